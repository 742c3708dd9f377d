/**
 * The fields that words speak of: patients, wards and operations are of one thing though no two of these words are alike. Two texts of
 * one field have it in common as they would a word.
 */
import { isHanAt, latinEnd, simplifiedUnits } from '#shared/text/index.ts'

import shippedWords from '../shipped-fields.json' with { type: 'json' }
import { Bits } from './bits.ts'
import { CharPairs } from './char-pairs.ts'

/** A word of more fields than these tells none. */
export const MOST_FIELDS = 6
/** Letters of the shortest Latin word; shorter ones stand everywhere, but for those in capitals (GDP, AI). */
const SHORTEST_LATIN = 4
const SHORTEST_CAPITALS = 2

/** Below it stand no Chinese characters, above it no Latin ones. */
const FIRST_HAN = 0x2e80

/** A word with the numbers of the fields that it speaks of. */
export interface FieldWord {
  readonly word: string
  readonly fields: readonly number[]
}

/**
 * Words by what they begin with. The lexicon is far larger than a page, so that looking it up costs what its places in memory cost: all that is
 * compared lies in few arrays, side by side.
 */
export class FieldLexicon {
  /** Chinese words, those that begin alike side by side, of them the longest first; behind them the Latin ones. */
  readonly #words: readonly FieldWord[]
  /** The fields of all words; by word, where its own begin, and how many characters it has. */
  readonly #fields: Uint16Array
  readonly #fieldStarts: Int32Array
  readonly #lengths: Uint8Array
  /** Numbers of the first two characters; by number, the place of the first word that begins so. */
  readonly #pairs: CharPairs
  readonly #firsts: Int32Array
  /** By word: its third character, or 0. Many words begin with the same two, and few of these go on alike. */
  readonly #thirds: Uint16Array
  /** What stands behind the first two characters of each word; by word, where that begins. */
  readonly #tails: Uint16Array
  readonly #tailStarts: Int32Array
  /** By `slotOf` of two characters, a bit each: whether words may begin so. Most places of a text begin none, and this table is small enough to be at hand. */
  readonly #begins = new Bits(BEGINNINGS)
  /** Latin words. */
  readonly #latin = new Map<string, number>()
  /** Words and fields that were found last. */
  readonly #found: number[] = []
  readonly #foundFields: number[] = []
  /** By UTF-16 unit: its simplified form. */
  readonly #simple = simplifiedUnits()

