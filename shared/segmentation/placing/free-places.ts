/** Where a block may go on from when it does not follow the one above: places that nothing surely follows. */
import type { RowReading } from '../reading/reading.ts'
import { surroundingsOf } from './surroundings.ts'

/** Below this the reading leaves no question of what a block follows. */
export const OPEN_ABOVE = 0.015
/** Places that are compared for one block at most: the freest, the nearest, and those whose words are most alike. */
const MOST = 12
/** What a line of distance counts against a place when those to compare are chosen, in nats. */
const DISTANCE = 0.04

/** A place whose follower in the reading is not sure, with how likely it is to be free, as a logarithm. */
export interface FreePlace {
  readonly place: number
  readonly nats: number
}

/** All free places of a page. */
export interface FreePlaces {
  readonly places: readonly FreePlace[]
  /** By free place: the lines that lead up to it, whose words are compared. */
  readonly texts: readonly (readonly number[])[]
}

/** Where a block may go on from when it does not follow the one above. */
export function freePlaces(reading: RowReading): FreePlaces {
  const followed = new Float64Array(reading.lines.length)
  reading.above.forEach((above, k) => {
    if (above >= 0) followed[above] = reading.p.on[k] ?? 0
  })
  const places = reading.links.flatMap((link, place) => {
    const free = 1 - (followed[place] ?? 0)
    return link !== 'none' && free > OPEN_ABOVE ? [{ place, nats: Math.log(free) }] : []
  })
  const around = surroundingsOf(reading)
  return { places, texts: places.map(({ place }) => around.up(place).lines) }
}

/**
 * The places that come before all others: free ones near `k`, the likeliest first, as indices into `free`, which is in the order of the
 * row. `rankOf` is what else speaks for one, in nats, 0 at most; undefined where it does not come into question.
 */
export function nearestFree(
  free: readonly FreePlace[],
  k: number,
  rankOf: (free: FreePlace, index: number) => number | undefined,
): number[] {
  const found: { readonly index: number; readonly place: number; readonly rank: number }[] = []
  let [left, right] = [firstFrom(free, k) - 1, firstFrom(free, k)]
  let farthest = Infinity
  for (;;) {
    const [before, behind] = [free[left], free[right]]
    const isBefore = before !== undefined && (behind === undefined || k - before.place <= behind.place - k)
    const next = isBefore ? before : behind
    if (next === undefined || Math.abs(next.place - k) > farthest) break
    const index = isBefore ? left-- : right++
    const own = rankOf(next, index)
    if (own === undefined) continue
    if (found.push({ index, place: next.place, rank: own + next.nats - DISTANCE * Math.abs(next.place - k) }) < 2 * MOST) continue
    // What is so far off that its distance alone puts it behind the last of those taken need not be looked at.
    found.sort((a, b) => b.rank - a.rank || a.place - b.place).length = MOST
    farthest = 1 - (found.at(-1)?.rank ?? 0) / DISTANCE
  }
  found.sort((a, b) => b.rank - a.rank || a.place - b.place)
  return found.slice(0, MOST).map(({ index }) => index)
}

/** The first free place that is not above `k`, as an index. */
function firstFrom(free: readonly FreePlace[], k: number): number {
  let low = 0
  let high = free.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((free[middle]?.place ?? Infinity) < k) low = middle + 1
    else high = middle
  }
  return low
}
