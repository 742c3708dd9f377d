/**
 * What is kept of a text to find its copies among millions: a hash for copies to the letter, and keys, of which two texts that
 * have something in common share some.
 *
 * - Runs of six, for fragments and noisy copies: only some are kept, by winnowing. A run is kept when the smallest of its five
 *   pairs, by hash, is its first or last one (closed syncmers: Edgar, PeerJ 2021). Like the windows of Schleimer, Wilkerson and
 *   Aiken (2003) this keeps 2 of 5 and never leaves a gap of more than four, but whether a run is kept hangs on its own
 *   characters alone, so that a misread neighbour does not unselect it: that is worth more in noisy text than any other choice.
 * - All runs of three of short texts: in a caption of 20 characters with three wrong ones hardly a run of six is left.
 * - Bands of MinHash over pairs, for texts that are alike as a whole.
 *
 * All over characters that stand for their look-alikes, so that what OCR mostly confuses spoils nothing.
 */
import { hashOf, mix } from './hash.ts'
import { BANDS, MinHash } from './min-hash.ts'
import { Normaliser, type Normal } from './normalise.ts'
import { units as unitTables } from './units.ts'

/** Changes when the same text gets other keys: then signatures that were kept must be made anew. */
export const SIGNATURE_VERSION = 1

/** Plain data that a store can keep. */
export interface Signature {
  /** Length of the normal text in units. */
  readonly length: number
  /** 53-bit hash of the normal text, a safe integer. Equal texts, equal hashes; compare texts before you call them equal. */
  readonly exact: number
  /**
   * 32-bit keys, in no order: of runs (even) without repetition, and 16 of bands (odd). A store that must be small may keep only
   * those below a limit, if it looks up those only.
   */
  readonly keys: Uint32Array
}

/** Texts of fewer units have no keys: they are copies to the letter or none. */
export const SHORTEST_ALIKE = 10
/** Up to this length every run of three is a key. */
export const SHORT = 96
const RUN = 6
const PAIRS = RUN - 1
const SHORT_RUN = 3
/** Keys of one text. A text of 40,000 characters has 16,000; of longer ones the smallest keys are kept, which texts with much in common share. */
const MOST_KEYS = 1 << 15

/** The signature of a text. */
export function signatureOf(text: string): Signature {
  const normaliser = new Normaliser()
  const length = normaliser.run(text)
  return signatureOfUnits(normaliser.units, length, new KeyMaker())
}

/** The signature of a text that is normalised already. `maker` is for those who have many. */
export function signatureOfNormal({ units }: Normal, maker = new KeyMaker()): Signature {
  return signatureOfUnits(units, units.length, maker)
}

function signatureOfUnits(units: Uint16Array, length: number, maker: KeyMaker): Signature {
  const count = maker.run(units, length)
  return { length, exact: hashOf(units, length), keys: maker.keys.slice(0, count) }
}

/** Makes the keys of one text after the other in the same memory. */
export class KeyMaker {
  /** The last text's keys; overwritten, and at times replaced, by the next run. */
  keys = new Uint32Array(512)
  readonly #look = unitTables().look
  readonly #minHash = new MinHash()
  #units = new Uint16Array(512)
  #pairs = new Uint32Array(512)
  /** The keys found so far, by open addressing in as many slots as the text needs; 0 is free. */
  #seen = new Uint32Array(1 << 10)
  #mask = 0

  /** Makes the keys of the first `length` units of a normal text; returns how many there are. */
  run(normal: Uint16Array, length: number): number {
    if (length < SHORTEST_ALIKE) return 0
    this.#makeRoom(length)
    for (let i = 0; i < length; i++) this.#units[i] = this.#look[normal[i] ?? 0] ?? 0
    this.#hashPairs(length)
    let count = this.#runsOfSix(length)
    if (length <= SHORT) count = this.#runsOfThree(length, count)
    if (count > MOST_KEYS) {
      this.keys.subarray(0, count).sort()
      count = MOST_KEYS
    }
    return count + this.#minHash.write(this.#pairs, length - 1, this.keys, count)
  }

  #makeRoom(length: number): void {
    if (this.#units.length < length) {
      this.#units = new Uint16Array(length * 2)
      this.#pairs = new Uint32Array(length * 2)
    }
    const most = length + (length <= SHORT ? length : 0) + BANDS
    if (this.keys.length < most) this.keys = new Uint32Array(most * 2)
    const slots = 2 ** Math.ceil(Math.log2(most * 2))
    if (this.#seen.length < slots) this.#seen = new Uint32Array(slots)
    else this.#seen.fill(0, 0, slots)
    this.#mask = slots - 1
  }

  #hashPairs(length: number): void {
    const units = this.#units
    for (let i = 0; i + 1 < length; i++) this.#pairs[i] = mix(((units[i] ?? 0) << 16) ^ (units[i + 1] ?? 0))
  }

  #runsOfSix(length: number): number {
    const pairs = this.#pairs
    let count = 0
    for (let i = 0; i + RUN <= length; i++) {
      const a = pairs[i] ?? 0
      const b = pairs[i + 1] ?? 0
      const c = pairs[i + 2] ?? 0
      const d = pairs[i + 3] ?? 0
      const e = pairs[i + 4] ?? 0
      const inner = b < c ? (b < d ? b : d) : c < d ? c : d
      if ((a < e ? a : e) > inner) continue
      count = this.#add(mix(Math.imul(a, 0x2c1b3c6d) + Math.imul(c, 0x297a2d39) + e + PAIRS), count)
    }
    return count
  }

  #runsOfThree(length: number, count: number): number {
    const units = this.#units
    let all = count
    for (let i = 0; i + SHORT_RUN <= length; i++) {
      all = this.#add(mix((this.#pairs[i] ?? 0) + Math.imul(units[i + 2] ?? 0, 0x9e3779b1) + SHORT_RUN), all)
    }
    return all
  }

  #add(hash: number, count: number): number {
    // Even, so that a band's key, which is odd, tells itself from it; never 0, which is a free slot.
    const key = (hash & 0xfffffffe) >>> 0 || 2
    const mask = this.#mask
    for (let slot = (key >>> 1) & mask; ; slot = (slot + 1) & mask) {
      const seen = this.#seen[slot] ?? 0
      if (seen === key) return count
      if (seen !== 0) continue
      this.#seen[slot] = key
      this.keys[count] = key
      return count + 1
    }
  }
}
