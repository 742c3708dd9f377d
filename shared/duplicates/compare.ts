/** Decides for one pair of texts whether one is a copy of the other, and of which kind. Texts come in as `bareText`. */
import { affordable, distance, distanceInside } from './align.ts'
import type { Candidate } from './grams.ts'

/** Shortest text that can be a near copy or a fragment; below, chance and formulas look the same as copies. */
export const SHORTEST_NEAR = 24

export interface Likeness {
  readonly kind: 'near' | 'contained'
  /** 1 minus the share of characters that differ, 0..1. */
  readonly score: number
  /** The fragment stands at the very start, at the very end, or somewhere inside the longer text. */
  readonly place: 'start' | 'end' | 'inside'
}

/** The shorter copy must have this part of the longer one's length to count as the same text. */
const SAME_LENGTH = 0.8
/** From this length, in UTF-16 units, and this score a text whose numbers differ is a copy all the same. */
const LONG = 80
const ALIKE = 0.95
/** Unmatched characters at the end of the longer text that still count as its end. */
const SLACK = 4

/**
 * Compares a candidate pair. Near: at most 15 % of the characters differ (8 % below 40 characters) and the texts are
 * about as long. Contained: the shorter one stands in the longer one with the same tolerance. Where the numbers
 * differ, the texts are copies only if they are long and all the rest agrees to 5 %: lines of tables and notices
 * differ in their numbers alone. Undefined: no copies.
 */
export function compareTexts(texts: readonly string[], pair: Candidate): Likeness | undefined {
  const short = texts[pair.short] ?? ''
  const long = texts[pair.long] ?? ''
  const limit = Math.min(Math.floor(short.length * (short.length < 40 ? 0.08 : 0.15)), affordable(long.length))
  if (short.length >= long.length * SAME_LENGTH) {
    const apart = distance(short, long, limit)
    const score = 1 - apart / long.length
    if (apart !== Infinity) return sameNumbers(short, long, score) ? { kind: 'near', score, place: 'inside' } : undefined
  }
  const from = Math.max(0, pair.offset - SLACK)
  const window = long.slice(from, Math.max(0, pair.offset) + short.length + SLACK)
  // Where the numbers differ the limit is lower, and often there is none at all.
  const most = haveSameNumbers(short, window) ? limit : Math.min(limit, leastAlike(short))
  if (most < 0) return undefined
  const apart = distanceInside(short, window, Math.min(most, 200))
  if (apart === Infinity) return undefined
  const score = 1 - apart / short.length
  if (!sameNumbers(short, window, score)) return undefined
  const place = pair.offset + short.length >= long.length - SLACK ? 'end' : pair.offset <= SLACK ? 'start' : 'inside'
  return { kind: 'contained', score, place }
}

function sameNumbers(a: string, b: string, score: number): boolean {
  return (a.length >= LONG && score >= ALIKE) || haveSameNumbers(a, b)
}

/** The distance, rounded up, to which a text can be a copy although its numbers differ; below 0 where it never can. */
function leastAlike(text: string): number {
  return text.length >= LONG ? Math.ceil((1 - ALIKE) * text.length) : -1
}

function haveSameNumbers(a: string, b: string): boolean {
  const inA = numbers(a)
  if (inA.length === 0) return true
  const inB = new Set(numbers(b))
  return inA.every((number) => inB.has(number))
}

function numbers(text: string): string[] {
  return text.match(/\d+(?:[.:/-]\d+)*/g) ?? []
}
