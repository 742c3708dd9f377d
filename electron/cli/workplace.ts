/** What the commands that work on a library share: its services on a platform that is this terminal, and their ending. */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'

import { AppError, type Log, type Platform } from '#electron/platform/index.ts'
import { createServices, openLibrary } from '#electron/services/index.ts'
import type { IdSource } from '#shared/base/index.ts'
import { failure, type JobView } from '#shared/contract/index.ts'

import manifest from '../../package.json' with { type: 'json' }
import { printError } from './output.ts'
import { showJob, type Progress } from './progress.ts'

export type Services = Awaited<ReturnType<typeof createServices>>

export interface Workplace {
  readonly services: Services
  /** Clock and randomness, for operations that a command carries out. */
  readonly ids: IdSource
  /** Waits until a job has ended and shows how far it is. Cancelled by the signal, it ends as cancelled. */
  follow(job: JobView, label: string): Promise<JobView>
}

export interface WorkplaceOptions {
  readonly library: string
  /** False refuses a folder that is no library yet; true makes one of it. */
  readonly create: boolean
  readonly progress: Progress
  /** Aborts when the person at the terminal wants to stop. */
  readonly signal: AbortSignal
}

/** Opens a library, works in it, and closes it again, however the work ends. */
export async function inLibrary<T>(options: WorkplaceOptions, work: (place: Workplace) => Promise<T>): Promise<T> {
  const folder = resolve(options.library)
  if (!options.create && !existsSync(join(folder, 'library.db'))) throw new AppError(failure('not-a-library', { path: folder }))
  const platform = terminalPlatform(folder)
  const store = await openLibrary(folder, platform)
  let services: Services
  try {
    services = await createServices(platform, store)
  } catch (error) {
    await store.release()
    throw error
  }
  try {
    return await work({ services, ids: platform.ids, follow: (job, label) => follow(services, options, job, label) })
  } finally {
    options.progress.clear()
    await services.release()
  }
}

async function follow(services: Services, { progress, signal }: WorkplaceOptions, job: JobView, label: string): Promise<JobView> {
  const stop = new AbortController()
  const cancel = (): void => void services.jobs.cancel(job.id)
  signal.addEventListener('abort', cancel)
  if (signal.aborted) cancel()
  try {
    // Listened to before it is asked, so that its end is not missed between the two.
    const events = services.library.events(stop.signal)
    let next = events.next()
    let view = await services.jobs.get(job.id)
    while (view.state === 'running') {
      showJob(progress, label, view)
      const event = await next
      if (event.done === true) break
      next = events.next()
      if (event.value.type === 'job' && event.value.job.id === job.id) view = event.value.job
    }
    return view
  } finally {
    stop.abort()
    signal.removeEventListener('abort', cancel)
    progress.clear()
  }
}

/** The person at the terminal names paths and may write wherever the system lets them. */
function terminalPlatform(library: string): Platform {
  return {
    host: 'memory',
    capabilities: { paths: true, dialogs: false, reveal: false, downloads: false, windowButtons: false },
    version: manifest.version,
    ids: { now: () => Date.now(), random: (bytes) => new Uint8Array(randomBytes(bytes)) },
    log: terminalLog,
    dataDir: library,
    exportDir: library,
    exportRoots: null,
    samplesDir: null,
    pickFiles: async () => [],
    pickFolder: async () => null,
    reveal: async () => false,
  }
}

/** There is no log file here: what goes wrong inside is for the terminal, everything else is told by the commands. */
const terminalLog: Log = {
  info: () => undefined,
  warn: () => undefined,
  error: (what, details) => printError(`${what} ${JSON.stringify(details ?? {})}`),
}
