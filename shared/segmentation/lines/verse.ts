/**
 * Verse: short lines in a row that each end where a phrase does. The lines of a narrow column end anywhere, so that the marks of its
 * sentences stand inside them.
 */
import { isOpenEnding } from '#shared/text/index.ts'

import { isFullLine } from './columns.ts'
import { evenWidth, type View } from './views.ts'

/** Widest line of verse, in Chinese characters. */
const WIDEST_VERSE = 22

/** Lines of verse with marks at their ends, in Latin script with capitals at their beginnings; without any marks; lines of something else. */
export type Measure = 'marked' | 'free' | 'prose'

/** Fewer short lines in a row are headline groups, or a paragraph. */
const SHORTEST_POEM = 4
/** Shares of the lines of a row, 0..1. */
const MARKED = 0.5
const MOST_INSIDE = 0.25
const CAPITALS = 0.8

/** A mark at the end of a line, with what closes behind it. */
const ENDS = /[，。、；：！？…—,.;:!?]+[”’」』"）)》]*$/
const INSIDE = /[，。；：！？,;!?]/
/** Lines on either side that a line is judged with: a row may have the titles of several poems in it, and what stands above them. */
const AROUND = 3

/** By line: of which measure the short lines around it are; undefined where they are few, and for all others. Linear in the lines. */
export function measuresOf(views: readonly View[], columns: Float64Array, latin: boolean): (Measure | undefined)[] {
  const measures = new Array<Measure | undefined>(views.length).fill(undefined)
  eachRow(
    views,
    (view) => isShort(view, columns, latin) && view.dateline === 0 && view.cells === 0,
    (from, to) => {
      if (to - from < SHORTEST_POEM) return
      for (let at = from; at < to; at++)
        measures[at] = measureOf(views.slice(Math.max(from, at - AROUND), Math.min(to, at + AROUND + 1)), latin)
    },
  )
  return measures
}

/** The measure of the seam between two lines: that of both, where they are of one; undefined where one has none. */
export function measureBetween(one: Measure | undefined, other: Measure | undefined): Measure | undefined {
  if (one === undefined || other === undefined) return undefined
  if (one === other) return one
  return one === 'prose' || other === 'prose' ? 'prose' : 'free'
}

function isShort(view: View, columns: Float64Array, latin: boolean): boolean {
  return (
    evenWidth(view, latin) <= WIDEST_VERSE && view.words && view.credits === undefined && !isFullLine(view, columns[view.i] ?? 0, latin)
  )
}

function eachRow(views: readonly View[], isOfRow: (view: View) => boolean, take: (from: number, to: number) => void): void {
  for (let from = 0; from < views.length; from++) {
    let to = from
    for (let view = views[to]; view !== undefined && isOfRow(view); view = views[to]) to++
    if (to === from) continue
    take(from, to)
    from = to
  }
}

function measureOf(lines: readonly View[], latin: boolean): Measure {
  const share = (is: (text: string) => boolean): number => lines.filter(({ text }) => is(text)).length / lines.length
  // Each line of a poem begins with a capital letter; of the lines of a paragraph only those that begin a sentence do.
  if (latin) return share((text) => /^[^\p{Ll}]*\p{Lu}/u.test(text)) >= CAPITALS ? 'marked' : 'prose'
  if (share((text) => ENDS.test(text)) >= MARKED) return 'marked'
  return share((text) => INSIDE.test(text.replace(ENDS, ''))) <= MOST_INSIDE ? 'free' : 'prose'
}

/** By line: how many short lines without a full stop stand in a row there; 0 for all others. */
export function countRows(views: readonly View[], columns: Float64Array, latin: boolean): Int32Array {
  const rows = new Int32Array(views.length)
  eachRow(
    views,
    (view) => isOpenEnding(view.ending) && isShort(view, columns, latin),
    (from, to) => rows.fill(to - from, from, to),
  )
  return rows
}
