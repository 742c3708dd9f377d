export { type JobContext, type JobProgress, type JobRunner, type JobStore, type KeptJob } from './job.ts'
export { openJobs, type Jobs, type JobsOptions } from './jobs.ts'
