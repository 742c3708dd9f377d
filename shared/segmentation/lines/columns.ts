/** Whether lines are whole paragraphs or a column's printed lines, and how wide the column is: lines of one column end at the same place. */
import type { Paragraph, View } from './views.ts'

/** Widths of lines that can be a column's, in Chinese characters. */
const NARROWEST = 8
const WIDEST = 45
/** Lines on either side that are looked at. */
const REACH = 3
/** Lines that end where a line ends, for that to be its column's edge. */
const FELLOWS = 2
/** Lines further away than this tell nothing of a line's column. */
const FAR = 6
/** Share of the wider lines that have to fill a column. */
const FEWEST = 0.4

/** How far full lines of one column differ in width, in Chinese characters: by a mark that hangs, in Latin script by a word. */
function slack(latin: boolean): number {
  return latin ? 3 : 1.5
}

/** A line is full from its column's width less this on, in Chinese characters. */
export function fullFrom(latin: boolean): number {
  return latin ? 6 : 4
}

/** By line: the width of its column, 0 where it shows none; all 0 on a page whose lines are whole paragraphs. Linear in the lines. */
export function columnsOf(blocks: readonly Paragraph[], views: readonly View[], latin: boolean): Float64Array {
  if (blocks.some((block) => block.printed !== undefined)) return Float64Array.from(blocks, (block) => block.printed?.column ?? 0)
  const edges = Float64Array.from(views, (_, i) => edgeAt(views, i, slack(latin)))
  const wide = views.filter((view) => view.width >= NARROWEST)
  const full = wide.filter((view) => edges[view.i] !== 0)
  if (full.length < Math.max(5, wide.length * FEWEST)) return edges.fill(0)
  return edges.map((edge, i) => (edge !== 0 ? edge : edgeNear(edges, i, views[i]?.width ?? 0)))
}

/** The edge at which a line ends together with others near it. */
function edgeAt(views: readonly View[], i: number, slack: number): number {
  const own = views[i]
  const width = own?.width ?? 0
  // The rows of a table end at one edge too.
  if (width < NARROWEST || width > WIDEST || own?.cells !== 0) return 0
  let fellows = 0
  let edge = width
  let isCut = breaksOff(own)
  for (let k = Math.max(0, i - REACH); k <= i + REACH; k++) {
    const other = k === i ? undefined : views[k]
    if (other === undefined || Math.abs(other.width - width) > slack) continue
    fellows++
    edge = Math.max(edge, other.width)
    isCut ||= breaksOff(other)
  }
  // Lines of one width that all end where a phrase does are verse.
  return fellows >= FELLOWS && isCut ? edge : 0
}

/** No mark at its end, a colon's aside, says that a phrase ends where the line does. */
function breaksOff({ ending }: View): boolean {
  return ending !== 'sentence' && ending !== 'comma'
}

/** The column of a line that does not reach an edge: the nearest above that has room for it, else the nearest below. */
function edgeNear(edges: Float64Array, i: number, width: number): number {
  for (const step of [-1, 1]) {
    for (let k = 1; k <= FAR; k++) {
      const edge = edges[i + step * k] ?? 0
      if (edge >= width - 1) return edge
    }
  }
  return 0
}

/** A line that is so much wider than its column is none of it, in Chinese characters. */
export const WIDER = 3

/** The line fills its column, so that it does not end where its paragraph ends. */
export function isFullLine(view: View, column: number, latin: boolean): boolean {
  return column > 0 && view.lastWidth >= column - fullFrom(latin) && view.lastWidth <= column + WIDER
}
