/** State of views (hot exit): what was open, selected, scrolled where. Written a moment after the last change, not at each. */
import type { Json } from '#shared/base/index.ts'

import type { Keeper } from './keeper.ts'

/** Scrolling changes a view's state many times a second; so long it may gather, milliseconds. */
const DELAY = 400

export class Views {
  private readonly keeper: Keeper
  private readonly pending = new Map<string, Json>()
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(keeper: Keeper) {
    this.keeper = keeper
  }

  save(key: string, value: Json): void {
    this.pending.set(key, value)
    this.timer ??= setTimeout(() => void this.flush(), DELAY)
  }

  /** The last state saved under a key; undefined where there is none. */
  async load(key: string): Promise<Json | undefined> {
    if (this.pending.has(key)) return this.pending.get(key)
    const row = await this.keeper.use((db) => db.views.get(key))
    return row?.value?.value
  }

  /** Writes what has gathered. View state that cannot be written is lost with the window: it is not work. */
  async flush(): Promise<void> {
    clearTimeout(this.timer)
    this.timer = undefined
    const rows = [...this.pending].map(([key, value]) => ({ key, value }))
    if (rows.length === 0) return
    await this.keeper.use((db) => db.views.bulkPut(rows), true)
    for (const { key, value } of rows) if (this.pending.get(key) === value) this.pending.delete(key)
  }
}
