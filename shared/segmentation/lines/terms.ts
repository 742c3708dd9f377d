/**
 * The words of the blocks of a page, as numbers: pairs of neighbouring Chinese characters, which stand in for words
 * because they need no dictionary and survive OCR errors, and whole Latin words. The fields that they speak of count as words too.
 */
import { isHanAt, latinEnd } from '#shared/text/index.ts'

import { CharPairs } from './char-pairs.ts'
import { MOST_FIELDS, shippedFields, type FieldLexicon } from './fields.ts'

/** Characters that stand in any text and so tell nothing about what it speaks of. */
const common = unitsIn(
  '的了和与及在是为等对将以其这那一不也都就而又到从把被让给使于上下中里个有人们我你他她它要会能可还已并各该每多名年月日时后前',
)
const COMMON_LATIN = new Set(
  'the and for that with was were are from this have has had its they their his her will would said which who not but been more than when also after into over about one two'.split(
    ' ',
  ),
)
/** Words taken from one block at most; a longer block is judged by its beginning. */
const MOST_TERMS = 4000
/** The same of words that speak of fields. */
const MOST_FIELD_WORDS = 1000
/** Terms that one character can bring at most: its pair, and half of the six fields of a word of two. */
const TERMS_A_CHARACTER = 4
const MOST_A_BLOCK = MOST_TERMS + 1 + MOST_FIELDS * MOST_FIELD_WORDS
/** Fields take the pairs that begin with this character; Latin words take those below it, and the Chinese characters begin above it. */
const FIELD = 0x2e00

/**
 * The words of each block. Those of block b are `ids[i]`, `starts[b]` ≤ i < `starts[b + 1]`: first the words that other blocks have too, in the order of
 * the text, then all that only this block has, as one, whose id is the block's number. Half of the words of a page are of this kind, and never
 * tell one text from another.
 */
export interface PageTerms {
  /** Ids are below it. */
  readonly size: number
  readonly starts: Int32Array
  readonly ids: Int32Array
  /** How often the block has the word. */
  readonly counts: Int32Array
  /** By id: how many blocks have the word. */
  readonly blocks: Int32Array
  /** By block: how many different words only it has, and the length of the vector of their counts' weights. */
  readonly ownWords: Int32Array
  readonly ownLength: Float64Array
}

/** What a word weighs that stands `count` times: 1 plus the logarithm, so that one that stands ten times counts three times. */
export function countWeight(count: number): number {
  return smallCounts[count] ?? 1 + Math.log(count)
}

const smallCounts = Float64Array.from({ length: 64 }, (_, count) => 1 + Math.log(count))

/** Counts the words of each text once, and the fields that they speak of: `MOST_FIELDS` a word at most. O(characters). */
export function termsOf(texts: readonly string[], fields = shippedFields()): PageTerms {
  const counter = new Counter(texts, fields)
  texts.forEach((text, block) => {
    counter.add(text, block)
  })
  return counter.terms()
}

/** The words of the same blocks, those of some taken out: these have none then. O(words). */
export function termsWithout(terms: PageTerms, absent: ReadonlySet<number>): PageTerms {
  const { starts, ids, counts } = terms
  const kept = { ...terms, starts: new Int32Array(starts.length), ids: ids.slice(), counts: counts.slice(), blocks: terms.blocks.slice() }
  let end = 0
  for (let block = 0; block + 1 < starts.length; block++) {
    const [from, to] = [starts[block] ?? 0, starts[block + 1] ?? 0]
    if (absent.has(block)) for (let i = from; i < to; i++) kept.blocks[ids[i] ?? 0] = (kept.blocks[ids[i] ?? 0] ?? 0) - 1
    else {
      kept.ids.copyWithin(end, from, to)
      kept.counts.copyWithin(end, from, to)
      end += to - from
    }
    kept.starts[block + 1] = end
  }
  return kept
}

class Counter {
  readonly #numbers: CharPairs
  readonly #latin = new Map<string, number>()
  readonly #starts: Int32Array
  #ids: Int32Array
  #counts: Int32Array
  #blocks: Int32Array
  /** By id: the place in `#ids` where the word was put last, plus 1. It is a word of the present block if that is behind its start. */
  #last: Int32Array
  #end = 0
  readonly #fields: FieldLexicon

