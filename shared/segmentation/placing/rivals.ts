/**
 * Who else could go on from a place. Each line weighs the places that it could follow against each other; this tells it how well the others that look
 * for a place would go on from one, since only one of them can.
 */
import { evidence } from '../lines/compare.ts'
import type { RowReading } from '../reading/reading.ts'
import type { FreePlaces } from './free-places.ts'
import type { Surroundings } from './surroundings.ts'

/** Places further away than this have other rivals. */
const REACH = 600

/** What the best of the others that look for a place has of it. */
export interface Rival {
  /** What its words say for going on there, in tens of nats as `evidence` has it; 0 at least. */
  readonly odds: number
  /** How much of the words of the title there it has, 0..1. */
  readonly title: number
}

/** The lines of a page that look for what they follow, by free place the best two that are not of one run. */
export class Rivals {
  readonly #words: RowReading['facts']['words']
  readonly #around: Surroundings
  readonly #free: FreePlaces
  readonly #odds: Best
  readonly #titles: Best

  constructor(reading: RowReading, around: Surroundings, free: FreePlaces) {
    this.#words = reading.facts.words
    this.#around = around
    this.#free = free
    this.#odds = new Best(free.places.length)
    this.#titles = new Best(free.places.length)
  }

  /** Place `k` looks for what it follows; `odds` has what its words say for each free place, in nats, undefined where it cannot go on there. */
  add(k: number, odds: readonly (number | undefined)[]): void {
    const { groups, runs } = this.#around
    const run = runs[k] ?? 0
    this.#free.places.forEach(({ place }, i) => {
      const nats = odds[i]
      if (nats === undefined || Math.abs(place - k) > REACH) return
      this.#odds.add(i, evidence(nats), run)
      if (groups[place] === 'head' && groups[k] !== 'head')
        this.#titles.add(i, this.#words.coverage(this.#around.heads(place), this.#around.down(k).lines), run)
    })
  }

  /** The best of the others, those of the run of place `k` left aside, for the free place with this index. */
  of(k: number, index: number): Rival {
    const run = this.#around.runs[k] ?? 0
    return { odds: this.#odds.besides(index, run), title: this.#titles.besides(index, run) }
  }
}

/** By index: the greatest value above 0, the run that it is of, and the greatest of other runs. */
class Best {
  readonly #first: Float64Array
  readonly #runs: Int32Array
  readonly #second: Float64Array

  constructor(length: number) {
    this.#first = new Float64Array(length)
    this.#runs = new Int32Array(length).fill(-1)
    this.#second = new Float64Array(length)
  }

  add(i: number, value: number, run: number): void {
    const first = this.#first[i] ?? 0
    if (value > first) {
      if (this.#runs[i] !== run) this.#second[i] = first
      this.#first[i] = value
      this.#runs[i] = run
    } else if (value > (this.#second[i] ?? 0) && this.#runs[i] !== run) this.#second[i] = value
  }

  besides(i: number, run: number): number {
    return (this.#runs[i] === run ? this.#second[i] : this.#first[i]) ?? 0
  }
}
