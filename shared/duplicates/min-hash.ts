/**
 * MinHash with locality-sensitive hashing: a few keys of a text of which an alike text has at least one, whatever else stands in
 * between. It finds alike texts also where none of their longer runs is rare, as among reports of one pattern.
 *
 * Over pairs of characters, because one wrong character spoils k runs of k. One permutation with 64 bins (Li, Owen, Zhang
 * 2012) costs one hash a pair instead of 64; bins that stay empty in short texts take over another's value by
 * Shrivastava's optimal densification (2017), which keeps the estimate unbiased.
 */
import { mix, mixed } from './hash.ts'

const BINS = 64
/**
 * Values in a band. The chance that two texts of resemblance J share one of the 16 bands is 1 - (1 - J^4)^16: 0.9998 at 0.8, 0.89 at
 * 0.6, 0.34 at 0.4, 0.0001 at 0.05, where unlike texts are.
 */
const ROWS = 4
export const BANDS = BINS / ROWS
const EMPTY = 0xffffffff

/** Attempts of an empty bin that are worked out beforehand. */
const TRIED = 16

/** Sets bands apart from the keys of other methods. */
const SEED = 0x5bd1e995

export class MinHash {
  readonly #bins = new Uint32Array(BINS)
  readonly #full = new Uint32Array(BINS)
  readonly #seeds = Uint32Array.from({ length: BANDS }, (_, band) => mix(SEED + band))
  readonly #lenders = Uint8Array.from({ length: BINS * TRIED }, (_, i) => lenderOf(Math.floor(i / TRIED), i % TRIED))

  /**
   * Writes the 16 keys, odd numbers, of a text to `keys` from `from` on. Of the text `count` hashes of pairs are given. Without any there
   * are no keys; returns how many there are.
   */
  write(pairs: Uint32Array, count: number, keys: Uint32Array, from: number): number {
    if (count < 1) return 0
    const bins = this.#bins.fill(EMPTY)
    for (let i = 0; i < count; i++) {
      const hash = pairs[i] ?? 0
      const bin = hash >>> 26
      const value = hash & 0x3ffffff
      if (value < (bins[bin] ?? 0)) bins[bin] = value
    }
    const full = this.#full
    for (let bin = 0; bin < BINS; bin++) full[bin] = bins[bin] === EMPTY ? this.#borrowed(bin) : (bins[bin] ?? 0)
    for (let band = 0; band < BANDS; band++) {
      let key = this.#seeds[band] ?? 0
      for (let row = 0; row < ROWS; row++) key = mixed(key, full[band * ROWS + row] ?? 0)
      keys[from + band] = (key | 1) >>> 0
    }
    return BANDS
  }

  #borrowed(bin: number): number {
    for (let attempt = 1; ; attempt++) {
      const other = attempt < TRIED ? (this.#lenders[bin * TRIED + attempt] ?? 0) : lenderOf(bin, attempt)
      const value = this.#bins[other] ?? EMPTY
      // The attempt is part of the value: two bins that borrow from one must not agree more often than they should.
      if (value !== EMPTY) return mixed(value, attempt)
    }
  }
}

/** The bin that an empty one looks into at its n-th attempt. */
function lenderOf(bin: number, attempt: number): number {
  return mixed(bin + 1, attempt) % BINS
}
