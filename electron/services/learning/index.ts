export { Learning, type LearningParts, type LearnRequest } from './learning.ts'
export { learnFrom, readWeights, SHIPPED } from './program.ts'
