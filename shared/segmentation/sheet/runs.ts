/** Text that stands under each other in one column and one size of type: what is read without moving sideways. */
import { isLarge, overlap, type Area, type Sheet } from './sheet.ts'

/** Some blocks from top to bottom, with the box around them. */
export interface Run {
  readonly blocks: readonly number[]
  readonly area: Area
  /** A single block in the type of titles. */
  readonly isLarge: boolean
}

/** What stands this much further below the block above it than is usual begins another run, in sizes of type or lines of the block above, and what begins further to the right. */
const FAR = 1
const INDENT = 5
/** Text that is much narrower than the column above it, over more lines than this, stands beside a picture or in a box. */
const NARROW = { share: 0.7, lines: 2.5 } as const
/** Edges that differ by less are one, in sizes of type. */
const ALIGNED = 0.6

interface Growing {
  blocks: number[]
  area: Area
  readonly isLarge: boolean
}

/** The runs of a sheet, by the height at which they begin. `areas` has the box of each block, where it has one. */
export function runsOf(sheet: Sheet, areas: readonly (Area | undefined)[]): Run[] {
  const runs: Growing[] = []
  /** Those that could still go on. */
  let open: Growing[] = []
  for (const i of byHeight(areas)) {
    const [area, spot] = [areas[i], sheet.spots[i]]
    if (area === undefined || spot === undefined) continue
    open = open.filter((run) => run.area.bottom > area.top - sheet.gap - sheet.type * FAR)
    const large = isLarge(spot)
    const above = open.filter((run) => isInColumn(run.isLarge ? run.area : wide(run.area, sheet), area))
    const lowest = above.reduce<Growing | undefined>(
      (low, run) => (low === undefined || run.area.bottom > low.area.bottom ? run : low),
      undefined,
    )
    const last = areas[lowest?.blocks.at(-1) ?? -1]
    if (!large && last !== undefined && lowest?.isLarge === false && goesOn(sheet, lowest, last, area)) {
      lowest.blocks.push(i)
      lowest.area = around(lowest.area, area)
    } else {
      const run = { blocks: [i], area, isLarge: large }
      runs.push(run)
      open.push(run)
    }
  }
  return runs
}

/** A run of short lines only is taken for as wide as the page's columns. */
function wide(area: Area, { column }: Sheet): Area {
  return { ...area, to: Math.max(area.to, area.from + column) }
}

/** The one has more than half of the narrower one's width in common with the other. */
function isInColumn(a: Area, b: Area): boolean {
  return overlap(a, b) > 0.5 * Math.min(a.to - a.from, b.to - b.from)
}

/** The numbers of what has a box, by the height of its middle. */
function byHeight(areas: readonly (Area | undefined)[]): number[] {
  const middle = (i: number): number => (areas[i]?.top ?? 0) + (areas[i]?.bottom ?? 0)
  return [...areas.keys()].filter((i) => areas[i] !== undefined).sort((a, b) => middle(a) - middle(b) || a - b)
}

function goesOn(sheet: Sheet, { area, blocks }: Run, last: Area, next: Area): boolean {
  const { type } = sheet
  if (blocks.length === 1 && !isAligned(area, next, type * ALIGNED)) return false
  const gap = next.top - area.bottom - sheet.gap
  // Some columns are set closer than the page's others.
  const far = Math.min(type, last.bottom - last.top) * FAR
  const isNear = gap < far && gap > -type && next.from - area.from < type * INDENT
  const isNarrow = next.to - next.from < (area.to - area.from) * NARROW.share && next.bottom - next.top > type * NARROW.lines
  return isNear && !isNarrow && next.to < wide(area, sheet).to + type && next.from > area.from - type * 3
}

/** Below the first line of a column the next begins or ends where it does, or further to the right: what stands in the middle is none of the column. */
function isAligned(first: Area, next: Area, slack: number): boolean {
  const [left, right] = [next.from - first.from, next.to - first.to]
  return Math.abs(left) <= slack || (left > 0 ? right > -slack : Math.abs(right) <= slack)
}

/** The box around two boxes. */
export function around(a: Area, b: Area): Area {
  return {
    from: Math.min(a.from, b.from),
    to: Math.max(a.to, b.to),
    top: Math.min(a.top, b.top),
    bottom: Math.max(a.bottom, b.bottom),
  }
}
