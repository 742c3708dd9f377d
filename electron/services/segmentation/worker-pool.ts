/**
 * A small pool of worker threads for work that would hold up the thread that talks to the screen. A thread has one
 * task at a time, so that whatever ends it (an error, memory run out, a task that takes too long) is the end of that
 * task only.
 */
import { join } from 'node:path'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'

import type { Log } from '#electron/platform/index.ts'

/** Two threads saturate two cores; more would only starve the application on the machines that editors have. */
const MOST_THREADS = 2
/** Time after which a task is given up, in milliseconds. To segment a page takes some milliseconds. */
const LONGEST = 120_000
/** Time without work after which a thread is ended, in milliseconds: each holds some tens of MB. */
const IDLE = 20_000
/** Memory of one thread, in MB. */
const MEMORY = 1536

/** Threads that turn requests into answers; both go through structured clone. */
export interface WorkerPool<Request, Answer> {
  /** Tasks that can be worked on at the same time. */
  readonly size: number
  /**
   * Has one task done in a thread. Rejects with a `WorkerCrash` when the thread died over it, and with the signal's
   * reason when that aborts; the task is not worked on any further then.
   */
  run(request: Request, signal: AbortSignal): Promise<Answer>
  /** Ends all threads. What is still under way rejects. */
  release(): Promise<void>
}

/** The thread died over its task. The task is to blame, not what it is part of. */
export class WorkerCrash extends Error {
  constructor(why: string, options?: ErrorOptions) {
    super(why, options)
    this.name = 'WorkerCrash'
  }
}

export interface WorkerPoolOptions {
  readonly log: Log
  readonly size?: number
  /** File that the threads run; it answers each message with one. */
  readonly entry: string
  /** Milliseconds that one task may take. */
  readonly longest?: number
}

/**
 * The file of one of our worker threads, e.g. `page-worker`. The sources run as they are, from
 * electron/services/segmentation; in the bundle this code is in some file one level below out/main, as the workers are.
 */
export function workerEntry(name: string, directory: string = import.meta.dirname, file: string = import.meta.filename): string {
  return file.endsWith('.ts') ? join(directory, '../../workers', `${name}.ts`) : join(directory, '../workers', `${name}.js`)
}

interface Task {
  readonly request: unknown
  readonly resolve: (answer: unknown) => void
  readonly reject: (error: unknown) => void
}

/** Starts with no thread; each is started when there is work for it. */
export function createWorkerPool<Request, Answer>(options: WorkerPoolOptions): WorkerPool<Request, Answer> {
  const size = options.size ?? Math.max(1, Math.min(MOST_THREADS, availableParallelism()))
  const waiting: Task[] = []
  const threads = new Set<Thread>()
  let released = false

  const start = (): Thread => {
    const thread = new Thread(options, next, () => {
      threads.delete(thread)
      next()
    })
    threads.add(thread)
    return thread
  }
  function next(): void {
    while (waiting.length > 0) {
      const thread = [...threads].find((one) => one.free) ?? (threads.size < size ? start() : undefined)
      const task = thread === undefined ? undefined : waiting.shift()
      if (thread === undefined || task === undefined) return
      thread.run(task)
    }
  }

  return {
    size,
    async run(request, signal) {
      signal.throwIfAborted()
      if (released) throw new WorkerCrash('the threads were released')
      let stop = (): void => undefined
      try {
        return await new Promise<Answer>((resolve, reject) => {
          const task: Task = { request, resolve: resolve as (answer: unknown) => void, reject }
          stop = () => {
            const at = waiting.indexOf(task)
            if (at >= 0) waiting.splice(at, 1)
            reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'))
            void [...threads].find((thread) => thread.task === task)?.end()
          }
          signal.addEventListener('abort', stop)
          waiting.push(task)
          next()
        })
      } finally {
        signal.removeEventListener('abort', stop)
      }
    },
    async release() {
      released = true
      for (const task of waiting.splice(0)) task.reject(new WorkerCrash('the threads were released'))
      await Promise.all([...threads].map((thread) => thread.end()))
    },
  }
}

class Thread {
  task: Task | undefined
  private ending = false
  private readonly worker: Worker
  private readonly longest: number
  private readonly becameFree: () => void
  private timer: NodeJS.Timeout | undefined

  constructor(options: WorkerPoolOptions, becameFree: () => void, ended: () => void) {
    this.longest = options.longest ?? LONGEST
    this.becameFree = becameFree
    this.worker = new Worker(options.entry, { resourceLimits: { maxOldGenerationSizeMb: MEMORY } })
    this.worker.unref()
    this.worker.on('message', (answer: unknown) => this.finish((task) => task.resolve(answer)))
    this.worker.on('error', (error) => {
      this.ending = true
      options.log.error('a worker thread died', { error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
      this.finish((task) => task.reject(new WorkerCrash('the thread died', { cause: error })))
    })
    this.worker.on('exit', () => {
      this.ending = true
      clearTimeout(this.timer)
      this.finish((task) => task.reject(new WorkerCrash('the thread ended')))
      ended()
    })
  }

  get free(): boolean {
    return this.task === undefined && !this.ending
  }

  run(task: Task): void {
    this.task = task
    // Only work keeps the program alive, not a thread that waits for some.
    this.worker.ref()
    this.after(this.longest, () => {
      task.reject(new WorkerCrash(`no answer within ${this.longest} ms`))
      void this.end()
    })
    this.worker.postMessage(task.request)
  }

  async end(): Promise<void> {
    this.ending = true
    await this.worker.terminate()
  }

  private finish(settle: (task: Task) => void): void {
    const { task } = this
    if (task === undefined) return
    this.task = undefined
    this.worker.unref()
    if (!this.ending) this.after(IDLE, () => void this.end())
    settle(task)
    this.becameFree()
  }

  private after(milliseconds: number, action: () => void): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(action, milliseconds).unref()
  }
}
