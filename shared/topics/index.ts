export type { TopicSlug } from './keywords.ts'
export { suggestTopics, TOPICS, type Topic, type TopicGuess } from './topics.ts'
