/** What several scenarios need: a temporary workshop with generated pages, services over a fresh library, waiting for jobs. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { fakePlatform, type Platform } from '#electron/platform/index.ts'
import { createServices } from '#electron/services/index.ts'
import { prepareFile } from '#electron/services/importing/index.ts'
import { openLibrary } from '#electron/services/library/index.ts'
import type { JobView } from '#shared/contract/index.ts'

import { generatePage } from './generate-page.ts'

type Services = Awaited<ReturnType<typeof createServices>>

export interface Workshop {
  /** A temporary folder; everything a scenario writes lies below it. */
  readonly folder: string
  readonly services: Services
  /** Folder below which exports may be written. */
  readonly exports: string
  /** Removes everything. */
  release(): Promise<void>
}

/** Opens services over a fresh library on the disk that holds the system's temporary folder. */
export async function openWorkshop(): Promise<Workshop> {
  const folder = await mkdtemp(join(tmpdir(), 'jiaoban-bench-'))
  const fake = fakePlatform()
  const platform: Platform = { ...fake, capabilities: { ...fake.capabilities, paths: true } }
  const services = await createServices(platform, await openLibrary(join(folder, 'library'), platform))
  return {
    folder,
    services,
    exports: platform.exportDir,
    release: async () => {
      await services.release()
      await fake.release()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Writes generated pages into a folder; returns their paths. */
export async function writePages(folder: string, count: number): Promise<string[]> {
  await mkdir(folder, { recursive: true })
  const paths: string[] = []
  for (let i = 0; i < count; i++) {
    const page = generatePage(i)
    const path = join(folder, page.name)
    await writeFile(path, page.text)
    paths.push(path)
  }
  return paths
}

/** Waits until a job has ended; throws where it did not end well, so that no figure is taken from a failed run. */
export async function finished(services: Services, job: JobView): Promise<JobView> {
  let view = job
  while (view.state === 'running') {
    await new Promise((resolve) => setTimeout(resolve, 5))
    view = await services.jobs.get(job.id)
  }
  if (view.state !== 'done') throw new Error(`the ${view.kind} ended as ${view.state}: ${JSON.stringify(view.failure)}`)
  return view
}

/**
 * Makes a library of generated pages without the import's files. `short` keeps only the first lines of each page, so
 * that a library of 100,000 pages is made in minutes; its table is the same.
 */
export async function libraryOf(folder: string, count: number, short = false): Promise<void> {
  const platform = fakePlatform()
  const library = await openLibrary(folder, platform)
  try {
    for (let from = 0; from < count; from += 200) {
      const pages = []
      for (let i = from; i < Math.min(count, from + 200); i++) {
        const { name, text } = generatePage(i)
        const kept = short ? text.split('\n').slice(0, 6).join('\n') : text
        const bytes = Buffer.from(short ? `${kept}\n第${String(i)}号` : kept)
        const made = prepareFile({ name, bytes, sha256: await library.putOriginal(bytes) }, platform.ids)
        if (!made.ok) throw new Error(`a generated page was refused: ${made.failure.code}`)
        pages.push(made.page)
      }
      await library.addPages(pages)
    }
  } finally {
    await library.release()
    await platform.release()
  }
}
