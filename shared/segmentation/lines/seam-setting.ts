/** What the lines around a seam tell about it: the column that they fill, the rows that they stand in, what stands above and below. */
import { isFullLine, WIDER } from './columns.ts'
import { liesTo } from './geometry-cues.ts'
import type { PageFacts } from './page-facts.ts'
import { opensParagraph, type SeamSetting } from './seam-cues.ts'
import { measureBetween } from './verse.ts'
import type { View } from './views.ts'

/** The setting of the seam between two lines, which need not be neighbours. */
export function seamSetting(facts: PageFacts, last: number, next: number): SeamSetting {
  const { views, columns, rows, measures, habits } = facts
  const [before, after] = [views[last], views[next]]
  if (before === undefined || after === undefined)
    return { isFull: false, isApart: false, isFlush: false, room: undefined, verse: 0, measure: undefined }
  const column = columns[last] ?? 0
  const isApart = after.gap > habits.gap && before.gap <= habits.gap
  const isFlush = habits.indented && !after.indented
  const lies = liesTo(facts, last, next)
  const measure = measureBetween(measures[last], measures[next])
  // Most pages have paragraphs for lines: nothing more is asked there.
  if (column === 0)
    return {
      isFull: false,
      isApart,
      isFlush,
      lies,
      before: beforeOf(facts, last),
      behind: behindOf(facts, next),
      room: undefined,
      verse: Math.min(rows[last] ?? 0, rows[next] ?? 0),
      measure,
    }
  const word = /^[A-Za-z'’,.-]+/.exec(after.text)?.[0]
  const free = column - before.lastWidth - (word === undefined ? 1 : (word.length + 1) / 2)
  const isFull = isFullLine(before, column, habits.latin)
  const verse = isFull ? 0 : Math.min(rows[last] ?? 0, rows[next] ?? 0)
  const over = isFull ? overOf(facts, last) : undefined
  // A paragraph of several lines begins with one that fills its column.
  const below = after.width > after.lastWidth || isFullLine(after, columns[next] ?? 0, habits.latin)
  const room = before.lastWidth > column + WIDER ? undefined : free
  return { isFull, isApart, isFlush, lies, over, below, room, verse, measure }
}

/** Widest line that could be taken for a title where it is a piece of a text, in Chinese characters. */
const WIDEST_PIECE = 30

/** A line that looks like a title and could be a piece of a text. */
function isPiece(view: View | undefined): boolean {
  return view?.ending === 'bare' && view.width <= WIDEST_PIECE && view.credits === undefined
}

/** What stands above such a line: a text that breaks off there goes on in it. */
function beforeOf(facts: PageFacts, i: number): SeamSetting['before'] {
  if (!isPiece(facts.views[i])) return undefined
  const above = facts.views[i - 1]
  if (above === undefined) return 'edge'
  if (facts.looks[i - 1] === 'text') return above.ending === 'sentence' ? 'complete' : 'open'
  return shortOf(facts, i - 1)
}

/** What stands below such a line: reports and names stand below titles. */
function behindOf(facts: PageFacts, i: number): SeamSetting['behind'] {
  if (!isPiece(facts.views[i])) return undefined
  const below = facts.views[i + 1]
  if (below === undefined) return 'edge'
  if (below.dateline > 0) return 'report'
  if (below.credits !== undefined) return 'names'
  if (facts.looks[i + 1] === 'text') return opensParagraph(below.text) ? 'opening' : 'text'
  return shortOf(facts, i + 1)
}

/** A short line among many of its kind, or few. */
function shortOf({ rows }: PageFacts, i: number): 'rows' | 'row' | 'other' {
  const row = rows[i] ?? 0
  return row > 3 ? 'rows' : row > 0 ? 'row' : 'other'
}

/** What stands over the last printed line of a paragraph. */
function overOf({ views, columns, habits }: PageFacts, i: number): SeamSetting['over'] {
  const [view, over] = [views[i], views[i - 1]]
  if (view !== undefined && view.width > view.lastWidth) return 'on'
  if (over === undefined || !isFullLine(over, columns[i - 1] ?? 0, habits.latin)) return 'end'
  return over.ending === 'sentence' ? 'stop' : 'on'
}
