/** Services over a real library in a temporary folder, for tests. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { fakePlatform, type FakePlatform, type FakePlatformOptions, type Platform } from '#electron/platform/index.ts'
import type { ExportOptions, JobView, LibraryEvent } from '#shared/contract/index.ts'
import { ARTICLE_KINDS, STATUSES } from '#shared/model/index.ts'

import { createServices, openLibrary, type ServicesOptions } from '../index.ts'

type Services = Awaited<ReturnType<typeof createServices>>

export interface Workshop {
  readonly platform: Platform
  readonly fake: FakePlatform
  readonly services: Services
  /** Everything that happened so far. */
  readonly events: readonly LibraryEvent[]
  /** Writes a file below the temporary folder and returns its path. */
  put(path: string, bytes: string | Uint8Array): string
  /** Waits until a job has ended. */
  ended(job: JobView): Promise<JobView>
  /** Ends the services and opens the same library again, as a restart does. */
  restart(): Promise<Workshop>
  release(): Promise<void>
}

/** Everything, as it stands. */
export const EVERYTHING: ExportOptions = {
  format: 'jsonl',
  statuses: STATUSES,
  kinds: ARTICLE_KINDS,
  from: null,
  to: null,
  topics: [],
  untagged: true,
  punctuation: 'source',
}

export async function openWorkshop(
  options: FakePlatformOptions = {},
  changes: Partial<Platform> = {},
  services: ServicesOptions = {},
): Promise<Workshop> {
  const fake = fakePlatform(options)
  return openOn(fake, { ...fake, capabilities: { ...fake.capabilities, paths: true, reveal: true }, ...changes }, services)
}

async function openOn(fake: FakePlatform, platform: Platform, options: ServicesOptions): Promise<Workshop> {
  const services = await createServices(platform, await openLibrary(join(fake.root, 'library'), platform), options)
  const events: LibraryEvent[] = []
  const stop = new AbortController()
  const listening = (async () => {
    for await (const event of services.library.events(stop.signal)) events.push(event)
  })()
  const end = async (): Promise<void> => {
    await services.release()
    stop.abort()
    await listening
  }
  return {
    platform,
    fake,
    services,
    events,
    put(path, bytes) {
      const whole = join(fake.root, path)
      mkdirSync(dirname(whole), { recursive: true })
      writeFileSync(whole, bytes)
      return whole
    },
    async ended(job) {
      for (;;) {
        const view = await services.jobs.get(job.id)
        if (view.state !== 'running') return view
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    },
    async restart() {
      await end()
      return openOn(fake, platform, options)
    },
    async release() {
      await end()
      await fake.release()
    },
  }
}
