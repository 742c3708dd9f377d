/** Calls to the library, and what they tell of it: is it there, can it take what it is sent? */
import type { Failure } from '#shared/contract/index.ts'

import { troubleOf, type LibraryClient } from './link.ts'

/** Given to every call, so that it ends with the desk. */
export interface CallOptions {
  readonly signal: AbortSignal
}

export class Calls {
  readonly client: LibraryClient
  private readonly changed: () => void
  private readonly ending = new AbortController()
  private reachable = true
  private lastFailure: Failure | null = null

  constructor(client: LibraryClient, changed: () => void) {
    this.client = client
    this.changed = changed
  }

  /** The last call got an answer, or the link says that the host is there. */
  get online(): boolean {
    return this.reachable
  }

  /** Why the library cannot take what it was sent, although it answers; null where it can. */
  get failure(): Failure | null {
    return this.lastFailure
  }

  get released(): boolean {
    return this.ending.signal.aborted
  }

  /** Makes a call and notes whether it was answered. Errors go on to the caller. */
  async ask<T>(call: (client: LibraryClient, options: CallOptions) => Promise<T>): Promise<T> {
    try {
      const answer = await call(this.client, { signal: this.ending.signal })
      this.note(true, this.lastFailure)
      return answer
    } catch (error) {
      if (troubleOf(error) === 'offline') this.note(false, this.lastFailure)
      throw error
    }
  }

  /** A delivery failed. */
  blame(error: unknown): void {
    const trouble = troubleOf(error)
    if (trouble === 'offline') this.note(false, null)
    else this.note(true, trouble)
  }

  note(online: boolean, failure: Failure | null): void {
    if (this.reachable === online && this.lastFailure === failure) return
    this.reachable = online
    this.lastFailure = failure
    this.changed()
  }

  release(): void {
    this.ending.abort()
  }
}
