/**
 * Decodes an imported text. Strict: a file is decoded without any loss or refused, since what is lost here could
 * never be told from what the OCR program got wrong.
 *
 * The old Chinese encodings go through iconv-lite and not TextDecoder: which of them a runtime's ICU data carries is
 * the runtime's choice (Chromium has decoders of its own and need not ship them to Electron's Node), and the same file
 * must give the same text on every host.
 */
import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'

import { failure, type Failure } from '#shared/contract/index.ts'

import { hasBinarySignature, looksBinary } from './binary.ts'
import { chineseLikeness } from './likeness.ts'

export type TextEncodingName = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5'

export interface Decoded {
  /** The whole text as it stands, without the byte order mark. Line ends are kept: offsets refer to this string. */
  readonly text: string
  readonly encoding: TextEncodingName
}

/** How much of a file the guess between encodings looks at, in bytes; the whole is decoded afterwards. */
const SAMPLE = 64 * 1024
/** Least likeness (see `chineseLikeness`) at which a guess is believed. */
const BELIEVED = 0.3
/** Valid sequences for each broken one above which a file is damaged UTF-8 rather than another encoding. */
const DAMAGED_UTF8 = 10

/**
 * Decodes the bytes of a text file: byte order marks first, then UTF-16 by its NULs, strict UTF-8, and last GB18030,
 * Big5 and UTF-16 without ASCII by what text they give. Refuses with `empty-file`, `not-text` or `bad-encoding`.
 */
export function decodeText(bytes: Uint8Array): Decoded | Failure {
  if (bytes.length === 0) return failure('empty-file')
  if (hasBinarySignature(bytes)) return failure('not-text')
  const decoded = decodeBytes(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  return 'text' in decoded && looksBinary(decoded.text) ? failure('not-text') : decoded
}

function decodeBytes(bytes: Buffer): Decoded | Failure {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return decodeUtf8(bytes, 3)
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes, 'utf-16le', 2)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(bytes, 'utf-16be', 2)
  if (bytes.includes(0)) return decodeGuess(bytes, ['utf-16le', 'utf-16be']) ?? failure('not-text')
  if (isUtf8(bytes)) return decodeUtf8(bytes, 0)
  if (isDamagedUtf8(bytes)) return badUtf8(bytes)
  return (
    decodeGuess(bytes, ['gb18030', 'big5', 'utf-16le', 'utf-16be']) ??
    (looksBinary(bytes.toString('latin1')) ? failure('not-text') : badUtf8(bytes))
  )
}

function decodeUtf8(bytes: Buffer, from: number): Decoded | Failure {
  return isUtf8(bytes) ? { text: bytes.toString('utf8', from), encoding: 'utf-8' } : badUtf8(bytes)
}

function decodeUtf16(bytes: Buffer, encoding: 'utf-16le' | 'utf-16be', from: number): Decoded | Failure {
  if (bytes.length % 2 !== 0) return failure('bad-encoding', { offset: bytes.length - 1 })
  const text = utf16(bytes.subarray(from), encoding)
  if (text.isWellFormed()) return { text, encoding }
  return failure('bad-encoding', { offset: from + 2 * text.toWellFormed().indexOf('\ufffd') })
}

/** Decodes with the encoding that gives the likeliest text; undefined where none gives a likely one. */
function decodeGuess(bytes: Buffer, encodings: readonly TextEncodingName[]): Decoded | Failure | undefined {
  const sample = bytes.subarray(0, SAMPLE)
  let best: { readonly encoding: TextEncodingName; readonly likeness: number } | undefined
  for (const encoding of encodings) {
    if (encoding.startsWith('utf-16') && bytes.length % 2 !== 0) continue
    const likeness = chineseLikeness(decodeLoosely(sample, encoding))
    if (likeness >= BELIEVED && likeness > (best?.likeness ?? -Infinity)) best = { encoding, likeness }
  }
  if (best === undefined) return undefined
  if (best.encoding === 'utf-16le' || best.encoding === 'utf-16be') return decodeUtf16(bytes, best.encoding, 0)
  const text = decodeLoosely(bytes, best.encoding)
  const broken = text.indexOf('\ufffd')
  if (broken >= 0) return failure('bad-encoding', { offset: iconv.encode(text.slice(0, broken), best.encoding).length })
  return { text, encoding: best.encoding }
}

function decodeLoosely(bytes: Buffer, encoding: TextEncodingName): string {
  return encoding === 'utf-16le' || encoding === 'utf-16be' ? utf16(bytes, encoding) : iconv.decode(bytes, encoding)
}

function utf16(bytes: Buffer, encoding: 'utf-16le' | 'utf-16be'): string {
  const whole = bytes.subarray(0, bytes.length - (bytes.length % 2))
  return encoding === 'utf-16le' ? whole.toString('utf16le') : Buffer.from(whole).swap16().toString('utf16le')
}

/** UTF-8 with a few broken places decodes as GB18030, too, into rubbish: it has to be told before that is tried. */
function isDamagedUtf8(bytes: Buffer): boolean {
  const text = bytes.toString('utf8', 0, SAMPLE)
  const broken = text.match(/\ufffd/g)?.length ?? 0
  const whole = text.match(/[^\u0000-\u007f\ufffd]/gu)?.length ?? 0
  return whole > broken * DAMAGED_UTF8
}

/** Says at which byte UTF-8 breaks: the first replacement character that does not stand in the bytes themselves. */
function badUtf8(bytes: Buffer): Failure {
  const text = bytes.toString('utf8')
  let offset = 0
  for (let from = 0; ;) {
    const at = text.indexOf('\ufffd', from)
    if (at < 0) return failure('bad-encoding', { offset })
    offset += Buffer.byteLength(text.slice(from, at))
    if (bytes[offset] !== 0xef || bytes[offset + 1] !== 0xbf || bytes[offset + 2] !== 0xbd) return failure('bad-encoding', { offset })
    offset += 3
    from = at + 1
  }
}
