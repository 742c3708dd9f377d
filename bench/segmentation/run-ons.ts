/**
 * Learns how well texts go on where they were cut (`shared/segmentation/lines/run-ons.ts`) from whole texts: each is cut anywhere, and what really stands
 * behind the cut is to be told from what stands behind others (noise-contrastive estimation, Gutmann and Hyvärinen 2010; tokens by their vectors at
 * each place, as in the log-bilinear model of Mnih and Hinton 2007).
 */
import {
  firstTokens,
  lettersOf,
  RUN_ON_PAIRS,
  RUN_ON_SIZE,
  RUN_ON_STEP,
  RUN_ON_TOKENS,
  type RunOnTable,
} from '#shared/segmentation/index.ts'

import { isLatin } from './latin.ts'
import { randomOf, type Random } from './random.ts'

/** Fewest times that a token or a pair stands in the texts. */
const FEWEST_TOKENS = 8
const FEWEST_PAIRS = 40
/** How often each cut is shown, on average. */
const TIMES = 5
/** Length of a step at first, at last and for what a token says by itself; what each step takes from a number. */
const FIRST_STEP = 0.2
const LAST_STEP = 0.02
const OWN_STEP = 0.2
const DECAY = 1e-5
/** What the numbers are at first: up to this far from zero. */
const SPREAD = 0.1
/**
 * What is shown that does not belong together, by where its share of 0..1 begins: first the rest of another sentence behind a cut, then the start of a
 * text there, the start of one behind the end of another, a sentence behind the one before it whose full stop is lost, and the rest of a sentence behind an end.
 */
const FROM = { startOfText: 0.55, endOfText: 0.7, lostStop: 0.8, insideBehindEnd: 0.92 } as const
/** Shortest text that is cut, in tokens. */
const SHORTEST = 20

const K = RUN_ON_SIZE
const SLOTS = RUN_ON_TOKENS + RUN_ON_PAIRS
/** In place of a row: there is no such pair. */
const NONE = -1

/** The number of a text and that of a token in it: the place before that token. */
type Place = readonly [text: number, at: number]

/** Many places. */
interface Cuts {
  readonly text: Int32Array
  readonly at: Int32Array
}

/** The texts of one script, and where they can be cut: inside a sentence, and between two. */
interface Pool {
  readonly texts: readonly number[]
  readonly inside: Cuts
  readonly stops: Cuts
}

/** One side's numbers: by slot and token. */
interface Side {
  readonly vectors: Float32Array
  readonly own: Float32Array
  /** Sums of squared slopes (Adagrad). */
  readonly vectorSlopes: Float32Array
  readonly ownSlopes: Float32Array
  /** The numbers of the slots that are being looked at, and the sum of their vectors. */
  readonly found: Int32Array
  readonly sum: Float32Array
}

/** Behind such a mark a sentence is complete; before the others no line begins. */
const endsSentence = /^[。！？!?.…]$/u
const neverFirst = /^[，、；：,;:。！？!?.…)）”’」』》〉】〕\]]$/u

/** The table for these articles, each a list of lines. The same articles always give the same table. */
export function learnRunOns(articles: readonly (readonly string[])[]): RunOnTable {
  const texts = articles.flatMap((lines) => lines.map((line) => firstTokens(line))).filter((tokens) => tokens.length >= SHORTEST)
  return new Learner(texts).learned()
}

class Learner {
  readonly #random: Random = randomOf(7)
  readonly #texts: readonly (readonly string[])[]
  /** By token or pair: its number; 0 is for all that are too rare. */
  readonly #numbers: ReadonlyMap<string, number>
  /** By text: the number of each token, and that of the pair it makes with the one before it. */
  readonly #tokens: readonly Int32Array[]
  readonly #pairs: readonly Int32Array[]
  readonly #size: number
  readonly #before: Side
  readonly #behind: Side

