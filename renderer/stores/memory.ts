/**
 * How the editor left each view: the last page, columns, sort order, widths. A convenience and never a record, so what cannot be
 * read is as if it had never been kept.
 */
import { defineStore } from 'pinia'
import * as v from 'valibot'

import type { Json } from '#shared/base/index.ts'

/** Where it is kept: the desk gathers what is saved and writes it a moment later. */
export interface ViewStorage {
  loadView(key: string): Promise<Json | undefined>
  saveView(key: string, value: Json): void
}

export const useMemoryStore = defineStore('memory', () => {
  const kept = new Map<string, Json>()
  let storage: ViewStorage | null = null

  /** Reads what is kept under these keys, so that views can ask for it without waiting. */
  async function open(from: ViewStorage, keys: readonly string[]): Promise<void> {
    storage = from
    const values = await Promise.all(keys.map((key) => from.loadView(key)))
    for (const [i, key] of keys.entries()) {
      const value = values[i]
      if (value !== undefined) kept.set(key, value)
    }
  }

  /** What was kept under a key, or `fallback` where there is nothing of this shape. */
  function read<T>(key: string, schema: v.GenericSchema<T>, fallback: T): T {
    const found = v.safeParse(schema, kept.get(key))
    return found.success ? found.output : fallback
  }

  /** Keeps a value. */
  function write(key: string, value: Json): void {
    kept.set(key, value)
    storage?.saveView(key, value)
  }

  return { open, read, write }
})
