/**
 * Where two texts certainly go together: runs that stand once in each, and of these the longest chain that has the same order in both. The
 * patience of Bram Cohen's diff, over runs of characters instead of lines.
 */

/** A run of units at a place of either text. */
export interface ChainLink {
  readonly a: number
  readonly b: number
}

/** Slots at least: in a table that is nearly empty most runs are seen at once to be in none. */
const FEWEST = 1 << 9

/** A part of a text, `to` left out. */
interface Part {
  readonly units: Uint16Array
  readonly from: number
  readonly to: number
}

/** Looks for chains; keeps its memory between two. */
export class ChainFinder {
  #hashes = new Int32Array(0)
  #hashesLong = new Int32Array(0)
  /** By slot: the place of a run in the shorter part and 1, 0 for a free slot; behind it the same for the longer. Less than 0: it stands there twice. */
  #slots = new Int32Array(2 * FEWEST)
  #mask = 0

  /**
   * The longest chain between `aFrom`..`aTo` and `bFrom`..`bTo` (left out), in order. `run`: units of a run. A table is made of the shorter
   * part only, because beside a text of megabytes a table of it would be most of the work.
   */
  find(a: Uint16Array, aFrom: number, aTo: number, b: Uint16Array, bFrom: number, bTo: number, run: number): ChainLink[] {
    if (Math.min(aTo - aFrom, bTo - bFrom) < run) return []
    const [inA, inB] = [
      { units: a, from: aFrom, to: aTo },
      { units: b, from: bFrom, to: bTo },
    ]
    if (aTo - aFrom > bTo - bFrom) return longestRising(this.#links(inB, inA, run, (short, long) => ({ a: long, b: short })))
    return longestRising(this.#links(inA, inB, run, (short, long) => ({ a: short, b: long })).sort((one, other) => one.b - other.b))
  }

  /** The runs that stand once in either part, in the order of the shorter one. */
  #links(short: Part, long: Part, run: number, linkOf: (short: number, long: number) => ChainLink): ChainLink[] {
    const [inShort, inLong] = [short.to - short.from - run + 1, long.to - long.from - run + 1]
    this.#hashes = hashRuns(this.#hashes, short.units, short.from, inShort, run)
    this.#hashesLong = hashRuns(this.#hashesLong, long.units, long.from, inLong, run)
    this.#note(inShort)
    const hashes = this.#hashesLong
    for (let i = 0; i < inLong; i++) this.#meet(hashes[i] ?? 0, i)
    const links: ChainLink[] = []
    for (let i = 0; i < inShort; i++) {
      const slot = this.#slotOf(this.#hashes[i] ?? 0)
      const there = (this.#slots[slot + 1] ?? 0) - 1
      if (this.#slots[slot] !== i + 1 || there < 0) continue
      if (isSame(short.units, short.from + i, long.units, long.from + there, run)) links.push(linkOf(short.from + i, long.from + there))
    }
    return links
  }

  /** Puts the runs of the shorter part into the table. */
  #note(count: number): void {
    const size = Math.max(FEWEST, 2 ** Math.ceil(Math.log2(2 * count)))
    if (this.#slots.length < 2 * size) this.#slots = new Int32Array(2 * size)
    else this.#slots.fill(0, 0, 2 * size)
    this.#mask = 2 * size - 1
    for (let i = 0; i < count; i++) {
      const slot = this.#slotOf(this.#hashes[i] ?? 0)
      const before = this.#slots[slot] ?? 0
      this.#slots[slot] = before === 0 ? i + 1 : -Math.abs(before)
    }
  }

  /** Notes a run of the longer part where the shorter has it once. */
  #meet(hash: number, place: number): void {
    const slot = this.#slotOf(hash)
    if ((this.#slots[slot] ?? 0) > 0) this.#slots[slot + 1] = this.#slots[slot + 1] === 0 ? place + 1 : -1
  }

  /** The slot of a run of the shorter part with this hash, or a free one. */
  #slotOf(hash: number): number {
    const [slots, hashes, mask] = [this.#slots, this.#hashes, this.#mask]
    const mixed = Math.imul(hash, 0x9e3779b1)
    let slot = (mixed ^ (mixed >>> 15)) & (mask ^ 1)
    for (let place = slots[slot] ?? 0; place !== 0; place = slots[slot] ?? 0) {
      if (hashes[(place < 0 ? -place : place) - 1] === hash) break
      slot = (slot + 2) & mask
    }
    return slot
  }
}

/** Hashes of `count` runs from `from` on, each from the one before; in the same memory where there is room. */
function hashRuns(memory: Int32Array<ArrayBuffer>, units: Uint16Array, from: number, count: number, run: number): Int32Array<ArrayBuffer> {
  const hashes = memory.length < count ? new Int32Array(count * 2) : memory
  let out = 1
  for (let i = 1; i < run; i++) out = Math.imul(out, PRIME)
  let hash = 0
  for (let i = from; i < from + run - 1; i++) hash = (Math.imul(hash, PRIME) + (units[i] ?? 0)) | 0
  for (let i = 0; i < count; i++) {
    hash = (Math.imul(hash, PRIME) + (units[from + i + run - 1] ?? 0)) | 0
    hashes[i] = hash
    hash = (hash - Math.imul(units[from + i] ?? 0, out)) | 0
  }
  return hashes
}

const PRIME = 0x01000193

function isSame(a: Uint16Array, aFrom: number, b: Uint16Array, bFrom: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (a[aFrom + i] !== b[bFrom + i]) return false
  return true
}

/** The longest part of the links that rises in `a` too: by patience sorting, in n log n. They rise in `b`. */
function longestRising(links: readonly ChainLink[]): ChainLink[] {
  const tops: number[] = []
  const before = new Int32Array(links.length)
  for (const [i, { a }] of links.entries()) {
    let [low, high] = [0, tops.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((links[tops[middle] ?? 0]?.a ?? 0) < a) low = middle + 1
      else high = middle
    }
    before[i] = low === 0 ? -1 : (tops[low - 1] ?? -1)
    tops[low] = i
  }
  const chain: ChainLink[] = []
  for (let i = tops.at(-1) ?? -1; i >= 0; i = before[i] ?? -1) {
    const link = links[i]
    if (link !== undefined) chain.push(link)
  }
  return chain.reverse()
}
