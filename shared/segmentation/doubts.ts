/** The places where the engine is unsure, each with the answers that an editor could give, the likeliest first. */
import type { Role } from '#shared/model/index.ts'

import type { Article, Assembled } from './assemble.ts'
import type { Copies } from './copies.ts'
import type { Draft } from './drafts.ts'
import type { Place } from './places.ts'
import { probability, SURE, SURE_HEADLINE, SURE_ROLE, total } from './probabilities.ts'
import type { Answer, DoubtDecision, DuplicateDecision, QuestionCode, Reason } from './types.ts'
import type { PageFacts } from './page-facts.ts'

/** Doubts on one page at most; a page with more is not read correctly at all, and the least sure come first. */
const MOST_DOUBTS = 300
/** Articles on either side that are offered as a block's other home. */
const NEIGHBOURS = 3
/** Width from which a block on the shelf is worth a question. */
const WORTH_ASKING = 16

type Params = Readonly<Record<string, string | number>>
type Weighted = readonly [Answer, number]

/** What a block could be instead, with the share of the doubt that each takes. */
const otherRoles: Partial<Record<Role, readonly (readonly [Role, number])[]>> = {
  headline: [
    ['kicker', 3],
    ['subhead', 2],
    ['section', 2],
    ['body', 2],
  ],
  kicker: [
    ['headline', 5],
    ['section', 3],
    ['subhead', 1],
  ],
  subhead: [
    ['headline', 5],
    ['body', 2],
    ['kicker', 1],
  ],
  section: [
    ['kicker', 5],
    ['headline', 3],
  ],
  body: [
    ['headline', 4],
    ['subhead', 2],
    ['caption', 2],
  ],
  byline: [
    ['body', 3],
    ['headline', 2],
  ],
  caption: [['body', 5]],
  ad: [
    ['body', 2],
    ['headline', 2],
    ['noise', 2],
  ],
  noise: [
    ['body', 3],
    ['headline', 1],
  ],
}

interface Asking {
  readonly facts: PageFacts
  readonly assembled: Assembled
  readonly kept: (block: number) => number
}

/** Doubts in file order, at most one a block: the one about which the engine is least sure. */
export function findDoubts(facts: PageFacts, articles: readonly Article[], assembled: Assembled, copies: Copies): DoubtDecision[] {
  const asking: Asking = { facts, assembled, kept: (block) => copies.keptFor.get(block) ?? block }
  const found: DoubtDecision[] = []
  for (const article of articles) found.push(...articleDoubts(asking, article))
  assembled.blocks.forEach((block, i) => {
    if (block.article === null && !copies.absent.has(i)) found.push(...shelfDoubts(asking, i))
  })
  for (const group of assembled.duplicates) found.push(...duplicateDoubts(group))
  const byBlock = new Map<number, DoubtDecision>()
  for (const doubt of found.sort((a, b) => a.p - b.p || a.block - b.block)) if (!byBlock.has(doubt.block)) byBlock.set(doubt.block, doubt)
  return [...byBlock.values()].slice(0, MOST_DOUBTS).sort((a, b) => a.block - b.block)
}

function articleDoubts(asking: Asking, { draft, places }: Article): DoubtDecision[] {
  const doubts: DoubtDecision[] = []
  const all = [...draft.head, ...draft.body]
  places.forEach((place, k) => {
    const each = all[k]
    if (each === undefined) return
    if (each.roleP < SURE_ROLE && draft.kind !== 'ad') doubts.push(roleDoubt(asking, place.block, each.role, each.roleP, each.reasons))
    const isPieceStart = each.moved.length > 0 && all[k - 1]?.moved !== each.moved
    const p = probability(total(place.reasons))
    const isHead = k < draft.head.length
    if (p < SURE && !isHead && (each.moved.length === 0 || isPieceStart)) doubts.push(placeDoubt(asking, place, p))
    if (place.seam !== undefined && each.moved.length === 0) doubts.push(...seamDoubt(asking, place))
  })
  return [...doubts, ...headlineAfterDoubt(asking, draft)]
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
  const ranked = [...others].sort((a, b) => b[1] - a[1])
  // A tenth of what is left is kept for answers that are not on the list.
  const answers = [
    { answer: proposed, p },
    ...ranked.map(([answer, weight]) => ({ answer, p: (0.9 * (1 - p) * weight) / Math.max(sum, 1e-9) })),
  ]
  return { block, code, params, p, reasons, answers }
}

function text(asking: Asking, block: number): string {
  const whole = asking.facts.views[block]?.text ?? ''
  return whole.length > 16 ? `${whole.slice(0, 14)}…` : whole
}

