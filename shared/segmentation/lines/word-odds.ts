/**
 * What the words of a text say for its belonging with another, in nats: evidence that grows with the text, where a likeness only tells
 * how much two texts have in common. A text that goes on with an article is taken for a mixture of that article's words and of any words
 * of the page (Jelinek and Mercer 1980).
 */
import type { PageTerms } from './terms.ts'

/** Share of the article's own words in what goes on with it. */
const OWN_SHARE = 0.3

/** The words of a text that stand elsewhere on the page too, each once. */
interface Words {
  readonly ids: Int32Array
  /** By word: its share of the rest of the page; may be longer than `ids`. */
  readonly usual: Float64Array
}

/** The words of one page, counted for comparisons. Blocks are named by their numbers; lists of blocks must not change once they were asked about. */
export class WordOdds {
  readonly #terms: PageTerms
  /** By id: how often a word stands on the page. */
  readonly #totals: Int32Array
  readonly #all: number
  /** By id: how often a word stands in the text that is being counted; all zero between times. */
  readonly #counts: Int32Array
  readonly #texts = new WeakMap<readonly number[], Words>()
  /** By id: how often a word stands in `#context`, which has `#near` words. */
  readonly #spread: Int32Array
  #context: readonly number[] = []
  #near = 0

  constructor(terms: PageTerms) {
    this.#terms = terms
    this.#totals = new Int32Array(terms.size)
    this.#counts = new Int32Array(terms.size)
    this.#spread = new Int32Array(terms.size)
    let all = 0
    for (let i = 0; i < (terms.starts.at(-1) ?? 0); i++) all += count(this.#totals, terms, i)
    this.#all = all
  }

  /**
   * Log-odds that the blocks of `text` go on with those of `context` rather than stand anywhere on the page, in nats; 0 where one of them
   * has no words. Each word counts once, however often it is repeated, and one that stands nowhere else says nothing. Time: the words of
   * both, and of the text only where the last question was about the same context.
   */
  of(text: readonly number[], context: readonly number[]): number {
    const { ids, usual } = this.#wordsOf(text)
    this.#spreadOut(context)
    if (this.#near === 0) return 0
    let nats = 0
    let missing = 0
    for (let i = 0; i < ids.length; i++) {
      const times = this.#spread[ids[i] ?? 0] ?? 0
      if (times === 0) missing++
      else nats += Math.log(1 - OWN_SHARE + (OWN_SHARE * times) / (this.#near * (usual[i] ?? 1)))
    }
    return nats + missing * MISSING
  }

  #wordsOf(text: readonly number[]): Words {
    const known = this.#texts.get(text)
    if (known !== undefined) return known
    const { starts, ids } = this.#terms
    const rest = Math.max(1, this.#all - this.#addUp(this.#counts, text))
    let most = 0
    for (const block of text) most += (starts[block + 1] ?? 0) - (starts[block] ?? 0)
    const found = new Int32Array(most)
    const usual = new Float64Array(most)
    let size = 0
    for (const block of text) {
      for (let i = starts[block] ?? 0; i < (starts[block + 1] ?? 0); i++) {
        const id = ids[i] ?? 0
        const here = this.#counts[id] ?? 0
        const elsewhere = (this.#totals[id] ?? 0) - here
        this.#counts[id] = 0
        if (here === 0 || elsewhere <= 0) continue
        found[size] = id
        usual[size++] = elsewhere / rest
      }
    }
    const words = { ids: found.subarray(0, size), usual }
    this.#texts.set(text, words)
    return words
  }

  /** A context that several texts in a row are held against stays spread out. */
  #spreadOut(context: readonly number[]): void {
    if (this.#context === context) return
    const { starts, ids } = this.#terms
    for (const block of this.#context) for (let i = starts[block] ?? 0; i < (starts[block + 1] ?? 0); i++) this.#spread[ids[i] ?? 0] = 0
    this.#context = context
    this.#near = this.#addUp(this.#spread, context)
  }

  /** Counts the words of some blocks; returns how many there are. */
  #addUp(counts: Int32Array, blocks: readonly number[]): number {
    const { starts } = this.#terms
    let all = 0
    for (const block of blocks) for (let i = starts[block] ?? 0; i < (starts[block + 1] ?? 0); i++) all += count(counts, this.#terms, i)
    return all
  }
}

/** What a word says that the context does not have. */
const MISSING = Math.log(1 - OWN_SHARE)

/** Adds one word of a block to counts; returns how often the block has it. */
function count(counts: Int32Array, { ids, counts: own }: PageTerms, i: number): number {
  const id = ids[i] ?? 0
  const times = own[i] ?? 0
  counts[id] = (counts[id] ?? 0) + times
  return times
}
