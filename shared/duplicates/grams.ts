/**
 * Finds pairs of texts that share many runs of five characters, without comparing every text with every other.
 * Runs that stand in very many texts (formulas, the same line thousands of times) point at nothing and are left out,
 * which also keeps the work linear.
 *
 * A run is known by the place where it first stood, so none has to be cut out of its text; for each text it is first
 * counted what it shares with which earlier one, because most share nothing to speak of.
 */

const LENGTH = 5
/** A run of characters in more texts than this is a formula. */
const MOST_TEXTS = 16
/** A pair is looked at when it shares this part of the shorter text's runs. One wrong character spoils five runs. */
const SHARE = 0.3
/** Candidates kept for one text. */
const MOST_CANDIDATES = 6

export interface Candidate {
  /** Index of the shorter text (of the later one where both are as long). */
  readonly short: number
  readonly long: number
  /** Where the shorter text begins in the longer one, by most of the shared runs; may be negative. */
  readonly offset: number
}

/**
 * Pairs worth an alignment among texts of at least `shortest` UTF-16 units, in order of the later text.
 * Shorter texts are left out.
 */
export function similarPairs(texts: readonly string[], shortest: number): Candidate[] {
  const runs = new Runs(texts, shortest)
  const shared = new Int32Array(texts.length)
  const pairs: Candidate[] = []
  texts.forEach((text, index) => {
    if (text.length < shortest) return
    const alike: { readonly other: number; readonly share: number }[] = []
    for (const other of runs.add(index, shared)) {
      const share = (shared[other] ?? 0) / (Math.min(text.length, texts[other]?.length ?? 0) - LENGTH + 1)
      if (share >= SHARE) alike.push({ other, share })
      shared[other] = 0
    }
    alike.sort((a, b) => b.share - a.share || a.other - b.other)
    for (const { other } of alike.slice(0, MOST_CANDIDATES)) {
      const diagonal = commonest(runs.offsets(index, other))
      const otherIsLonger = (texts[other]?.length ?? 0) >= text.length
      pairs.push(otherIsLonger ? { short: index, long: other, offset: -diagonal } : { short: other, long: index, offset: diagonal })
    }
  })
  return pairs
}

/** The runs of the texts that were added, and in which of them each stands. A place is an offset into all texts in a row. */
class Runs {
  readonly #units: Uint16Array
  readonly #starts: Int32Array
  /** By place: the text that it lies in. */
  readonly #texts: Int32Array
  /** Open addressing, at most half full: the place where a run first stood plus 1, or 0. */
  readonly #slots: Int32Array
  /** By place: the first place of the run that stands here. */
  readonly #firsts: Int32Array
  /** By place: the place plus 1 where the same run stands in the next text, or 0. One place a text. */
  readonly #nexts: Int32Array
  /** By first place: the last place of the chain, and how many there are. */
  readonly #lasts: Int32Array
  readonly #counts: Int32Array

  constructor(texts: readonly string[], shortest: number) {
    const length = (text: string): number => (text.length < shortest ? 0 : text.length)
    const all = texts.reduce((sum, text) => sum + length(text), 0)
    this.#units = new Uint16Array(all)
    this.#texts = new Int32Array(all)
    this.#firsts = new Int32Array(all)
    this.#nexts = new Int32Array(all)
    this.#lasts = new Int32Array(all)
    this.#counts = new Int32Array(all)
    this.#starts = new Int32Array(texts.length + 1)
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * all + 2)))
    let at = 0
    texts.forEach((text, index) => {
      for (let i = 0; i < length(text); i++) {
        this.#units[at] = text.charCodeAt(i)
        this.#texts[at++] = index
      }
      this.#starts[index + 1] = at
    })
  }

  /** Adds a text. Counts in `shared` the runs that stand in each earlier one, and lists the texts so counted. */
  add(text: number, shared: Int32Array): number[] {
    const met: number[] = []
    const end = (this.#starts[text + 1] ?? 0) - LENGTH
    for (let place = this.#starts[text] ?? 0; place <= end; place++) {
      const first = this.#firstOf(place)
      this.#firsts[place] = first
      for (let known = first + 1; known > 0; known = this.#nexts[known - 1] ?? 0) {
        const other = this.#texts[known - 1] ?? 0
        if (other === text) continue
        const count = shared[other] ?? 0
        if (count === 0) met.push(other)
        shared[other] = count + 1
      }
      this.#append(first, place)
    }
    return met
  }

  /** How far each run of `text` stands behind the same run in `other`, an earlier text, in the order of the runs. */
  offsets(text: number, other: number): number[] {
    const start = this.#starts[text] ?? 0
    const from = this.#starts[other] ?? 0
    const offsets: number[] = []
    for (let place = start; place <= (this.#starts[text + 1] ?? 0) - LENGTH; place++) {
      let known = (this.#firsts[place] ?? 0) + 1
      while (known > 0 && this.#texts[known - 1] !== other) known = this.#nexts[known - 1] ?? 0
      if (known > 0) offsets.push(place - start - (known - 1 - from))
    }
    return offsets
  }

  #append(first: number, place: number): void {
    if (place !== first) {
      const last = this.#lasts[first] ?? 0
      if ((this.#counts[first] ?? 0) > MOST_TEXTS || this.#texts[last] === this.#texts[place]) return
      this.#nexts[last] = place + 1
    }
    this.#lasts[first] = place
    this.#counts[first] = (this.#counts[first] ?? 0) + 1
  }

  /** The place where the run at `place` first stood; that is `place` itself for a new one. */
  #firstOf(place: number): number {
    const units = this.#units
    let hash = 0
    // FNV-1 with its 32-bit prime, over UTF-16 units instead of bytes; the last steps spread the high bits.
    for (let i = place; i < place + LENGTH; i++) hash = (Math.imul(hash, 0x01000193) ^ (units[i] ?? 0)) | 0
    hash = Math.imul(hash ^ (hash >>> 15), 0x9e3779b1)
    const last = this.#slots.length - 1
    for (let slot = (hash ^ (hash >>> 15)) & last; ; slot = (slot + 1) & last) {
      const first = (this.#slots[slot] ?? 0) - 1
      if (first >= 0 && this.#sameRun(first, place)) return first
      if (first >= 0) continue
      this.#slots[slot] = place + 1
      return place
    }
  }

  #sameRun(a: number, b: number): boolean {
    for (let i = 0; i < LENGTH; i++) if (this.#units[a + i] !== this.#units[b + i]) return false
    return true
  }
}

function commonest(values: readonly number[]): number {
  const counts = new Map<number, number>()
  let best = values[0] ?? 0
  for (const value of values) {
    const count = (counts.get(value) ?? 0) + 1
    counts.set(value, count)
    if (count > (counts.get(best) ?? 0)) best = value
  }
  return best
}
