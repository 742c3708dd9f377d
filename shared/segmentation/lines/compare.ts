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

/** The greatest of some values, the group that it is of, and the greatest of other groups; `least` where none is above it. */
export class BestTwo {
  #first: number
  #second: number
  #group = NaN

  constructor(least: number) {
    this.#first = this.#second = least
  }

  add(value: number, group: number): void {
    if (value > this.#first) {
      if (group !== this.#group) this.#second = this.#first
      this.#first = value
      this.#group = group
    } else if (value > this.#second && group !== this.#group) this.#second = value
  }

  /** The greatest value that is not of this group. */
  besides(group: number): number {
    return group === this.#group ? this.#second : this.#first
  }
}

/** For each value the greatest of those of other groups, `least` where none is above it. */
export function mostOfOthers(values: readonly number[], groupOf: (i: number) => number, least: number): number[] {
  const best = new BestTwo(least)
  values.forEach((value, i) => {
    best.add(value, groupOf(i))
  })
  return values.map((_, i) => best.besides(groupOf(i)))
}
