export { FULL_COURSE, type Course } from './course.ts'
export { learnFrom } from './library.ts'
export { learnWeights } from './learn.ts'
