/** What the desk offers to the rest of the screen. See open-desk.ts for how it is put together. */
import type { Json, OperationId, PageId } from '#shared/base/index.ts'
import type { Failure } from '#shared/contract/index.ts'
import type { Page } from '#shared/model/index.ts'
import type { Entry, Operation, Refusal, Stamp } from '#shared/operations/index.ts'
import type { Release } from '#renderer/rpc/index.ts'

import type { CheckOutOptions, CheckOutResult } from './checkout.ts'
import type { Performed } from './hand.ts'
import type { PageInHand } from './page-in-hand.ts'
import type { Rejected } from './rejected.ts'
import type { SavedState } from './saved-state.ts'

/**
 * How opening went. `missing`: the library has no such page. `failed`: it has, and cannot give it. `cancelled`: the caller
 * did not want to wait any longer.
 */
export type Opened =
  | { readonly outcome: 'open'; readonly hand: PageInHand }
  | { readonly outcome: 'missing' }
  | { readonly outcome: 'failed'; readonly failure: Failure }
  | { readonly outcome: 'cancelled' }

/** The library does not give the page (`no-such-page`, or what is wrong with it), so nothing was done. */
export interface NoPage {
  readonly ok: false
  readonly failure: Failure
}

export interface Desk {
  /** Takes a page in hand; whoever does must release it. Waits for the library where the desk does not have the page. */
  open(page: PageId, signal?: AbortSignal): Promise<Opened>
  /** The page as it stands, without taking it in hand; undefined where there is none. */
  page(page: PageId): Promise<Page | undefined>
  /** One operation on a page that need not be in hand. */
  perform(page: PageId, operation: Operation, stamp: Stamp): Promise<Performed | Refusal | NoPage>
  readonly saved: SavedState
  onSaved(listener: (saved: SavedState) => void): Release
  /** Every edit that this window makes, on whichever page, as it is made. */
  onPerformed(listener: (entry: Entry) => void): Release
  /** Operations that turned out not to fit. */
  onRejected(listener: (rejected: readonly Rejected[]) => void): Release
  /** Rejected operations whose notice nobody has put away, of this and earlier sessions. */
  notices(): Promise<readonly Rejected[]>
  dismiss(ids: readonly OperationId[]): Promise<void>
  /** Resolves when the library has everything; rejects with `NotSaved` when it cannot be reached or cannot take it. */
  flush(): Promise<void>
  /** Tries again at once what failed. */
  retry(): void
  checkOutAll(options?: CheckOutOptions): Promise<CheckOutResult>
  saveView(key: string, value: Json): void
  loadView(key: string): Promise<Json | undefined>
  /** The window may end in a moment: keeps the edits and the state of views that are not written yet, before it returns. */
  leaving(): void
  /** Writes what is left and stops. What was not delivered waits in the outbox. */
  release(): Promise<void>
}

/** Edits are not in the library; `saved` tells how many and where they are. */
export class NotSaved extends Error {
  readonly saved: SavedState
  constructor(saved: SavedState) {
    super(`not everything is saved: ${saved.state}`)
    this.name = 'NotSaved'
    this.saved = saved
  }
}
