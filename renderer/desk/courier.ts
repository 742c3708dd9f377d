/**
 * Carries the outbox to the library, in order and in batches, and keeps the pages in hand what the library has. Sending
 * twice is harmless: the library knows every operation by its id. One thing is done at a time, with the outbox held
 * against the other windows.
 */
import { Bug, type OperationId, type PageId } from '#shared/base/index.ts'
import { NO_FILTER, type PageQuery, type SubmissionOutcome } from '#shared/contract/index.ts'
import type { Refusal } from '#shared/operations/index.ts'

import type { Calls } from './calls.ts'
import type { Fetcher } from './fetcher.ts'
import type { Hand } from './hand.ts'
import type { Keeper } from './keeper.ts'
import type { OutboxRow } from './schema.ts'
import type { Acknowledged } from './tables.ts'
import type { Windows } from './windows.ts'

export interface CourierOptions {
  readonly calls: Calls
  readonly fetcher: Fetcher
  readonly keeper: Keeper
  readonly windows: Windows
  /** Waits between attempts while the library cannot be reached, milliseconds; the last one repeats. */
  readonly backoff: readonly number[]
  /** The number of outstanding operations may have changed. */
  changed(): void
}

const BATCH = 50
const ONE_ROW: PageQuery = { filter: NO_FILTER, sort: 'imported', descending: false, offset: 0, limit: 1 }

export class Courier {
  private readonly options: CourierOptions
  private setbacks = 0
  private running = false
  private again = false
  private lane: Promise<unknown> = Promise.resolve()
  /** Ends the wait between two attempts. */
  private hurry: () => void = () => undefined
  /** Pages in hand of which the library may have more. */
  private readonly doubtful = new Set<Hand>()

  constructor(options: CourierOptions) {
    this.options = options
  }

  /** Delivers what is in the outbox, now or after the delivery under way. */
  wake(): void {
    this.again = true
    if (!this.running && !this.options.calls.released) void this.run()
  }

  /** Tries at once instead of waiting for the next attempt. */
  retry(): void {
    this.wake()
    this.hurry()
  }

  /** The link says whether the host is there. */
  linked(online: boolean): void {
    this.options.calls.note(online, null)
    if (online) this.retry()
  }

  /** Fetches a page that is not on the desk; the caller holds it then. Undefined: the library has no such page. */
  fetchAndHold(page: PageId): Promise<Hand | undefined> {
    return this.inLane(() => this.options.fetcher.fetchAndHold(page))
  }

  /** Makes sure, soon, that a page in hand is what the library has. */
  check(hand: Hand): void {
    this.doubtful.add(hand)
    this.wake()
  }

  /** The database knows less of a page than this window did: it is fetched anew. */
  behind(page: PageId): void {
    this.options.fetcher.doubt(page)
    const hand = this.options.keeper.hands.get(page)
    if (hand !== undefined) this.check(hand)
  }

  /** The library told that a page has reached a rev. */
  heard(page: PageId, rev: number): void {
    const hand = this.options.keeper.hands.get(page)
    if (hand === undefined) return
    hand.heard = Math.max(hand.heard, rev)
    if (hand.outstanding.length === 0 && rev > hand.confirmed) this.check(hand)
  }

  /** Ends the calls under way; nothing is sent any more. */
  async release(): Promise<void> {
    this.options.calls.release()
    this.hurry()
    await this.lane
  }

  private inLane<T>(work: () => Promise<T>): Promise<T> {
    const done = this.lane.then(work)
    this.lane = done.catch(() => undefined)
    return done
  }

  private async run(): Promise<void> {
    const { calls, keeper, windows } = this.options
    this.running = true
    while (this.again && !calls.released) {
      this.again = false
      await keeper.settled()
      try {
        const delivered = await this.inLane(() => windows.alone(() => this.round()))
        this.setbacks = 0
        if (delivered) this.again = true
      } catch (error) {
        calls.blame(error)
        this.again = true
        await this.pause()
      }
    }
    this.running = false
  }

  private async pause(): Promise<void> {
    const { backoff } = this.options
    const wait = backoff[Math.min(this.setbacks, backoff.length - 1)] ?? 1_000
    this.setbacks++
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, wait)
      this.hurry = () => {
        clearTimeout(timer)
        resolve()
      }
    })
    this.hurry = () => undefined
  }

  /** One batch; false where there was nothing to deliver. */
  private async round(): Promise<boolean> {
    const { calls, keeper } = this.options
    if (calls.released) return false
    await this.checkDoubtful()
    let rows = await keeper.next(BATCH)
    if (rows.length === 0 && (await keeper.recheck())) rows = await keeper.next(BATCH)
    if (rows.length === 0) {
      // Nothing to send, but the last call failed: ask for something small until the library answers again.
      if (!calls.online) await calls.ask((client, options) => client.library.pages(ONE_ROW, options))
      calls.note(true, null)
      return false
    }
    const submissions = rows.map((row) => row.submission)
    const outcomes = await calls.ask((client, options) => client.operations.submit(submissions, options))
    await this.settle(rows, outcomes)
    calls.note(true, null)
    return true
  }

  private async checkDoubtful(): Promise<void> {
    const { fetcher, keeper } = this.options
    for (const hand of [...this.doubtful]) {
      // Taken out first: what is fetched may be called in doubt again before this is done.
      this.doubtful.delete(hand)
      if (keeper.hands.get(hand.id) !== hand) continue
      try {
        if (await fetcher.isStale(hand)) await fetcher.renew(hand.id)
      } catch (error) {
        this.doubtful.add(hand)
        throw error
      }
    }
  }

  private async settle(rows: readonly OutboxRow[], outcomes: readonly SubmissionOutcome[]): Promise<void> {
    const { fetcher, keeper } = this.options
    const rowOf = new Map(rows.map((row) => [row.id, row]))
    const acknowledged: Acknowledged[] = []
    const behind = new Map<PageId, Map<OperationId, Refusal>>()
    for (const outcome of outcomes) {
      const row = rowOf.get(outcome.id)
      if (row === undefined) continue
      if (outcome.outcome === 'applied' || outcome.outcome === 'already') {
        // What had arrived before was perhaps sent from another place in the page's history than it has here now.
        acknowledged.push({ page: row.page, id: row.id, rev: outcome.outcome === 'applied' ? row.submission.rev : null })
      } else if (outcome.outcome === 'refused') {
        behind.set(row.page, new Map([[row.id, { ok: false, code: outcome.code, data: outcome.data }]]))
      } else behind.set(row.page, new Map())
    }
    if (acknowledged.length + behind.size === 0) throw new Bug('the library left a delivery unanswered')
    const pages = new Set(acknowledged.map((one) => one.page))
    for (const page of pages) {
      if (keeper.hands.get(page)?.acknowledge(acknowledged) === false) fetcher.doubt(page)
    }
    if (acknowledged.length > 0) await keeper.acknowledge(acknowledged)
    this.options.changed()
    for (const [page, refusals] of behind) await fetcher.renew(page, refusals)
    for (const page of pages) await this.catchUp(page)
    this.options.changed()
  }

  /** After the last acknowledgement of a page: is it what the library has? */
  private async catchUp(page: PageId): Promise<void> {
    const { fetcher, keeper } = this.options
    const hand = keeper.hands.get(page)
    if (hand === undefined || hand.outstanding.length > 0) return
    if (fetcher.doubts(page) || hand.heard > hand.confirmed) await fetcher.renew(page)
    else keeper.tidy(hand)
  }
}
