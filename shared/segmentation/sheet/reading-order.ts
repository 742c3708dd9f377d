/** In which order the blocks of a sheet are read, where the file has them in one that tears apart what stands together. */
import type { Run } from './runs.ts'
import { xyCut } from './xy-cut.ts'

/** No newspaper page has more runs. */
const MOST_RUNS = 600
/**
 * The file's order goes to another title so many times as often as there are titles, or to another run as there are runs, and some times
 * more besides: it was read across. Found on 240 generated and eight printed pages; on pages that are read article by article nine in ten stay below.
 */
const ACROSS = { titles: 1.6, runs: 1.1, more: 3 } as const

/**
 * The numbers of the `count` blocks in reading order; undefined where the file's own order is kept. Blocks without a box stay behind
 * what they follow in the file.
 */
export function readingOrder(runs: readonly Run[], count: number, type: number): number[] | undefined {
  if (runs.length > MOST_RUNS) return undefined
  const read = xyCut(runs, type)
  if (!isReadAcross(read, count)) return undefined
  const placed = new Set(read.flatMap((run) => run.blocks))
  const unplaced = (from: number): number[] => {
    let to = from
    while (to < count && !placed.has(to)) to++
    return Array.from({ length: to - from }, (_, i) => from + i)
  }
  return [...unplaced(0), ...read.flatMap((run) => run.blocks.flatMap((block) => [block, ...unplaced(block + 1)]))]
}

function isReadAcross(read: readonly Run[], count: number): boolean {
  const titles = new Int32Array(count).fill(-1)
  const runs = new Int32Array(count).fill(-1)
  const places = new Int32Array(count)
  let title = 0
  read.forEach((run, i) => {
    if (run.isLarge && read[i - 1]?.isLarge !== true) title++
    run.blocks.forEach((block, place) => {
      titles[block] = title
      runs[block] = i
      places[block] = place
    })
  })
  const isTorn = (times: number, parts: number, share: number): boolean => times > share * parts && times > parts + ACROSS.more
  return isTorn(stretches(titles), title + 1, ACROSS.titles) || isTorn(stretches(runs, places), read.length, ACROSS.runs)
}

/** How many stretches of blocks have the same number, those below zero left aside; within one the places, if given, only rise. */
function stretches(numbers: Int32Array, places?: Int32Array): number {
  let [last, lowest, count] = [-1, -1, 0]
  numbers.forEach((number, block) => {
    if (number < 0) return
    const place = places?.[block] ?? 0
    if (number !== last || place < lowest) count++
    last = number
    lowest = place
  })
  return count
}
