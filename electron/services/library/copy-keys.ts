/**
 * Keys of texts in a table. A quarter of a text's keys is kept, the smallest, and all of a short text: whole texts are found by far
 * fewer than they have, and a caption with a few misread characters by no fewer. Two texts share what both keep.
 */
import { ENDS, HitCounter, type Candidate } from '#shared/duplicates/index.ts'

import type { Database } from './database.ts'

/** Texts up to this length keep all their keys: in a caption of twenty characters few are left alone by a bad reader. */
const SHORT = 96
/** Keys below this are kept of longer texts. */
const LIMIT = 2 ** 30
/** What of a short text's keys, about, a longer text can share. */
const SHARED = 1 / 4

/** Those of a text's keys that are kept. */
export function keptKeys(keys: Uint32Array, length: number): Uint32Array {
  return length <= SHORT ? keys.slice() : keys.filter((key) => key < LIMIT)
}

export function packKeys(keys: Uint32Array): Uint8Array {
  return new Uint8Array(keys.buffer, keys.byteOffset, keys.byteLength)
}

/** The blob's bytes may lie at any offset, so they are copied. */
export function unpackKeys(blob: Uint8Array): Uint32Array {
  const bytes = blob.slice()
  return new Uint32Array(bytes.buffer, 0, bytes.byteLength >> 2)
}

/** Looks for texts that share keys. Holds some bytes for each text of the library. */
export class KeyTable {
  private readonly database: Database
  private readonly counter = new HitCounter()

  constructor(database: Database) {
    this.database = database
  }

  add(text: number, keys: Uint32Array): void {
    for (const key of keys) this.database.run('INSERT INTO copy_keys (key, text) VALUES (?, ?) ON CONFLICT DO NOTHING', key, text)
  }

  remove(text: number, keys: Uint32Array): void {
    for (const key of keys) this.database.run('DELETE FROM copy_keys WHERE key = ? AND text = ?', key, text)
  }

  /** Texts worth comparing with one, best first. */
  candidates(text: number, keys: Uint32Array, length: number): Candidate[] {
    for (const key of keys) {
      const { list, others } = this.textsWith(key, text)
      this.counter.add(key, list, 0, list.length, others)
    }
    const ownShort = length <= SHORT
    return this.counter.take(Number.MAX_SAFE_INTEGER, (other) => {
      const row = this.database.get<{ length: number; keys: number }>(
        'SELECT length, length(keys) / 4 AS keys FROM copy_texts WHERE n = ?',
        other,
      )
      const theirs = row?.keys ?? 0
      if (row === undefined || (ownShort && row.length <= SHORT)) return Math.min(keys.length, theirs)
      const share = (all: number, isShort: boolean): number => (isShort ? Math.ceil(all * SHARED) : all)
      return Math.min(share(keys.length, ownShort), share(theirs, row.length <= SHORT))
    })
  }

  /** Of a long list the ends, as the engine wants it; the text itself left out. */
  private textsWith(key: number, self: number): { readonly list: readonly number[]; readonly others: number } {
    const read = (order: string, limit: number): number[] =>
      this.database
        .all<{ text: number }>(`SELECT text FROM copy_keys WHERE key = ? ORDER BY text ${order} LIMIT ?`, key, limit)
        .map((row) => row.text)
    const first = read('ASC', 2 * ENDS + 1)
    if (first.length <= 2 * ENDS) {
      const list = first.filter((text) => text !== self)
      return { list, others: Math.max(1, list.length) }
    }
    const list = [...first.slice(0, ENDS), ...read('DESC', ENDS).reverse()].filter((text) => text !== self)
    return { list: [...new Set(list)], others: first.length }
  }
}