  /**
   * `fields` has the words of each field, parted by spaces: Chinese ones in characters that `simplifiedForms` leaves as they are, Latin ones in
   * small letters. Words of one character and those of more than `most` fields are left out.
   */
  constructor(fields: readonly string[], most = MOST_FIELDS) {
    const all = wordsOf(fields).filter((each) => each.fields.length <= most && each.word.length > 1)
    const chinese = all.filter(({ word }) => isHanAt(word, 0))
    const latin = all.filter(({ word }) => !isHanAt(word, 0))
    const keyOf = ({ word }: FieldWord): number => (word.charCodeAt(0) << 16) | word.charCodeAt(1)
    chinese.sort((a, b) => keyOf(a) - keyOf(b) || b.word.length - a.word.length)
    latin.forEach(({ word }, i) => this.#latin.set(word, chinese.length + i))
    const words = [...chinese, ...latin]
    this.#words = words
    this.#lengths = Uint8Array.from(words, ({ word }) => word.length)
    this.#fields = Uint16Array.from(words.flatMap((word) => word.fields))
    this.#fieldStarts = new Int32Array(words.length + 1)
    words.forEach((word, i) => (this.#fieldStarts[i + 1] = (this.#fieldStarts[i] ?? 0) + word.fields.length))
    this.#pairs = new CharPairs(chinese.length)
    this.#firsts = new Int32Array(chinese.length + 1).fill(chinese.length)
    this.#thirds = Uint16Array.from(chinese, ({ word }) => (word.length > 2 ? word.charCodeAt(2) : 0))
    this.#tails = new Uint16Array(chinese.reduce((sum, { word }) => sum + word.length - 2, 0))
    this.#tailStarts = new Int32Array(chinese.length + 1)
    chinese.forEach(({ word }, i) => {
      // Words that begin alike stand side by side, so that numbers are given in the order of the words.
      const pair = this.#pairs.numberOf(word.charCodeAt(0), word.charCodeAt(1))
      this.#firsts[pair] = Math.min(this.#firsts[pair] ?? i, i)
      this.#begins.add(slotOf(word.charCodeAt(0), word.charCodeAt(1)))
      const from = this.#tailStarts[i] ?? 0
      for (let at = 2; at < word.length; at++) this.#tails[from + at - 2] = word.charCodeAt(at)
      this.#tailStarts[i + 1] = from + word.length - 2
    })
  }

  /**
   * The words of a simplified or traditional text in its order, of several that begin at one place the longest; of a Latin word also the form
   * with an s or without one. `most` words at most. O(characters).
   */
  wordsIn(text: string, most = Infinity): FieldWord[] {
    return this.#find(text, most).flatMap((word) => this.#words[word] ?? [])
  }

  /** The fields of these words, one behind the other: of a word of several all of them. The list is the same at the next call. */
  fieldsIn(text: string, most = Infinity): readonly number[] {
    const fields = this.#foundFields
    fields.length = 0
    for (const word of this.#find(text, most)) {
      const to = this.#fieldStarts[word + 1] ?? 0
      for (let i = this.#fieldStarts[word] ?? 0; i < to; i++) fields.push(this.#fields[i] ?? 0)
    }
    return fields
  }

  /** The numbers of these words. The list is the same at the next call. */
  #find(text: string, most: number): readonly number[] {
    const found = this.#found
    found.length = 0
    for (let i = 0; i < text.length && found.length < most; i++) {
      // Other characters above it than Chinese ones begin no word: to look that up takes no longer than to ask what they are.
      if (text.charCodeAt(i) >= FIRST_HAN) {
        const word = this.#wordAt(text, i)
        if (word < 0) continue
        found.push(word)
        i += (this.#lengths[word] ?? 1) - 1
        continue
      }
      const end = latinEnd(text, i)
      if (end - i >= SHORTEST_CAPITALS) {
        const word = this.#latinWord(text.slice(i, end))
        if (word !== undefined) found.push(word)
      }
      if (end > i) i = end - 1
    }
    return found
  }

  /** The number of the longest word that begins there, or -1. */
  #wordAt(text: string, at: number): number {
    const first = this.#simple[text.charCodeAt(at)] ?? 0
    const second = this.#simple[text.charCodeAt(at + 1)] ?? 0
    if (!this.#begins.has(slotOf(first, second))) return -1
    const pair = this.#pairs.known(first, second)
    if (pair < 0) return -1
    const next = this.#simple[text.charCodeAt(at + 2)] ?? 0
    for (let i = this.#firsts[pair] ?? 0; i < (this.#firsts[pair + 1] ?? 0); i++) {
      const third = this.#thirds[i] ?? 0
      if (third === 0 || (third === next && this.#stands(i, text, at + 2))) return i
    }
    return -1
  }

  #latinWord(word: string): number | undefined {
    const small = word.toLowerCase()
    if (word.length < SHORTEST_LATIN) return word === word.toUpperCase() ? this.#latin.get(small) : undefined
    return this.#latin.get(small) ?? this.#latin.get(small.endsWith('s') ? small.slice(0, -1) : `${small}s`)
  }

  /** What a word goes on with behind its first two characters stands there. */
  #stands(word: number, text: string, at: number): boolean {
    const from = this.#tailStarts[word] ?? 0
    const to = this.#tailStarts[word + 1] ?? 0
    for (let i = from; i < to; i++) if (this.#simple[text.charCodeAt(at + i - from)] !== this.#tails[i]) return false
    return true
  }
}

/** Ten for each of the 26,832 pairs that words begin with, so that one in ten others falls on the same: 32 KB. */
const BEGINNINGS = 1 << 18

/** Fibonacci hashing, as in `CharPairs`. */
function slotOf(first: number, second: number): number {
  return Math.imul((first << 16) | second, 0x9e3779b1) >>> 14
}

function wordsOf(fields: readonly string[]): FieldWord[] {
  const byWord = new Map<string, number[]>()
  fields.forEach((words, field) => {
    for (const word of words.split(' ')) {
      const own = byWord.get(word)
      if (own === undefined) byWord.set(word, [field])
      else own.push(field)
    }
  })
  return Array.from(byWord, ([word, own]) => ({ word, fields: own }))
}

/** What the fields of the words that come with the program are called, by number. */
export const SHIPPED_FIELDS: readonly string[] = Object.keys(shippedWords)

let shipped: FieldLexicon | undefined

/** The words that come with the program: `shipped-fields.json`. */
export function shippedFields(): FieldLexicon {
  return (shipped ??= new FieldLexicon(Object.values(shippedWords)))
}
