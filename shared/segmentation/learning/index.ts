export { learnFrom } from './library.ts'
export { FULL_COURSE, learnWeights, type Course } from './learn.ts'
