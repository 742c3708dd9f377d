/**
 * Which texts are worth a comparison: those that share enough keys. Works on lists of texts by key, wherever these are kept.
 *
 * A key that stands in very many texts is a formula (本报讯记者) or the work of one text with very many copies. It is not dropped, or
 * the copies would be lost: of a long list only the first texts and the last before the one in question are taken. The first are the
 * same for all, so that many copies of one text meet in them; and the work stays linear.
 */

import type { Comparison } from './comparison.ts'

/** A text that shares keys with the one in question. */
export interface Candidate {
  readonly text: number
  /** Keys in common, as weighed. */
  readonly hits: number
  /**
   * How much the keys in common say: 1 for each that stands in these two texts alone, 1/9 for one that stands in ten. Texts of one
   * pattern share what is in all of them and have little of it; a copy has much.
   */
  readonly evidence: number
}

/** Texts with one key that are taken from either end of its list. */
export const ENDS = 16
/** Candidates of one text at most, those with the largest share of common keys first. */
const MOST_CANDIDATES = 24
/** A common band stands for many pairs of characters in common. */
const BAND_HITS = 4
/** Hits that are always enough: about what forty characters of two bad readings share. */
const ENOUGH = 5
/** The share of the lesser text's keys that makes it worth looking at, where that is fewer. */
const SHARE = 0.12
const LEAST = 2
/** Near copies, fragments and other reports in the same words, and texts that are not alike, of one text that are enough. */
const NEAR_ENOUGH = 3
const OTHERS_ENOUGH = 8
const UNLIKE_ENOUGH = 12
/** What evidence counts when candidates are put in order. */
const EVIDENCE_HITS = 4

/** Hits that make a pair worth a comparison, by the number of keys that the text with fewer has. */
export function hitsNeeded(fewerKeys: number): number {
  return Math.max(LEAST, Math.min(ENOUGH, Math.ceil(fewerKeys * SHARE)))
}

/** Counts hits for one text after the other. Texts are small whole numbers. */
export class HitCounter {
  #hits = new Uint16Array(1024)
  #evidence = new Float32Array(1024)
  #met: number[] = []

  /**
   * Counts the texts `from`..`to` (left out) of a list for a key; of a long list only its ends. `others`: texts besides the one in
   * question that have the key, also where the list does not go so far.
   */
  add(key: number, list: ArrayLike<number>, from: number, to: number, others: number): void {
    const isBand = (key & 1) === 1
    const weight = isBand ? BAND_HITS : 1
    const says = isBand ? 0 : 1 / Math.max(1, others)
    if (to - from <= 2 * ENDS) {
      for (let i = from; i < to; i++) this.#hit(list[i] ?? 0, weight, says)
      return
    }
    for (let i = from; i < from + ENDS; i++) this.#hit(list[i] ?? 0, weight, says)
    for (let i = to - ENDS; i < to; i++) this.#hit(list[i] ?? 0, weight, says)
  }

  /** The texts counted since the last call that have enough hits, best first, and starts anew. `keysOf`: how many keys a text has. */
  take(ownKeys: number, keysOf: (text: number) => number): Candidate[] {
    const found: (Candidate & { readonly share: number })[] = []
    for (const text of this.#met) {
      const hits = this.#hits[text] ?? 0
      this.#hits[text] = 0
      if (hits < LEAST) continue
      const fewer = Math.min(ownKeys, keysOf(text))
      if (hits < hitsNeeded(fewer)) continue
      const evidence = this.#evidence[text] ?? 0
      // Of texts of one pattern all share much: first the one that shares what the others do not.
      found.push({ text, hits, evidence, share: (hits + EVIDENCE_HITS * evidence) / fewer })
    }
    for (const text of this.#met) this.#evidence[text] = 0
    this.#met = []
    if (found.length > 1) found.sort((a, b) => b.share - a.share || b.hits - a.hits || a.text - b.text)
    return eldestFirst(found.slice(0, MOST_CANDIDATES))
  }

  #hit(text: number, weight: number, says: number): void {
    if (text >= this.#hits.length) this.#grow(text)
    this.#evidence[text] = (this.#evidence[text] ?? 0) + says
    const before = this.#hits[text] ?? 0
    if (before === 0) this.#met.push(text)
    if (before < 0xff00) this.#hits[text] = before + weight
  }

  #grow(text: number): void {
    const size = Math.max(text + 1, this.#hits.length * 2)
    const hits = new Uint16Array(size)
    hits.set(this.#hits)
    this.#hits = hits
    const evidence = new Float32Array(size)
    evidence.set(this.#evidence)
    this.#evidence = evidence
  }
}

/**
 * Of those that share about as much as the best, the one that was there first goes to the front: many copies of one text then all
 * meet it, and the others need not be compared (`Enough`).
 */
function eldestFirst<Found extends Candidate & { readonly share: number }>(found: readonly Found[]): Found[] {
  const [best] = found
  if (best === undefined) return []
  const eldest = found.reduce((first, each) => (each.text < first.text && each.share >= best.share / 2 ? each : first), best)
  return [eldest, ...found.filter((each) => each !== eldest)]
}

/** When a text needs no more comparisons: it was compared with enough that are like it, or not. */
export class Enough {
  #near = 0
  #others = 0
  #unlike = 0

  /** Counts a comparison; true: the candidates that are left, which share less, need not be looked at. */
  after(likeness: Comparison | undefined): boolean {
    if (likeness === undefined) this.#unlike++
    else if (likeness.kind === 'contained' || likeness.figures) this.#others++
    else this.#near++
    return this.#near >= NEAR_ENOUGH || this.#others >= OTHERS_ENOUGH || this.#unlike >= UNLIKE_ENOUGH
  }
}

/** Where the keys of a library's texts are kept. Texts are known by small whole numbers (e.g. row numbers from 1). */
export interface KeyStore {
  /** The texts with a key, ascending; a store may give only the ends of a list longer than 2 × `ENDS`. */
  textsWith(key: number): ArrayLike<number>
  /** How many keys a text has. */
  keysOf(text: number): number
}

/** The texts of a store that are worth comparing with one, best first, at most 24. `self` is left out: the text's own number. */
export function candidatesIn(store: KeyStore, keys: Uint32Array, counter: HitCounter, self = -1): Candidate[] {
  for (const key of keys) {
    const list = store.textsWith(key)
    if (list.length > 0) counter.add(key, list, 0, list.length, list.length)
  }
  return counter.take(keys.length, (text) => store.keysOf(text)).filter(({ text }) => text !== self)
}
