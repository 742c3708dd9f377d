/**
 * How well a text goes on where another was cut, by what stands on both sides of the cut: learned from texts that were cut anywhere, and held against
 * beginnings that follow elsewhere. A model of language for two dozen characters: it knows which words take which, how sentences end and
 * how paragraphs begin, and so tells a lost full stop from a cut sentence, and the rest of a sentence from the rest of another.
 */
import { CharPairs } from './char-pairs.ts'
import { countLetters, readLetters } from './number-letters.ts'
import { firstTokensAs, lastTokensAs, TokenNumbers, UNKNOWN } from './tokens.ts'

/** Tokens on each side of a cut that are looked at, and how many pairs of neighbouring ones among them. */
export const RUN_ON_TOKENS = 5
export const RUN_ON_PAIRS = 2
/** Numbers that stand for a token or pair at its place; what two sides say together is the sum of the products of theirs. */
export const RUN_ON_SIZE = 12
/** Those and the one that tells what it says whatever the other side is. */
const ROW = RUN_ON_SIZE + 1
/** A letter of the table stands for a multiple of this. */
export const RUN_ON_STEP = 1 / 12
/**
 * By token, or by two tokens with a blank between them: its numbers as letters, row by row, first at each place before the cut, then at each
 * behind it, nearest first. The empty token stands for all that are not known, and for the edge of the text.
 */
export type RunOnTable = Readonly<Record<string, string>>

/** One side of a cut: the sums of its tokens' numbers. */
export type RunOnSide = Readonly<Float64Array>

/** Tells how well texts go on. */
export class RunOns {
  readonly #tokens = new TokenNumbers()
  /** Pairs have numbers of their own, in the order of the table. */
  readonly #pairs: CharPairs
  /** By number of the token or pair: where its numbers begin. */
  readonly #tokensAt: number[] = []
  readonly #pairsAt: number[] = []
  readonly #unknownAt: number | undefined
  readonly #numbers: Int8Array

  /** O(letters). */
  constructor(table: RunOnTable) {
    const entries = Object.entries(table)
    this.#numbers = new Int8Array(countLetters(table))
    this.#pairs = new CharPairs(entries.length)
    let at = 0
    for (const [key, letters] of entries) {
      const [first = '', second] = key.split(' ')
      if (key === '') this.#unknownAt = at
      else if (second === undefined) this.#tokensAt[this.#tokens.add(first)] = at
      else this.#pairsAt[this.#pairs.numberOf(this.#tokens.add(first), this.#tokens.add(second))] = at
      readLetters(letters, this.#numbers, at)
      at += letters.length
    }
  }

  /** How a text ends. O(1). */
  endOf(text: string): RunOnSide {
    return this.#sideOf(lastTokensAs(this.#tokens, text, RUN_ON_TOKENS), 0)
  }

  /** How a text begins. O(1). */
  startOf(text: string): RunOnSide {
    return this.#sideOf(firstTokensAs(this.#tokens, text, RUN_ON_TOKENS), 1)
  }

  #sideOf(near: readonly number[], side: 0 | 1): RunOnSide {
    const sums = new Float64Array(ROW)
    for (let k = 0; k < RUN_ON_TOKENS; k++) this.#add(sums, this.#tokensAt[near[k] ?? UNKNOWN] ?? this.#unknownAt, side * RUN_ON_TOKENS + k)
    for (let k = 0; k < RUN_ON_PAIRS; k++) {
      const [a = UNKNOWN, b = UNKNOWN] = side === 0 ? [near[k + 1], near[k]] : [near[k], near[k + 1]]
      const pair = a === UNKNOWN || b === UNKNOWN ? -1 : this.#pairs.known(a, b)
      this.#add(sums, this.#pairsAt[pair], side * RUN_ON_PAIRS + k)
    }
    for (let i = 0; i < ROW; i++) sums[i] = (sums[i] ?? 0) * RUN_ON_STEP
    return sums
  }

  #add(sums: Float64Array, from: number | undefined, row: number): void {
    if (from === undefined) return
    for (let i = 0, at = from + row * ROW; i < ROW; i++, at++) sums[i] = (sums[i] ?? 0) + (this.#numbers[at] ?? 0)
  }
}

/** Log-odds that a text that ends so goes on as the other begins, in nats, where one cut in two does; their zero is of no meaning. O(1). */
export function runOnNats(end: RunOnSide, start: RunOnSide): number {
  let nats = (end[RUN_ON_SIZE] ?? 0) + (start[RUN_ON_SIZE] ?? 0)
  for (let i = 0; i < RUN_ON_SIZE; i++) nats += (end[i] ?? 0) * (start[i] ?? 0)
  return nats
}
