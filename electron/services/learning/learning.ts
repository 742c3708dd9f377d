/**
 * Learning from corrections: when a review is finished, the library's weights are learned anew from all pages whose review
 * is finished, off this thread and when nothing else goes on.
 *
 * There is no queue that could be lost: what is to be learned from is what the library lists as reviewed, and what was
 * learned from is kept with its revs, so that a comparison of the two says what is due, also after a restart.
 */
import { setImmediate } from 'node:timers/promises'

import { AppError, type Platform } from '#electron/platform/index.ts'
import { instant, type Instant } from '#shared/base/index.ts'
import { failure, NO_FILTER, type LearningView, type LibraryEvent, type PageRow } from '#shared/contract/index.ts'
import { taughtPage } from '#shared/operations/index.ts'
import type { TaughtPage, Weights } from '#shared/segmentation/index.ts'

import type { LearnedFrom, LibraryStore, StoredLearning } from '../library/index.ts'
import { baseOf, imported, isStale, learned, nextVersion, reset, restored, viewOf, weightsOf, type Program } from './weight-sets.ts'

/** Pages that are learned from, the latest reviewed; older ones say nothing new of how a paper looks. */
const MOST_PAGES = 300
/** Rows that are looked through for them: a page counts as reviewed only with all its articles. */
const MOST_ROWS = 1000
/** Learning begins after so long without an edit, and after so long at the latest, in milliseconds. */
const QUIET = 5_000
const LATEST = 60_000
/** After this many pages that are read, others get their turn. */
const PAGES_A_TURN = 8

/** What a thread is asked for. Structured-cloneable. It answers with new weights, or with the base where the pages make nothing better. */
export interface LearnRequest {
  /** What the learning starts from. */
  readonly base: Weights
  readonly pages: readonly TaughtPage[]
  /** The name of what comes out. */
  readonly version: string
}

export interface LearningParts extends Program {
  readonly store: Pick<LibraryStore, 'pages' | 'readPage' | 'getLearning' | 'putLearning'>
  readonly platform: Pick<Platform, 'ids' | 'log'>
  /** Learns, off this thread. Rejects when the signal aborts. */
  readonly learner: { run(request: LearnRequest, signal: AbortSignal): Promise<Weights> }
  /** Told at once what pages are to be cut with, and whenever that changes. */
  readonly onWeights: (weights: Weights) => void
  /** Told when the view may have changed. */
  readonly onChange: () => void
  /** Learning waits while something else is going on. */
  readonly isBusy: () => Promise<boolean>
  /** Milliseconds without an edit before learning begins. */
  readonly quiet?: number
}

export class Learning {
  private readonly parts: LearningParts
  private learning: StoredLearning
  private timer: NodeJS.Timeout | undefined
  /** When the first edit was that no learning has followed. */
  private waitingSince: number | undefined
  private running: { readonly stop: AbortController; readonly ended: Promise<void> } | undefined
  /** What the last run was about, whatever came of it: the same is not tried again. */
  private tried: string | undefined
  private failed = false
  private released = false
  /** Changes of what is kept go one after the other. */
  private turn: Promise<unknown> = Promise.resolve()

  private constructor(parts: LearningParts, learning: StoredLearning) {
    this.parts = parts
    this.learning = learning
  }

  /** Reads what the library has learned, and goes on learning where a run before did not come to its end. */
  static async open(parts: LearningParts): Promise<Learning> {
    const learning = new Learning(parts, await parts.store.getLearning())
    parts.onWeights(learning.weights)
    learning.soon()
    return learning
  }

  /** To be told everything that happens in the library. */
  follow(event: LibraryEvent): void {
    if (event.type === 'page-changed') this.soon()
  }

  async view(): Promise<LearningView> {
    const { current, previous, on } = this.learning
    const state = this.running !== undefined ? 'learning' : this.failed ? 'failed' : 'idle'
    const waiting = this.differences(await this.reviewed())
    const put = previous === null ? null : viewOf(this.parts, previous)
    return { on, current: viewOf(this.parts, current), previous: put, waiting, state }
  }

  async setOn(on: boolean): Promise<LearningView> {
    await this.change((learning) => ({ ...learning, on }))
    return this.view()
  }

  async reset(): Promise<LearningView> {
    await this.change((learning) => reset(this.parts, learning, this.now()))
    return this.view()
  }

  /** Refused with `nothing-to-restore` where no reset and no import put anything aside. */
  async restore(): Promise<LearningView> {
    await this.change((learning) => {
      const before = restored(this.parts, learning)
      if (before === undefined) throw new AppError(failure('nothing-to-restore'))
      return before
    })
    return this.view()
  }

  async exportWeights(): Promise<{ readonly name: string; readonly text: string }> {
    const { weights } = this
    return { name: `jiaoban-weights-${weights.version}.json`, text: `${JSON.stringify(weights, undefined, 1)}\n` }
  }

  /** Refused with `not-weights` where the text is no JSON of weights. */
  async importWeights(text: string): Promise<LearningView> {
    const weights = this.parts.readWeights(parsed(text))
    if (weights === undefined) throw new AppError(failure('not-weights'))
    await this.change((learning) => imported(this.parts, learning, weights, this.now()))
    return this.view()
  }

  /** Ends what is running; it is done again at the next start. */
  async release(): Promise<void> {
    this.released = true
    await this.stop()
    await this.turn
  }

  private get weights(): Weights {
    return weightsOf(this.parts, this.learning.current)
  }

