/**
 * Which blocks speak of the same thing: the likeness of their words, as the cosine of the vectors of their words, each
 * weighted by how rare it is on the page. The cosine is taken rather than a probability of the words, because it does
 * not favour long articles over short ones.
 *
 * The engine compares hundreds of sets of blocks of one page, so words are numbers, vectors lie in typed arrays, and the
 * vector of a set is kept. Sums are taken in the order of the text, so that the same page gives the same bits.
 */
import { ByBlocks } from './by-blocks.ts'
import { postingsOf, type Postings } from './postings.ts'
import { countWeight, termsWithout, type PageTerms } from './terms.ts'
import { WordOdds } from './word-odds.ts'
import { WordStore } from './word-store.ts'

/** The weighted words of a set of blocks: `ids[i]` weighs `weights[i]`, `from` ≤ i < `to`. */
interface Vector {
  readonly ids: Int32Array
  readonly weights: Float64Array
  readonly from: number
  readonly to: number
  readonly norm: number
}

/** The words of one page. Blocks are named by their numbers; of a set of blocks each is named once. */
export class PageWords {
  readonly #terms: PageTerms
  /** By id: how rare a word is on the page, in nats; of the words that only one block has, their sum. */
  readonly #rarity: Float64Array
  /** How rare each of those is. */
  readonly #rarest: number
  readonly #vectors = new ByBlocks((blocks) => this.#weigh(blocks))
  readonly #store = new WordStore()
  /** By id: how often a word stands in the blocks that are being weighted; all zero between times. */
  readonly #counts: Int32Array
  /** The same for a second set. */
  readonly #also: Int32Array
  /** The weights of `#spreadOut` by id, to look words up in; all zero where there is none. */
  readonly #spread: Float64Array
  #spreadOut: Vector | undefined
  /** By id: 1 for the words of `#marked`. */
  readonly #marks: Uint8Array
  #marked: Vector | undefined

  /** Takes the words of each block as they were counted. O(words). */
  constructor(terms: PageTerms) {
    this.#terms = terms
    const { size, blocks, starts, ownWords } = this.#terms
    this.#counts = new Int32Array(size)
    this.#also = new Int32Array(size)
    this.#spread = new Float64Array(size)
    this.#marks = new Uint8Array(size)
    this.#rarity = new Float64Array(size)
    const length = starts.length - 1
    this.#rarest = Math.log(1 + length)
    for (let id = 0; id < length; id++) this.#rarity[id] = (ownWords[id] ?? 0) * this.#rarest
    for (let id = length; id < size; id++) this.#rarity[id] = Math.log(1 + length / Math.max(1, blocks[id] ?? 1))
  }

