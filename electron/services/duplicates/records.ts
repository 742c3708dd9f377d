/**
 * Records of a corpus on disk: one JSON object a line, with `id` and `text`. Texts stay there: what is kept in memory is where
 * each record stands, and a record is read back when it is asked for.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

/** Bytes of a file that are read at once; a line belongs to the part in which it starts. */
export const PART_BYTES = 4 * 1024 * 1024
/** Bytes of one line at most. */
const LONGEST_LINE = 256 * 1024 * 1024

/** Why a line is no record. */
export type LineFault = 'not-json' | 'no-id' | 'no-text' | 'too-long'

export interface CorpusRecord {
  readonly id: string
  readonly text: string
  readonly title: string
  readonly date: string
}

/** A line of a part: a record, or what is wrong with it. Blank lines are left out. */
export interface PartLine {
  /** Number of the line within the part, from 0. */
  readonly line: number
  readonly start: number
  readonly length: number
  readonly record: CorpusRecord | LineFault
}

/** A file that parts and lines are read from, until it is released. */
export class LineFile {
  readonly #handle: number
  /** Bytes. */
  readonly size: number
  #line = Buffer.alloc(1 << 16)

  /** Throws the system's error where the file cannot be opened. */
  constructor(path: string) {
    this.#handle = openSync(path, 'r')
    this.size = fstatSync(this.#handle).size
  }

  /** The lines that start in the part from byte `from` to byte `to` (left out), and how many there are, blank ones included. */
  part(from: number, to: number): { readonly lines: readonly PartLine[]; readonly count: number } {
    const base = Math.max(0, from - 1)
    const own = this.#bytes(base, Math.min(to, this.size))
    let start = from === 0 ? 0 : own.indexOf(NEWLINE) + 1
    // The middle of a long line, which is not read on to its end with each of its parts.
    if (from > 0 && start === 0) return { lines: [], count: 0 }
    const bytes = this.#withLastLine(own, base)
    const lines: PartLine[] = []
    let count = 0
    while (start < bytes.length && base + start < to) {
      const newline = bytes.indexOf(NEWLINE, start)
      const end = newline < 0 ? bytes.length : newline
      const record = end - start > LONGEST_LINE ? 'too-long' : readLine(bytes.toString('utf8', start, end))
      if (record !== undefined) lines.push({ line: count, start: base + start, length: end - start, record })
      count++
      start = end + 1
    }
    return { lines, count }
  }

  /** The record of a line that was read before; undefined where the file has changed since. */
  record(start: number, length: number): CorpusRecord | undefined {
    if (this.#line.length < length) this.#line = Buffer.alloc(length * 2)
    const read = readSync(this.#handle, this.#line, 0, length, start)
    const record = readLine(this.#line.toString('utf8', 0, read))
    return typeof record === 'object' ? record : undefined
  }

  release(): void {
    closeSync(this.#handle)
  }

  /** The bytes that were read from `from` on, and more to the end of the line that the last of them is in. */
  #withLastLine(own: Buffer, from: number): Buffer {
    let bytes = own
    for (let more = 1 << 16; from + bytes.length < this.size && bytes.at(-1) !== NEWLINE; more *= 2) {
      const next = this.#bytes(from + bytes.length, Math.min(this.size, from + bytes.length + more))
      const newline = next.indexOf(NEWLINE)
      bytes = Buffer.concat([bytes, newline < 0 ? next : next.subarray(0, newline + 1)])
    }
    return bytes
  }

  #bytes(from: number, to: number): Buffer {
    const bytes = Buffer.allocUnsafe(Math.max(0, to - from))
    let at = 0
    while (at < bytes.length) {
      const read = readSync(this.#handle, bytes, at, bytes.length - at, from + at)
      if (read === 0) break
      at += read
    }
    return bytes.subarray(0, at)
  }
}

const NEWLINE = 10

function readLine(line: string): CorpusRecord | LineFault | undefined {
  const text = line.startsWith('\ufeff') ? line.slice(1) : line
  if (text.trim() === '') return undefined
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return 'not-json'
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'not-json'
  const fields = value as Readonly<Record<string, unknown>>
  const id = typeof fields.id === 'number' ? String(fields.id) : fields.id
  if (typeof id !== 'string' || id === '') return 'no-id'
  if (typeof fields.text !== 'string') return 'no-text'
  return { id, text: fields.text, title: wordsOf(fields.title), date: wordsOf(fields.date) }
}

function wordsOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
