/**
 * Keeps the database in step with the pages in hand. One write runs at a time and takes everything that has gathered
 * meanwhile, so that a held key costs as many disk writes as the disk can take and no more.
 */
import type { OperationId, PageId } from '#shared/base/index.ts'
import type { Submission } from '#shared/operations/index.ts'

import { Hand } from './hand.ts'
import type { Rejected } from './rejected.ts'
import { toOutboxRow, type OutboxRow } from './schema.ts'
import { Storage, type Condition, type StorageOptions } from './storage.ts'
import { clearPage, deletePage, deleteRows, makeRoom, nextRows, readPage, writePages, type Acknowledged, type Reading } from './tables.ts'
import type { DeskDatabase } from './database.ts'

export interface KeeperOptions extends Pick<StorageOptions, 'name' | 'factory' | 'report'> {
  /** The condition or the number of kept edits changed. */
  changed(): void
  /** These pages were written; other windows may want to look. */
  written(pages: readonly PageId[]): void
  /** Edits of this window did not fit what another window had written. */
  rejected(rejected: readonly Rejected[]): void
  /** The database knows less of the library than this window: the page has to be fetched. */
  behind(page: PageId): void
  /** The library has told of a later rev, and nothing is outstanding that would find out about it. */
  stale(hand: Hand): void
}

/** After a failure the database is left alone for so long, milliseconds; until then edits are in memory only. */
const RETRY_AFTER = 2_000

/** A page that was asked for: in memory, or what else is known of it. */
export type Held = { readonly hand: Hand } | { readonly hand: undefined; readonly submissions: readonly Submission[] }

export class Keeper {
  /** Pages in memory. A page with outstanding edits never leaves it. */
  readonly hands = new Map<PageId, Hand>()
  /** Operations that an earlier session left in the outbox and whose page is not in memory, because its records are damaged. */
  private readonly strays = new Map<OperationId, Submission>()
  private readonly options: KeeperOptions
  private readonly storage: Storage
  private readonly dirty = new Set<Hand>()
  private readonly reading = new Map<PageId, Promise<Reading>>()
  private writing: Promise<void> | undefined
  private retry: ReturnType<typeof setTimeout> | undefined
  private failedAs: Condition = 'ok'

  constructor(options: KeeperOptions) {
    this.options = options
    this.storage = new Storage({
      ...options,
      makeRoom: (db) => makeRoom(db, new Set(this.hands.keys())),
      reopened: (db) => this.findLost(db),
      closed: () => void this.check(),
    })
  }

  get condition(): Condition {
    // Reading may work while what could not be written still waits for its turn.
    return this.retry === undefined ? this.storage.condition : this.failedAs
  }

  /** Any other work on the database, after all earlier work; undefined where it cannot be had. See `Storage.use`. */
  use<T>(work: (db: DeskDatabase) => Promise<T>, spare = false): Promise<{ readonly value: T } | undefined> {
    return this.storage.use(work, spare)
  }

  /** Notes that a page in hand changed. Resolves when it is written, or when the database has failed. */
  keep(hand: Hand): Promise<void> {
    this.dirty.add(hand)
    return this.writeSoon()
  }

  /** Writes what could not be written before, and pages that the database has lost. */
  async check(): Promise<void> {
    clearTimeout(this.retry)
    this.retry = undefined
    await this.use(async () => undefined)
    await this.writeSoon()
  }

  /** Resolves when nothing is left to write, or the database has failed. */
  async settled(): Promise<void> {
    while (this.writing !== undefined) await this.writing
  }

  /**
   * How many operations the library has not acknowledged, as far as this window knows. Rejected ones count until they are
   * on disk: only then nothing of the editor's work hangs on this window.
   */
  get waiting(): number {
    let count = this.strays.size
    for (const hand of this.hands.values()) count += hand.outstanding.length + (this.condition === 'ok' ? hand.unkeptRejections : 0)
    return count
  }

  /** How many of them only this window's memory holds. */
  get unkept(): number {
    let count = 0
    for (const hand of this.hands.values()) count += hand.unkept
    return count
  }

