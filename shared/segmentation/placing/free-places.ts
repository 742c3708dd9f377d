/** Where a block may go on from when it does not follow the one above: places that nothing surely follows. */
import type { RowReading } from '../reading/reading.ts'

/** Below this the reading leaves no question of what a block follows. */
export const OPEN_ABOVE = 0.015
/** Places that are compared for one block at most: the freest and nearest. */
const MOST = 20
/** What a line of distance counts against a place when those to compare are chosen, in nats. */
const DISTANCE = 0.04

/** A place whose follower in the reading is not sure, with how likely it is to be free, as a logarithm. */
export interface FreePlace {
  readonly place: number
  readonly nats: number
}

/** Where a block may go on from when it does not follow the one above. */
export function freePlaces(reading: RowReading): FreePlace[] {
  const followed = new Float64Array(reading.lines.length)
  reading.above.forEach((above, k) => {
    if (above >= 0) followed[above] = reading.p.on[k] ?? 0
  })
  return reading.links.flatMap((link, place) => {
    const free = 1 - (followed[place] ?? 0)
    return link !== 'none' && free > OPEN_ABOVE ? [{ place, nats: Math.log(free) }] : []
  })
}

/** The places that come before all others: free ones near `k`, the likeliest first. `free` is in the order of the row. */
export function nearestFree(free: readonly FreePlace[], k: number, isOpen: (free: FreePlace) => boolean): number[] {
  const found: { readonly from: number; readonly rank: number }[] = []
  let [left, right] = [firstFrom(free, k) - 1, firstFrom(free, k)]
  let farthest = Infinity
  for (;;) {
    const [before, behind] = [free[left], free[right]]
    const isBefore = before !== undefined && (behind === undefined || k - before.place <= behind.place - k)
    const next = isBefore ? before : behind
    if (next === undefined || Math.abs(next.place - k) > farthest) break
    if (isBefore) left--
    else right++
    if (!isOpen(next)) continue
    if (found.push({ from: next.place, rank: next.nats - DISTANCE * Math.abs(next.place - k) }) < 2 * MOST) continue
    // What is so far off that its distance alone puts it behind the last of those taken need not be looked at.
    found.sort((a, b) => b.rank - a.rank || a.from - b.from).length = MOST
    farthest = 1 - (found.at(-1)?.rank ?? 0) / DISTANCE
  }
  found.sort((a, b) => b.rank - a.rank || a.from - b.from)
  return found.slice(0, MOST).map(({ from }) => from)
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
