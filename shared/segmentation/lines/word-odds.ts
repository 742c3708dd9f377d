/**
 * What the words of a text say for its belonging with another, in nats: evidence that grows with the text, where a likeness only tells
 * how much two texts have in common. A text that goes on with an article is taken for a mixture of that article's words and of any words
 * of the page (Jelinek and Mercer 1980).
 */
import { ByBlocks } from './by-blocks.ts'
import type { Postings } from './postings.ts'
import type { PageTerms } from './terms.ts'
import { WordStore } from './word-store.ts'

/** Share of the article's own words in what goes on with it. */
const OWN_SHARE = 0.3

/** The words of a text that stand elsewhere on the page too, each once: `ids[i]`, `from` ≤ i < `to`. */
interface Words {
  readonly ids: Int32Array
  /** The word's share of the rest of the page. */
  readonly usual: Float64Array
  readonly from: number
  readonly to: number
}

/** The words of one page, counted for comparisons. Blocks are named by their numbers; contexts must not change once they were asked about. */
export class WordOdds {
  readonly #terms: PageTerms
  /** By id: how often a word stands on the page. */
  readonly #totals: Int32Array
  readonly #all: number
  /** By id: how often a word stands in the text that is being counted; all zero between times. */
  readonly #counts: Int32Array
  readonly #texts = new ByBlocks((blocks) => this.#wordsIn(blocks))
  readonly #store = new WordStore()
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
    const { ids, usual, from, to } = this.#texts.of(text)
    this.#spreadOut(context)
    if (this.#near === 0) return 0
    let nats = (to - from) * MISSING
    let odds = 1
    for (let i = from; i < to; i++) {
      const times = this.#spread[ids[i] ?? 0] ?? 0
      if (times === 0) continue
      odds *= 1 + (AMONG_OTHERS * times) / (this.#near * (usual[i] ?? 1))
      if (odds < HUGE) continue
      nats += Math.log(odds)
      odds = 1
    }
    return nats + Math.log(odds)
  }

  /**
   * The same for each of several contexts whose words have been looked up: this takes the time of the text's words and of the contexts
   * that have them.
   */
  ofEach(text: readonly number[], { starts, which, times, sizes }: Postings): number[] {
    const { ids, usual, from, to } = this.#texts.of(text)
    // Plain arrays: a typed one of a few numbers costs more to make, and to clear away, than what is reckoned in it.
    const nats = new Array<number>(sizes.length).fill((to - from) * MISSING)
    const odds = new Array<number>(sizes.length).fill(1)
    for (let i = from; i < to; i++) {
      const id = ids[i] ?? 0
      const rate = AMONG_OTHERS / (usual[i] ?? 1)
      for (let at = starts[id] ?? 0; at < (starts[id + 1] ?? 0); at++) {
        const context = which[at] ?? 0
        const now = (odds[context] ?? 1) * (1 + (rate * (times[at] ?? 0)) / (sizes[context] ?? 1))
        odds[context] = now
        if (now < HUGE) continue
        nats[context] = (nats[context] ?? 0) + Math.log(now)
        odds[context] = 1
      }
    }
    for (let context = 0; context < sizes.length; context++)
      nats[context] = sizes[context] === 0 ? 0 : (nats[context] ?? 0) + Math.log(odds[context] ?? 1)
    return nats
  }

  #wordsIn(text: readonly number[]): Words {
    const { starts, ids } = this.#terms
    const rest = Math.max(1, this.#all - this.#addUp(this.#counts, text))
    const from = this.#store.begin(this.#terms, text)
    const { ids: found, numbers: usual } = this.#store
    let to = from
    for (let k = 0; k < text.length; k++) {
      const block = text[k] ?? 0
      for (let i = starts[block] ?? 0; i < (starts[block + 1] ?? 0); i++) {
        const id = ids[i] ?? 0
        const here = this.#counts[id] ?? 0
        const elsewhere = (this.#totals[id] ?? 0) - here
        this.#counts[id] = 0
        if (here === 0 || elsewhere <= 0) continue
        found[to] = id
        usual[to++] = elsewhere / rest
      }
    }
    this.#store.end(to)
    return { ids: found, usual, from, to }
  }

  /** A context that several texts in a row are held against stays spread out. */
  #spreadOut(context: readonly number[]): void {
    if (this.#context === context) return
    const { starts, ids } = this.#terms
    for (let k = 0; k < this.#context.length; k++) {
      const block = this.#context[k] ?? 0
      for (let i = starts[block] ?? 0; i < (starts[block + 1] ?? 0); i++) this.#spread[ids[i] ?? 0] = 0
    }
    this.#context = context
    this.#near = this.#addUp(this.#spread, context)
  }

  /** Counts the words of some blocks; returns how many there are. */
  #addUp(counts: Int32Array, blocks: readonly number[]): number {
    const { starts } = this.#terms
    let all = 0
    for (let k = 0; k < blocks.length; k++) {
      const block = blocks[k] ?? 0
      for (let i = starts[block] ?? 0; i < (starts[block + 1] ?? 0); i++) all += count(counts, this.#terms, i)
    }
    return all
  }
}

/** What a word says that the context does not have. */
const MISSING = Math.log(1 - OWN_SHARE)
/** What a word that it has weighs beside that. */
const AMONG_OTHERS = OWN_SHARE / (1 - OWN_SHARE)
/** Odds are multiplied up to here before a logarithm is taken, which costs more than all else. */
const HUGE = 1e200

/** Adds one word of a block to counts; returns how often the block has it. */
function count(counts: Int32Array, { ids, counts: own }: PageTerms, i: number): number {
  const id = ids[i] ?? 0
  const times = own[i] ?? 0
  counts[id] = (counts[id] ?? 0) + times
  return times
}
