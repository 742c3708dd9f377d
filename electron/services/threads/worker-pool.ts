/**
 * A small pool of worker threads for work that would hold up the thread that talks to the screen. A thread does one
 * task after the other, so that whatever ends it (an error, memory run out, a task that takes too long) is the end of
 * the task at its head only; those that wait behind it go to another thread.
 */
import { join } from 'node:path'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'

import type { Log } from '#electron/platform/index.ts'

/** Two threads saturate two cores; more would only starve the application on the machines that editors have. */
const MOST_THREADS = 2
/** Tasks that are sent to a thread at once: with fewer, it stands idle whenever the sending thread is busy, e.g. with a transaction. */
const AHEAD = 16
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
  /**
   * Tells every thread something that holds for what it is sent from now on, threads that are started later too. It takes
   * the place of what was told before, and is not answered.
   */
  tell(what: Request): void
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
 * electron/services/threads; in the bundle this code is in some file one level below out/main, as the workers are.
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
  let told: { readonly what: unknown } | undefined

  const start = (): Thread => {
    const thread = new Thread(options, next, (left) => {
      threads.delete(thread)
      waiting.unshift(...left)
      next()
    })
    if (told !== undefined) thread.tell(told.what)
    threads.add(thread)
    return thread
  }
  /** Hands waiting tasks out, to the thread with the fewest; a new one is started where that would still be busy. */
  function next(): void {
    while (waiting.length > 0) {
      const [idlest] = [...threads].filter((thread) => thread.room > 0).sort((a, b) => b.room - a.room)
      const thread = threads.size < size && idlest?.room !== AHEAD ? start() : idlest
      const task = thread === undefined ? undefined : waiting.shift()
      if (thread === undefined || task === undefined) return
      thread.add(task)
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
            reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'))
            const at = waiting.indexOf(task)
            if (at >= 0) waiting.splice(at, 1)
            else for (const thread of threads) thread.drop(task)
          }
          signal.addEventListener('abort', stop)
          waiting.push(task)
          next()
        })
      } finally {
        signal.removeEventListener('abort', stop)
      }
    },
    tell(what) {
      told = { what }
      for (const thread of threads) thread.tell(what)
    },
    async release() {
      released = true
      const left = [...waiting.splice(0), ...[...threads].flatMap((thread) => thread.takeBack())]
      for (const task of left) task.reject(new WorkerCrash('the threads were released'))
      await Promise.all([...threads].map((thread) => thread.end()))
    },
  }
}

class Thread {
  /** Sent and not answered yet, the one that is worked on first. A task that was dropped or given up keeps its place until its answer has come. */
  private tasks: (Task | undefined)[] = []
  private ending = false
  private blamed = false
  /** What the thread died of, once it is known that it did. */
  private death = new WorkerCrash('the thread ended')
  private readonly worker: Worker
  private readonly longest: number
  private readonly answered: () => void
  private timer: NodeJS.Timeout | undefined

  /** `ended` gets the tasks that were not worked on. */
  constructor(options: WorkerPoolOptions, answered: () => void, ended: (left: Task[]) => void) {
    this.longest = options.longest ?? LONGEST
    this.answered = answered
    this.worker = new Worker(options.entry, { resourceLimits: { maxOldGenerationSizeMb: MEMORY } })
    this.worker.unref()
    this.worker.on('message', (answer: unknown) => this.take(answer))
    this.worker.on('error', (error) => {
      this.ending = true
      options.log.error('a worker thread died', { error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
      this.death = new WorkerCrash('the thread died', { cause: error })
    })
    this.worker.on('exit', () => {
      this.ending = true
      clearTimeout(this.timer)
      // Only now is it known which task is at the head: the error may overtake answers, which come another way; the exit does not.
      this.giveUp(this.death)
      ended(this.takeBack())
    })
  }

  /** How many more tasks can be sent. */
  get room(): number {
    return this.ending ? 0 : AHEAD - this.tasks.length
  }

  add(task: Task): void {
    this.tasks.push(task)
    // Only work keeps the program alive, not a thread that waits for some.
    this.worker.ref()
    if (this.tasks.length === 1) this.watch()
    this.worker.postMessage(task.request)
  }

  /** Sends what is not answered. Messages keep their order, so that it holds for what is sent after it. */
  tell(what: unknown): void {
    if (!this.ending) this.worker.postMessage(what)
  }

  /** Ends the thread where it is working on the task, and else only forgets that somebody waits for it. */
  drop(task: Task): void {
    const at = this.tasks.indexOf(task)
    if (at >= 0) this.tasks[at] = undefined
    if (at === 0) void this.end()
  }

  /** Takes back what is waiting here, the task that is worked on included. */
  takeBack(): Task[] {
    return this.tasks.splice(0).filter((task) => task !== undefined)
  }

  async end(): Promise<void> {
    this.ending = true
    // Whoever ends it has said before whose fault it is, or it is nobody's.
    this.blamed = true
    await this.worker.terminate()
  }

  private take(answer: unknown): void {
    const task = this.tasks.shift()
    if (this.tasks.length > 0) this.watch()
    // An answer may still come from a thread that is being ended: whoever waits for that end must not be left without a program.
    else if (!this.ending) {
      this.worker.unref()
      this.after(IDLE, () => void this.end())
    }
    task?.resolve(answer)
    this.answered()
  }

  /** Rejects the task at the head: it is what the thread died over. It keeps its place: its answer may be on the way after all. */
  private giveUp(why: WorkerCrash): void {
    // Once only: an exit follows when the time is up, and the tasks behind must not be blamed.
    if (this.blamed) return
    this.blamed = true
    this.tasks[0]?.reject(why)
    if (this.tasks.length > 0) this.tasks[0] = undefined
  }

  private watch(): void {
    this.after(this.longest, () => {
      this.giveUp(new WorkerCrash(`no answer within ${this.longest} ms`))
      void this.end()
    })
  }

  private after(milliseconds: number, action: () => void): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(action, milliseconds).unref()
  }
}
