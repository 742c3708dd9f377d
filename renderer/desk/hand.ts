/**
 * One page in hand: what the screen shows, in memory. It is changed synchronously, so that an edit is seen in the same
 * frame; the database follows behind (see keeper.ts) and the library behind that (see courier.ts).
 *
 * The last entries of the log are the outstanding ones: made here and not acknowledged by the library. They are carried
 * over whenever the page under them changes.
 */
import * as v from 'valibot'

import type { OperationId, PageId } from '#shared/base/index.ts'
import type { Page } from '#shared/model/index.ts'
import {
  operationSchema,
  plan,
  refuse,
  submissionWith,
  type Entry,
  type Operation,
  type Refusal,
  type Stamp,
  type Submission,
} from '#shared/operations/index.ts'

import type { Acknowledged } from './tables.ts'
import { Books, type FromDatabase, type Stored, type ToKeep } from './books.ts'
import { refused, type Rejected } from './rejected.ts'
import { replay, type Replayed } from './replay.ts'

/** An edit that is made. */
export interface Performed {
  readonly ok: true
  readonly entry: Entry
  readonly page: Page
}

export class Hand {
  readonly id: PageId
  /** How many openers hold the page; it may leave memory at 0. */
  holders = 0
  /** The highest rev that the library has told of. */
  heard = 0
  private now: Page
  private entries: readonly Entry[]
  private open: readonly Entry[] = []
  private whole: boolean
  private notApplied: readonly Rejected[] = []
  private gone = false
  private readonly books = new Books()
  private readonly listeners = new Set<() => void>()

  constructor(page: Page, log: readonly Entry[], complete: boolean) {
    this.id = page.head.id
    this.now = page
    this.entries = log
    this.whole = complete
  }

  static read(from: FromDatabase): Hand {
    const hand = new Hand(from.page, from.log, from.complete)
    hand.take(from)
    return hand
  }

  get page(): Page {
    return this.now
  }

  /** Oldest first; from the first entry on where `complete`. */
  get log(): readonly Entry[] {
    return this.entries
  }

  get complete(): boolean {
    return this.whole
  }

  get outstanding(): readonly Entry[] {
    return this.open
  }

  /** Operations that did not fit, oldest first. */
  get rejected(): readonly Rejected[] {
    return this.notApplied
  }

  /** The library has no such page any more. */
  get missing(): boolean {
    return this.gone
  }

  /** The rev that the library has acknowledged. */
  get confirmed(): number {
    return this.now.rev - this.open.length
  }

  /** How many outstanding entries only this window's memory holds. */
  get unkept(): number {
    return this.unkeptEntries.length
  }

  get unkeptEntries(): readonly Entry[] {
    return this.open.filter((entry) => !this.books.has(entry.id))
  }

  /** How many rejected operations only this window's memory holds. */
  get unkeptRejections(): number {
    return this.books.unkeptRejections.length
  }

  /** What the database is believed to hold; null: nothing. */
  get inDatabase(): Stored | null {
    return this.books.stored
  }

  /** Calls back after every change of page, log or rejected, synchronously. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  /**
   * Plans an operation on the page and shows its result. A refusal changes nothing. What the library would not read at
   * all is refused here: once in the outbox it could never be delivered.
   */
  perform(operation: Operation, stamp: Stamp): Performed | Refusal {
    if (!v.is(operationSchema, operation)) return refuse('breaks-rule', { rule: 'format', record: this.id })
    const planned = plan(this.now, operation, stamp)
    if (!planned.ok) return planned
    const entry: Entry = { ...submissionWith(stamp, this.now, operation), diff: planned.diff }
    this.now = planned.page
    this.entries = [...this.entries, entry]
    this.open = [...this.open, entry]
    this.tell()
    return { ok: true, entry, page: planned.page }
  }

  /**
   * The library has these operations, in order. False where they do not lie here as it applied them: the page was planned
   * anew meanwhile, and its log is not the library's any more.
   */
  acknowledge(acknowledged: readonly Acknowledged[]): boolean {
    const revs = new Map(acknowledged.map((one) => [one.id, one.rev]))
    const here = this.open.filter((entry) => revs.has(entry.id))
    const sound = here.every((entry, i) => this.open[i] === entry && revs.get(entry.id) === entry.rev)
    this.open = this.open.filter((entry) => !revs.has(entry.id))
    return sound
  }

