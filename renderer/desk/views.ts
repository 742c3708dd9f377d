/**
 * State of views (hot exit): what was open, selected, scrolled where, half typed. Written as soon as the disk takes it;
 * what changes while a write is under way goes into the next one. So a crash finds all but the last moment written.
 *
 * At the end of a window no promise is kept: a write to IndexedDB that was begun then may or may not come to pass. What is
 * not written by then goes into a journal that is written at once (localStorage), and from there into the database when
 * the desk is opened again.
 */
import * as v from 'valibot'

import type { Json } from '#shared/base/index.ts'

import type { Keeper } from './keeper.ts'

/** A text that is written and read at once, and may refuse both. */
export interface Journal {
  read(): string | null
  /** null: nothing is to be kept. */
  write(text: string | null): void
}

const journalSchema = v.record(
  v.string(),
  v.custom<Json>((value) => value !== undefined),
)

export class Views {
  private readonly keeper: Keeper
  private readonly journal: Journal | null
  private readonly pending = new Map<string, Json>()
  private writing: Promise<void> | undefined
  private journaled = false

  constructor(keeper: Keeper, journal: Journal | null) {
    this.keeper = keeper
    this.journal = journal
  }

  /** Takes up what the last window could only write to the journal. */
  recover(): void {
    for (const [key, value] of Object.entries(this.read())) this.pending.set(key, value)
    this.journaled = this.pending.size > 0
    if (this.journaled) void this.flush()
  }

  save(key: string, value: Json): void {
    this.pending.set(key, value)
    void this.flush()
  }

  /** The last state saved under a key; undefined where there is none. */
  async load(key: string): Promise<Json | undefined> {
    if (this.pending.has(key)) return this.pending.get(key)
    const row = await this.keeper.use((db) => db.views.get(key))
    return row?.value?.value
  }

  /** Writes what has gathered. */
  flush(): Promise<void> {
    this.writing ??= this.writeAll().finally(() => (this.writing = undefined))
    return this.writing
  }

  /** The window may be gone in a moment: what the database does not have yet is put where it stays. Returns when it lies there. */
  leave(): void {
    if (this.pending.size === 0 || this.journal === null) return
    try {
      this.journal.write(JSON.stringify(Object.fromEntries(this.pending)))
      this.journaled = true
    } catch {
      // Full or forbidden: then the write to the database, which is under way, has to do.
    }
  }

  private async writeAll(): Promise<void> {
    // Leaves the caller's frame first, and gathers what it still has to say.
    await Promise.resolve()
    while (this.pending.size > 0) {
      const rows = [...this.pending].map(([key, value]) => ({ key, value }))
      const done = await this.keeper.use((db) => db.views.bulkPut(rows), true)
      // Where the database cannot be had it waits for the next change, or for the journal.
      if (done === undefined) return
      for (const { key, value } of rows) if (this.pending.get(key) === value) this.pending.delete(key)
    }
    this.clear()
  }

  private clear(): void {
    if (!this.journaled) return
    this.journaled = false
    try {
      this.journal?.write(null)
    } catch {
      // It stays, and is read once more: it holds what the database has, too.
    }
  }

  private read(): Readonly<Record<string, Json>> {
    try {
      const text = this.journal?.read() ?? null
      const found = v.safeParse(journalSchema, text === null ? {} : JSON.parse(text))
      return found.success ? found.output : {}
    } catch {
      return {}
    }
  }
}

/** The browser's journal of a library; null where the browser gives none. */
export function browserJournal(name: string): Journal | null {
  try {
    const storage = globalThis.localStorage
    return {
      read: () => storage.getItem(name),
      write: (text) => {
        if (text === null) storage.removeItem(name)
        else storage.setItem(name, text)
      },
    }
  } catch {
    return null
  }
}
