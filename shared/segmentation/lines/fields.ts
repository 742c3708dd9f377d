/**
 * The fields that words speak of: patients, wards and operations are of one thing though no two of these words are alike. Two texts of
 * one field have it in common as they would a word.
 */
import { isHanAt, latinEnd, simplifiedForms } from '#shared/text/index.ts'

import shippedWords from '../shipped-fields.json' with { type: 'json' }
import { CharPairs } from './char-pairs.ts'

/** A word of more fields than these tells none. */
export const MOST_FIELDS = 6
/** Letters of the shortest Latin word; shorter ones stand everywhere, but for those in capitals (GDP, AI). */
const SHORTEST_LATIN = 4
const SHORTEST_CAPITALS = 2

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
  /** Chinese words, those that begin alike side by side, of them the longest first. */
  readonly #words: readonly FieldWord[]
  /** Numbers of the first two characters; by number, the place of the first word that begins so. */
  readonly #pairs: CharPairs
  readonly #firsts: Int32Array
  /** By word: its third character, or 0. Many words begin with the same two, and few of these go on alike. */
  readonly #thirds: Uint16Array
  /** What stands behind the first two characters of each word; by word, where that begins. */
  readonly #tails: Uint16Array
  readonly #tailStarts: Int32Array
  readonly #latin = new Map<string, FieldWord>()
  /** By UTF-16 unit: its simplified form. */
  readonly #simple = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit)

  /**
   * `fields` has the words of each field, parted by spaces: Chinese ones in characters that `simplifiedForms` leaves as they are, Latin ones in
   * small letters. Words of one character and those of more than `most` fields are left out.
   */
  constructor(fields: readonly string[], most = MOST_FIELDS) {
    const chinese: FieldWord[] = []
    for (const word of wordsOf(fields)) {
      if (word.fields.length > most || word.word.length < 2) continue
      if (isHanAt(word.word, 0)) chinese.push(word)
      else this.#latin.set(word.word, word)
    }
    const keyOf = ({ word }: FieldWord): number => (word.charCodeAt(0) << 16) | word.charCodeAt(1)
    chinese.sort((a, b) => keyOf(a) - keyOf(b) || b.word.length - a.word.length)
    this.#words = chinese
    this.#pairs = new CharPairs(chinese.length)
    this.#firsts = new Int32Array(chinese.length + 1).fill(chinese.length)
    this.#thirds = Uint16Array.from(chinese, ({ word }) => (word.length > 2 ? word.charCodeAt(2) : 0))
    this.#tails = new Uint16Array(chinese.reduce((sum, { word }) => sum + word.length - 2, 0))
    this.#tailStarts = new Int32Array(chinese.length + 1)
    chinese.forEach(({ word }, i) => {
      // Words that begin alike stand side by side, so that numbers are given in the order of the words.
      const pair = this.#pairs.numberOf(word.charCodeAt(0), word.charCodeAt(1))
      this.#firsts[pair] = Math.min(this.#firsts[pair] ?? i, i)
      const from = this.#tailStarts[i] ?? 0
      for (let at = 2; at < word.length; at++) this.#tails[from + at - 2] = word.charCodeAt(at)
      this.#tailStarts[i + 1] = from + word.length - 2
    })
    for (const [from, to] of simplifiedForms())
      if (from.length === 1 && to.length === 1) this.#simple[from.charCodeAt(0)] = to.charCodeAt(0)
  }

  /**
   * The words of a simplified or traditional text in its order, of several that begin at one place the longest; of a Latin word also the form
   * with an s or without one. `most` words at most. O(characters).
   */
  wordsIn(text: string, most = Infinity): FieldWord[] {
    const found: FieldWord[] = []
    for (let i = 0; i < text.length && found.length < most; i++) {
      if (isHanAt(text, i)) {
        const word = this.#wordAt(text, i)
        if (word === undefined) continue
        found.push(word)
        i += word.word.length - 1
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

  #wordAt(text: string, at: number): FieldWord | undefined {
    const pair = this.#pairs.known(this.#simple[text.charCodeAt(at)] ?? 0, this.#simple[text.charCodeAt(at + 1)] ?? 0)
    if (pair < 0) return undefined
    const next = this.#simple[text.charCodeAt(at + 2)] ?? 0
    for (let i = this.#firsts[pair] ?? 0; i < (this.#firsts[pair + 1] ?? 0); i++) {
      const third = this.#thirds[i] ?? 0
      if (third === 0 || (third === next && this.#stands(i, text, at + 2))) return this.#words[i]
    }
    return undefined
  }

  #latinWord(word: string): FieldWord | undefined {
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

let shipped: FieldLexicon | undefined

/** The words that come with the program: `shipped-fields.json`. */
export function shippedFields(): FieldLexicon {
  return (shipped ??= new FieldLexicon(Object.values(shippedWords)))
}