  /** The words of the page without those of some blocks, which keep their numbers. O(words). */
  without(absent: ReadonlySet<number>): PageWords {
    return new PageWords(termsWithout(this.#terms, absent))
  }

  /** How alike two sets of blocks are in their words, 0 (nothing in common) to 1. Symmetric. */
  likeness(a: readonly number[], b: readonly number[]): number {
    const first = this.#vectors.of(a)
    const second = this.#vectors.of(b)
    return second.to - second.from < first.to - first.from ? this.#cosine(second, first) : this.#cosine(first, second)
  }

  /** The same for one text and each of several contexts. Like `oddsOfEach`. */
  likenessOfEach(text: readonly number[], contexts: readonly (readonly number[])[]): number[] {
    const { ids, weights, norm, from, to } = this.#vectors.of(text)
    const { starts, which, times } = this.#postings(contexts)
    const likeness = new Array<number>(contexts.length).fill(0)
    for (let i = from; i < to; i++) {
      const id = ids[i] ?? 0
      const weight = weights[i] ?? 0
      for (let at = starts[id] ?? 0; at < (starts[id + 1] ?? 0); at++) {
        const context = which[at] ?? 0
        likeness[context] = (likeness[context] ?? 0) + weight * this.#weightOf(id, times[at] ?? 0)
      }
    }
    contexts.forEach((context, i) => {
      const dot = likeness[i] ?? 0
      if (dot !== 0) likeness[i] = Math.min(1, dot / (norm * this.#vectors.of(context).norm))
    })
    return likeness
  }

  /**
   * How much of the words of `a` stand in `b` too, each weighted by how rare it is on the page: 0 (none) to 1 (all).
   * Unlike the likeness it does not fall with the length of `b`: a headline's words stand in its text, however long that is.
   */
  coverage(a: readonly number[], b: readonly number[]): number {
    const first = this.#vectors.of(a)
    const second = this.#vectors.of(b)
    this.#markWords(second)
    let all = 0
    let found = 0
    for (let i = first.from; i < first.to; i++) {
      const id = first.ids[i] ?? 0
      const rarity = this.#rarity[id] ?? 0
      all += rarity
      if (this.#marks[id] === 1) found += rarity
    }
    return all === 0 ? 0 : found / all
  }

  /**
   * How many words stand in both sets of blocks and nowhere else on the page: names that only one story has. Blocks that are in both
   * sets count once.
   */
  exclusive(a: readonly number[], b: readonly number[]): number {
    const { starts, ids, blocks } = this.#terms
    const sum = this.#counts
    for (const block of a)
      for (let i = starts[block] ?? 0; i < (starts[block + 1] ?? 0); i++) sum[ids[i] ?? 0] = (sum[ids[i] ?? 0] ?? 0) + 1
    let count = 0
    for (const block of b) {
      if (a.includes(block)) continue
      for (let i = starts[block] ?? 0; i < (starts[block + 1] ?? 0); i++) {
        const id = ids[i] ?? 0
        const found = sum[id] ?? 0
        // What is left to be found of a word that both have: each block of `b` takes one off, and the last one tells.
        if (found === 0) continue
        const all = blocks[id] ?? 0
        const here = (this.#also[id] ?? 0) + 1
        this.#also[id] = here
        if (found + here === all) count++
      }
    }
    for (const block of a) for (let i = starts[block] ?? 0; i < (starts[block + 1] ?? 0); i++) sum[ids[i] ?? 0] = 0
    for (const block of b) for (let i = starts[block] ?? 0; i < (starts[block + 1] ?? 0); i++) this.#also[ids[i] ?? 0] = 0
    return count
  }

  #odds: WordOdds | undefined
  readonly #places = new WeakMap<readonly (readonly number[])[], Postings>()

  /** What the words of `text` say for its going on with `context`, in nats; see `WordOdds`. */
  odds(text: readonly number[], context: readonly number[]): number {
    return this.#wordOdds().of(text, context)
  }

  /** The same for each of several contexts, which a page has for good: their words are looked up once. */
  oddsOfEach(text: readonly number[], contexts: readonly (readonly number[])[]): number[] {
    return this.#wordOdds().ofEach(text, this.#postings(contexts))
  }

  #wordOdds(): WordOdds {
    return (this.#odds ??= new WordOdds(this.#terms))
  }

  #postings(contexts: readonly (readonly number[])[]): Postings {
    let postings = this.#places.get(contexts)
    if (postings === undefined) this.#places.set(contexts, (postings = postingsOf(this.#terms, contexts)))
    return postings
  }

  #cosine(short: Vector, long: Vector): number {
    this.#spreadWeights(long)
    const { ids, weights, to } = short
    let dot = 0
    for (let i = short.from; i < to; i++) dot += (weights[i] ?? 0) * (this.#spread[ids[i] ?? 0] ?? 0)
    return dot === 0 ? 0 : Math.min(1, dot / (short.norm * long.norm))
  }

  /** A vector that is compared several times in a row stays spread out. */
  #spreadWeights(vector: Vector): void {
    const old = this.#spreadOut
    if (old === vector) return
    if (old !== undefined) for (let i = old.from; i < old.to; i++) this.#spread[old.ids[i] ?? 0] = 0
    for (let i = vector.from; i < vector.to; i++) this.#spread[vector.ids[i] ?? 0] = vector.weights[i] ?? 0
    this.#spreadOut = vector
  }

  /** The same for whether a word is there at all, so that a text that is held against many headlines stays marked. */
  #markWords(vector: Vector): void {
    const old = this.#marked
    if (old === vector) return
    if (old !== undefined) for (let i = old.from; i < old.to; i++) this.#marks[old.ids[i] ?? 0] = 0
    for (let i = vector.from; i < vector.to; i++) this.#marks[vector.ids[i] ?? 0] = 1
    this.#marked = vector
  }

  #weigh(blocks: readonly number[]): Vector {
    const { starts, ids, counts } = this.#terms
    const sum = this.#counts
    const from = this.#store.begin(this.#terms, blocks)
    const { ids: found, numbers: weights } = this.#store
    let to = from
    for (let k = 0; k < blocks.length; k++) {
      const block = blocks[k] ?? 0
      const end = starts[block + 1] ?? 0
      for (let i = starts[block] ?? 0; i < end; i++) {
        const id = ids[i] ?? 0
        const count = sum[id] ?? 0
        if (count === 0) found[to++] = id
        sum[id] = count + (counts[i] ?? 0)
      }
    }
    let squares = 0
    for (let i = from; i < to; i++) {
      const id = found[i] ?? 0
      const weight = this.#weightOf(id, sum[id] ?? 1)
      weights[i] = weight
      squares += weight * weight
      sum[id] = 0
    }
    this.#store.end(to)
    return { ids: found, weights, from, to, norm: Math.sqrt(squares) }
  }

  /** What a word that stands `count` times weighs in a vector; of the words that only one block has, the length of all their weights. */
  #weightOf(id: number, count: number): number {
    const own = this.#terms.ownLength[id]
    return own === undefined ? countWeight(count) * (this.#rarity[id] ?? 0) : own * this.#rarest
  }
}
