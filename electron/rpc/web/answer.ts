/**
 * What both hosts serve beside the RPC, from the window's own origin: the renderer's files, uploads in, written exports out.
 * The loopback host answers HTTP with it, Electron its app:// protocol.
 */
import type { Readable } from 'node:stream'

/** A request, reduced to what both hosts have. */
export interface WebRequest {
  readonly method: string
  /** Path as it was sent: percent-encoded, without query, never normalised. */
  readonly path: string
  /** A header by its lower-case name. */
  header(name: string): string | undefined
  readonly body: AsyncIterable<Uint8Array> | null
}

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** A stream is the receiver's to read or destroy. */
  readonly body: Uint8Array | string | Readable | null
}

/** A sentence as an answer; used for what an editor normally never sees. */
export function plainAnswer(status: number, text: string, headers: Answer['headers'] = {}): Answer {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', ...headers }, body: `${text}\n` }
}

export function jsonAnswer(status: number, value: unknown): Answer {
  const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }
  return { status, headers, body: JSON.stringify(value) }
}
