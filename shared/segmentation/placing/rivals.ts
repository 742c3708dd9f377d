/**
 * Who else could go on from a place. Each line weighs the places that it could follow against each other; this tells it how well the others that look
 * for a place would go on from one, since only one of them can.
 */
import { evidence, mostOfOthers } from '../lines/compare.ts'
import type { RowReading } from '../reading/reading.ts'
import type { FreePlaces } from './free-places.ts'
import type { Surroundings } from './surroundings.ts'

/** A line that looks for what it follows, with what its words say for each free place, in nats; undefined where it cannot go on there. */
export interface Seeker {
  readonly k: number
  readonly odds: readonly (number | undefined)[]
}

/** What the best of the others that look for a place has of it. */
export interface Rival {
  /** What its words say for going on there, in tens of nats as `evidence` has it. */
  readonly odds: number
  /** How much of the words of the title there it has, 0..1. */
  readonly title: number
}

/** By seeker, and by free place: the best of the others that could go on there. */
export function rivalsOf(reading: RowReading, around: Surroundings, free: FreePlaces, seekers: readonly Seeker[]): Rival[][] {
  const { facts } = reading
  const runOf = (s: number): number => around.runs[seekers[s]?.k ?? 0] ?? 0
  const rivals = seekers.map((): Rival[] => [])
  free.places.forEach(({ place }, i) => {
    const fitting = seekers.map(({ odds }) => odds[i])
    const head = around.groups[place] === 'head' ? around.heads(place) : []
    const odds = mostOfOthers(
      fitting.map((nats) => (nats === undefined ? -Infinity : evidence(nats))),
      runOf,
      0,
    )
    const titles = mostOfOthers(
      seekers.map(({ k }, s) =>
        head.length === 0 || fitting[s] === undefined || around.groups[k] === 'head'
          ? -Infinity
          : facts.words.coverage(head, around.down(k).lines),
      ),
      runOf,
      0,
    )
    seekers.forEach((_, s) => rivals[s]?.push({ odds: odds[s] ?? 0, title: titles[s] ?? 0 }))
  })
  return rivals
}
