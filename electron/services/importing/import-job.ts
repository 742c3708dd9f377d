/**
 * The import job: reads each file, has its page made in a worker thread, and gives the pages to the library in batches.
 * What is kept is kept file by file: an import that was cancelled, or that a crash ended, goes on with what is waiting.
 */
import { createHash } from 'node:crypto'
import * as v from 'valibot'

import type { Platform } from '#electron/platform/index.ts'
import { newId, type Sha256 } from '#shared/base/index.ts'
import { failure, MAX_TEXT_BYTES, type Failure, type ImportItem } from '#shared/contract/index.ts'

import type { JobContext } from '../jobs/index.ts'
import type { LibraryStore, PreparedPage, StoredItem } from '../library/index.ts'
import { WorkerCrash, type WorkerPool } from '../threads/index.ts'
import { readSource, type SourceReader } from './files.ts'
import { inOrder } from '../in-order.ts'
import { listSources, type Handed } from './listing.ts'
import type { PageRequest } from './make-page.ts'
import type { PreparedFile } from './prepare-file.ts'
import type { Uploads } from './uploads.ts'

/** Pages that the library takes in one transaction. */
const BATCH = 50
/** Longest time that a made page waits for others of its batch, in milliseconds. */
const BATCH_TIME = 200
/** Files under way for each worker thread: some are made, the others are read or wait for their batch. About 10 MB in memory. */
const AHEAD = 40
/** Files whose sizes are asked for at the same time. */
const SIZES = 32

/** What an import was asked for, as it is kept. Uploads are named by their UUID. */
export const importRequestSchema = v.strictObject({
  sources: v.array(
    v.union([v.strictObject({ path: v.string() }), v.strictObject({ upload: v.string(), name: v.string(), path: v.string() })]),
  ),
  /** The files are listed and kept as the job's items; files inside folders that were left out. */
  listed: v.nullable(v.strictObject({ skipped: v.number() })),
})
export type ImportRequest = v.InferOutput<typeof importRequestSchema>

/** Uploads of an import that ended before it had listed its files. */
export function uploadsNotListed(kept: unknown): string[] {
  const request = v.safeParse(importRequestSchema, kept)
  if (!request.success || request.output.listed !== null) return []
  return request.output.sources.flatMap((source) => ('upload' in source ? [source.upload] : []))
}

export interface ImportParts {
  readonly store: LibraryStore
  readonly platform: Pick<Platform, 'ids' | 'log'>
  readonly makers: Pick<WorkerPool<PageRequest, PreparedFile>, 'size' | 'run'>
  readonly reader: SourceReader
  readonly uploads: Uploads
  readonly onPagesAdded: (count: number) => void
}

/** Runs an import to its end. */
export async function runImport(parts: ImportParts, kept: unknown, context: JobContext): Promise<void> {
  const request = v.parse(importRequestSchema, kept)
  const { skipped } = request.listed ?? (await listItems(parts, request, context))
  await new ImportRun(parts, context, skipped).run()
}

/** Lists all files first, so that the total is known and a resumed import need not look again. */
async function listItems(parts: ImportParts, request: ImportRequest, context: JobContext): Promise<{ readonly skipped: number }> {
  const sources: (Handed | { path: string })[] = []
  for (const source of request.sources) {
    sources.push('path' in source && !('upload' in source) ? source : { ...source, source: await parts.uploads.source(source.upload) })
  }
  const { items, skipped } = await listSources(parts.reader, sources, context.signal)
  await parts.store.putItems(
    context.job,
    items.map((item): StoredItem => ({ ...waiting(item), state: item.failure === null ? 'waiting' : 'refused', failure: item.failure })),
  )
  await parts.uploads.remove(items.flatMap((item) => (item.failure === null ? [] : [item.source])))
  await context.keepRequest({ ...request, listed: { skipped } })
  return { skipped }
}

function waiting({ name, path, source }: Pick<StoredItem, 'name' | 'path' | 'source'>): StoredItem {
  return { name, path, source, state: 'waiting', page: null, articles: 0, doubts: 0, failure: null }
}

/** What became of one file so far. A made page still has to go into the library. */
interface Outcome {
  readonly item: StoredItem
  readonly made: PreparedPage | null
}

class ImportRun {
  private readonly parts: ImportParts
  private readonly context: JobContext
  private readonly counts = { imported: 0, already: 0, refused: 0 }
  private total = 0
  /** Bytes of the files that this run goes through, and of those that it is done with. */
  private readonly sizes = new Map<StoredItem['source'], number>()
  private bytes = { done: 0, all: 0 }
  private batch: Outcome[] = []
  private batchBegan = 0
  /** The batch before, on its way into the library while the next one is made. */
  private keeping: Promise<void> = Promise.resolve()
  private readonly skipped: number

  constructor(parts: ImportParts, context: JobContext, skipped: number) {
    this.parts = parts
    this.context = context
    this.skipped = skipped
  }

  async run(): Promise<void> {
    const { store, makers } = this.parts
    const items = await store.waitingItems(this.context.job)
    await this.weigh(items)
    await this.count()
    const outcomes = inOrder(items, makers.size * AHEAD, (item) => this.work(item))
    try {
      for (let next = outcomes.next(); ; next = outcomes.next()) {
        if (this.batch.length > 0 && !(await within(next, this.batchBegan + BATCH_TIME - performance.now()))) await this.handOver()
        const outcome = await next
        if (outcome.done === true) break
        if (this.batch.length === 0) this.batchBegan = performance.now()
        this.batch.push(outcome.value)
        if (this.batch.length >= BATCH) await this.handOver()
      }
    } catch (error) {
      // What was made before the editor cancelled is kept; what was not stays waiting.
      if (this.context.signal.aborted) await this.handOver()
      throw error
    } finally {
      await this.keeping
    }
    await this.handOver()
    await this.keeping
  }

