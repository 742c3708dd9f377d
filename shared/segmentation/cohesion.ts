/**
 * Which blocks speak of the same thing: the likeness of their words, as the cosine of the vectors of their character
 * pairs, each weighted by how rare it is on the page.
 *
 * Character pairs stand in for words because they need no dictionary and survive OCR errors. The cosine is taken
 * rather than a probability of the words, because it does not favour long articles over short ones.
 */

/** Characters that stand in any text and so tell nothing about what it speaks of. */
const COMMON = new Set(
  '的了和与及在是为等对将以其这那一不也都就而又到从把被让给使于上下中里个有人们我你他她它要会能可还已并各该每多名年月日时后前',
)
const COMMON_LATIN = new Set(
  'the and for that with was were are from this have has had its they their his her will would said which who not but been more than when also after into over about one two'.split(
    ' ',
  ),
)
/** Latin words and Chinese character pairs taken from one block at most; a longer block is judged by its beginning. */
const MOST_TERMS = 4000

/** Weighted vectors kept, so that the same text is not weighted again for each comparison. */
const MOST_KEPT = 2000

interface Weights {
  readonly terms: ReadonlyMap<string, number>
  readonly norm: number
}

/** The words of one page. Blocks are named by their numbers. */
export class PageWords {
  readonly #terms: readonly ReadonlyMap<string, number>[]
  readonly #rarity = new Map<string, number>()
  readonly #kept = new Map<string, Weights>()

  /** Counts the words of each block once. O(characters). */
  constructor(texts: readonly string[]) {
    this.#terms = texts.map(termsOf)
    for (const terms of this.#terms) for (const term of terms.keys()) this.#rarity.set(term, (this.#rarity.get(term) ?? 0) + 1)
    for (const [term, blocks] of this.#rarity) this.#rarity.set(term, Math.log(1 + texts.length / blocks))
  }

  /** How alike two sets of blocks are in their words, 0 (nothing in common) to 1. Symmetric. */
  likeness(a: readonly number[], b: readonly number[]): number {
    return cosine(this.#weights(a), this.#weights(b))
  }

  #weights(blocks: readonly number[]): Weights {
    const key = blocks.join(' ')
    const kept = this.#kept.get(key)
    if (kept !== undefined) return kept
    const terms = new Map<string, number>()
    for (const block of blocks) {
      for (const [term, count] of this.#terms[block] ?? []) terms.set(term, (terms.get(term) ?? 0) + count)
    }
    let sum = 0
    for (const [term, count] of terms) {
      const weight = (1 + Math.log(count)) * (this.#rarity.get(term) ?? 0)
      terms.set(term, weight)
      sum += weight * weight
    }
    const weights = { terms, norm: Math.sqrt(sum) }
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear()
    this.#kept.set(key, weights)
    return weights
  }
}

function termsOf(text: string): ReadonlyMap<string, number> {
  const terms = new Map<string, number>()
  const words = text.matchAll(/\p{Script=Han}+|[A-Za-z]{3,}/gu)
  let count = 0
  for (const [word] of words) {
    if (count > MOST_TERMS) break
    if (/[A-Za-z]/.test(word)) {
      if (!COMMON_LATIN.has(word.toLowerCase())) add(word.toLowerCase())
      continue
    }
    for (let i = 0; i + 1 < word.length && count <= MOST_TERMS; i++) {
      if (!COMMON.has(word.charAt(i)) && !COMMON.has(word.charAt(i + 1))) add(word.slice(i, i + 2))
    }
  }
  return terms

  function add(term: string): void {
    terms.set(term, (terms.get(term) ?? 0) + 1)
    count++
  }
}

function cosine(a: Weights, b: Weights): number {
  if (a.terms.size > b.terms.size) return cosine(b, a)
  let dot = 0
  for (const [term, weight] of a.terms) dot += weight * (b.terms.get(term) ?? 0)
  return dot === 0 ? 0 : Math.min(1, dot / (a.norm * b.norm))
}
