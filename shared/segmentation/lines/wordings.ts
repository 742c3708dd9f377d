/**
 * What a line is by its wording alone: learned from lines of which it is known (multinomial logistic regression over their words, pairs of words
 * and first and last words, as text classifiers do). Lists of words and patterns tell only what somebody thought of.
 */
import { Bits } from './bits.ts'
import { countLetters, readLetters } from './number-letters.ts'
import { AS_TEXTS, firstTokensAs, lastTokensAs, TokenNumbers, UNKNOWN, type TokenNames } from './tokens.ts'

/** What a line may be worded like: text by where it stands in its article, where `whole` is all that there is. */
export const WORDINGS = [
  'kicker',
  'headline',
  'subhead',
  'crosshead',
  'byline',
  'signature',
  'opening',
  'middle',
  'closing',
  'whole',
  'caption',
  'credit',
  'section',
  'ad',
  'noise',
] as const
export type Wording = (typeof WORDINGS)[number]

/** By feature: what it says for each of `WORDINGS`, as letters. */
export type WordingTable = Readonly<Record<string, string>>

/** A letter of the table stands for a multiple of this. */
export const WORDING_STEP = 1 / 8

/** Tokens at the beginning and at the end that are looked at, and those from either end whose place counts. */
const FIRST = 12
const LAST = 8
const PLACED = 4
/** Longest text whose tokens are counted; of a longer one the characters are. */
const COUNTED = 41
const lengths = [2, 4, 6, 9, 13, 18, 25, COUNTED - 1]
const longer = [80, 160, 320]
/** What is short reads otherwise than what is long: words are told apart by the length of the line, in tokens. */
const SHORT = 14

/** Which feature of a line a token or pair is: words of its beginning and end, each for short, middling and long lines; words at a place. */
type Slot = number
const [FIRST_WORD, FIRST_PAIR, LAST_WORD, LAST_PAIR, FROM_START, FROM_END, OPENING_PAIR, ENDING_PAIR, LENGTH] = [
  0, 3, 6, 9, 12, 16, 20, 21, 22,
] as const

/** A feature of a text: which it is, and the token or the two tokens that make it. */
type See<Token> = (slot: Slot, first: Token, second: Token | undefined) => void

/** Calls `see` for each feature of a text; the same one may come again. */
function look<Token>(names: TokenNames<Token>, text: string, see: See<Token>): void {
  const first = firstTokensAs(names, text, COUNTED)
  const last = lastTokensAs(names, text, LAST)
  const edge = names.ofWord(EDGE)
  const isCounted = first.length < COUNTED
  const size = first.length <= SHORT ? 0 : isCounted ? 1 : 2
  for (let i = 0; i < Math.min(FIRST, first.length); i++) {
    const token = first[i] ?? edge
    see(FIRST_WORD + size, token, undefined)
    if (i > 0) see(FIRST_PAIR + size, first[i - 1] ?? edge, token)
  }
  for (let i = 0; i < last.length; i++) {
    const token = last[i] ?? edge
    see(LAST_WORD + size, token, undefined)
    if (i > 0) see(LAST_PAIR + size, token, last[i - 1] ?? edge)
  }
  for (let i = 0; i < PLACED; i++) {
    see(FROM_START + i, first[i] ?? edge, undefined)
    see(FROM_END + i, last[i] ?? edge, undefined)
  }
  see(OPENING_PAIR, first[0] ?? edge, first[1] ?? edge)
  see(ENDING_PAIR, last[1] ?? edge, last[0] ?? edge)
  const bound = isCounted ? lengths.find((each) => first.length <= each) : longer.find((each) => text.length <= each)
  see(LENGTH, names.ofWord(`${isCounted ? '' : '+'}${bound ?? 'more'}`), undefined)
}

/** In place of a token: there is none. */
const EDGE = '||'

/** The names of a text's features, as the table has them, each once. */
export function wordingFeatures(text: string): string[] {
  const found = new Set<string>()
  look(AS_TEXTS, text, (slot, first, second) =>
    found.add(`${String.fromCharCode(A + slot)}${first}${second === undefined ? '' : ` ${second}`}`),
  )
  return [...found]
}

