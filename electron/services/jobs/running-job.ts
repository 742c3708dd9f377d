/** One job while it runs: its view, who is told of it, and how it ends. */
import type { Instant } from '#shared/base/index.ts'
import type { Failure, JobView } from '#shared/contract/index.ts'

import type { JobProgress, JobRunner, JobStore } from './job.ts'

/** Shortest time between two reports, in milliseconds: faster than an eye follows numbers. */
const REPORT = 100
/** Shortest time between two writes of a running job's numbers, in milliseconds. What the job did is kept elsewhere. */
const KEEP = 2000

interface RunningJobOptions {
  readonly view: JobView
  readonly request: unknown
  readonly store: JobStore
  readonly onChange: (view: JobView) => void
  readonly now: () => Instant
}

export class RunningJob {
  view: JobView
  /** Settles when the job has ended and its end is kept. Never rejects. */
  readonly ended: Promise<void>
  private request: unknown
  private readonly options: RunningJobOptions
  private readonly stopper = new AbortController()
  private endAs: 'cancelled' | 'interrupted' = 'cancelled'
  private reported = 0
  private kept = performance.now()
  private timer: NodeJS.Timeout | undefined
  private settle: () => void = () => undefined

  constructor(options: RunningJobOptions) {
    this.options = options
    this.view = options.view
    this.request = options.request
    this.ended = new Promise((resolve) => {
      this.settle = resolve
    })
  }

  /** Asks the job to end; a job that has come to its end meanwhile is done all the same. */
  stop(as: 'cancelled' | 'interrupted'): void {
    this.endAs = as
    this.stopper.abort(new Error(`the job was ${as}`))
  }

  /** Runs to the end, whatever that is, and keeps how it was. Rejects where that could not be kept. */
  async run(runner: JobRunner, resumed: boolean, failureOf: (error: unknown) => Failure): Promise<void> {
    this.report()
    const { signal } = this.stopper
    const context = {
      job: this.view.id,
      resumed,
      signal,
      progress: (change: JobProgress) => this.progress(change),
      keepRequest: async (request: unknown) => {
        this.request = request
        await this.keep()
      },
    }
    let end: Pick<JobView, 'state' | 'failure'> = { state: 'done', failure: null }
    try {
      await runner(this.request, context)
    } catch (error) {
      end = signal.aborted ? { state: this.endAs, failure: null } : { state: 'failed', failure: failureOf(error) }
    }
    clearTimeout(this.timer)
    this.view = { ...this.view, ...end, endedAt: this.options.now() }
    try {
      await this.keep()
    } finally {
      this.report()
      this.settle()
    }
  }

  private progress(change: JobProgress): void {
    this.view = { ...this.view, ...change }
    const now = performance.now()
    if (now - this.reported >= REPORT) this.report()
    else this.timer ??= setTimeout(() => this.report(), REPORT - (now - this.reported))
    if (now - this.kept >= KEEP) {
      this.kept = now
      // Only numbers for a later look: a write that fails here fails again, and aloud, where the job's work is kept.
      this.keep().catch(() => undefined)
    }
  }

  private report(): void {
    clearTimeout(this.timer)
    this.timer = undefined
    this.reported = performance.now()
    this.options.onChange(this.view)
  }

  private keep(): Promise<void> {
    return this.options.store.putJob({ view: this.view, request: this.request })
  }
}