function roleDoubt(asking: Asking, at: number, role: Role, p: number, reasons: readonly Reason[]): DoubtDecision {
  const block = asking.kept(at)
  const others = (otherRoles[role] ?? [['body', 1]]).map(([other, weight]): Weighted => [{ do: 'set-role', role: other }, weight])
  return doubt(block, 'role', { block, role, text: text(asking, block) }, p, reasons, { do: 'keep' }, others)
}

function placeDoubt(asking: Asking, place: Place, p: number): DoubtDecision {
  const block = asking.kept(place.block)
  const others: Weighted[] = [[{ do: 'start-article' }, 0.12], ...homes(asking, block), [{ do: 'shelve' }, 0.02]]
  const params: Record<string, string | number> = { block, text: text(asking, block) }
  if (place.after !== null) params['after'] = asking.kept(place.after)
  return doubt(block, 'follows', params, p, place.reasons, { do: 'keep' }, others)
}

/** The articles nearby that speak most like a block, as other homes for it. */
function homes(asking: Asking, block: number): Weighted[] {
  const { articles, blocks } = asking.assembled
  const own = blocks[block]?.article ?? nearestArticle(asking, block)
  const homes: Weighted[] = []
  for (let i = Math.max(0, own - NEIGHBOURS); i <= Math.min(articles.length - 1, own + NEIGHBOURS); i++) {
    const article = articles[i]
    if (article === undefined || article.kind === 'ad' || article.order.includes(block)) continue
    homes.push([{ do: 'move-to', article: i }, 0.02 + asking.facts.words.likeness([block], article.order.slice(0, 8))])
  }
  return homes.sort((a, b) => b[1] - a[1]).slice(0, 2)
}

function nearestArticle(asking: Asking, block: number): number {
  for (let i = block - 1; i >= 0; i--) {
    const article = asking.assembled.blocks[i]?.article
    if (article !== null && article !== undefined) return article
  }
  return 0
}

function seamDoubt(asking: Asking, place: Place): DoubtDecision[] {
  const { seam, after } = place
  if (seam === undefined || after === null) return []
  const joined = place.joins !== null
  const p = joined ? seam.p : 1 - seam.p
  if (p >= SURE) return []
  const block = asking.kept(place.block)
  const to = asking.kept(after)
  const other: Answer = joined ? { do: 'unjoin' } : { do: 'join', to }
  const params = { block, after: to, text: text(asking, block), joined: joined ? 1 : 0 }
  const reasons = joined ? seam.reasons : seam.reasons.map((each) => ({ ...each, weight: -each.weight }))
  return [doubt(block, 'joins', params, p, reasons, { do: 'keep' }, [[other, 1]])]
}

/** A headline that was printed behind its text is always worth a look unless the words leave no question. */
function headlineAfterDoubt(asking: Asking, draft: Draft): DoubtDecision[] {
  const p = probability(total(draft.headAfter))
  const headline = draft.head.find((each) => each.role === 'headline') ?? draft.head[0]
  if (draft.headAfter.length === 0 || headline === undefined || p >= SURE_HEADLINE) return []
  const block = asking.kept(headline.block)
  const others: Weighted[] = [...homes(asking, block), [{ do: 'start-article' }, 0.05], [{ do: 'shelve' }, 0.02]]
  return [doubt(block, 'headline-after-text', { block, text: text(asking, block) }, p, draft.headAfter, { do: 'keep' }, others)]
}

function shelfDoubts(asking: Asking, block: number): DoubtDecision[] {
  const view = asking.facts.views[block]
  const decision = asking.assembled.blocks[block]
  if (view === undefined || decision === undefined || decision.p >= SURE) return []
  const isNames = decision.role === 'byline' || decision.role === 'credit'
  if (!isNames && view.width < WORTH_ASKING) return []
  const others: Weighted[] = [...homes(asking, block), [{ do: 'start-article' }, 0.05]]
  return [doubt(block, 'orphan', { block, text: text(asking, block) }, decision.p, decision.reasons, { do: 'keep' }, others)]
}

/** Copies that differ, or that are part of a longer text, are never taken as settled. */
function duplicateDoubts(group: DuplicateDecision): DoubtDecision[] {
  if (group.kind === 'exact') return []
  const p = probability((group.kind === 'near' ? 1.2 : 0.8) + (group.score - 0.9) * 18)
  return group.drop.map((run) => {
    const block = run[0] ?? 0
    const params = { block, lines: run.length, keep: group.keep[0] ?? 0, score: Math.round(group.score * 100), kind: group.kind }
    return doubt(block, 'duplicate', params, p, [], { do: 'drop-copy', blocks: run, keep: group.keep }, [[{ do: 'keep' }, 1]])
  })
}