  /** Puts the library's page under the outstanding operations. Returns those that do not fit it. */
  replace(
    page: Page,
    log: readonly Entry[],
    submissions: readonly Submission[],
    given: ReadonlyMap<OperationId, Refusal>,
  ): readonly Rejected[] {
    const before = this.now
    const replayed = replay(page, log, submissions, given)
    this.books.replaced()
    this.whole = true
    this.gone = false
    this.show(replayed, replayed.outstanding)
    return this.reject(replayed.refused.map(({ submission, refusal }) => refused(submission, refusal, before)))
  }

  /** The library has no such page: everything outstanding is kept as not applied. */
  vanish(rejected: readonly Rejected[]): void {
    this.gone = true
    this.open = []
    this.books.replaced()
    this.reject(rejected)
  }

  /**
   * Takes over what another window wrote to the database; edits of this window that it does not have go on top.
   * `behind` tells that the database knows less of the library than this window did.
   */
  merge(from: FromDatabase): { readonly rejected: readonly Rejected[]; readonly behind: boolean } {
    if (this.books.follows(from.stored)) {
      // Nothing new but that another window may have delivered: what is kept and has no row any more is acknowledged.
      const rows = new Set(from.outstanding.map((entry) => entry.id))
      this.open = this.open.filter((entry) => !this.books.has(entry.id) || rows.has(entry.id))
      this.books.keepsRows(from)
      return { rejected: [], behind: false }
    }
    if (!from.complete && this.whole && from.outstanding.length === 0 && from.stored.rev <= this.confirmed) {
      // Checked out ahead of need by another window, without its log: ours says more and is written in its place.
      this.books.overwrite(from.stored)
      return { rejected: [], behind: false }
    }
    const before = this.now
    const behind = from.stored.rev - from.outstanding.length < this.confirmed || (this.whole && !from.complete)
    const known = new Set([...from.log.map((entry) => entry.id), ...from.rejected.map((one) => one.submission.id)])
    const own = this.open.filter((entry) => !known.has(entry.id))
    const replayed = replay(from.page, from.log, own)
    this.take(from)
    this.show(replayed, [...from.outstanding, ...replayed.outstanding])
    return { rejected: this.reject(replayed.refused.map(({ submission, refusal }) => refused(submission, refusal, before))), behind }
  }

  /** What the database lacks; undefined: nothing. */
  toKeep(): ToKeep | undefined {
    if (this.gone) return undefined
    return this.books.toKeep({ page: this.now, log: this.entries, complete: this.whole, outstanding: this.open })
  }

  /** The database now holds what `toKeep` gave. */
  keptAs(what: ToKeep, stored: Stored): void {
    this.books.keptAs(what, stored)
  }

  /** The database has these rejected operations. */
  rejectionsKept(rejected: readonly Rejected[]): void {
    this.books.rejectionsKept(rejected)
  }

  /**
   * The database has lost the page: everything has to be written again. Operations that are still in its outbox and that
   * this window does not know (another one made them and is gone) go on top. Returns those that do not fit.
   */
  lost(submissions: readonly Submission[]): readonly Rejected[] {
    this.books.lost(this.notApplied)
    const rejected = new Set(this.notApplied.map((one) => one.submission.id))
    const known = new Set(this.entries.map((entry) => entry.id))
    const unknown = submissions.filter((one) => !known.has(one.id) && !rejected.has(one.id))
    if (unknown.length === 0) return []
    const before = this.now
    const replayed = replay(this.now, this.entries, unknown)
    this.show(replayed, [...this.open, ...replayed.outstanding])
    return this.reject(replayed.refused.map(({ submission, refusal }) => refused(submission, refusal, before)))
  }

  private take(from: FromDatabase): void {
    // The database may have been emptied and filled by another window, which did not know what was rejected here.
    const known = new Set(from.rejected.map((one) => one.submission.id))
    const own = this.notApplied.filter((one) => !known.has(one.submission.id))
    this.notApplied = [...from.rejected, ...own]
    this.whole = from.complete
    this.open = from.outstanding
    this.books.took(from, own)
  }

  private show(replayed: Replayed, outstanding: readonly Entry[]): void {
    this.now = replayed.page
    this.entries = replayed.log
    this.open = outstanding
    this.tell()
  }

  private reject(rejected: readonly Rejected[]): readonly Rejected[] {
    const known = new Set(this.notApplied.map((one) => one.submission.id))
    const added = rejected.filter((one) => !known.has(one.submission.id))
    if (added.length > 0 || this.gone) {
      this.notApplied = [...this.notApplied, ...added]
      this.books.rejected(added)
      this.tell()
    }
    return added
  }

  private tell(): void {
    for (const listener of [...this.listeners]) listener()
  }
}
