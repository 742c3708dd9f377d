/**
 * Which texts are worth a comparison: those that share enough keys. Works on lists of texts by key, wherever these are kept.
 *
 * A key that stands in very many texts is a formula (本报讯记者) or the work of one text with very many copies. It is not dropped, or
 * the copies would be lost: of a long list only the first texts and the last before the one in question are taken. The first are the
 * same for all, so that many copies of one text meet in them; and the work stays linear.
 */

/** A text that shares keys with the one in question. */
export interface Candidate {
  readonly text: number
  /** Keys in common, as weighed. */
  readonly hits: number
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

/** Hits that make a pair worth a comparison, by the number of keys that the text with fewer has. */
export function hitsNeeded(fewerKeys: number): number {
  return Math.max(LEAST, Math.min(ENOUGH, Math.ceil(fewerKeys * SHARE)))
}

/** Counts hits for one text after the other. Texts are small whole numbers. */
export class HitCounter {
  #hits = new Uint16Array(1024)
  #met: number[] = []

  /** Counts the texts `from`..`to` (left out) of a list for a key; of a long list only its ends. */
  add(key: number, list: ArrayLike<number>, from: number, to: number): void {
    const weight = (key & 1) === 1 ? BAND_HITS : 1
    if (to - from <= 2 * ENDS) {
      for (let i = from; i < to; i++) this.#hit(list[i] ?? 0, weight)
      return
    }
    for (let i = from; i < from + ENDS; i++) this.#hit(list[i] ?? 0, weight)
    for (let i = to - ENDS; i < to; i++) this.#hit(list[i] ?? 0, weight)
  }

  /** The texts counted since the last call that have enough hits, best first, and starts anew. `keysOf`: how many keys a text has. */
  take(ownKeys: number, keysOf: (text: number) => number): Candidate[] {
    const found: (Candidate & { readonly share: number })[] = []
    for (const text of this.#met) {
      const hits = this.#hits[text] ?? 0
      this.#hits[text] = 0
      if (hits < LEAST) continue
      const fewer = Math.min(ownKeys, keysOf(text))
      if (hits >= hitsNeeded(fewer)) found.push({ text, hits, share: hits / fewer })
    }
    this.#met = []
    if (found.length > 1) found.sort((a, b) => b.share - a.share || b.hits - a.hits || a.text - b.text)
    return found.slice(0, MOST_CANDIDATES)
  }

  #hit(text: number, weight: number): void {
    if (text >= this.#hits.length) {
      const hits = new Uint16Array(Math.max(text + 1, this.#hits.length * 2))
      hits.set(this.#hits)
      this.#hits = hits
    }
    const before = this.#hits[text] ?? 0
    if (before === 0) this.#met.push(text)
    if (before < 0xff00) this.#hits[text] = before + weight
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
    counter.add(key, list, 0, list.length)
  }
  return counter.take(keys.length, (text) => store.keysOf(text)).filter(({ text }) => text !== self)
}

/** A store in memory: for small libraries and for tests. Texts are added in ascending order of their numbers. */
export class MemoryKeyStore implements KeyStore {
  readonly #lists = new Map<number, number[]>()
  readonly #counts = new Map<number, number>()

  /** Adds a text's keys. */
  add(text: number, keys: Uint32Array): void {
    this.#counts.set(text, keys.length)
    for (const key of keys) {
      const list = this.#lists.get(key)
      if (list === undefined) this.#lists.set(key, [text])
      else list.push(text)
    }
  }

  /** Takes a text out again. */
  remove(text: number, keys: Uint32Array): void {
    this.#counts.delete(text)
    for (const key of keys) {
      const left = this.#lists.get(key)?.filter((other) => other !== text) ?? []
      if (left.length === 0) this.#lists.delete(key)
      else this.#lists.set(key, left)
    }
  }

  textsWith(key: number): readonly number[] {
    return this.#lists.get(key) ?? []
  }

  keysOf(text: number): number {
    return this.#counts.get(text) ?? 0
  }
}
