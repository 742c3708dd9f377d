export { suggestTopics, TOPICS, type Topic, type TopicGuess, type TopicSlug } from './topics.ts'
