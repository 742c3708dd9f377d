/** The places where the engine is unsure, each with the answers that an editor could give, the likeliest first. */
import type { Role } from '#shared/model/index.ts'

import { sayTheSame, type Copies } from './copies.ts'
import { START } from '../placing/cover.ts'
import { isScrap, type Chain, type Link } from '../placing/chains.ts'
import type { Placing } from '../placing/placing.ts'
import { kindP, type RowReading } from '../reading/reading.ts'
import { KINDS, roleOf } from '../reading/states.ts'
import { probability } from '../probabilities.ts'
import type { Answer, DoubtDecision, DuplicateDecision, QuestionCode, Reason } from '../types.ts'
import type { Weights } from '../weights.ts'
import type { Assembled } from './assemble.ts'
import { kindReasons } from './decide.ts'

/** Below this probability a place becomes a doubt: one seam in thirteen of the sample pages when each is left out of learning (docs/segmentation.md). */
export const SURE = 0.92
/** A role is asked about only below this: a wrong role costs less than a wrong place and shows at once. Here every second is wrong, above it one in four. */
export const SURE_ROLE = 0.6
/** A join is asked about where it is less sure than this, either way. */
export const SURE_JOIN = 0.7
/** Doubts on one page at most; a page with more is not read correctly at all, and the least sure come first. */
const MOST_DOUBTS = 300
/** Answers that are less likely than this are not offered. */
const WORTH_OFFERING = 0.01
const MOST_ANSWERS = 5

type Params = Readonly<Record<string, string | number>>
type Weighted = readonly [Answer, number]

/** All that the questions are made from. */
export interface Asking {
  readonly reading: RowReading
  readonly placing: Placing
  readonly chains: readonly Chain[]
  readonly assembled: Assembled
  readonly copies: Copies
  readonly weights: Weights
}

/** Doubts in file order, at most one a block: the one about which the engine is least sure. */
export function findDoubts(asking: Asking): DoubtDecision[] {
  const { assembled, chains, copies } = asking
  const found: DoubtDecision[] = []
  for (const chain of chains) chain.links.forEach((link, i) => found.push(...linkDoubts(asking, chain, link, i)))
  asking.reading.lines.forEach((line, place) => {
    if (assembled.blocks[kept(copies, line)]?.article === null) found.push(...shelfDoubts(asking, place))
  })
  for (const group of assembled.duplicates) found.push(...duplicateDoubts(asking, group))
  const byBlock = new Map<number, DoubtDecision>()
  for (const doubt of found.sort((a, b) => a.p - b.p || a.block - b.block)) if (!byBlock.has(doubt.block)) byBlock.set(doubt.block, doubt)
  return [...byBlock.values()].slice(0, MOST_DOUBTS).sort((a, b) => a.block - b.block)
}

function kept(copies: Copies, block: number): number {
  return copies.keptFor.get(block) ?? block
}

function linkDoubts(asking: Asking, chain: Chain, link: Link, i: number): DoubtDecision[] {
  const block = kept(asking.copies, link.block)
  const decision = asking.assembled.blocks[block]
  if (decision === undefined) return []
  const doubts: DoubtDecision[] = []
  const before = chain.links[i - 1]
  if (decision.p < SURE) doubts.push(placeDoubt(asking, link, before, block, decision.p, decision.reasons))
  if (decision.roleP < SURE_ROLE && link.kind !== 'ad') doubts.push(roleDoubt(asking, link.place, block, decision.role, decision.roleP))
  if (before !== undefined && before.kind === link.kind && link.kind === 'body')
    doubts.push(...joinDoubt(asking, link, before, block, decision.reasons))
  return doubts
}

function doubt(
  block: number,
  code: QuestionCode,
  params: Params,
  p: number,
  reasons: readonly Reason[],
  proposed: Answer,
  others: readonly Weighted[],
): DoubtDecision {
  const sum = others.reduce((all, [, weight]) => all + weight, 0)
  const ranked = [...others].sort((a, b) => b[1] - a[1]).slice(0, MOST_ANSWERS)
  // A tenth of what is left is kept for answers that are not on the list.
  const answers = [
    { answer: proposed, p },
    ...ranked.map(([answer, weight]) => ({ answer, p: (0.9 * (1 - p) * weight) / Math.max(sum, 1e-9) })),
  ]
  return { block, code, params, p, reasons, answers }
}

function text(asking: Asking, block: number): string {
  const whole = asking.reading.facts.views[block]?.text ?? ''
  const short = Array.from(whole.slice(0, 34))
  return short.length > 16 ? `${short.slice(0, 14).join('')}…` : whole
}

function roleDoubt(asking: Asking, place: number, block: number, role: Role, p: number): DoubtDecision {
  const others = KINDS.filter((kind) => roleOf(kind) !== role)
    .map((kind): Weighted => [{ do: 'set-role', role: roleOf(kind) }, kindP(asking.reading, place, kind)])
    .filter(([, weight]) => weight > WORTH_OFFERING)
  const kind = asking.reading.kinds[place] ?? 'body'
  const reasons = kindReasons(asking.reading, place, kind)
  const known = others.length > 0 ? others : [[{ do: 'set-role', role: role === 'body' ? 'headline' : 'body' }, 1] as Weighted]
  return doubt(block, 'role', { block, role, text: text(asking, block) }, p, reasons, { do: 'keep' }, known)
}

