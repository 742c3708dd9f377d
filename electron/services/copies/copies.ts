/** The service behind 查重: keeps the index of copies up to date, tells of groups, carries decisions out. */
import { setImmediate } from 'node:timers/promises'
import * as v from 'valibot'

import type { Platform } from '#electron/platform/index.ts'
import type { PageId } from '#shared/base/index.ts'
import {
  SAFE_BULK,
  type AlignedTexts,
  type BinItem,
  type BinQuery,
  type CopiesOverview,
  type CopyBulk,
  type CopyBulkPreview,
  type CopyDecisionRequest,
  type CopyFacets,
  type CopyFilter,
  type CopyGroupView,
  type CopyMark,
  type CopyQuery,
  type CopyRow,
  type CopyStep,
  type LibraryEvent,
  type RestoreRequest,
  type SubmissionOutcome,
} from '#shared/contract/index.ts'
import type { AlignedSpan } from '#shared/duplicates/index.ts'
import type { Submission } from '#shared/operations/index.ts'

import type { JobContext } from '../jobs/index.ts'
import type { LibraryStore } from '../library/index.ts'
import { createWorkerPool, workerEntry, type WorkerPool } from '../threads/index.ts'
import { Bulk } from './bulk.ts'
import { Deciding } from './deciding.ts'
import { Indexing } from './indexing.ts'
import type { CopyAnswer, CopyRequest } from './thread.ts'
import { CopyViews } from './views.ts'

export interface CopiesParts {
  readonly store: LibraryStore
  readonly platform: Pick<Platform, 'ids' | 'log'>
  /** Carries operations out as if a window had submitted them. */
  readonly submit: (submissions: readonly Submission[]) => Promise<readonly SubmissionOutcome[]>
  /** Told when groups have changed, at most some times a second. */
  readonly onChange: (due: number) => void
}

/** So long no page must have been added before work begins, milliseconds: an import has the library to itself. */
const PAUSE = 2000
/** So long after an edit, milliseconds: an editor who types makes an edit every second or two. */
const SHORT_PAUSE = 300
/** Time between two tellings of changes, milliseconds. */
const TELL = 500

export class Copies {
  private readonly parts: CopiesParts
  private readonly threads: WorkerPool<CopyRequest, CopyAnswer>
  private readonly indexing: Indexing
  private readonly views: CopyViews
  private readonly deciding: Deciding
  private readonly bulk: Bulk
  private readonly stop = new AbortController()
  private pausing: NodeJS.Timeout | undefined
  private working: Promise<void> | undefined
  private again = false
  private turn: Promise<unknown> = Promise.resolve()
  private told = 0

  constructor(parts: CopiesParts) {
    this.parts = parts
    this.threads = createWorkerPool({ log: parts.platform.log, entry: workerEntry('copy-worker') })
    this.indexing = new Indexing({ store: parts.store, log: parts.platform.log, threads: this.threads })
    this.views = new CopyViews(parts.store)
    this.deciding = new Deciding(parts, this.views)
    this.bulk = new Bulk({ store: parts.store, deciding: this.deciding, views: this.views, settled: () => this.settled() })
  }

  /** Begins with what was left when the application ended. */
  begin(): void {
    this.workAfter(0)
  }

  /** Takes notice of what happens in the library. */
  follow(event: LibraryEvent): void {
    if (event.type === 'pages-added') this.workAfter(PAUSE)
    else if (event.type === 'page-changed' && this.pausing === undefined) this.workAfter(SHORT_PAUSE)
  }

  /** Does at once what waits for a pause, and resolves when nothing is left to do. */
  async settled(): Promise<void> {
    clearTimeout(this.pausing)
    this.pausing = undefined
    this.work()
    while (this.working !== undefined) await this.working
  }

  async release(): Promise<void> {
    this.stop.abort()
    clearTimeout(this.pausing)
    await this.working
    await this.turn.catch(() => undefined)
    await this.threads.release()
  }

  private workAfter(pause: number): void {
    clearTimeout(this.pausing)
    if (this.stop.signal.aborted) return
    this.pausing = setTimeout(() => {
      this.pausing = undefined
      this.work()
    }, pause)
    this.pausing.unref()
  }

  private work(): void {
    if (this.working !== undefined) {
      this.again = true
      return
    }
    this.again = false
    this.working = this.run().finally(() => {
      this.working = undefined
      // What came while the last look found nothing is looked at now.
      if (this.again && !this.stop.signal.aborted) this.work()
    })
  }

