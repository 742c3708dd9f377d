/**
 * The fields that words speak of: patients, wards and operations are of one thing though no two of these words are alike. Two texts of
 * one field have it in common as they would a word.
 */
import { isHanAt, latinEnd, simplifiedForms } from '#shared/text/index.ts'

import fields from '../shipped-fields.json' with { type: 'json' }
import { CharPairs } from './char-pairs.ts'

/** A word of more fields than these tells none. */
export const MOST_FIELDS = 6
/** Bits of the filter of beginnings: few enough to stay in the processor's nearest store, and a sixth of them set. */
const FILTER_BITS = 18

/** Letters of the shortest Latin word; shorter ones stand everywhere. */
const SHORTEST_LATIN = 4

/** A word with the numbers of the fields that it speaks of. */
export interface FieldWord {
  readonly word: string
  readonly fields: readonly number[]
}

/** Words by what they begin with. */
export class FieldLexicon {
  /** Numbers of the first two characters of Chinese words, and by number the words, the longest first. */
  readonly #pairs: CharPairs
  readonly #beginnings: FieldWord[][] = []
  /** One bit for each hash of the two: most pairs begin no word, and this tells it without a look at the table. */
  readonly #filter = new Uint32Array(1 << (FILTER_BITS - 5))
  readonly #latin = new Map<string, FieldWord>()
  /** By UTF-16 unit: its simplified form. */
  readonly #simple = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit)

  /** `fields` has the words of each field, parted by spaces: Chinese ones in simplified characters, others in small letters. */
  constructor(fields: readonly string[], most = MOST_FIELDS) {
    const byWord = new Map<string, number[]>()
    fields.forEach((words, field) => {
      for (const word of words.split(' ')) {
        const own = byWord.get(word)
        if (own === undefined) byWord.set(word, [field])
        else own.push(field)
      }
    })
    this.#pairs = new CharPairs(byWord.size)
    for (const [word, own] of byWord) if (own.length <= most) this.#add({ word, fields: own })
    for (const words of this.#beginnings) words.sort((a, b) => b.word.length - a.word.length)
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
      if (end - i >= SHORTEST_LATIN) {
        const word = this.#latinWord(text.slice(i, end).toLowerCase())
        if (word !== undefined) found.push(word)
      }
      if (end > i) i = end - 1
    }
    return found
  }

  #wordAt(text: string, at: number): FieldWord | undefined {
    const first = this.#simple[text.charCodeAt(at)] ?? 0
    const second = this.#simple[text.charCodeAt(at + 1)] ?? 0
    const bit = bitOf(first, second)
    if ((((this.#filter[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 0) return undefined
    const words = this.#beginnings[this.#pairs.known(first, second)]
    if (words !== undefined) for (const each of words) if (this.#stands(each.word, text, at)) return each
    return undefined
  }

  #latinWord(word: string): FieldWord | undefined {
    return this.#latin.get(word) ?? this.#latin.get(word.endsWith('s') ? word.slice(0, -1) : `${word}s`)
  }

  #add(each: FieldWord): void {
    const { word } = each
    if (!isHanAt(word, 0)) {
      this.#latin.set(word, each)
      return
    }
    const [first, second] = [word.charCodeAt(0), word.charCodeAt(1)]
    const bit = bitOf(first, second)
    this.#filter[bit >>> 5] = (this.#filter[bit >>> 5] ?? 0) | (1 << (bit & 31))
    ;(this.#beginnings[this.#pairs.numberOf(first, second)] ??= []).push(each)
  }

  /** The word stands there; of the first two characters that is known. */
  #stands(word: string, text: string, at: number): boolean {
    for (let i = 2; i < word.length; i++) if (this.#simple[text.charCodeAt(at + i)] !== word.charCodeAt(i)) return false
    return true
  }
}

function bitOf(first: number, second: number): number {
  return Math.imul((first << 16) | second, 0x9e3779b1) >>> (32 - FILTER_BITS)
}

let shipped: FieldLexicon | undefined

/** The words that come with the program: `shipped-fields.json`. */
export function shippedFields(): FieldLexicon {
  return (shipped ??= new FieldLexicon(Object.values(fields)))
}
