/**
 * Text that does not stand in its article's place in the file: printed before its own headline, or behind another
 * article that came between. Told by the words that it has in common with where it might belong.
 */
import { canGoOn, judgeSeam } from './joins.ts'
import { reason, SURE, total, wordEvidence } from './probabilities.ts'
import type { Reason } from './types.ts'
import { bodyOf, headOf, type Draft, type DraftPage } from './drafts.ts'
import type { PageFacts } from './page-facts.ts'
import type { View } from './views.ts'

/** Articles before and after that are looked at. */
const REACH = 12
/** Paragraphs on either side of a cut whose words are compared. */
const WINDOW = 6
/** More than a reason's weight is changed by when it is rounded. */
const ROUNDING = 0.01
/** A run of text longer than this is not searched for cuts: it is no newspaper article. */
const LONGEST = 120

/** A proposal to take the end of an article's body to another article. */
interface Move {
  readonly from: Draft
  /** Index into `from.body` where the piece begins. */
  readonly at: number
  readonly to: Draft
  readonly reasons: readonly Reason[]
}

/** Finds text for headlines that have none, then pieces that belong elsewhere. Changes the drafts. */
export function moveText(facts: PageFacts, page: DraftPage): void {
  for (const draft of page.drafts) if (isBare(draft)) feedHeadline(facts, page, draft)
  for (const draft of page.drafts) if (isBare(draft)) giveToNext(page, draft)
  for (let i = 0; i < page.drafts.length; i++) {
    const from = page.drafts[i]
    if (from === undefined || from.kind !== 'text') continue
    const move = bestMove(facts, page, i, from)
    if (move !== undefined) apply(facts, move)
  }
  removeEmpty(page)
}

function isBare(draft: Draft): boolean {
  return draft.kind === 'text' && draft.head.length > 0 && bodyOf(draft).length === 0
}

function lacksHeadline(draft: Draft): boolean {
  return !draft.head.some((each) => each.role === 'headline')
}

/** A headline that found no text and stands right above another is a line of that headline's group. */
function giveToNext(page: DraftPage, draft: Draft): void {
  const next = page.drafts[page.drafts.indexOf(draft) + 1]
  const last = draft.head.at(-1)
  if (next === undefined || last === undefined || next.head[0]?.block !== last.block + 1) return
  const kickers = draft.head
    .splice(0)
    .map((each) => (each.role === 'headline' ? { ...each, role: 'kicker' as const, roleP: Math.min(each.roleP, 0.7) } : each))
  next.head.unshift(...kickers)
}

/** Where a headline has no text below: an article without headline nearby, or the end of a neighbour's text, is its own. */
function feedHeadline(facts: PageFacts, page: DraftPage, draft: Draft): void {
  const at = page.drafts.indexOf(draft)
  const lines = headOf(draft)
  const near = page.drafts.slice(Math.max(0, at - 3), at + 4).filter((each) => each !== draft && each.kind === 'text')
  let best: { readonly source: Draft; readonly cut: number; readonly reasons: readonly Reason[] } | undefined
  for (const source of near) {
    const distance = Math.abs(page.drafts.indexOf(source) - at) - 1
    for (const cut of lacksHeadline(source) ? [0] : cutsOf(facts, source)) {
      const piece = numbers(source, cut)
      const rest = cut === 0 ? [] : [...headOf(source), ...numbers(source, 0, cut)]
      const like = facts.words.likeness(lines, piece.slice(0, 2 * WINDOW))
      const reasons = [
        reason('headline-waits', cut === 0 ? 1.8 : -0.5),
        reason('words-headline', wordEvidence(like, 0.04, 1.5, 2.5), { like: percent(like) }),
        reason('distance', -0.8 * distance),
      ]
      if (cut > 0)
        reasons.push(reason('words-break', wordEvidence(like, facts.words.likeness(piece.slice(0, WINDOW), rest.slice(-WINDOW)), 2, 3)))
      if (total(reasons) > (best === undefined ? 0 : total(best.reasons))) best = { source, cut, reasons }
    }
  }
  if (best === undefined) {
    draft.head = draft.head.map((each) => (each.role === 'byline' ? each : { ...each, roleP: Math.min(each.roleP, 0.55) }))
    return
  }
  const piece = best.source.body.splice(best.cut)
  const isAfter = (piece[0]?.block ?? 0) < (lines[0] ?? 0)
  if (best.cut === 0) draft.head.push(...best.source.head.splice(0))
  draft.body.push(...piece)
  if (isAfter) draft.headAfter = best.reasons
}

/** Indexes into a draft's body at which it could be cut: not inside a paragraph that runs on. */
function cutsOf(facts: PageFacts, draft: Draft): number[] {
  const cuts: number[] = []
  if (draft.body.length > LONGEST) return cuts
  for (let k = 1; k < draft.body.length; k++) {
    const here = draft.body[k]
    const before = draft.body[k - 1]
    if (here === undefined || before === undefined || here.role !== 'body' || here.verse || here.moved.length > 0) continue
    if ((facts.seams[here.block]?.p ?? 0) > 0.6 && before.block === here.block - 1) continue
    cuts.push(k)
  }
  return cuts
}

