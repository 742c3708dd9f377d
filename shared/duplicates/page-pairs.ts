/** Which blocks of a page are alike: by keys that two of them share, then by comparison. */
import { Enough, HitCounter, type Candidate } from './candidates.ts'
import { Comparer, type Comparison } from './comparison.ts'
import { MemoryKeyStore } from './key-store.ts'
import { Normaliser, type Normal } from './normalise.ts'
import { KeyMaker } from './signature.ts'

/** Two blocks that are alike, `a` before `b`. */
export interface LikePair {
  readonly a: number
  readonly b: number
  readonly likeness: Comparison
}

/** Shortest text that can be a near copy or a fragment; below, chance and formulas look the same as copies. */
const SHORTEST_NEAR = 18

/** What a page is worked on with; made anew for each page it would cost as much as the work. Nothing of a page is left in it for the next. */
export class PageMemory {
  readonly comparer = new Comparer()
  readonly #normaliser = new Normaliser()
  readonly #maker = new KeyMaker()
  readonly #counter = new HitCounter()
  readonly #store = new MemoryKeyStore()
  #keys = new Uint32Array(1 << 13)
  #times = new Uint8Array(1 << 14)

  /** The blocks' normal texts, in one piece of memory. */
  normals(texts: readonly string[]): Normal[] {
    const length = texts.reduce((sum, text) => sum + text.length, 0)
    const [units, at] = [new Uint16Array(length), new Int32Array(length)]
    let from = 0
    return texts.map((text) => {
      const to = from + this.#normaliser.run(text)
      for (let i = from; i < to; i++) {
        units[i] = this.#normaliser.units[i - from] ?? 0
        at[i] = this.#normaliser.at[i - from] ?? 0
      }
      const normal = { units: units.subarray(from, to), at: at.subarray(from, to), rawLength: text.length }
      from = to
      return normal
    })
  }

  /** The pairs among some blocks; those of which the figures differ are left out: another report in the same words. */
  likePairs(normals: readonly Normal[], blocks: readonly number[]): LikePair[] {
    const own = blocks.filter((block) => (normals[block]?.units.length ?? 0) >= SHORTEST_NEAR)
    const ends = this.#makeKeys(normals, own)
    this.#store.clear()
    const pairs: LikePair[] = []
    for (const [i, b] of own.entries()) {
      const normal = normals[b]
      const [from, to] = [ends[i - 1] ?? 0, ends[i] ?? 0]
      const enough = new Enough()
      for (const { text: a, evidence } of this.#candidates(b, from, to)) {
        const other = normals[a]
        const likeness = other === undefined || normal === undefined ? undefined : this.comparer.compare(other, normal, evidence)
        if (likeness !== undefined && !likeness.figures) pairs.push({ a, b, likeness })
        if (enough.after(likeness)) break
      }
    }
    return pairs
  }

  /** The blocks before that share enough with one; from now on it is among them. Its keys stand from `from` to `to`. */
  #candidates(block: number, from: number, to: number): Candidate[] {
    const [keys, times, mask] = [this.#keys, this.#times, this.#times.length - 1]
    let end = from
    for (let i = from; i < to; i++) {
      const key = keys[i] ?? 0
      if ((times[(key >>> 1) & mask] ?? 0) < 2) continue
      keys[end++] = key
      const list = this.#store.textsWith(key)
      if (list.length > 0) this.#counter.add(key, list, 0, list.length, list.length)
    }
    const found = this.#counter.take(to - from, (text) => this.#store.keysOf(text))
    this.#store.add(block, keys.subarray(from, end), to - from)
    return found
  }

  /**
   * Writes the blocks' keys one after the other and counts them, in fewer counters than there may be keys: what was counted once stands in one
   * block and need not be looked up, which is most. Returns by block where its keys end.
   */
  #makeKeys(normals: readonly Normal[], blocks: readonly number[]): number[] {
    let all = 0
    const ends = blocks.map((block) => {
      const { units } = normals[block] ?? NOTHING
      const count = this.#maker.run(units, units.length)
      if (this.#keys.length < all + count) this.#keys = withRoom(this.#keys, all + count)
      this.#keys.set(this.#maker.keys.subarray(0, count), all)
      return (all += count)
    })
    const size = 2 ** Math.ceil(Math.log2(4 * all + 1))
    if (this.#times.length < size) this.#times = new Uint8Array(size)
    else this.#times.fill(0)
    const [keys, times, mask] = [this.#keys, this.#times, this.#times.length - 1]
    for (let i = 0; i < all; i++) {
      const at = ((keys[i] ?? 0) >>> 1) & mask
      if ((times[at] ?? 0) < 2) times[at] = (times[at] ?? 0) + 1
    }
    return ends
  }
}

const NOTHING = { units: new Uint16Array(0) }

function withRoom(keys: Uint32Array, length: number): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(length * 2)
  more.set(keys)
  return more
}
