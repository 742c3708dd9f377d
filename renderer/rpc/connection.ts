/**
 * A connection that outlives its wire. A WebSocket drops, a port does not; both go through the same states, and every new wire
 * starts with the handshake, so that a page never works half with a host of another version or with another library.
 */
import { ORPCError } from '@orpc/client'

import { CONTRACT_VERSION, type Welcome } from '#shared/contract/index.ts'

import { createClient, createLink, type Client, type Link } from './client.ts'
import { Disconnected, VersionMismatch } from './errors.ts'
import { follow, type Followed } from './follow.ts'
import type { Wire } from './wire.ts'

export type ConnectionState = 'connected' | 'offline'

/**
 * Why a connection is offline. `unreachable`: nobody answers, it is tried again; `refused`: a host answers but does not know this
 * window (it was started anew; its new address must be opened); `outdated`: page and host are of different versions, reload;
 * `other-library`: the host serves another library now.
 */
export type Trouble = 'unreachable' | 'refused' | 'outdated' | 'other-library'

/** Lets go of what was begun. Calling it twice is harmless. */
export type Release = () => void

/** How wires are made, and what else the window's origin offers. */
export interface Transport {
  /** Opens a new wire, or rejects with why there is none. */
  open(): Promise<Wire>
  /** Asked after `open` failed: does the host answer at all, and what does it think of us? */
  diagnose(): Promise<'unreachable' | 'refused'>
  /** Keeps a file at the host; see `Connection.uploadFile`. */
  upload(file: File): Promise<string>
  /** The path of a file that was dropped or chosen; null where the host gives none. */
  pathOf(file: File): string | null
  /** Milliseconds to wait before the next attempt, counted from 0. */
  pause(attempt: number): number
  /** Calls back when there is reason to try at once (the window is looked at again). */
  onHint(listener: () => void): Release
}

export interface Connection {
  readonly client: Client
  /** What the host said in the latest handshake. */
  readonly welcome: Welcome
  readonly state: ConnectionState
  /** Null while connected. */
  readonly trouble: Trouble | null
  /** Calls back after each change of `state` or `trouble`. */
  onState(listener: (state: ConnectionState) => void): Release
  /** Hands over the library's events for as long as wanted, through all interruptions; see `Followed`. */
  follow(followed: Followed): Release
  /** Sends a file's bytes to the host and returns the id to import it by. Refusals are `Refused`. */
  uploadFile(file: File): Promise<string>
  /** The path of a dropped or chosen file, where `capabilities.paths`; else null, and its bytes are to be uploaded. */
  pathOf(file: File): string | null
  /** Tries to connect now instead of after the pause. */
  retry(): void
  release(): void
}

/**
 * Opens the first wire and shakes hands. Rejects with `VersionMismatch`, or with `Disconnected` where there is no host;
 * later interruptions are told by `state` and mended in the background.
 */
export async function connectOver(transport: Transport): Promise<Connection> {
  const first = await shakeHands(transport)
  return new LastingConnection(transport, first)
}

/** A host that refuses us is asked again only so much later: each asking is a line in its log, and only a person can mend it. */
const REFUSED_PATIENCE = 6

interface Greeted {
  readonly wire: Wire
  readonly link: Link
  readonly welcome: Welcome
}

async function shakeHands(transport: Transport): Promise<Greeted> {
  const wire = await transport.open()
  const link = createLink(wire)
  try {
    return { wire, link, welcome: await createClient(link).session.hello({ contract: CONTRACT_VERSION }) }
  } catch (error) {
    wire.close()
    throw mismatch(error) ?? error
  }
}

/** A host that knows the handshake's form but not this version says so; one that does not even know the form is of another version too. */
function mismatch(error: unknown): VersionMismatch | undefined {
  if (!(error instanceof ORPCError) || error.code === 'FAILURE') return undefined
  const data: unknown = error.data
  const host = typeof data === 'object' && data !== null && 'host' in data && typeof data.host === 'number' ? data.host : undefined
  return new VersionMismatch(host)
}

class LastingConnection implements Connection {
  readonly client: Client
  readonly #transport: Transport
  readonly #library: string
  readonly #listeners = new Set<(state: ConnectionState) => void>()
  readonly #unhint: Release
  #now: Greeted
  #trouble: Trouble | null = null
  #released = false
  #attempt = 0
  #trying = false
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(transport: Transport, first: Greeted) {
    this.#transport = transport
    this.#now = first
    this.#library = first.welcome.library.id
    this.client = createClient({ call: (path, input, options) => this.#now.link.call(path, input, options) })
    this.#unhint = transport.onHint(() => this.retry())
    this.#take(first)
  }

  get welcome(): Welcome {
    return this.#now.welcome
  }

  get state(): ConnectionState {
    return this.#trouble === null ? 'connected' : 'offline'
  }

  get trouble(): Trouble | null {
    return this.#trouble
  }

  onState(listener: (state: ConnectionState) => void): Release {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  follow(followed: Followed): Release {
    return follow(this, followed, (attempt) => this.#transport.pause(attempt))
  }

  async uploadFile(file: File): Promise<string> {
    if (this.state === 'offline') throw new Disconnected()
    return this.#transport.upload(file)
  }

  pathOf(file: File): string | null {
    return this.welcome.capabilities.paths ? this.#transport.pathOf(file) : null
  }

  retry(): void {
    const mendable = this.#trouble === 'unreachable' || this.#trouble === 'refused'
    if (this.#released || this.#trying || !mendable) return
    clearTimeout(this.#timer)
    void this.#reconnect()
  }

  release(): void {
    if (this.#released) return
    this.#released = true
    clearTimeout(this.#timer)
    this.#unhint()
    this.#now.wire.close()
    this.#listeners.clear()
  }

  #take(greeted: Greeted): void {
    this.#now = greeted
    this.#attempt = 0
    this.#set(null)
    greeted.wire.onClose(() => {
      if (this.#released || this.#now !== greeted) return
      this.#set('unreachable')
      this.#schedule()
    })
  }

  #set(trouble: Trouble | null): void {
    if (this.#trouble === trouble) return
    this.#trouble = trouble
    for (const listener of [...this.#listeners]) listener(this.state)
  }

  #schedule(): void {
    clearTimeout(this.#timer)
    const patience = this.#trouble === 'refused' ? REFUSED_PATIENCE : 1
    this.#timer = setTimeout(() => void this.#reconnect(), this.#transport.pause(this.#attempt++) * patience)
  }

  async #reconnect(): Promise<void> {
    this.#trying = true
    try {
      const greeted = await shakeHands(this.#transport)
      const fits = greeted.welcome.library.id === this.#library
      if (this.#released || !fits) greeted.wire.close()
      if (this.#released) return
      if (fits) this.#take(greeted)
      else this.#set('other-library')
    } catch (error) {
      await this.#failed(error)
    } finally {
      this.#trying = false
    }
  }

  async #failed(error: unknown): Promise<void> {
    if (this.#released) return
    if (error instanceof VersionMismatch) {
      this.#set('outdated')
      return
    }
    const trouble = await this.#transport.diagnose()
    if (this.#isReleased()) return
    this.#set(trouble)
    this.#schedule()
  }

  /** Released while something was awaited; the compiler believes that it cannot have changed. */
  #isReleased(): boolean {
    return this.#released
  }
}
