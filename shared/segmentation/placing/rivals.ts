/**
 * Who else could go on from a place. Each line weighs the places that it could follow against each other; this tells it how well the others that look
 * for a place would go on from one, since only one of them can.
 */
import { BestTwo, evidence } from '../lines/compare.ts'
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
  /** By free place. */
  readonly #odds: readonly BestTwo[]
  readonly #titles: readonly BestTwo[]

  constructor(reading: RowReading, around: Surroundings, free: FreePlaces) {
    this.#words = reading.facts.words
    this.#around = around
    this.#free = free
    this.#odds = free.places.map(() => new BestTwo(0))
    this.#titles = free.places.map(() => new BestTwo(0))
  }

  /** Place `k` looks for what it follows; `odds` has what its words say for each free place, in nats, undefined where it cannot go on there. */
  add(k: number, odds: readonly (number | undefined)[]): void {
    const { groups, runs } = this.#around
    const run = runs[k] ?? 0
    this.#free.places.forEach(({ place }, i) => {
      const nats = odds[i]
      if (nats === undefined || Math.abs(place - k) > REACH) return
      this.#odds[i]?.add(evidence(nats), run)
      if (groups[place] === 'head' && groups[k] !== 'head')
        this.#titles[i]?.add(this.#words.coverage(this.#around.heads(place), this.#around.down(k).lines), run)
    })
  }

  /** The best of the others, those of the run of place `k` left aside, for the free place with this index. */
  of(k: number, index: number): Rival {
    const run = this.#around.runs[k] ?? 0
    return { odds: this.#odds[index]?.besides(run) ?? 0, title: this.#titles[index]?.besides(run) ?? 0 }
  }
}
