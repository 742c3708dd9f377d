export { Resegmenting } from './resegmenting.ts'
export { type ResegmentParts } from './resegment-job.ts'
