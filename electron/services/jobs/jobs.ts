/** Long work: what runs, what ran, and how it ended. What a job does is its runner's business; this file keeps the books. */
import { AppError, type Platform } from '#electron/platform/index.ts'
import { instant, newId, type JobId } from '#shared/base/index.ts'
import { failure, type Failure, type JobView } from '#shared/contract/index.ts'

import type { JobRunner, JobStore, KeptJob } from './job.ts'
import { RunningJob } from './running-job.ts'

export interface Jobs {
  /** Starts a job and returns at once. */
  start(kind: JobView['kind'], request: unknown): Promise<JobView>
  /** Latest first. */
  list(): Promise<readonly JobView[]>
  get(id: JobId): Promise<JobView>
  /** Ends a running job and waits until it has ended. Of a job that has ended already, tells how. [J2] */
  cancel(id: JobId): Promise<JobView>
  /** Goes on with a job that was interrupted, cancelled or failed. [J2] */
  resume(id: JobId): Promise<JobView>
  /** Waits until a job has ended. */
  ended(id: JobId): Promise<JobView>
  /** Ends all jobs; they can be resumed at the next start. [J1] */
  release(): Promise<void>
}

export interface JobsOptions {
  readonly store: JobStore
  readonly platform: Pick<Platform, 'ids' | 'log'>
  readonly runners: Readonly<Record<JobView['kind'], JobRunner>>
  /** Told of every change, at most some ten times a second for each job. */
  readonly onChange: (view: JobView) => void
}

/** Opens the books: what is kept as running was interrupted. [J1] */
export async function openJobs(options: JobsOptions): Promise<Jobs> {
  for (const { view, request } of await options.store.listJobs()) {
    if (view.state === 'running') await options.store.putJob({ view: { ...view, state: 'interrupted' }, request })
  }
  return new JobBooks(options)
}

class JobBooks implements Jobs {
  private readonly options: JobsOptions
  private readonly running = new Map<JobId, RunningJob>()
  private released = false

  constructor(options: JobsOptions) {
    this.options = options
  }

  async start(kind: JobView['kind'], request: unknown): Promise<JobView> {
    const { ids } = this.options.platform
    return this.run(
      {
        id: newId<JobId>(ids),
        kind,
        state: 'running',
        done: 0,
        total: 0,
        counts: {},
        folder: null,
        failure: null,
        startedAt: instant(ids.now()),
        endedAt: null,
      },
      request,
      false,
    )
  }

  async list(): Promise<readonly JobView[]> {
    const kept = await this.options.store.listJobs()
    const views = kept.map(({ view }) => this.running.get(view.id)?.view ?? view)
    return views.sort((a, b) => (a.startedAt === b.startedAt ? (a.id < b.id ? 1 : -1) : a.startedAt < b.startedAt ? 1 : -1))
  }

  async get(id: JobId): Promise<JobView> {
    return this.running.get(id)?.view ?? (await this.kept(id)).view
  }

  async cancel(id: JobId): Promise<JobView> {
    const running = this.running.get(id)
    running?.stop('cancelled')
    return this.ended(id)
  }

  async resume(id: JobId): Promise<JobView> {
    const { view, request } = await this.kept(id)
    if (this.running.has(id) || view.state === 'running' || view.state === 'done') throw new AppError(failure('cannot-resume'))
    return this.run({ ...view, state: 'running', failure: null, endedAt: null }, request, true)
  }

  async ended(id: JobId): Promise<JobView> {
    await this.running.get(id)?.ended
    return this.get(id)
  }

  async release(): Promise<void> {
    this.released = true
    const running = [...this.running.values()]
    for (const job of running) job.stop('interrupted')
    await Promise.all(running.map((job) => job.ended))
  }

  private async run(view: JobView, request: unknown, resumed: boolean): Promise<JobView> {
    if (this.released) throw new AppError(failure('cannot-resume'))
    const { store, platform, runners, onChange } = this.options
    const job = new RunningJob({ view, request, store, onChange, now: () => instant(platform.ids.now()) })
    // Registered before the first await, so that a second resume of the same job finds it.
    this.running.set(view.id, job)
    try {
      await store.putJob({ view, request })
    } catch (error) {
      this.running.delete(view.id)
      throw error
    }
    job
      .run(runners[view.kind], resumed, (error) => this.failureOf(error, view))
      .catch((error: unknown) => platform.log.error('a job’s end could not be kept', { job: view.id, error: String(error) }))
      .finally(() => this.running.delete(view.id))
    return job.view
  }

  private failureOf(error: unknown, view: JobView): Failure {
    if (error instanceof AppError) return error.failure
    const { ids, log } = this.options.platform
    const id = newId(ids).slice(-8)
    log.error('a job failed', {
      log: id,
      job: view.id,
      kind: view.kind,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    })
    return failure('internal', { log: id })
  }

  private async kept(id: JobId): Promise<KeptJob> {
    const job = await this.options.store.getJob(id)
    if (job === undefined) throw new AppError(failure('no-such-job'))
    return job
  }
}
