/** Keys of texts in memory: for pages, small libraries and tests. */
import type { KeyStore } from './candidates.ts'

const NONE: readonly number[] = []
/** Slots at first, and up to which the table is kept when it is emptied. */
const FEWEST_SLOTS = 1 << 10
const KEPT_SLOTS = 1 << 16

/**
 * A store in memory. Texts are added in ascending order of their numbers. Most keys stand in one text only, so a text's number lies in the
 * table itself (open addressing, no key is 0), and lists are made for the others.
 */
export class MemoryKeyStore implements KeyStore {
  /** By slot a key, 0 for none, and behind it 0 for no text, a text's number and 1, or -1 less the place of a list. */
  #table = new Int32Array(2 * FEWEST_SLOTS)
  #lists: number[][] = []
  #used = 0
  readonly #single = [0]
  readonly #counts = new Map<number, number>()

  /** Adds a text's keys. `count`: how many it has, where those that no other text has are left out. */
  add(text: number, keys: Uint32Array, count = keys.length): void {
    this.#counts.set(text, count)
    this.#makeRoom(keys.length)
    for (const key of keys) {
      const at = this.#placeOf(key)
      const before = this.#table[at + 1] ?? 0
      if (this.#table[at] === 0) {
        this.#table[at] = key
        this.#used++
      }
      if (before === 0) this.#table[at + 1] = text + 1
      else if (before < 0) this.#lists[-1 - before]?.push(text)
      else this.#table[at + 1] = -this.#lists.push([before - 1, text])
    }
  }

  /** Takes a text out again. */
  remove(text: number, keys: Uint32Array): void {
    this.#counts.delete(text)
    for (const key of keys) {
      const at = this.#placeOf(key)
      const before = this.#table[at + 1] ?? 0
      if (before === text + 1) this.#table[at + 1] = 0
      else if (before < 0) this.#lists[-1 - before] = this.#lists[-1 - before]?.filter((other) => other !== text) ?? []
    }
  }

  /** Takes all texts out. */
  clear(): void {
    if (this.#table.length > 2 * KEPT_SLOTS) this.#table = new Int32Array(2 * FEWEST_SLOTS)
    else this.#table.fill(0)
    this.#lists = []
    this.#used = 0
    this.#counts.clear()
  }

  /** The texts with a key, ascending; holds until the next call. */
  textsWith(key: number): readonly number[] {
    const found = this.#table[this.#placeOf(key) + 1] ?? 0
    if (found === 0) return NONE
    if (found < 0) return this.#lists[-1 - found] ?? NONE
    this.#single[0] = found - 1
    return this.#single
  }

  keysOf(text: number): number {
    return this.#counts.get(text) ?? 0
  }

  /** Where a key stands in the table, or where it belongs. */
  #placeOf(key: number): number {
    const table = this.#table
    const mask = table.length - 1
    const signed = key | 0
    // The lowest bit tells bands from runs: most keys are even, and places are too.
    let at = signed & (mask ^ 1)
    for (let there = table[at] ?? 0; there !== signed && there !== 0; there = table[at] ?? 0) at = (at + 2) & mask
    return at
  }

  #makeRoom(more: number): void {
    if ((this.#used + more) * 4 <= this.#table.length) return
    const before = this.#table
    this.#table = new Int32Array(2 ** Math.ceil(Math.log2((this.#used + more) * 8)))
    for (let from = 0; from < before.length; from += 2) {
      const key = before[from] ?? 0
      if (key === 0) continue
      const at = this.#placeOf(key)
      this.#table[at] = key
      this.#table[at + 1] = before[from + 1] ?? 0
    }
  }
}
