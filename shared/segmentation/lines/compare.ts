/** Two figures held against each other, and what is usual among many. */
import { within } from './cues.ts'

/** Likeness of words that two texts have by chance. */
const CHANCE = 0.02

/** How many times more alike one pair of texts is than another, as a logarithm; ±1 at most. */
export function likenessRatio(here: number, there: number): number {
  return within(Math.log((here + CHANCE) / (there + CHANCE)), 2) / 2
}

/** What a likeness says beside that of one text with itself, in nats: 0 at most, about −4 where nothing is alike. */
export function likenessNats(like: number): number {
  return Math.log((like + CHANCE) / (1 + CHANCE))
}

/** How many times more alike one pair of texts of some length is than another, in nats; chance makes less of long ones. ±3 at most. */
export function likenessGain(here: number, there: number): number {
  return within(Math.log((here + 0.01) / (there + 0.01)), 3)
}

/** Log-odds of two probabilities, in units of four nats; ±1.75 at most. `least` is added to both, so that none is impossible. */
export function logOdds(one: number, other: number, least: number): number {
  return within(Math.log((one + least) / (other + least)), 7) / 4
}

/** The upper median; `fallback` where there are no values. Sorts them in place. */
export function medianOf(values: number[], fallback: number): number {
  values.sort((a, b) => a - b)
  return values[values.length >> 1] ?? fallback
}

/** Nats at which evidence is cut off: words come in topics, so that more is no surer. */
const MOST_EVIDENCE = 40

/** What words say, in tens of nats; ±4 at most. */
export function evidence(nats: number): number {
  return within(nats, MOST_EVIDENCE) / 10
}

/** For each value the greatest of those of other groups, `least` where none is above it. */
export function mostOfOthers(values: readonly number[], groupOf: (i: number) => number, least: number): number[] {
  let [first, firstGroup, second] = [least, NaN, least]
  values.forEach((value, i) => {
    const group = groupOf(i)
    if (value > first) {
      if (group !== firstGroup) second = first
      ;[first, firstGroup] = [value, group]
    } else if (value > second && group !== firstGroup) second = value
  })
  return values.map((_, i) => (groupOf(i) === firstGroup ? second : first))
}