/** The best place for the end of a draft's text other than where it stands, if it is better than staying. */
function bestMove(facts: PageFacts, page: DraftPage, index: number, from: Draft): Move | undefined {
  let best: Move | undefined
  const targets = targetsOf(facts, page, index)
  if (targets.length === 0) return undefined
  const continued = new Set<Draft>()
  const headless = from.head.length === 0 && (facts.views[from.body[0]?.block ?? 0]?.dateline ?? 0) === 0
  for (const cut of headless ? [0, ...cutsOf(facts, from)] : cutsOf(facts, from)) {
    const piece = pieceAt(facts, from, cut)
    for (const target of targets) {
      const reasons = moveReasons(facts, piece, target)
      if (reasons.some((each) => each.code === 'runs-on')) {
        if (continued.has(target.draft)) reasons.push(reason('earlier-fits', -0.7))
        continued.add(target.draft)
      }
      if (total(reasons) > (best === undefined ? 0 : total(best.reasons))) best = { from, at: cut, to: target.draft, reasons }
    }
  }
  return best
}

/** The end of a draft's body, and what speaks for a cut before it wherever it is taken. */
interface Piece {
  /** Its first paragraphs. */
  readonly lead: readonly number[]
  readonly first: View | undefined
  /** How alike it is to what it would be cut from. */
  readonly stays: number
  readonly isWhole: boolean
  readonly cut: readonly Reason[]
}

function pieceAt(facts: PageFacts, from: Draft, at: number): Piece {
  const piece = numbers(from, at)
  const lead = piece.slice(0, WINDOW)
  const own = [...headOf(from), ...numbers(from, 0, at)]
  const before = from.body[at - 1]
  const left = before === undefined ? undefined : facts.views[before.block]
  const cut: Reason[] = []
  if (left !== undefined && left.ending !== 'sentence' && left.tail === undefined) cut.push(reason('before-open', -0.5))
  if (before?.role === 'byline' || left?.tail?.kind === 'byline') cut.push(reason('names-end', 1.5))
  return {
    lead,
    first: facts.views[piece[0] ?? 0],
    stays: own.length === 0 ? 0.05 : facts.words.likeness(lead, own.slice(-2 * WINDOW)),
    isWhole: at === 0,
    cut,
  }
}

/** An article that could take a piece over. */
interface Target {
  readonly draft: Draft
  readonly lead: readonly number[]
  /** Where a piece could run on; undefined for the article below. */
  readonly end: View | undefined
  readonly isBelow: boolean
}

/** The article below (text above its own headline) and articles above (text behind another that came between). */
function targetsOf(facts: PageFacts, page: DraftPage, index: number): Target[] {
  const reach = page.drafts.length > 100 ? 4 : REACH
  const next = page.drafts.slice(index + 1).find((each) => each.kind === 'text')
  const before = page.drafts.slice(Math.max(0, index - reach), index).filter((each) => each.kind === 'text' && each.body.length > 0)
  const targets = before.map((each) => targetOf(facts, each, false))
  return next === undefined || next.head.length === 0 ? targets : [...targets, targetOf(facts, next, true)]
}

function targetOf(facts: PageFacts, draft: Draft, isBelow: boolean): Target {
  const last = isBelow ? undefined : draft.body.findLast((each) => each.role === 'body')
  const end = last === undefined ? undefined : facts.views[last.block]
  return { draft, lead: [...headOf(draft), ...bodyOf(draft)].slice(0, 2 * WINDOW), end, isBelow }
}

/** What speaks for and against taking the piece over; nothing where it is plain at once that too little speaks for it. */
function moveReasons(facts: PageFacts, piece: Piece, target: Target): Reason[] {
  const { first, stays } = piece
  const { end } = target
  const like = facts.words.likeness(piece.lead, target.lead)
  const apart = piece.isWhole ? -1.5 : -3
  const words = wordEvidence(like, stays, 3, 5)
  const mayRunOn = first !== undefined && end !== undefined && canGoOn(end)
  if (!mayRunOn && apart + words + total(piece.cut) < -ROUNDING) return []
  const reasons = [
    reason(target.isBelow ? 'before-headline' : 'interrupted', apart),
    reason('words', words, { there: percent(like), here: percent(stays) }),
  ]
  if (like < 0.08) reasons.push(reason('few-words', -1.5))
  if (mayRunOn) {
    if (judgeSeam(end, first, facts.pairs).p > 0.6) reasons.push(reason('runs-on', 2.5))
    else if (end.ending === 'bare' || end.ending === 'comma') reasons.push(reason('sentence-open', 0.5))
  }
  return [...reasons, ...piece.cut]
}

/** Takes the piece over. Text above a headline goes to the end unless it runs on into the beginning. */
function apply(facts: PageFacts, move: Move): void {
  const piece = move.from.body.splice(move.at).map((each) => ({ ...each, moved: move.reasons }))
  const last = facts.views[piece.at(-1)?.block ?? -1]
  const first = facts.views[move.to.body[0]?.block ?? -1]
  const above = (piece[0]?.block ?? 0) < (move.to.body[0]?.block ?? 0)
  const runsOn = above && last !== undefined && first !== undefined && judgeSeam(last, first, facts.pairs).p > SURE
  if (runsOn) move.to.body.unshift(...piece)
  else move.to.body.push(...piece)
}

function removeEmpty(page: DraftPage): void {
  for (let i = page.drafts.length - 1; i >= 0; i--) {
    const draft = page.drafts[i]
    if (draft !== undefined && draft.head.length + draft.body.length === 0) page.drafts.splice(i, 1)
  }
}

function numbers(draft: Draft, from: number, to = draft.body.length): number[] {
  return draft.body
    .slice(from, to)
    .filter((each) => each.role === 'body')
    .map((each) => each.block)
}

function percent(likeness: number): number {
  return Math.round(likeness * 100)
}
