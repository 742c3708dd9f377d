/**
 * How the editor left each view: the last page, columns, sort order, widths. A convenience and never a record, so what cannot be
 * read is as if it had never been kept, and what cannot be written is not spoken of.
 */
import { defineStore } from 'pinia'
import * as v from 'valibot'

import type { Json } from '#shared/base/index.ts'

/** Where it is kept; the desk has such a place. */
export interface ViewStorage {
  loadView(key: string): Promise<Json | undefined>
  saveView(key: string, value: Json): Promise<void>
}

/** A view changes much faster than it is worth writing, e.g. while a divider is dragged. Milliseconds. */
const PAUSE = 400

export const useMemoryStore = defineStore('memory', () => {
  const kept = new Map<string, Json>()
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  let storage: ViewStorage | null = null

  /** Reads what is kept under these keys, so that views can ask for it without waiting. */
  async function open(from: ViewStorage, keys: readonly string[]): Promise<void> {
    storage = from
    const values = await Promise.all(keys.map((key) => from.loadView(key).catch(() => undefined)))
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

  /** Keeps a value; it is written after a short pause. */
  function write(key: string, value: Json): void {
    kept.set(key, value)
    clearTimeout(timers.get(key))
    timers.set(
      key,
      setTimeout(() => save(key), PAUSE),
    )
  }

  function save(key: string): void {
    timers.delete(key)
    void storage?.saveView(key, kept.get(key) ?? null).catch(() => undefined)
  }

  /** Writes what still waits, before the window closes. */
  function flush(): void {
    for (const [key, timer] of timers) {
      clearTimeout(timer)
      save(key)
    }
  }

  return { open, read, write, flush }
})