  constructor(texts: readonly (readonly string[])[]) {
    this.#texts = texts
    this.#numbers = numbersOf(texts)
    this.#size = this.#numbers.size + 1
    this.#tokens = texts.map((tokens) => Int32Array.from(tokens, (each) => this.#numbers.get(each) ?? 0))
    this.#pairs = texts.map((tokens) => Int32Array.from(tokens, (each, i) => this.#numbers.get(`${tokens[i - 1] ?? ''} ${each}`) ?? 0))
    this.#before = this.#sideOf()
    this.#behind = this.#sideOf()
  }

  #sideOf(): Side {
    const rows = SLOTS * this.#size
    return {
      vectors: Float32Array.from({ length: rows * K }, () => (this.#random.next() - 0.5) * 2 * SPREAD),
      own: new Float32Array(rows),
      vectorSlopes: new Float32Array(rows).fill(1),
      ownSlopes: new Float32Array(rows).fill(SPREAD),
      found: new Int32Array(SLOTS),
      sum: new Float32Array(K),
    }
  }

  learned(): RunOnTable {
    const pools = [false, true].map((latin) => this.#poolOf(latin)).filter(({ inside }) => inside.at.length > 0)
    const sizes = pools.map(({ inside }) => inside.at.length)
    const all = TIMES * sizes.reduce((sum, size) => sum + size, 0)
    for (let n = 0; n < all; n++) {
      const step = FIRST_STEP * (1 - n / all) + LAST_STEP
      // As often from each pool as it has cuts.
      let number = this.#random.int(0, all / TIMES - 1)
      const pool = pools.find((_, i) => (number -= sizes[i] ?? 0) < 0)
      if (pool === undefined) continue
      const cut = this.#anyOf(pool.inside)
      this.#learn(cut, cut, 1, step)
      const [before, behind] = this.#otherwise(cut, pool)
      this.#learn(before, behind, 0, step)
    }
    return this.#table()
  }

  #poolOf(latin: boolean): Pool {
    const texts = this.#texts.flatMap((tokens, i) => (isLatin(tokens.join('')) === latin ? [i] : []))
    return {
      texts,
      inside: this.#cuts(texts, (tokens, i) => !endsSentence.test(tokens[i - 1] ?? '')),
      stops: this.#cuts(texts, (tokens, i) => endsSentence.test(tokens[i - 1] ?? '')),
    }
  }

  #anyOf({ text, at }: Cuts): Place {
    const i = this.#random.int(0, at.length - 1)
    return [text[i] ?? 0, at[i] ?? 0]
  }

  /** Two sides that do not belong together: beginnings of other texts and rests of other sentences behind cut and complete ones, sentences that follow each other. */
  #otherwise(cut: Place, { texts, inside, stops }: Pool): readonly [before: Place, behind: Place] {
    const start = (): Place => [this.#random.pick(texts), 0]
    const end = (): Place => {
      const text = this.#random.pick(texts)
      return this.#beforeStop([text, this.#texts[text]?.length ?? 0])
    }
    const which = this.#random.next()
    if (which < FROM.startOfText) return [cut, this.#anyOf(inside)]
    if (which < FROM.endOfText) return [cut, start()]
    if (which < FROM.lostStop) return [end(), start()]
    if (which < FROM.insideBehindEnd && stops.at.length > 0) {
      const place = this.#anyOf(stops)
      return [this.#beforeStop(place), place]
    }
    return [end(), this.#anyOf(inside)]
  }

  /** The place before the marks that end a sentence there: OCR loses them. */
  #beforeStop([text, at]: Place): Place {
    const tokens = this.#texts[text] ?? []
    let place = at
    while (place > 1 && /^[。！？!?.…)）”’」』]$/u.test(tokens[place - 1] ?? '')) place--
    return [text, place]
  }

  #cuts(texts: readonly number[], isCut: (tokens: readonly string[], i: number) => boolean): Cuts {
    const text: number[] = []
    const at: number[] = []
    for (const number of texts) {
      const tokens = this.#texts[number] ?? []
      for (let i = 3; i < tokens.length - 2; i++) {
        if (neverFirst.test(tokens[i] ?? '') || !isCut(tokens, i)) continue
        text.push(number)
        at.push(i)
      }
    }
    return { text: Int32Array.from(text), at: Int32Array.from(at) }
  }

