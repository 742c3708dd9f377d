/**
 * The fields that words speak of: patients, wards and operations are of one thing though no two of these words are alike. Two texts of
 * one field have it in common as they would a word.
 */
import { isHanAt, latinEnd, simplifiedForms } from '#shared/text/index.ts'

import shippedWords from '../shipped-fields.json' with { type: 'json' }

/** A word of more fields than these tells none. */
export const MOST_FIELDS = 6
/** Bits of the filter of beginnings, in the logarithm: few enough to stay near the processor, and a tenth of them set. */
const FILTER_BITS = 18

/** Letters of the shortest Latin word; shorter ones stand everywhere. */
const SHORTEST_LATIN = 4

/** A word with the numbers of the fields that it speaks of. */
export interface FieldWord {
  readonly word: string
  readonly fields: readonly number[]
}

/** A Chinese word with the two characters that it begins with in one number. */
interface Beginning {
  readonly key: number
  readonly word: FieldWord
}

/**
 * Words by what they begin with. The lexicon is far larger than a page, so that looking it up costs what its places in memory cost: all that is
 * compared lies in few arrays, side by side.
 */
export class FieldLexicon {
  /** Chinese words, those that begin alike side by side, of them the longest first. */
  readonly #words: readonly FieldWord[]
  /** By the hash of the first two characters: both in one number, and the place of their first word plus 1. Open addressing. */
  readonly #table: Int32Array
  /** One bit for the first bits of each hash: most pairs begin no word, and this tells it without a look at the table. */
  readonly #filter = new Uint32Array(1 << (FILTER_BITS - 5))
  /** What stands behind the first two characters of each word. By word: where it begins, and whether it is the last that begins so. */
  readonly #tails: Uint16Array
  readonly #tailStarts: Int32Array
  readonly #isLast: Uint8Array
  readonly #latin = new Map<string, FieldWord>()
  /** By UTF-16 unit: its simplified form. */
  readonly #simple = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit)

  /**
   * `fields` has the words of each field, parted by spaces: Chinese ones in simplified characters, others in small letters. Words of one
   * character and those of more than `most` fields are left out.
   */
  constructor(fields: readonly string[], most = MOST_FIELDS) {
    const chinese: Beginning[] = []
    for (const word of wordsOf(fields)) {
      if (word.fields.length > most || word.word.length < 2) continue
      if (isHanAt(word.word, 0)) chinese.push({ key: keyOf(word.word.charCodeAt(0), word.word.charCodeAt(1)), word })
      else this.#latin.set(word.word, word)
    }
    chinese.sort((a, b) => a.key - b.key || b.word.word.length - a.word.word.length)
    this.#words = chinese.map(({ word }) => word)
    this.#table = new Int32Array(2 ** Math.ceil(Math.log2(3 * chinese.length + 2)))
    this.#tails = new Uint16Array(this.#words.reduce((sum, { word }) => sum + word.length - 2, 0))
    this.#tailStarts = new Int32Array(chinese.length + 1)
    this.#isLast = Uint8Array.from(chinese, ({ key }, i) => (key === chinese[i + 1]?.key ? 0 : 1))
    chinese.forEach(({ key, word }, i) => {
      const from = this.#tailStarts[i] ?? 0
      for (let at = 2; at < word.word.length; at++) this.#tails[from + at - 2] = word.word.charCodeAt(at)
      this.#tailStarts[i + 1] = from + word.word.length - 2
      if (key !== chinese[i - 1]?.key) this.#enter(key, i)
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
      if (end - i >= SHORTEST_LATIN) {
        const word = this.#latinWord(text.slice(i, end).toLowerCase())
        if (word !== undefined) found.push(word)
      }
      if (end > i) i = end - 1
    }
    return found
  }

  #wordAt(text: string, at: number): FieldWord | undefined {
    const key = keyOf(this.#simple[text.charCodeAt(at)] ?? 0, this.#simple[text.charCodeAt(at + 1)] ?? 0)
    const hash = hashOf(key)
    const bit = hash >>> (32 - FILTER_BITS)
    if ((((this.#filter[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 0) return undefined
    let i = (this.#table[this.#slotOf(key, hash) + 1] ?? 0) - 1
    if (i < 0) return undefined
    for (; ; i++) {
      if (this.#stands(i, text, at + 2)) return this.#words[i]
      if (this.#isLast[i] === 1) return undefined
    }
  }

  #latinWord(word: string): FieldWord | undefined {
    return this.#latin.get(word) ?? this.#latin.get(word.endsWith('s') ? word.slice(0, -1) : `${word}s`)
  }

  #enter(key: number, word: number): void {
    const hash = hashOf(key)
    const bit = hash >>> (32 - FILTER_BITS)
    this.#filter[bit >>> 5] = (this.#filter[bit >>> 5] ?? 0) | (1 << (bit & 31))
    const slot = this.#slotOf(key, hash)
    this.#table[slot] = key
    this.#table[slot + 1] = word + 1
  }

  /** The slot that holds a key, or the free one where it belongs. Slots are two numbers wide. */
  #slotOf(key: number, hash: number): number {
    const last = this.#table.length - 1
    let slot = (hash << 1) & last
    while ((this.#table[slot + 1] ?? 0) > 0 && this.#table[slot] !== key) slot = (slot + 2) & last
    return slot
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

function keyOf(first: number, second: number): number {
  return (first << 16) | second
}

/** Fibonacci hashing (Knuth, TAOCP 3, 6.4), its high bits folded into the low ones. */
function hashOf(key: number): number {
  const hash = Math.imul(key, 0x9e3779b1)
  return hash ^ (hash >>> 15)
}

let shipped: FieldLexicon | undefined

/** The words that come with the program: `shipped-fields.json`. */
export function shippedFields(): FieldLexicon {
  return (shipped ??= new FieldLexicon(Object.values(shippedWords)))
}
