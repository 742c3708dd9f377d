/** What the title bar says about the editor's work. `saved` means: the library has acknowledged every edit. */
import type { Failure } from '#shared/contract/index.ts'

import type { Condition } from './storage.ts'

export type SavedState =
  | { readonly state: 'saved' }
  /** Edits are on their way. */
  | { readonly state: 'saving'; readonly waiting: number }
  /** The host cannot be reached; edits wait on the desk, on disk. */
  | { readonly state: 'offline'; readonly waiting: number }
  /** Edits wait and something is wrong. `unkept` of them are only in this window's memory and end with it. */
  | { readonly state: 'failed'; readonly waiting: number; readonly unkept: number; readonly reason: FailedReason }

/** `desk-full`, `desk-broken`: the browser's database takes nothing, and the host cannot be reached; else the library's failure. */
export type FailedReason = 'desk-full' | 'desk-broken' | Failure

export interface Facts {
  /** Edits that the library has not acknowledged. */
  readonly waiting: number
  /** Of these, in memory only. */
  readonly unkept: number
  readonly online: boolean
  readonly failure: Failure | null
  readonly condition: Condition
}

export function savedState({ waiting, unkept, online, failure, condition }: Facts): SavedState {
  if (waiting > 0 && failure !== null) return { state: 'failed', waiting, unkept, reason: failure }
  if (waiting > 0 && !online && unkept > 0 && condition !== 'ok') {
    return { state: 'failed', waiting, unkept, reason: condition === 'full' ? 'desk-full' : 'desk-broken' }
  }
  if (!online) return { state: 'offline', waiting }
  return waiting > 0 ? { state: 'saving', waiting } : { state: 'saved' }
}
