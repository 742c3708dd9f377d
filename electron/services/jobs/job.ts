/** What a job is to the one who does its work, and to the one who keeps it. */
import type { JobId } from '#shared/base/index.ts'
import type { JobView } from '#shared/contract/index.ts'

/** What a job tells of how far it is. */
export type JobProgress = Partial<Pick<JobView, 'done' | 'total' | 'counts' | 'folder'>>

/** A job as it is kept, with what is needed to go on with it. */
export interface KeptJob {
  readonly view: JobView
  /** What the job was asked to do, as JSON. */
  readonly request: unknown
}

/** Where jobs are kept; the library's store does. */
export interface JobStore {
  putJob(job: KeptJob): Promise<void>
  getJob(id: JobId): Promise<KeptJob | undefined>
  listJobs(): Promise<readonly KeptJob[]>
}

/** What a running job sees. */
export interface JobContext {
  readonly job: JobId
  /** The job ran before and was interrupted, cancelled or failed. */
  readonly resumed: boolean
  /** Aborts when the job is cancelled or the application ends; the runner then throws what the signal says. */
  readonly signal: AbortSignal
  progress(change: JobProgress): void
  /** Keeps a request that says more than the one the job began with, for a later resume. */
  keepRequest(request: unknown): Promise<void>
}

/** Does the work of one kind of job. Returning is success; an `AppError` ends the job as failed with its sentence. */
export type JobRunner = (request: unknown, context: JobContext) => Promise<void>