  private now(): Instant {
    return instant(this.parts.platform.ids.now())
  }

  /** An editor's decision: what is being learned meanwhile has no bearing any more. */
  private async change(next: (learning: StoredLearning) => StoredLearning): Promise<void> {
    await this.stop()
    await this.keep(next)
    this.tried = undefined
    this.failed = false
    this.parts.onChange()
    this.soon()
  }

  /** Writes it down first, so that nothing is used that a restart would not find. */
  private keep(next: (learning: StoredLearning) => StoredLearning): Promise<void> {
    const kept = this.turn.then(async () => {
      const learning = next(this.learning)
      await this.parts.store.putLearning(learning)
      const before = this.weights
      this.learning = learning
      if (this.weights.version !== before.version) this.parts.onWeights(this.weights)
    })
    this.turn = kept.catch(() => undefined)
    return kept
  }

  private soon(): void {
    if (this.released || !this.learning.on) return
    const now = performance.now()
    this.waitingSince ??= now
    const quiet = this.parts.quiet ?? QUIET
    const left = Math.max(0, Math.min(quiet, this.waitingSince + LATEST - now))
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.begin(), left).unref()
  }

  private begin(): void {
    // What comes in during a run is looked at when it has ended.
    if (this.running !== undefined || this.released || !this.learning.on) return
    const stop = new AbortController()
    const ended = this.work(stop.signal).then((tried) => {
      this.running = undefined
      if (tried) this.parts.onChange()
      if (this.waitingSince !== undefined) this.soon()
    })
    this.running = { stop, ended }
  }

  private async stop(): Promise<void> {
    clearTimeout(this.timer)
    this.waitingSince = undefined
    this.running?.stop.abort(new Error('learning was stopped'))
    await this.running?.ended
  }

  /** Says whether there was anything to learn. Never rejects: what goes wrong is logged, and the weights stay as they are. */
  private async work(signal: AbortSignal): Promise<boolean> {
    try {
      if (await this.parts.isBusy()) {
        // Counted from now on, so that a long import is not asked about all the time.
        this.waitingSince = performance.now()
        return false
      }
      this.waitingSince = undefined
      const rows = await this.reviewed()
      const about = [baseOf(this.parts, this.learning.current).version, ...rows.map((row) => `${row.id} ${row.rev}`)].join('\n')
      if (about === this.tried) return false
      if (this.differences(rows) === 0) {
        const was = this.failed
        this.failed = false
        return was
      }
      this.tried = about
      this.failed = false
      this.parts.onChange()
      await this.learnFrom(rows, signal)
    } catch (error) {
      if (signal.aborted) return false
      this.failed = true
      this.parts.platform.log.error('learning from the reviewed pages failed', { error: error instanceof Error ? error.stack : error })
    }
    return true
  }

  private async learnFrom(rows: readonly PageRow[], signal: AbortSignal): Promise<void> {
    const { pages, from } = await this.gather(rows, signal)
    const base = baseOf(this.parts, this.learning.current)
    const request: LearnRequest = { base, pages, version: nextVersion(this.learning) }
    const weights = pages.length === 0 ? base : await this.parts.learner.run(request, signal)
    signal.throwIfAborted()
    const at = this.now()
    await this.keep((learning) => learned(this.parts, learning, { weights, pages: from.map((page) => ({ ...page, at })), at }))
  }

  /** Reads the pages. One that is damaged teaches nothing and keeps the others from nothing. */
  private async gather(
    rows: readonly PageRow[],
    signal: AbortSignal,
  ): Promise<{ readonly pages: TaughtPage[]; readonly from: Omit<LearnedFrom, 'at'>[] }> {
    const pages: TaughtPage[] = []
    const from: Omit<LearnedFrom, 'at'>[] = []
    for (const [i, { id, rev }] of rows.entries()) {
      if (i % PAGES_A_TURN === PAGES_A_TURN - 1) await setImmediate()
      signal.throwIfAborted()
      try {
        const page = await this.parts.store.readPage(id)
        // One that has changed meanwhile will be told of.
        if (page?.rev !== rev) continue
        pages.push(taughtPage(page))
        from.push({ page: id, rev })
      } catch (error) {
        this.parts.platform.log.warn('a reviewed page cannot be learned from', { page: id, error: String(error) })
      }
    }
    return { pages, from }
  }

  /** Rows of the pages whose review is finished, the page and all its articles approved; in order of import. */
  private async reviewed(): Promise<readonly PageRow[]> {
    const filter = { ...NO_FILTER, statuses: ['approved' as const] }
    const { rows } = await this.parts.store.pages({ filter, sort: 'changed', descending: true, offset: 0, limit: MOST_ROWS })
    const since = this.learning.current?.since ?? ''
    const finished = rows.filter((row) => row.approved === row.articles && row.changedAt > since)
    return finished.slice(0, MOST_PAGES).sort((a, b) => (a.id < b.id ? -1 : 1))
  }

  /** How many pages are to be learned from that were not, or not as they are, and how many no longer. */
  private differences(rows: readonly PageRow[]): number {
    const { current } = this.learning
    const before = new Map(isStale(this.parts, current) ? [] : current?.pages.map(({ page, rev }) => [page, rev]))
    const changed = rows.filter((row) => before.get(row.id) !== row.rev).length
    const now = new Set(rows.map((row) => row.id))
    return changed + [...before.keys()].filter((page) => !now.has(page)).length
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
