/**
 * How strings and JSON stand in the database.
 *
 * SQLite's text is UTF-8, which has no place for half a surrogate pair, and some of its functions stop at NUL; OCR output
 * holds both. Such strings are written as JSON behind a mark, all others as they are, so that they sort and can be read.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib'

import { AppError } from '#electron/platform/index.ts'
import { failure } from '#shared/contract/index.ts'

const mark = '\u0001'

/** The string as a column can hold it. `readText` gives back exactly what was kept. */
export function keepText(text: string): string {
  const plain = text.isWellFormed() && !text.includes('\0') && !text.startsWith(mark)
  return plain ? text : mark + JSON.stringify(text)
}

export function readText(kept: string): string {
  return kept.startsWith(mark) ? String(JSON.parse(kept.slice(1))) : kept
}

/**
 * JSON in a column: as text where it is short, deflated (raw, RFC 1951) where that is smaller. Bytes have a memory of their
 * own, of just their length, so that they can go to another thread.
 */
export type Packed = string | Uint8Array<ArrayBuffer>

/** Below this many characters, deflating costs more than it saves. */
const SHORT = 1024
/**
 * The fastest level: the records' repeated field names go away at any. On this thread, as handing some kilobytes to
 * zlib's costs more than deflating them (measured: 37 against 107 µs for 14 KB).
 */
export function pack(value: unknown): Packed {
  const json = JSON.stringify(value)
  if (json.length < SHORT) return json
  const bytes = Buffer.from(json)
  const deflated = deflateRawSync(bytes, { level: 1 })
  // A copy, as zlib's chunks are larger and small buffers share a pool, which may not be transferred.
  return deflated.length < bytes.length ? new Uint8Array(deflated) : json
}

/** Gives back what was packed. What the library itself wrote is trusted to have its shape; bytes that a disk damaged are refused. */
export function unpack<T>(packed: Packed): T {
  try {
    return JSON.parse(typeof packed === 'string' ? packed : inflateRawSync(packed).toString()) as T
  } catch (error) {
    throw new AppError(failure('library-broken', { reason: 'damaged record' }), { cause: error })
  }
}