  /** The same as they are sent, in the order of each page. */
  get unkeptSubmissions(): readonly Submission[] {
    return [...this.hands.values()].flatMap((hand) => hand.unkeptEntries.map((entry) => toOutboxRow(entry).submission))
  }

  /** Takes in what an earlier session left in the outbox: its pages stay in memory until it is delivered. */
  async adoptOutbox(): Promise<void> {
    const pages = await this.use((db) => db.outbox.orderBy('page').uniqueKeys())
    for (const page of (pages?.value ?? []) as unknown as readonly PageId[]) {
      const held = await this.hold(page)
      if (held.hand !== undefined) this.drop(held.hand)
      else for (const submission of held.submissions) this.strays.set(submission.id, submission)
    }
  }

  /**
   * Takes a page into memory where the desk has it; whoever holds it must let it go with `drop`. Without a page:
   * operations of it that wait in the outbox although its records are not here.
   */
  async hold(page: PageId): Promise<Held> {
    for (;;) {
      const hand = this.hands.get(page)
      if (hand !== undefined) {
        hand.holders++
        return { hand }
      }
      const reading = await this.readOnce(page)
      if (this.hands.has(page)) continue
      if (reading.page === undefined) return { hand: undefined, submissions: reading.submissions }
      for (const entry of reading.page.log) this.strays.delete(entry.id)
      this.hands.set(page, Hand.read(reading.page))
      this.options.changed()
    }
  }

  /** Operations of a page that belong to its outstanding ones, before all others. */
  straysOf(page: PageId): readonly Submission[] {
    return [...this.strays.values()].filter((submission) => submission.page === page)
  }

  /** Takes in a page that was fetched, unless it came into memory meanwhile; the caller holds what is returned. */
  adopt(fetched: Hand): Hand {
    const hand = this.hands.get(fetched.id) ?? fetched
    hand.holders++
    this.hands.set(hand.id, hand)
    return hand
  }

  /** A fetched page was given to a hand, with all operations that were outstanding. */
  renewed(hand: Hand): Promise<void> {
    this.forgetStrays(hand.id)
    return this.keep(hand)
  }

  /** Lets a page go that `hold` or `adopt` gave. */
  drop(hand: Hand): void {
    hand.holders--
    this.tidy(hand)
  }

  /** Lets a page leave memory that nobody holds and that has nothing to write or to deliver. */
  tidy(hand: Hand): void {
    const idle = hand.holders <= 0 && hand.outstanding.length === 0 && (hand.missing || hand.toKeep() === undefined)
    if (idle && this.hands.get(hand.id) === hand) this.hands.delete(hand.id)
  }

  /** The next operations for the library, in order: those of all windows, or this one's alone where the database fails. */
  async next(limit: number): Promise<readonly OutboxRow[]> {
    const rows = this.condition === 'ok' ? await this.use((db) => nextRows(db, limit)) : undefined
    const strays = [...this.strays.values()].map((submission) => ({ page: submission.page, id: submission.id, submission }))
    if (rows !== undefined) return rows.value.length > 0 ? rows.value : strays.slice(0, limit)
    return [...strays, ...[...this.hands.values()].flatMap((hand) => hand.outstanding.map(toOutboxRow))].slice(0, limit)
  }

  /**
   * For when memory has operations to deliver and the outbox none: another window delivered them, or the outbox was lost.
   * Brings both in step; true where there was something to look at.
   */
  async recheck(): Promise<boolean> {
    const hands = [...this.hands.values()].filter((hand) => hand.outstanding.length > 0)
    for (const hand of hands) await this.look(hand)
    return hands.length > 0
  }

  /** Takes acknowledged operations out of the outbox. */
  async acknowledge(acknowledged: readonly Acknowledged[]): Promise<void> {
    for (const { id } of acknowledged) this.strays.delete(id)
    await this.use((db) => deleteRows(db, acknowledged))
    this.options.written([...new Set(acknowledged.map((one) => one.page))])
  }