function placeDoubt(
  asking: Asking,
  link: Link,
  before: Link | undefined,
  block: number,
  p: number,
  reasons: readonly Reason[],
): DoubtDecision {
  const isTakenIn = isScrap(asking.reading, link)
  const from = (isTakenIn ? before?.place : asking.placing.follows[link.place]) ?? START
  if (from > link.place && link.kind === 'body') return lateHeadlineDoubt(asking, from, p, reasons)
  const params: Record<string, string | number> = { block, text: text(asking, block) }
  if (from !== START) params['after'] = kept(asking.copies, asking.reading.lines[from] ?? 0)
  return doubt(block, 'follows', params, p, reasons, { do: 'keep' }, [
    ...otherPlaces(asking, link.place, block),
    [{ do: 'shelve' }, isTakenIn || isLabel(asking, link.place) ? 1 : 0.01],
  ])
}

/** A label of which it was weighed whether it stands over several articles: the other answer is the other way. */
function isLabel({ placing, reading }: Asking, place: number): boolean {
  return placing.labels?.has(place) === true && reading.kinds[place] === 'section'
}

/** Whether a headline belongs to the text above it is asked at the headline: that is what would go elsewhere. */
function lateHeadlineDoubt(asking: Asking, from: number, p: number, reasons: readonly Reason[]): DoubtDecision {
  const { reading, copies } = asking
  let place = from
  while (reading.kinds[place] !== 'headline' && reading.links[place] === 'on' && (reading.above[place] ?? START) >= 0) {
    place = reading.above[place] ?? place
  }
  const block = kept(copies, reading.lines[place] ?? 0)
  const params = { block, text: text(asking, block) }
  return doubt(block, 'headline-after-text', params, p, reasons, { do: 'keep' }, [
    [{ do: 'start-article' }, 0.9],
    [{ do: 'shelve' }, 0.1],
  ])
}

/** The other places that came into question, as what an editor would do; the likeliest of those that come to the same. */
function otherPlaces(asking: Asking, place: number, block: number): Weighted[] {
  const { assembled, placing, reading, copies } = asking
  const own = assembled.blocks[block]?.article ?? null
  const best = new Map<string, Weighted>()
  for (const candidate of placing.candidates[place] ?? []) {
    if (candidate.from === placing.follows[place] || candidate.p < WORTH_OFFERING / 2) continue
    const article = candidate.from === START ? null : (assembled.blocks[kept(copies, reading.lines[candidate.from] ?? 0)]?.article ?? null)
    if (candidate.from !== START && (article === null || article === own)) continue
    const answer: Answer = article === null ? { do: 'start-article' } : { do: 'move-to', article }
    const key = String(article)
    if ((best.get(key)?.[1] ?? 0) < candidate.p) best.set(key, [answer, candidate.p])
  }
  if (!best.has('null') && placing.follows[place] !== START) best.set('null', [{ do: 'start-article' }, WORTH_OFFERING])
  return [...best.values()]
}

function joinDoubt(asking: Asking, link: Link, before: Link, block: number, reasons: readonly Reason[]): DoubtDecision[] {
  const joined = link.joins !== null
  const p = joined ? link.joinP : 1 - link.joinP
  if (p >= SURE_JOIN) return []
  const to = kept(asking.copies, before.block)
  const isComplete = asking.reading.facts.views[before.block]?.ending === 'sentence'
  const params = { block, after: to, text: text(asking, block), joined: joined ? 1 : 0, complete: isComplete ? 1 : 0 }
  return [doubt(block, 'joins', params, p, reasons, { do: 'keep' }, [[joined ? { do: 'unjoin' } : { do: 'join', to }, 1]])]
}

function shelfDoubts(asking: Asking, place: number): DoubtDecision[] {
  const { reading, assembled, copies } = asking
  const block = kept(copies, reading.lines[place] ?? 0)
  const decision = assembled.blocks[block]
  if (decision === undefined || decision.p >= SURE) return []
  const articleAt = (at: number): number | null =>
    at < 0 ? null : (assembled.blocks[kept(copies, reading.lines[at] ?? 0)]?.article ?? null)
  const home = articleAt(reading.above[place] ?? START)
  const below = isLabel(asking, place) ? articleAt(place + 1) : null
  const others: Weighted[] = [[{ do: 'start-article' }, below === null ? (reading.p.start[place] ?? 0.05) : 0.01]]
  if (below !== null) others.push([{ do: 'move-to', article: below }, 1])
  if (home !== null && home !== below) others.push([{ do: 'move-to', article: home }, reading.p.on[place] ?? 0.05])
  return [doubt(block, 'orphan', { block, text: text(asking, block) }, decision.p, decision.reasons, { do: 'keep' }, others)]
}

/** Copies that differ, or that are part of a longer text, are never taken as settled. */
function duplicateDoubts({ reading }: Asking, group: DuplicateDecision): DoubtDecision[] {
  if (group.kind === 'exact') return []
  const p = probability((group.kind === 'near' ? 1.2 : 0.8) + (group.score - 0.9) * 18)
  const differing = group.drop.filter((run) => !sayTheSame(reading.facts.views, run, group.keep))
  return differing.map((run) => {
    const block = run[0] ?? 0
    const params = { block, lines: run.length, keep: group.keep[0] ?? 0, score: Math.round(group.score * 100), kind: group.kind }
    return doubt(block, 'duplicate', params, p, [], { do: 'drop-copy', blocks: run, keep: group.keep }, [[{ do: 'keep' }, 1]])
  })
}