const A = 'a'.charCodeAt(0)

/** How much each of `count` features of a text counts: what is said more often is not said as loud. */
export function wordingScale(count: number): number {
  return 3 / Math.sqrt(count + 5)
}

/** Numbers of a feature in the table of `Wordings`: two that tell which it is, and its row plus 1, or 0 where the place is free. */
const ENTRY = 3

/** Tells what lines are worded like. */
export class Wordings {
  readonly #tokens = new TokenNumbers()
  /** Open addressing, at most half full, all of a feature side by side: a text asks for some fifty, many of them in vain. */
  readonly #entries: Int32Array
  readonly #numbers: Int8Array
  /** By hash, a bit each: whether there may be such a feature. Most that are asked for are none, and this table is small enough to be at hand. */
  readonly #maybe = new Bits(MAYBE)
  /** By row: the text in which the feature was last seen. */
  readonly #seen: Int32Array
  #text = 0
  #count = 0
  readonly #said = new Int32Array(WORDINGS.length)

  /** O(letters). */
  constructor(table: WordingTable) {
    const features = Object.entries(table)
    this.#entries = new Int32Array(ENTRY * 2 ** Math.ceil(Math.log2(2 * features.length + 2)))
    this.#numbers = new Int8Array(countLetters(table))
    this.#seen = new Int32Array(features.length)
    features.forEach(([key, letters], row) => {
      const [first = '', second] = key.slice(1).split(' ')
      const which = whichOf(key.charCodeAt(0) - A, this.#tokens.add(first))
      const other = second === undefined ? UNKNOWN : this.#tokens.add(second)
      const hash = hashOf(which, other)
      this.#entries.set([which, other, row + 1], this.#find(which, other, hash))
      this.#maybe.add(hash & (MAYBE - 1))
      readLetters(letters, this.#numbers, row * WORDINGS.length)
    })
  }

  /** Logarithm of how likely each of `WORDINGS` is, in nats. O(1). */
  of(text: string): Float64Array {
    this.#text++
    this.#count = 0
    this.#said.fill(0)
    look(this.#tokens, text, this.#see)
    const scale = wordingScale(this.#count) * WORDING_STEP
    const nats = Float64Array.from(this.#said, (each) => each * scale)
    const log = Math.log(nats.reduce((sum, each) => sum + Math.exp(each), 0))
    for (let i = 0; i < nats.length; i++) nats[i] = (nats[i] ?? 0) - log
    return nats
  }

  readonly #see: See<number> = (slot, first, second) => {
    if (first === UNKNOWN || second === UNKNOWN) return
    const which = whichOf(slot, first)
    const other = second ?? UNKNOWN
    const hash = hashOf(which, other)
    if (!this.#maybe.has(hash & (MAYBE - 1))) return
    const row = (this.#entries[this.#find(which, other, hash) + 2] ?? 0) - 1
    // A feature counts once, however often the text has it.
    if (row < 0 || this.#seen[row] === this.#text) return
    this.#seen[row] = this.#text
    this.#count++
    for (let i = 0, at = row * WORDINGS.length; i < WORDINGS.length; i++, at++)
      this.#said[i] = (this.#said[i] ?? 0) + (this.#numbers[at] ?? 0)
  }

  /** Where a feature stands among the entries, or the free place where it belongs. */
  #find(which: number, second: number, hash: number): number {
    const last = this.#entries.length / ENTRY - 1
    let place = hash & last
    for (;;) {
      const at = place * ENTRY
      if ((this.#entries[at + 2] ?? 0) === 0 || (this.#entries[at] === which && this.#entries[at + 1] === second)) return at
      place = (place + 1) & last
    }
  }
}

/** Ten bits for each of 25,000 features, so that one in ten others falls on the same: 32 KB. */
const MAYBE = 1 << 18

/** Fibonacci hashing, as in `CharPairs`. */
function hashOf(which: number, second: number): number {
  const hash = Math.imul(which ^ Math.imul(second, 0x85ebca6b), 0x9e3779b1)
  return hash ^ (hash >>> 15)
}

/** The slot and the first token in one number. */
function whichOf(slot: Slot, first: number): number {
  return (slot << 16) | first
}
