/** The import service: what an editor chose becomes a job's request, and the job's files can be looked at. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

import { AppError } from '#electron/platform/index.ts'
import { instant, type JobId } from '#shared/base/index.ts'
import { failure, type ImportItem, type ImportSource } from '#shared/contract/index.ts'

import type { JobContext } from '../jobs/index.ts'
import type { LibraryStore } from '../library/index.ts'
import { diskReader, type SourceReader } from './files.ts'
import { runImport, uploadsNotListed, withoutSource, type ImportParts, type ImportRequest } from './import-job.ts'
import { Uploads } from './uploads.ts'

export interface ImportingOptions {
  readonly store: LibraryStore
  readonly platform: ImportParts['platform']
  readonly makers: ImportParts['makers']
  readonly onPagesAdded: (count: number) => void
  /** A disk to read from; left out, the machine's. */
  readonly reader?: SourceReader
}

export class Importing {
  private readonly parts: ImportParts

  constructor(options: ImportingOptions) {
    this.parts = { ...options, reader: options.reader ?? diskReader, uploads: new Uploads(options.store.folder) }
  }

  /**
   * Makes a job's request. Pasted texts are put aside for it; an upload that is not there is refused with
   * `upload-missing`, since it must not be found out only when all the others are imported.
   */
  async request(sources: readonly ImportSource[]): Promise<ImportRequest> {
    const { uploads } = this.parts
    const kept: ImportRequest['sources'] = []
    for (const source of sources) {
      if (source.from === 'path') kept.push({ path: source.path })
      else if (source.from === 'text') kept.push({ upload: await uploads.putText(source.text), name: source.name, path: '' })
      else {
        await uploads.source(source.upload)
        kept.push({ upload: source.upload, name: source.name, path: source.path })
      }
    }
    return { sources: kept, listed: null }
  }

  /** The sample pages, as sources: the texts of their folder, nothing below it. */
  async samples(folder: string): Promise<ImportSource[]> {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.txt')).sort()
    return names.map((name) => ({ from: 'path', path: join(folder, name) }))
  }

  /** The job's runner. */
  readonly run = (request: unknown, context: JobContext): Promise<void> => runImport(this.parts, request, context)

  async items(job: JobId, offset: number, limit: number): Promise<{ readonly total: number; readonly items: readonly ImportItem[] }> {
    if ((await this.parts.store.getJob(job)) === undefined) throw new AppError(failure('no-such-job'))
    const { total, items } = await this.parts.store.items(job, offset, limit)
    return { total, items: items.map(withoutSource) }
  }

  refused(): Promise<readonly ImportItem[]> {
    return this.parts.store.refusedItems()
  }

  async dismissRefused(): Promise<{ readonly dismissed: number }> {
    return { dismissed: await this.parts.store.dismissRefused(instant(this.parts.platform.ids.now())) }
  }

  putUpload(bytes: AsyncIterable<Uint8Array>): Promise<string> {
    return this.parts.uploads.put(bytes)
  }

  /** Removes uploads that no import waits for. For the start, when nobody is uploading. */
  async tidy(): Promise<void> {
    const { store, uploads } = this.parts
    const wanted = new Set<string>()
    for (const { view, request } of await store.listJobs()) {
      if (view.kind !== 'import' || view.state === 'done') continue
      for (const item of await store.waitingItems(view.id)) wanted.add(item.source)
      for (const source of uploadsNotListed(request)) wanted.add(uploads.pathOf(source))
    }
    await uploads.removeAllBut(wanted)
  }
}
