/**
 * The export job: goes through the library page by page and writes what was chosen into a folder beside the one that
 * was asked for, which takes its place when everything is on the disk. Memory does not grow with the library, but for
 * the keys and file names that must not occur twice.
 */
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'

import type { Log, Platform } from '#electron/platform/index.ts'
import { exportOptionsSchema, type ExportOptions } from '#shared/contract/index.ts'
import { articleRecord, removedRecords } from '#shared/export/index.ts'
import { articlesInOrder, PAGE_FORMAT, type Page } from '#shared/model/index.ts'
import { checkPage } from '#shared/rules/index.ts'

import type { JobContext } from '../jobs/index.ts'
import type { LibraryStore } from '../library/index.ts'
import { writeFailure } from '../write-failure.ts'
import { checkFolder, makePartial, partialFolder, putInPlace } from './folder.ts'
import { Keys } from './links.ts'
import { GrowingFile, SmallFiles, type WrittenFile } from './output.ts'
import { RemovedCounts } from './removed.ts'
import { pageFacts } from './selection.ts'
import { Tally } from './tally.ts'
import { ARTICLES, layoutOf, type Layout } from './writers.ts'

/**
 * Versions of the manifest and of the records, for whoever reads them. Records of version 2 tell what they continue, those of version 3
 * how many copies were dropped for them. Manifests of version 2 count dropped copies as records do, apart from their blocks, and tell
 * how many copies nobody had decided about. */
const MANIFEST_FORMAT = 2
const RECORD_FORMAT = 3

export const exportRequestSchema = v.strictObject({ options: exportOptionsSchema, folder: v.string() })

export interface ExportParts {
  readonly store: LibraryStore
  readonly platform: Pick<Platform, 'version' | 'exportRoots' | 'log'>
}

/** Runs an export to its end. However else it ends, nothing of it stays on the disk. [E11] */
export async function runExport({ store, platform }: ExportParts, kept: unknown, context: JobContext): Promise<void> {
  const { options, folder } = v.parse(exportRequestSchema, kept)
  const target = await checkFolder(folder, platform.exportRoots)
  const partial = partialFolder(target, context.job)
  // Told before anything is written: what a crash leaves behind is found by it.
  context.progress({ folder: target })
  await context.keepRequest(kept)
  await makePartial(partial)
  try {
    const { pages } = await store.overview()
    const keys = new Keys()
    await keys.readAll(store, context.signal)
    const removedFor = (await RemovedCounts.read(store, Infinity, context.signal)).of
    const run = await ExportRun.begin({ folder: partial, options, platform, context, total: pages, keys, store, removedFor })
    try {
      for await (const page of store.eachPage()) {
        context.signal.throwIfAborted()
        await run.add(page)
      }
      await run.end()
    } catch (error) {
      await run.abandon()
      throw error
    }
    context.signal.throwIfAborted()
    await putInPlace(partial, target)
  } catch (error) {
    await rm(partial, { recursive: true, force: true })
    throw error
  }
}

class ExportRun {
  private readonly tally: Tally
  private readonly layout: Layout
  private readonly keys: Keys
  private readonly store: LibraryStore
  private readonly removedFor: RemovedCounts['of']
  private readonly options: ExportOptions
  private readonly context: JobContext
  private readonly total: number
  private readonly removed: GrowingFile
  private readonly manifest: GrowingFile
  /** The one file of all articles, or null where each has its own. */
  private readonly single: GrowingFile | null
  private readonly small: SmallFiles
  /** Files that are not complete yet, but for the manifest. */
  private growing: readonly GrowingFile[]
  private readonly log: Log
  /** Pages that break a rule. */
  private broken = 0
  private done = 0
  private files = 0
  /** Known at the end only: articles left out, as the job's counts `left_status`, `left_no-text` … */
  private leftOut: Readonly<Record<string, number>> = {}
  /** Bytes of the files that are complete. */
  private bytes = 0

  private constructor(parts: RunParts) {
    this.options = parts.options
    this.context = parts.context
    this.total = parts.total
    this.log = parts.log
    this.keys = parts.keys
    this.store = parts.store
    this.removedFor = parts.removedFor
    this.tally = new Tally(parts.options)
    this.layout = parts.layout
    this.removed = parts.removed
    this.manifest = parts.manifest
    this.single = parts.single
    this.growing = parts.single === null ? [parts.removed] : [parts.single, parts.removed]
    this.small = new SmallFiles(parts.folder, (file) => this.list(file))
  }