  /** Begins to keep what is made, once the batch before is kept: no more than two are in memory. */
  private async handOver(): Promise<void> {
    await this.keeping
    const batch = this.batch.splice(0)
    this.keeping = this.keepBatch(batch)
    // Awaited by the next to hand over, or at the end; until then nobody else hears of its failure.
    this.keeping.catch(() => undefined)
  }

  /** Takes up the numbers of what was done before. */
  private async count(): Promise<void> {
    const { store } = this.parts
    for (let offset = 0; ;) {
      const { total, items } = await store.items(this.context.job, offset, 1000)
      this.total = total
      for (const item of items) if (item.state !== 'waiting') this.counts[item.state]++
      offset += items.length
      if (items.length === 0 || offset >= total) break
    }
    this.report()
  }

  /** Adds the files' sizes up, by which the time left is told. What is refused for its size is no work. */
  private async weigh(items: readonly StoredItem[]): Promise<void> {
    const { reader } = this.parts
    const sizeOf = async ({ source }: StoredItem): Promise<readonly [string, number]> => {
      // A file that cannot be looked at is refused when its turn comes, with the reason.
      const size = await reader.facts(source).then(
        (facts) => facts.size,
        () => 0,
      )
      return [source, size > MAX_TEXT_BYTES ? 0 : size]
    }
    for await (const [source, size] of inOrder(items, SIZES, sizeOf)) {
      this.context.signal.throwIfAborted()
      this.sizes.set(source, size)
      this.bytes.all += size
    }
  }

  /** Reads one file, has its page made, and puts its bytes into the library. Never rejects but when the job is cancelled, or the library fails. */
  private async work(item: StoredItem): Promise<Outcome> {
    const { store, makers, reader } = this.parts
    this.context.signal.throwIfAborted()
    const bytes = await readSource(reader, item.source)
    if (!(bytes instanceof Uint8Array)) return refused(item, bytes)
    const sha256 = createHash('sha256').update(bytes).digest('hex') as Sha256
    const there = await store.pageOfOriginal(sha256)
    if (there !== undefined) return { item: { ...item, state: 'already', page: there }, made: null }
    try {
      const made = await makers.run({ name: item.name, bytes, sha256 }, this.context.signal)
      if (!made.ok) return refused(item, made.failure)
      await store.putOriginal(bytes)
      return { item, made: made.page }
    } catch (error) {
      if (!(error instanceof WorkerCrash)) throw error
      const log = newId(this.parts.platform.ids).slice(-8)
      this.parts.platform.log.error('a file could not be made into a page', {
        log,
        file: item.path,
        error: String(error),
        cause: String(error.cause),
      })
      return refused(item, failure('internal', { log }))
    }
  }

  /** Gives the batch's pages to the library, all in one transaction, and then keeps what became of each file. [I7] */
  private async keepBatch(batch: readonly Outcome[]): Promise<void> {
    const { store, uploads } = this.parts
    const pages = batch.flatMap(({ made }) => made ?? [])
    const outcomes = pages.length === 0 ? [] : await store.addPages(pages)
    const added = new Map(pages.map(({ id }, i) => [id, outcomes[i]]))
    const items = batch.map(({ item, made }): StoredItem => {
      const outcome = made === null ? undefined : added.get(made.id)
      if (made === null || outcome === undefined) return item
      return outcome.outcome === 'added' ? imported(item, made) : { ...item, state: 'already', page: outcome.page }
    })
    await store.putItems(this.context.job, items)
    await uploads.remove(items.map((item) => item.source))
    for (const { state, source } of items) {
      if (state === 'waiting') continue
      this.counts[state]++
      this.bytes.done += this.sizes.get(source) ?? 0
    }
    const count = items.filter((item) => item.state === 'imported').length
    if (count > 0) this.parts.onPagesAdded(count)
    this.report()
  }

  private report(): void {
    const { imported, already, refused } = this.counts
    const counts = { imported, already, refused, skipped: this.skipped, bytes: this.bytes.done, allBytes: this.bytes.all }
    this.context.progress({ done: imported + already + refused, total: this.total, counts })
  }
}

/** Waits for a promise at most so many milliseconds; true where it has settled. What it settles to is the caller's to find out. */
async function within(promise: Promise<unknown>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), Math.max(0, milliseconds))
  })
  const settled = promise.then(
    () => true,
    () => true,
  )
  try {
    return await Promise.race([settled, late])
  } finally {
    clearTimeout(timer)
  }
}

function refused(item: StoredItem, why: Failure): Outcome {
  return { item: { ...item, state: 'refused', failure: why }, made: null }
}

function imported(item: StoredItem, { id, articles, doubts }: PreparedPage): StoredItem {
  return { ...item, state: 'imported', page: id, articles, doubts }
}

/** An item as the contract tells it: where its bytes lie is nobody else's business. */
export function withoutSource({ name, path, state, page, articles, doubts, failure: why }: StoredItem): ImportItem {
  return { name, path, state, page, articles, doubts, failure: why }
}
