/**
 * Numbers for the pairs of neighbouring characters of a page. A page has thousands of them, and a table of numbers finds
 * a pair several times faster than a `Map` of two-character strings, which would have to be cut out of the text first.
 */

/** Slots that a table begins with at most: a long page seldom has as many different pairs. */
const MOST_AT_FIRST = 1 << 16

/** Gives each pair of UTF-16 units a number: 0, 1, 2 … in the order in which they are first asked for. */
export class CharPairs {
  /**
   * Open addressing, at most half full. A slot is two numbers, which lie side by side so that they are fetched at once: both units in one
   * number, and the pair's number plus 1, or 0 where the slot is free.
   */
  #slots: Int32Array
  #size = 0

  /** `length` is that of the text whose pairs will come: half of them are different ones, or fewer. More are welcome. */
  constructor(length: number) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(16, Math.min(length, MOST_AT_FIRST))))
    this.#slots = new Int32Array(2 * slots)
  }

  get size(): number {
    return this.#size
  }

  /** The number of a pair, a new one if it was never asked for. O(1). */
  numberOf(first: number, second: number): number {
    const key = (first << 16) | second
    let slot = this.#find(key)
    const known = this.#slots[slot + 1] ?? 0
    if (known > 0) return known - 1
    if (4 * (this.#size + 1) > this.#slots.length) {
      this.#grow()
      slot = this.#find(key)
    }
    this.#slots[slot] = key
    this.#slots[slot + 1] = ++this.#size
    return this.#size - 1
  }

  /** The number of a pair, or -1 if `numberOf` was never asked for it. */
  known(first: number, second: number): number {
    return (this.#slots[this.#find((first << 16) | second) + 1] ?? 0) - 1
  }

  /** The slot that holds a pair, or the free one where it belongs. */
  #find(key: number): number {
    const last = this.#slots.length - 1
    // Fibonacci hashing (Knuth, TAOCP 3, 6.4): 2^32 divided by the golden ratio, its high bits folded into the low ones.
    const hash = Math.imul(key, 0x9e3779b1)
    let slot = ((hash ^ (hash >>> 15)) << 1) & last
    while ((this.#slots[slot + 1] ?? 0) > 0 && this.#slots[slot] !== key) slot = (slot + 2) & last
    return slot
  }

  #grow(): void {
    const old = this.#slots
    this.#slots = new Int32Array(2 * old.length)
    for (let from = 0; from < old.length; from += 2) {
      const value = old[from + 1] ?? 0
      if (value === 0) continue
      const key = old[from] ?? 0
      const slot = this.#find(key)
      this.#slots[slot] = key
      this.#slots[slot + 1] = value
    }
  }
}