  static async begin({ platform, ...given }: Beginning): Promise<ExportRun> {
    const { folder, options } = given
    const layout = layoutOf(options.format)
    const open: GrowingFile[] = []
    const begin = async (name: string): Promise<GrowingFile> => {
      const file = await GrowingFile.begin(folder, name)
      open.push(file)
      return file
    }
    try {
      if (layout.single === null) await mkdir(join(folder, ARTICLES))
      const manifest = await begin('manifest.json')
      const removed = await begin('removed.jsonl')
      const single = layout.single === null ? null : await begin(layout.single)
      const formats = { manifest: MANIFEST_FORMAT, record: RECORD_FORMAT, page: PAGE_FORMAT }
      const head = { format: 'jiaoban-export', application: platform.version, formats, options }
      await manifest.add(`${JSON.stringify(head, undefined, 2).slice(0, -2)},\n  "files": [`)
      return new ExportRun({ ...given, layout, manifest, removed, single, log: platform.log })
    } catch (error) {
      await Promise.all(open.map((file) => file.abandon()))
      throw writeFailure(error, folder)
    }
  }

  /** Writes what is chosen of one page. */
  async add(page: Page): Promise<void> {
    const broken = checkPage(page)
    if (broken.length > 0) {
      // Written all the same: an export that stops over one page of a hundred thousand helps nobody. But it is said.
      this.broken++
      this.log.warn('a page breaks rules and was exported as it is', { page: page.head.id, rules: broken.map(({ rule }) => rule) })
    }
    const facts = pageFacts(page)
    // Also for a page of which nothing is written: ids must not depend on the filter. [E7]
    const key = this.keys.of(facts.head)
    const { chosen, removes } = this.tally.add(facts)
    const linked = await this.keys.linksOf(this.store, page)
    const { idOf } = linked
    const articles = articlesInOrder(page)
    for (const i of chosen) {
      const article = articles[i]
      if (article === undefined) continue
      const laid = this.layout.lay(
        page,
        articleRecord(page, article, { key, punctuation: this.options.punctuation, idOf, removedFor: this.removedFor }),
      )
      if (this.single !== null) await this.single.add(laid.text)
      else await this.small.add(laid.file, laid.text)
    }
    if (removes) for (const record of removedRecords(page, { key, ...linked })) await this.removed.add(`${JSON.stringify(record)}\n`)
    this.report(++this.done)
  }

  /** Closes all files; the manifest last, since it lists the others. [E13] */
  async end(): Promise<void> {
    await this.small.end()
    if (this.single !== null) await this.list(await this.single.end())
    await this.list(await this.removed.end())
    this.growing = []
    const { pages, total, written, removed, removedBlocks, undecided } = this.tally
    const left = Object.fromEntries(this.tally.leftOut().map(({ reason, count }) => [reason, count]))
    this.leftOut = Object.fromEntries(Object.entries(left).map(([reason, count]) => [`left_${reason}`, count]))
    const counts = {
      pages,
      articles: written,
      removed_copies: removed,
      removed_blocks: removedBlocks,
      undecided_copies: undecided,
      left_out: left,
      articles_in_library: total,
      pages_breaking_rules: this.broken,
    }
    const text = JSON.stringify(counts, undefined, 2).replaceAll('\n', '\n  ')
    await this.manifest.add(`${this.files > 0 ? '\n  ' : ''}],\n  "counts": ${text}\n}\n`)
    this.bytes += (await this.manifest.end()).bytes
    this.files++
    this.report(this.done)
  }

  async abandon(): Promise<void> {
    await this.small.end().catch(() => undefined)
    await Promise.all([this.single?.abandon(), this.removed.abandon(), this.manifest.abandon()])
  }

  private async list(file: WrittenFile): Promise<void> {
    await this.manifest.add(`${this.files > 0 ? ',' : ''}\n    ${JSON.stringify(file)}`)
    this.files++
    this.bytes += file.bytes
  }

  private report(done: number): void {
    const { written, removed, undecided } = this.tally
    const bytes = this.growing.reduce((sum, file) => sum + file.bytes, this.bytes)
    this.context.progress({
      done,
      total: Math.max(this.total, done),
      counts: { articles: written, removed, undecided, bytes, files: this.files, ...this.leftOut },
    })
  }
}

interface Given {
  readonly folder: string
  readonly options: ExportOptions
  readonly context: JobContext
  readonly total: number
  readonly keys: Keys
  readonly store: LibraryStore
  readonly removedFor: RemovedCounts['of']
}

interface Beginning extends Given {
  readonly platform: ExportParts['platform']
}

interface RunParts extends Given {
  readonly log: Log
  readonly layout: Layout
  readonly manifest: GrowingFile
  readonly removed: GrowingFile
  readonly single: GrowingFile | null
}
