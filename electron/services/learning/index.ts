export { Learning, type LearningParts, type LearnRequest } from './learning.ts'
