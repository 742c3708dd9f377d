/** The blocks of a scanned page as it is read: in the order of the sheet, and of printed lines how they fill their column. */
import { visualLength } from '#shared/text/index.ts'

import type { Paragraph } from '../lines/views.ts'
import type { InputBlock } from '../types.ts'
import { readingOrder } from './reading-order.ts'
import { around, runsOf, type Run } from './runs.ts'
import { EDGE, isLarge, overlap, sheetOf, type Area, type Sheet } from './sheet.ts'

export interface Arranged {
  readonly blocks: readonly Paragraph[]
  /** By place in `blocks`: the number in the file. */
  readonly order: readonly number[]
}

/** Crooked sheets lie at most at this slope, and straight ones below the other. */
const CROOKED = { least: 0.001, most: 0.05 } as const
/** A first line is indented by this much, in sizes of type. */
const INDENT = { least: 0.8, most: 4 } as const
/** A line that ends nearer to its column's edge than this reaches it, in sizes of type. */
const AT_EDGE = 1.2
/** Shorter lines tell nothing of what the boxes are. */
const FEWEST_CHARACTERS = 6

/** The page by its boxes; undefined where there are none, or they tell nothing that the file does not. Time as for the order of runs. */
export function arrange(blocks: readonly InputBlock[]): Arranged | undefined {
  const sheet = sheetOf(blocks)
  if (sheet === undefined) return undefined
  const areas = straightened(
    sheet,
    sheet.spots.map((spot) => (spot === undefined ? undefined : wholeOf(spot.first, spot.last))),
  )
  const runs = runsOf(sheet, areas)
  const order = readingOrder(runs, blocks.length, sheet.type)
  const printed = areLines(blocks, areas, sheet) ? asPrinted(blocks, areas, sheet, runs) : undefined
  if (order === undefined && printed === undefined) return undefined
  const numbers = order ?? [...blocks.keys()]
  return { blocks: numbers.flatMap((i) => (printed ?? blocks)[i] ?? []), order: numbers }
}

/** The box of a block in the column in which it begins. */
function wholeOf(first: Area, last: Area): Area {
  return overlap(first, last) > 0 && last.bottom >= first.top ? around(first, last) : first
}

/** Boxes of a sheet that lay crooked, turned back: the left edges of its columns tell by how much. */
function straightened({ spots, type }: Sheet, areas: readonly (Area | undefined)[]): readonly (Area | undefined)[] {
  let across = 0
  let down = 0
  spots.forEach((spot, i) => {
    const below = spot?.below ?? -1
    const [here, under] = [areas[i], areas[below]]
    if (here === undefined || under === undefined || spots[below]?.above !== i) return
    if (Math.abs(under.from - here.from) > type * EDGE || under.top <= here.top) return
    across += under.from - here.from
    down += under.top - here.top
  })
  const slope = down === 0 ? 0 : across / down
  if (Math.abs(slope) < CROOKED.least || Math.abs(slope) > CROOKED.most) return areas
  return areas.map((area) => {
    if (area === undefined) return undefined
    const [x, y] = [(area.from + area.to) / 2, (area.top + area.bottom) / 2]
    // A box around a crooked line is higher than the line.
    const more = Math.min(Math.abs(slope) * (area.to - area.from), (area.bottom - area.top) / 2) / 2
    return {
      from: area.from - slope * y,
      to: area.to - slope * y,
      top: area.top + slope * x + more,
      bottom: area.bottom + slope * x - more,
    }
  })
}

/** Most of the text stands in boxes of one line each. */
function areLines(blocks: readonly InputBlock[], areas: readonly (Area | undefined)[], { spots }: Sheet): boolean {
  let lines = 0
  let all = 0
  blocks.forEach(({ text }, i) => {
    const [area, spot] = [areas[i], spots[i]]
    const length = visualLength(text)
    if (area === undefined || spot === undefined || isLarge(spot) || length < FEWEST_CHARACTERS) return
    all++
    if (area.bottom - area.top < (2 * (area.to - area.from)) / length) lines++
  })
  return all >= 5 && lines > all * 0.7
}

/** The blocks with the indents of first lines and with how much of its column each fills, in Chinese characters. Lines in large type stand in no column. */
function asPrinted(
  blocks: readonly InputBlock[],
  areas: readonly (Area | undefined)[],
  { type, column }: Sheet,
  runs: readonly Run[],
): Paragraph[] {
  const printed = blocks.map((block): Paragraph => ({ ...block, printed: { last: visualLength(block.text), column: 0 } }))
  for (const run of runs) {
    if (run.isLarge) continue
    const { from, to } = run.area
    const full = run.blocks.filter((i) => (areas[i]?.to ?? 0) > to - AT_EDGE * type).length
    // A single line does not tell where its column ends.
    const right = full > 1 ? to : Math.max(to, from + column)
    for (const i of run.blocks) {
      const [block, area] = [blocks[i], areas[i]]
      if (block === undefined || area === undefined) continue
      const indent = (area.from - from) / type
      const indented = block.indented || (run.blocks.length > 2 && indent > INDENT.least && indent < INDENT.most)
      printed[i] = { ...block, indented, printed: { last: (area.to - from) / type, column: (right - from) / type } }
    }
  }
  return printed
}
