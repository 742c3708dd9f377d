/**
 * Fetches pages from the library and puts the outstanding operations on them. Those that do not fit what others have done
 * are reported; the later ones are still tried.
 */
import { Bug, type OperationId, type PageId } from '#shared/base/index.ts'
import { failure, failureInWords } from '#shared/contract/index.ts'
import type { Page } from '#shared/model/index.ts'
import type { Entry, Refusal } from '#shared/operations/index.ts'

import type { Calls } from './calls.ts'
import { Hand } from './hand.ts'
import type { Held, Keeper } from './keeper.ts'
import { isNoSuchPage } from './link.ts'
import { unplaced, type Rejected } from './rejected.ts'

/** A page can be edited between the call for it and the call for its log; then both are asked for again. */
const ATTEMPTS = 5

const gone = failure('no-such-page')
const GONE = { code: gone.code, why: { zh: failureInWords(gone, 'zh'), en: failureInWords(gone, 'en') } }

export class Fetcher {
  private readonly calls: Calls
  private readonly keeper: Keeper
  private readonly rejected: (rejected: readonly Rejected[]) => void
  /** Pages whose confirmed part may differ from the library's. */
  private readonly odd = new Set<PageId>()

  constructor(calls: Calls, keeper: Keeper, rejected: (rejected: readonly Rejected[]) => void) {
    this.calls = calls
    this.keeper = keeper
    this.rejected = rejected
  }

  /** What this window has of a page must not be trusted. */
  doubt(page: PageId): void {
    this.odd.add(page)
  }

  doubts(page: PageId): boolean {
    return this.odd.has(page)
  }

  /** Asks whether the library has more of a page than the hand. Throws where it cannot be reached. */
  async isStale(hand: Hand): Promise<boolean> {
    if (!hand.complete || this.odd.has(hand.id)) return true
    // A page with outstanding operations is compared when they are delivered.
    if (hand.outstanding.length > 0) return false
    if (hand.heard > hand.confirmed) return true
    try {
      const newer = await this.calls.ask((client, options) => client.pages.log({ page: hand.id, after: hand.confirmed }, options))
      return newer.length > 0 && hand.outstanding.length === 0
    } catch (error) {
      if (isNoSuchPage(error)) return true
      throw error
    }
  }

  /** Puts the library's page in place of the one on the desk. Throws where the library cannot be reached. */
  async renew(page: PageId, refusals: ReadonlyMap<OperationId, Refusal> = new Map()): Promise<void> {
    const hand = await this.fetchAndHold(page, refusals)
    if (hand !== undefined) this.keeper.drop(hand)
  }

  /** The same; the caller holds the page afterwards. Undefined: the library has no such page. */
  async fetchAndHold(page: PageId, refusals: ReadonlyMap<OperationId, Refusal> = new Map()): Promise<Hand | undefined> {
    const { keeper } = this
    const held = await keeper.hold(page)
    try {
      // Other windows may have added to the outbox; what they did is carried over as well.
      if (held.hand !== undefined) await keeper.look(held.hand)
      const fetched = await this.fetch(page)
      if (fetched === undefined) {
        await this.vanish(page, held)
        if (held.hand !== undefined) keeper.drop(held.hand)
        return undefined
      }
      this.odd.delete(page)
      // From here to `replace` nothing is awaited: an edit made in between would not be among the outstanding ones.
      const hand = held.hand ?? keeper.adopt(new Hand(fetched.page, fetched.log, true))
      const outstanding = [...keeper.straysOf(page), ...(held.hand === undefined ? held.submissions : []), ...hand.outstanding]
      const rejected = hand.replace(fetched.page, fetched.log, outstanding, refusals)
      // Before anything can say that everything is saved.
      this.report(rejected)
      await keeper.renewed(hand)
      return hand
    } catch (error) {
      if (held.hand !== undefined) keeper.drop(held.hand)
      throw error
    }
  }

  /** The library has no such page: what was done to it is kept as not applied. */
  private async vanish(page: PageId, held: Held): Promise<void> {
    const { keeper } = this
    const hand = held.hand ?? keeper.hands.get(page)
    const lost = [...keeper.straysOf(page), ...(held.hand === undefined ? held.submissions : []), ...(hand?.outstanding ?? [])]
    const rejected = lost.map((one) => unplaced(one, GONE.code, GONE.why, hand?.page))
    hand?.vanish(rejected)
    this.report(rejected)
    await keeper.remove(page, rejected)
  }

  /**
   * The library's page and its whole log, of one moment; undefined where it has no such page. The log is not put together
   * from what is here: with several windows an operation may lie here at another place than it was applied at.
   */
  private async fetch(page: PageId): Promise<{ readonly page: Page; readonly log: readonly Entry[] } | undefined> {
    try {
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const fresh = await this.calls.ask((client, options) => client.pages.get({ page }, options))
        const whole = await this.calls.ask((client, options) => client.pages.log({ page, after: 0 }, options))
        const log = whole.filter((entry) => entry.rev < fresh.rev)
        if (log.length === fresh.rev && log.every((entry, i) => entry.rev === i)) return { page: fresh, log }
      }
      throw new Bug(`the library's log of page ${page} does not match the page`)
    } catch (error) {
      if (isNoSuchPage(error)) return undefined
      throw error
    }
  }

  private report(rejected: readonly Rejected[]): void {
    if (rejected.length > 0) this.rejected(rejected)
  }
}