  /** Takes a page off the desk that the library does not have. */
  async remove(page: PageId, rejected: readonly Rejected[]): Promise<void> {
    this.forgetStrays(page)
    const done = await this.use((db) => deletePage(db, page, rejected))
    if (done !== undefined) this.hands.get(page)?.rejectionsKept(rejected)
    this.options.written([page])
  }

  /** Looks what another window wrote of a page and brings memory in step. */
  async look(hand: Hand): Promise<void> {
    await this.use((db) => this.reconcile(db, hand))
    if (hand.toKeep() !== undefined) await this.keep(hand)
  }

  async release(): Promise<void> {
    await this.settled()
    clearTimeout(this.retry)
    await this.storage.release()
  }

  private forgetStrays(page: PageId): void {
    for (const one of this.straysOf(page)) this.strays.delete(one.id)
  }

  private writeSoon(): Promise<void> {
    this.writing ??= this.writeAll().finally(() => (this.writing = undefined))
    return this.writing
  }

  private async writeAll(): Promise<void> {
    // Leaves the caller's frame first: an edit is on the screen before its records are copied for the disk.
    await Promise.resolve()
    while (this.dirty.size > 0 && this.retry === undefined) {
      const hands = [...this.dirty]
      const done = await this.use((db) => this.write(db, hands))
      if (done !== undefined) continue
      this.failedAs = this.storage.condition
      this.retry = setTimeout(() => void this.check(), RETRY_AFTER)
    }
    this.options.changed()
  }

  private async write(db: DeskDatabase, hands: readonly Hand[]): Promise<void> {
    for (const hand of hands) this.dirty.delete(hand)
    const jobs = hands.flatMap((hand) => {
      const what = hand.toKeep()
      return what === undefined ? [] : [{ hand, what }]
    })
    try {
      const written = await writePages(
        db,
        jobs.map((job) => job.what),
      )
      for (const [i, { hand, what }] of jobs.entries()) {
        const outcome = written[i]
        if (outcome?.outcome === 'kept') hand.keptAs(what, outcome.stored)
        else await this.reconcile(db, hand)
        if (hand.toKeep() !== undefined) this.dirty.add(hand)
        else this.tidy(hand)
      }
    } catch (error) {
      for (const hand of hands) this.dirty.add(hand)
      throw error
    }
    if (jobs.length > 0) this.options.written(jobs.map((job) => job.hand.id))
  }

  private async reconcile(db: DeskDatabase, hand: Hand): Promise<void> {
    const reading = await this.readSound(db, hand.id)
    const { rejected, behind } =
      reading.page === undefined ? { rejected: hand.lost(reading.submissions), behind: false } : hand.merge(reading.page)
    if (rejected.length > 0) this.options.rejected(rejected)
    if (behind) this.options.behind(hand.id)
    else if (hand.outstanding.length === 0 && hand.heard > hand.confirmed) this.options.stale(hand)
    this.options.changed()
  }

  private readOnce(page: PageId): Promise<Reading> {
    const under = this.reading.get(page)
    if (under !== undefined) return under
    const read = this.use((db) => this.readSound(db, page))
      .then((done): Reading => done?.value ?? { page: undefined, submissions: [] })
      .finally(() => this.reading.delete(page))
    this.reading.set(page, read)
    return read
  }

  private async readSound(db: DeskDatabase, page: PageId): Promise<Reading> {
    const reading = await readPage(db, page)
    if (reading.page === undefined) await clearPage(db, page)
    return reading
  }

  /** After the database was opened again it may be another: pages that it does not have as believed are brought in step. */
  private async findLost(db: DeskDatabase): Promise<void> {
    const hands = [...this.hands.values()].filter((hand) => hand.inDatabase !== null)
    const heads = await db.heads.bulkGet(hands.map((hand) => hand.id))
    for (const [i, hand] of hands.entries()) {
      const head = heads[i]
      if (head?.line === hand.inDatabase?.line && head?.rev === hand.inDatabase?.rev) continue
      await this.reconcile(db, hand)
      this.dirty.add(hand)
    }
    if (this.dirty.size > 0) void this.writeSoon()
  }
}
