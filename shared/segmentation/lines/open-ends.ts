/** Texts that break off, and the lines elsewhere on the page in which they could go on. */
import { isOpenEnding } from '#shared/text/index.ts'

import { isReport, isTextLook, type PageFacts } from './page-facts.ts'
import { judgeSeam, type Seam } from './seams.ts'
import type { Weights } from '../weights.ts'

/** What open ends say for a line. */
export interface OpenEnd {
  /** The greatest probability that it goes on from one of them, each asked by itself, 0..1. */
  readonly p: number
  /** The same where all lines that could go on from that end want it: as many may read on well, and only one does, 0..1. */
  readonly claim: number
}

/** On a page with more open ends than this, ends tell nothing. */
const MOST_ENDS = 24

/**
 * By line: what it could go on from, behind every line of text that breaks off and does not go on in the next one. Only text is asked. `seams[k]` joins line k of `lines` to the one above it. O(ends · lines).
 */
export function openEndsOf(facts: PageFacts, weights: Weights, lines: readonly number[], seams: readonly Seam[]): Map<number, OpenEnd> {
  const ends = lines.filter((line, k) => {
    const runsOn = (seams[k + 1]?.p ?? 0) >= 0.5 && !isCredited(facts, lines[k + 2])
    return isTextLook(facts.looks[line]) && isOpenEnding(facts.views[line]?.ending) && !runsOn
  })
  const found = new Map<number, OpenEnd>()
  if (ends.length === 0 || ends.length > MOST_ENDS) return found
  const asked = lines.flatMap((line, k) => {
    if (!isTextLook(facts.looks[line]) || (seams[k]?.p ?? 0) > 0.5 || isReport(facts, line)) return []
    return [{ line, from: ends.filter((end) => end !== line && end !== lines[k - 1]) }]
  })
  facts.pairs.lookAcross(asked.flatMap(({ line, from }) => from.map((end) => [facts.views[end], facts.views[line]] as const)))
  // By end: the odds of all lines, and of its going on nowhere, which are one.
  const all = new Map(ends.map((end) => [end, 1]))
  const judged = asked.map(({ line, from }) => {
    const odds = from.map((end) => {
      const seam = judgeSeam(facts, weights, end, line)
      const own = seam === undefined ? 0 : Math.exp(seam.nats)
      all.set(end, (all.get(end) ?? 1) + own)
      return { end, own, p: seam?.p ?? 0 }
    })
    return { line, odds }
  })
  for (const { line, odds } of judged) {
    const p = odds.reduce((most, each) => Math.max(most, each.p), 0)
    found.set(line, { p, claim: odds.reduce((most, { end, own }) => Math.max(most, own / (all.get(end) ?? 1)), 0) })
  }
  return found
}

/** A caption, as the credit below it shows: no text goes on in it, however well it would read. */
function isCredited({ views }: PageFacts, below: number | undefined): boolean {
  return views[below ?? -1]?.credits?.kind === 'credit'
}
