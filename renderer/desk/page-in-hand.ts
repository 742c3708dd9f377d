/** A page in hand as the screen gets it: reading, editing, letting go. */
import type { PageId } from '#shared/base/index.ts'
import type { Page } from '#shared/model/index.ts'
import type { Entry, Operation, Refusal, Stamp } from '#shared/operations/index.ts'
import type { Release } from '#renderer/rpc/index.ts'

import type { Hand, Performed } from './hand.ts'
import type { Rejected } from './rejected.ts'

/** `page`, `log` and `rejected` are replaced, never changed, by edits here and elsewhere. */
export interface PageInHand {
  readonly id: PageId
  readonly page: Page
  /** Oldest first. From the first entry on once `complete`; before that undo reaches back only as far. */
  readonly log: readonly Entry[]
  readonly complete: boolean
  /** Operations that did not fit what others had done, oldest first: part of the history, not applied. */
  readonly rejected: readonly Rejected[]
  /** The library does not have the page any more. */
  readonly missing: boolean
  /** Plans an operation and shows its result at once; writing and delivery follow. A refusal changes nothing. */
  perform(operation: Operation, stamp: Stamp): Performed | Refusal
  /** Calls back synchronously after every change. */
  subscribe(listener: () => void): Release
  /** Lets the page go. Calling it twice is harmless. */
  release(): void
}

/** What an edit sets going, and what letting go does. */
export interface Consequences {
  performed(hand: Hand, entry: Entry): void
  dropped(hand: Hand): void
}

export function inHand(hand: Hand, consequences: Consequences): PageInHand {
  let held = true
  return {
    id: hand.id,
    get page() {
      return hand.page
    },
    get log() {
      return hand.log
    },
    get complete() {
      return hand.complete
    },
    get rejected() {
      return hand.rejected
    },
    get missing() {
      return hand.missing
    },
    perform: (operation, stamp) => {
      const performed = hand.perform(operation, stamp)
      if (performed.ok) consequences.performed(hand, performed.entry)
      return performed
    },
    subscribe: (listener) => hand.subscribe(listener),
    release: () => {
      if (held) consequences.dropped(hand)
      held = false
    },
  }
}
