/** How sure the engine is of each block's place: its article and what it follows. */
import { judgeSeam, type Seam } from './joins.ts'
import { bodyOf, headOf, type Draft, type Placed } from './drafts.ts'
import { reason, wordEvidence } from './probabilities.ts'
import type { Reason } from './types.ts'
import type { PageFacts } from './page-facts.ts'

/** A block's place in its article with the reasons for it. */
export interface Place {
  readonly block: number
  readonly joins: number | null
  readonly seam: Seam | undefined
  /** The block of running text that it was judged against, if any. */
  readonly after: number | null
  readonly reasons: readonly Reason[]
}

/** Articles on either side whose words are compared with a paragraph's. */
const NEIGHBOURS = 2
const WINDOW = 6

/** The beginnings of the article itself and of its neighbours, to compare words with. */
interface Around {
  readonly own: readonly number[]
  readonly others: readonly (readonly number[])[]
}

function leadOf(draft: Draft, length: number): number[] {
  return [...headOf(draft), ...bodyOf(draft)].slice(0, length)
}

/** Places of a draft's blocks in order: the headline group first, then the body. */
export function placesOf(facts: PageFacts, drafts: readonly Draft[], index: number): Place[] {
  const draft = drafts[index]
  if (draft === undefined) return []
  const places = draft.head.map((each) => headPlace(facts, draft, each))
  const others = drafts.slice(Math.max(0, index - NEIGHBOURS), index + NEIGHBOURS + 1).filter((each) => each !== draft)
  const around: Around = { own: leadOf(draft, 3 * WINDOW + 1), others: others.map((other) => leadOf(other, 2 * WINDOW)) }
  let last: Placed | undefined
  draft.body.forEach((each, k) => {
    places.push(bodyPlace(facts, draft, around, k, each, last))
    if (each.role === 'body') last = each
    else if (each.role === 'byline' || each.role === 'subhead') last = undefined
  })
  return places
}

function headPlace(facts: PageFacts, draft: Draft, head: Placed): Place {
  const like = facts.words.likeness([head.block], [...bodyOf(draft).slice(0, WINDOW)])
  const reasons =
    draft.headAfter.length > 0
      ? draft.headAfter
      : [reason('above-text', 3.2), reason('words-headline', wordEvidence(like, 0.06, 0.6, 1), { like: Math.round(like * 100) })]
  return { block: head.block, joins: null, seam: undefined, after: null, reasons }
}

function bodyPlace(facts: PageFacts, draft: Draft, around: Around, k: number, each: Placed, last: Placed | undefined): Place {
  const view = facts.views[each.block]
  const seam = each.role === 'body' && last !== undefined && view !== undefined && !each.verse ? seamAfter(facts, last, each) : undefined
  const joins = seam !== undefined && seam.p >= 0.5 ? (last?.block ?? null) : null
  const place = { block: each.block, joins, seam, after: last?.block ?? null }
  if (each.moved.length > 0) return { ...place, reasons: [...each.moved] }
  if (draft.kind !== 'text') return { ...place, reasons: [...draft.begins] }
  if (each.role !== 'body') return { ...place, reasons: [reason('stands-below', each.role === 'byline' ? 2.6 : 2)] }
  if (k === 0) return { ...place, reasons: firstReasons(facts, draft, each.block) }
  return { ...place, reasons: followReasons(facts, draft, around, k, each.block, seam, joins !== null) }
}

/** Judges the seam between two paragraphs that follow each other in an article, wherever they stand in the file. */
function seamAfter(facts: PageFacts, last: Placed, each: Placed): Seam | undefined {
  const before = facts.views[last.block]
  const view = facts.views[each.block]
  if (before === undefined || view === undefined || before.i === view.i || last.verse) return undefined
  if (before.i === view.i - 1) return facts.seams[view.i]
  return judgeSeam(before, view, facts.pairs)
}

function firstReasons(facts: PageFacts, draft: Draft, block: number): Reason[] {
  const view = facts.views[block]
  const isReport = view !== undefined && view.dateline > 0
  if (draft.head.length === 0) return [...draft.begins]
  const like = facts.words.likeness(headOf(draft), bodyOf(draft).slice(0, WINDOW))
  const reasons = [
    reason('below-headline', draft.headAfter.length > 0 ? 1 : 2.6),
    reason('words-headline', wordEvidence(like, 0.06, 0.8, 1.2), { like: Math.round(like * 100) }),
  ]
  return isReport ? [...reasons, reason('starts-report', 1.2)] : reasons
}

function followReasons(
  facts: PageFacts,
  draft: Draft,
  around: Around,
  k: number,
  block: number,
  seam: Seam | undefined,
  joined: boolean,
): Reason[] {
  const here = facts.words.likeness(
    [block],
    around.own.filter((other) => other !== block),
  )
  const there = Math.max(0, ...around.others.map((other) => facts.words.likeness([block], other)))
  const reasons = [
    reason('follows', 3.2),
    reason('words', wordEvidence(here, there, 0.7, 1.5), { here: Math.round(here * 100), there: Math.round(there * 100) }),
  ]
  if (joined && seam !== undefined) reasons.push(reason('runs-on', 2 * (seam.p - 0.5)))
  const before = draft.body[k - 1]
  const view = before === undefined ? undefined : facts.views[before.block]
  if (!joined && view !== undefined && (view.ending === 'bare' || view.ending === 'comma')) reasons.push(reason('before-open', -0.8))
  if (before?.role === 'byline' || view?.tail?.kind === 'byline') reasons.push(reason('names-end', -2))
  if (before !== undefined && before.block !== block - 1) reasons.push(reason('interrupted', -0.5))
  return reasons
}