  #look(side: Side, [text, at]: Place, direction: -1 | 1): void {
    const [tokens, pairs] = [this.#tokens[text], this.#pairs[text]]
    if (tokens === undefined || pairs === undefined) return
    for (let k = 0; k < SLOTS; k++) {
      const i = k < RUN_ON_TOKENS ? k : k - RUN_ON_TOKENS
      const place = direction < 0 ? at - 1 - i : at + i
      // A pair is counted at its second token.
      const number = (k < RUN_ON_TOKENS ? tokens[place] : pairs[direction < 0 ? place : place + 1]) ?? 0
      // A token that is not known says something, too; a pair says no more than its tokens.
      side.found[k] = k < RUN_ON_TOKENS || number > 0 ? k * this.#size + number : NONE
    }
    side.sum.fill(0)
    for (const row of side.found) {
      if (row === NONE) continue
      for (let i = 0; i < K; i++) side.sum[i] = (side.sum[i] ?? 0) + (side.vectors[row * K + i] ?? 0)
    }
  }

  /** One step: these two sides belong together, or not. */
  #learn(before: Place, behind: Place, is: 0 | 1, step: number): void {
    const [left, right] = [this.#before, this.#behind]
    this.#look(left, before, -1)
    this.#look(right, behind, 1)
    let nats = 0
    for (let i = 0; i < K; i++) nats += (left.sum[i] ?? 0) * (right.sum[i] ?? 0)
    for (const side of [left, right]) for (const row of side.found) nats += side.own[row] ?? 0
    const slope = is - 1 / (1 + Math.exp(-nats))
    this.#move(left, right.sum, slope, step)
    this.#move(right, left.sum, slope, step)
  }

  #move({ found, vectors, own, vectorSlopes, ownSlopes }: Side, other: Float32Array, slope: number, step: number): void {
    for (const row of found) {
      if (row === NONE) continue
      const ownSlope = (ownSlopes[row] = (ownSlopes[row] ?? 0) + slope * slope)
      own[row] = (own[row] ?? 0) * (1 - DECAY) + (OWN_STEP * slope) / Math.sqrt(ownSlope)
      const vectorSlope = (vectorSlopes[row] = (vectorSlopes[row] ?? 0) + slope * slope)
      const rate = (step * slope) / Math.sqrt(vectorSlope)
      for (let i = row * K, k = 0; k < K; i++, k++) vectors[i] = (vectors[i] ?? 0) * (1 - DECAY) + rate * (other[k] ?? 0)
    }
  }

  #table(): RunOnTable {
    const rowsOf = (number: number, from: number, to: number): string =>
      [this.#before, this.#behind]
        .map((side) => {
          let letters = ''
          for (let slot = from; slot < to; slot++) {
            const row = slot * this.#size + number
            letters += lettersOf([...side.vectors.subarray(row * K, (row + 1) * K), side.own[row] ?? 0], RUN_ON_STEP)
          }
          return letters
        })
        .join('')
    const entries = [['', 0] as const, ...this.#numbers].map(([key, number]): [string, string] => [
      key,
      key.includes(' ') ? rowsOf(number, RUN_ON_TOKENS, SLOTS) : rowsOf(number, 0, RUN_ON_TOKENS),
    ])
    return Object.fromEntries(entries)
  }
}

/** Numbers for the tokens and pairs that stand in the texts often enough, from 1 on, in the order of their characters. */
function numbersOf(texts: readonly (readonly string[])[]): Map<string, number> {
  const counts = new Map<string, number>()
  const add = (key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1)
  for (const tokens of texts) {
    tokens.forEach((each, i) => {
      add(each)
      const before = tokens[i - 1]
      if (before !== undefined) add(`${before} ${each}`)
    })
  }
  const often = [...counts].filter(([key, count]) => count >= (key.includes(' ') ? FEWEST_PAIRS : FEWEST_TOKENS))
  return new Map(
    often
      .map(([key]) => key)
      .sort()
      .map((key, i) => [key, i + 1]),
  )
}
