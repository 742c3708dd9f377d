/** Rows of short lines: advertisements, verse, lists and headline groups. */
import { headGroups } from './head-groups.ts'
import type { RoleChoice } from './heads.ts'
import { choiceOf, isTextLine, type PageFacts, type Unit } from './page-facts.ts'
import { reason } from './probabilities.ts'

/** Title lines in a row up to which they make one headline group; more are verse, a list or an advertisement. */
const MOST_HEAD_LINES = 6

/**
 * Cuts the row of title-like lines from `from` up to (without) `end` into units. `before` are the units above, whose
 * text a line may have been torn from. Slogans take in whatever short lines stand between them, and those below too
 * unless text follows.
 */
export function unitsOfRow(facts: PageFacts, from: number, end: number, before: readonly Unit[]): Unit[] {
  const lines = range(from, end)
  const isAd = (line: number): boolean => facts.shapes[line]?.form === 'ad'
  const first = lines.findIndex(isAd)
  if (first < 0) return plainRow(facts, lines, end, before)
  const afterLast = lines.findLastIndex(isAd) + 1
  const cut = isTextLine(facts, end) ? afterLast : lines.length
  const ads = lines.slice(first, cut)
  return [
    ...plainRow(facts, lines.slice(0, first), from + first, before),
    ...ornaments(facts, ads),
    adUnit(facts, ads),
    ...plainRow(facts, lines.slice(cut), end, []),
  ]
}

function plainRow(facts: PageFacts, lines: readonly number[], end: number, before: readonly Unit[]): Unit[] {
  const content = lines.filter((line) => facts.shapes[line]?.form !== 'ornament')
  if (content.length === 0) return ornaments(facts, lines)
  const units = content.length > MOST_HEAD_LINES ? longRun(facts, content, end) : headGroups(facts, content, before)
  return [...ornaments(facts, lines), ...units]
}

function ornaments(facts: PageFacts, lines: readonly number[]): Unit[] {
  return lines
    .filter((line) => facts.shapes[line]?.form === 'ornament')
    .map((line) => ({ kind: 'loose', blocks: [choiceOf(facts, line, 'noise')] }))
}

function adUnit(facts: PageFacts, lines: readonly number[]): Unit {
  const blocks = lines
    .filter((block) => facts.shapes[block]?.form !== 'ornament')
    .map((block): RoleChoice => {
      const shape = facts.shapes[block]
      return shape?.form === 'ad'
        ? choiceOf(facts, block, 'ad')
        : { block, role: 'ad', roleP: 0.8, reasons: [reason('among-slogans', 1.4)] }
    })
  return { kind: 'ad', blocks }
}

/** Many short lines in a row: poems with their titles, a list, or scraps. */
function longRun(facts: PageFacts, lines: readonly number[], end: number): Unit[] {
  const starts = new Set<number>([0])
  lines.forEach((line, i) => {
    if (facts.shapes[line]?.form === 'byline' && i > 0) starts.add(i - 1)
  })
  if (isTextLine(facts, end)) starts.add(lastGroupStart(facts, lines))
  const cuts = [...starts].sort((a, b) => a - b)
  return cuts.flatMap((start, k) =>
    shortLines(facts, lines.slice(start, cuts[k + 1] ?? lines.length), k === cuts.length - 1 && isTextLine(facts, end)),
  )
}

/** Where the headline group of the text below begins among the last three lines: at a mark or a wider gap, else the last. */
function lastGroupStart(facts: PageFacts, lines: readonly number[]): number {
  for (let back = Math.min(3, lines.length - 1); back >= 1; back--) {
    const view = facts.views[lines[lines.length - back] ?? 0]
    if (view !== undefined && (view.marks > 0 || view.gap > 1)) return lines.length - back
  }
  return lines.length - 1
}

function shortLines(facts: PageFacts, lines: readonly number[], isHead: boolean): Unit[] {
  if (isHead || lines.length <= 2) return headGroups(facts, lines, [])
  const width = lines.reduce((sum, line) => sum + (facts.views[line]?.width ?? 0), 0) / lines.length
  if (width < 4)
    return lines.map((line) => ({ kind: 'loose', blocks: [{ block: line, role: 'noise', roleP: 0.6, reasons: [reason('scraps', 0.4)] }] }))
  const headEnd = facts.shapes[lines[1] ?? 0]?.form === 'byline' ? 2 : 1
  const verse = lines.slice(headEnd).map((block): RoleChoice => {
    const form = facts.shapes[block]?.form
    return form === 'byline' ? choiceOf(facts, block, 'byline') : { block, role: 'body', roleP: 0.75, reasons: [reason('verse', 1.1)] }
  })
  return [...headGroups(facts, lines.slice(0, headEnd), []), { kind: 'verse', blocks: verse }]
}

function range(from: number, end: number): number[] {
  return Array.from({ length: end - from }, (_, i) => from + i)
}
