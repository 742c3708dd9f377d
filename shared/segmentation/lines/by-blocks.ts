/** What was found out about lists of blocks, kept by what is in them: the same few blocks are asked about again and again, in lists made anew. */

/** Lists kept; beyond that all are forgotten. */
const MOST_KEPT = 2000

interface Kept<Value> {
  readonly blocks: readonly number[]
  readonly value: Value
}

export class ByBlocks<Value> {
  /** By the hash of the blocks; of two lists with the same hash the later one is kept. */
  readonly #kept = new Map<number, Kept<Value>>()
  readonly #find: (blocks: readonly number[]) => Value

  constructor(find: (blocks: readonly number[]) => Value) {
    this.#find = find
  }

  /** What was found out about these blocks, in this order; found out now if it never was. The list may be changed afterwards. */
  of(blocks: readonly number[]): Value {
    const hash = hashOf(blocks)
    const kept = this.#kept.get(hash)
    if (kept !== undefined && sameBlocks(kept.blocks, blocks)) return kept.value
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear()
    const value = this.#find(blocks)
    this.#kept.set(hash, { blocks: [...blocks], value })
    return value
  }
}

// Counted, as in all that goes through lists of blocks thousands of times a page: an iterator makes an object at each step.
function hashOf(blocks: readonly number[]): number {
  let hash = 0
  for (let i = 0; i < blocks.length; i++) hash = (Math.imul(hash, 31) + (blocks[i] ?? 0) + 1) | 0
  return hash
}

function sameBlocks(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}