  constructor(texts: readonly string[], fields: FieldLexicon) {
    this.#fields = fields
    const usual = texts.reduce((sum, text) => sum + Math.min(text.length, MOST_TERMS), 0)
    this.#numbers = new CharPairs(usual)
    this.#starts = new Int32Array(texts.length + 1)
    this.#ids = new Int32Array(usual)
    this.#counts = new Int32Array(usual)
    this.#blocks = new Int32Array(usual)
    this.#last = new Int32Array(usual)
  }

  /** Makes room for the words of one more text. There are at least as many entries as ids. */
  #makeRoom(text: string): void {
    const most = this.#end + Math.min(TERMS_A_CHARACTER * text.length, MOST_A_BLOCK)
    if (most <= this.#ids.length) return
    this.#ids = longer(this.#ids, most)
    this.#counts = longer(this.#counts, most)
    this.#blocks = longer(this.#blocks, most)
    this.#last = longer(this.#last, most)
  }

  /** What was counted, the words of one block alone put together. Nothing can be added afterwards. */
  terms(): PageTerms {
    const [starts, ids, counts] = [this.#starts, this.#ids, this.#counts]
    const length = starts.length - 1
    const ownWords = new Int32Array(length)
    const ownLength = new Float64Array(length)
    // The new ids of words that several blocks have come behind those of the blocks.
    const shared = this.#last.fill(0)
    const blocks = new Int32Array(length + this.#numbers.size)
    let size = length
    let to = 0
    for (let block = 0, from = 0; block < length; block++) {
      const end = starts[block + 1] ?? 0
      let [words, all, squares] = [0, 0, 0]
      for (; from < end; from++) {
        const id = ids[from] ?? 0
        const count = counts[from] ?? 0
        const having = this.#blocks[id] ?? 0
        if (having === 1) {
          words++
          all += count
          squares += countWeight(count) ** 2
          continue
        }
        let now = shared[id] ?? 0
        if (now === 0) {
          shared[id] = now = size++
          blocks[now] = having
        }
        ids[to] = now
        counts[to++] = count
      }
      if (words > 0) {
        ids[to] = block
        counts[to++] = all
        blocks[block] = 1
        ownWords[block] = words
        ownLength[block] = Math.sqrt(squares)
      }
      starts[block + 1] = to
    }
    return { size, starts, ids: ids.slice(0, to), counts: counts.slice(0, to), blocks: blocks.slice(0, size), ownWords, ownLength }
  }

  add(text: string, block: number): void {
    this.#makeRoom(text)
    const start = this.#end
    let count = 0
    // The Chinese character before, or 0 where there is none or one that stands in any text.
    let before = 0
    for (let i = 0; i < text.length && count <= MOST_TERMS; i++) {
      if (isHanAt(text, i)) {
        const unit = text.charCodeAt(i)
        const here = common[unit] === 0 ? unit : 0
        if (before !== 0 && here !== 0) {
          this.#count(this.#numbers.numberOf(before, here), start)
          count++
        }
        before = here
        continue
      }
      before = 0
      const end = latinEnd(text, i)
      if (end - i >= 3) {
        const word = text.slice(i, end).toLowerCase()
        if (!COMMON_LATIN.has(word)) {
          this.#count(this.#latinId(word), start)
          count++
        }
      }
      if (end > i) i = end - 1
    }
    for (const field of this.#fields.fieldsIn(text, MOST_FIELD_WORDS)) this.#count(this.#numbers.numberOf(FIELD, field), start)
    this.#starts[block + 1] = this.#end
  }

  #count(id: number, start: number): void {
    const last = this.#last[id] ?? 0
    if (last > start) {
      this.#counts[last - 1] = (this.#counts[last - 1] ?? 0) + 1
      return
    }
    this.#ids[this.#end] = id
    this.#counts[this.#end] = 1
    this.#blocks[id] = (this.#blocks[id] ?? 0) + 1
    this.#last[id] = ++this.#end
  }

  #latinId(word: string): number {
    const key = this.#latin.get(word) ?? this.#latin.size
    this.#latin.set(word, key)
    return this.#numbers.numberOf(key >>> 16, key & 0xffff)
  }
}

function longer(old: Int32Array, least: number): Int32Array {
  const more = new Int32Array(Math.max(least, 2 * old.length))
  more.set(old)
  return more
}

function unitsIn(text: string): Uint8Array {
  const units = new Uint8Array(0x10000)
  for (let i = 0; i < text.length; i++) units[text.charCodeAt(i)] = 1
  return units
}