  private async run(): Promise<void> {
    try {
      this.indexing.begin()
      await this.parts.store.copies.refresh()
      let any = false
      while (!this.stop.signal.aborted && (await this.step(false, this.stop.signal))) {
        any = true
        await setImmediate()
      }
      if (any) await this.tell(true)
    } catch (error) {
      // Copies are an extra: a mistake here is logged and must stop nothing else. What was left is done at the next occasion.
      if (!this.stop.signal.aborted) this.parts.platform.log.error('copies could not be looked for', { error: String(error) })
    }
  }

  /** One go of the work. */
  private step(rebuild: boolean, signal: AbortSignal): Promise<boolean> {
    return this.inTurn(async () => {
      if (this.stop.signal.aborted || signal.aborted) return false
      const any = await this.indexing.next(rebuild, signal)
      if (any) await this.tell(false)
      return any
    })
  }

  /** The background and jobs take turns: two at the same time would undo each other's. */
  private inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const next = this.turn.then(work)
    this.turn = next.catch(() => undefined)
    return next
  }

  private async tell(now: boolean): Promise<void> {
    const time = this.parts.platform.ids.now()
    if (!now && time - this.told < TELL) return
    this.told = time
    this.parts.onChange(await this.due())
  }

  private async due(): Promise<number> {
    const { copies } = this.parts.store
    return (await copies.countDue(false)) + (await copies.countDue(true))
  }

  async overview(): Promise<CopiesOverview> {
    const { copies } = this.parts.store
    const safe = await copies.bulkSums(SAFE_BULK)
    return { groups: await copies.states(), safe: safe.copies, bin: await copies.countBin(), due: await this.due() }
  }

  async groups(query: CopyQuery): Promise<{ readonly total: number; readonly rows: readonly CopyRow[] }> {
    const { total, groups } = await this.parts.store.copies.groups(query)
    return { total, rows: await Promise.all(groups.map((group) => this.views.row(group))) }
  }

  facets(filter: CopyFilter): Promise<CopyFacets> {
    return this.parts.store.copies.facets(filter)
  }

  group(name: string, offset: number, limit: number): Promise<CopyGroupView> {
    return this.views.group(name, offset, limit)
  }

  async align(one: string, other: string, signal: AbortSignal = this.stop.signal): Promise<AlignedTexts> {
    const spans = (await this.threads.run({ do: 'align', one, other }, signal)) as readonly AlignedSpan[]
    return { spans: spans.map(({ same, a, b }) => ({ same, one: [a.start, a.end], other: [b.start, b.end] })) }
  }

  decide({ editor, group, decision }: CopyDecisionRequest): Promise<CopyStep> {
    return this.deciding.decide(editor, group, decision)
  }

  restore(request: RestoreRequest): Promise<CopyStep> {
    return this.deciding.restore(request)
  }

  bin(query: BinQuery): Promise<{ readonly total: number; readonly items: readonly BinItem[] }> {
    return this.views.bin(query)
  }

  marks(page: PageId): Promise<readonly CopyMark[]> {
    return this.views.marks(page)
  }

  async counts(pages: readonly PageId[]): Promise<readonly number[]> {
    return Promise.all(pages.map((page) => this.parts.store.copies.openAcross(page)))
  }

  previewBulk(bulk: CopyBulk): Promise<CopyBulkPreview> {
    return this.bulk.preview(bulk)
  }

  /** The job that drops exact copies. */
  readonly runBulk = (request: unknown, context: JobContext): Promise<void> => this.bulk.run(request, context)

  /** The job that makes the index anew. Again, it goes on with the pages that are left. */
  readonly runRebuild = async (request: unknown, context: JobContext): Promise<void> => {
    const { copies } = this.parts.store
    const { forgotten } = v.parse(v.strictObject({ forgotten: v.boolean() }), request)
    if (!forgotten) {
      await this.inTurn(() => copies.forget())
      await context.keepRequest({ forgotten: true })
    }
    const total = await copies.countDue(true)
    this.indexing.begin()
    try {
      for (let any = true; any; any = await this.step(true, context.signal)) {
        const left = await copies.countDue(true)
        const states = await copies.states()
        const counts = { groups: Object.values(states).reduce((sum, count) => sum + count, 0) }
        context.progress({ done: Math.max(0, total - left), total, counts })
        context.signal.throwIfAborted()
      }
      context.signal.throwIfAborted()
      await this.tell(true)
    } finally {
      // Of pages that a cancelled job has looked through already the groups are made behind it.
      this.workAfter(0)
    }
  }
}
