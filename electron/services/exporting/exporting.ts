/** The export service: previews, the export job, and the files of exports that are finished. */
import { createReadStream } from 'node:fs'
import { lstat, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'

import { AppError } from '#electron/platform/index.ts'
import { present, type JobId } from '#shared/base/index.ts'
import { failure, type ExportOptions, type ExportPreview, type LibraryEvent } from '#shared/contract/index.ts'

import type { JobContext } from '../jobs/index.ts'
import type { LibraryStore } from '../library/index.ts'
import { runExport, type ExportParts } from './export-job.ts'
import { checkFolder, partialFolder } from './folder.ts'
import { Previews } from './previews.ts'
import { ARTICLES } from './writers.ts'

export class Exporting {
  private readonly store: LibraryStore
  private readonly platform: ExportParts['platform']
  private readonly previews: Previews

  constructor(store: LibraryStore, platform: ExportParts['platform']) {
    this.store = store
    this.platform = platform
    this.previews = new Previews(store)
  }

  preview(options: ExportOptions, sample: number, signal?: AbortSignal): Promise<ExportPreview> {
    return this.previews.preview(options, sample, signal)
  }

  /** Tells the previews what has changed. */
  follow(event: LibraryEvent): void {
    this.previews.follow(event)
  }

  /** Makes a job's request. A folder that cannot be written is refused before there is a job. */
  async request(options: ExportOptions, folder: string): Promise<{ readonly options: ExportOptions; readonly folder: string }> {
    return { options, folder: await checkFolder(folder, this.platform.exportRoots) }
  }

  /** The job's runner. */
  readonly run = (request: unknown, context: JobContext): Promise<void> =>
    runExport({ store: this.store, platform: this.platform }, request, context)

  /** The files of a finished export with their sizes; names with `/`. */
  async files(job: JobId): Promise<readonly { readonly name: string; readonly bytes: number }[]> {
    const folder = await this.folderOf(job)
    const top = (await readdir(folder, { withFileTypes: true }).catch(gone)).filter((entry) => entry.isFile()).map((entry) => entry.name)
    const below = await readdir(join(folder, ARTICLES)).catch(() => [])
    const names = [...top.sort(), ...below.sort().map((name) => `${ARTICLES}/${name}`)]
    return Promise.all(names.map(async (name) => ({ name, bytes: (await lstat(join(folder, name))).size })))
  }

  /** Opens a file that `files` lists; any other name is `not-found`, wherever it might lead. */
  async openFile(job: JobId, name: string): Promise<{ readonly bytes: number; stream(): Readable }> {
    const folder = await this.folderOf(job)
    const parts = name.startsWith(`${ARTICLES}/`) ? [ARTICLES, name.slice(ARTICLES.length + 1)] : [name]
    const last = present(parts.at(-1), 'a name has a last part')
    if (last === '' || last === '.' || last === '..' || /[/\\\0]/.test(last)) throw new AppError(failure('not-found'))
    const path = join(folder, ...parts)
    const found = await lstat(path).catch(gone)
    if (!found.isFile()) throw new AppError(failure('not-found'))
    return { bytes: found.size, stream: () => createReadStream(path) }
  }

  /** True for the folder of a finished export. */
  async wrote(folder: string): Promise<boolean> {
    return (await this.store.listJobs()).some(({ view }) => view.kind === 'export' && view.state === 'done' && view.folder === folder)
  }

  /** Removes what exports that a crash ended have left half written. For the start. */
  async tidy(): Promise<void> {
    for (const { view } of await this.store.listJobs()) {
      if (view.kind !== 'export' || view.state === 'done' || view.folder === null) continue
      const partial = partialFolder(view.folder, view.id)
      await rm(partial, { recursive: true, force: true }).catch((error: unknown) => {
        this.platform.log.warn('a half-written export could not be removed', { folder: partial, error: String(error) })
      })
    }
  }

  private async folderOf(job: JobId): Promise<string> {
    const kept = await this.store.getJob(job)
    if (kept?.view.kind !== 'export') throw new AppError(failure('no-such-job'))
    if (kept.view.state !== 'done' || kept.view.folder === null) throw new AppError(failure('not-found'))
    return kept.view.folder
  }
}

function gone(error: unknown): never {
  throw new AppError(failure('not-found'), { cause: error })
}
