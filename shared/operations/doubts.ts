/**
 * What an edit does to the doubts of its page. A doubt asks about one block: whether it belongs where it stands, goes on from
 * the block before it, is what it was taken for. So it is answered by an edit of that very thing, it is void when what it
 * asks about is gone, and it is asked anew, with the answers that are left, when only some of its answers are gone. All of it
 * is part of the edit's diff, so that undo asks again what was asked before.
 */
import { sameJson, type ArticleId, type BlockId, type GroupId } from '#shared/base/index.ts'
import type { Doubt, DoubtAnswer } from '#shared/model/index.ts'

import { Draft } from './draft.ts'

/** Questions about a block and the text before it; without text before it there is nothing to ask. */
const SEAMS: ReadonlySet<string> = new Set(['follows', 'joins'])

/** Settles the doubts that an edit has answered or made void, and takes answers off that cannot be given any more. [M5] [M7] */
export function reviseDoubts(draft: Draft): void {
  const { base, page } = draft
  const same = base.blocks === page.blocks && base.articles === page.articles && base.groups === page.groups
  if (same && base.head.shelf === page.head.shelf) return
  const before = new Draft(base)
  for (const doubt of Object.values(page.doubts)) {
    if (doubt.state === 'settled' || before.doubt(doubt.id)?.state === 'settled') continue
    if (touched(doubt, before, draft) || seamGone(doubt, before, draft)) draft.setDoubt(doubt.id, { state: 'settled' })
    else askAnew(doubt, before, draft)
  }
}

/**
 * What is approved is right as it stands: nothing is asked of it any more. [M6] But for copies: what nobody decided about would be
 * written twice, so that question stays open. [M8]
 */
export function settleApproved(draft: Draft, page: boolean, articles: readonly ArticleId[]): void {
  const judged = new Set<ArticleId | null | undefined>(articles)
  for (const doubt of Object.values(draft.page.doubts)) {
    if (doubt.state === 'settled' || !(page || judged.has(draft.placeOf(doubt.block))) || asksOfCopy(doubt, draft)) continue
    draft.setDoubt(doubt.id, { state: 'settled' })
  }
}

/** It asks whether a copy goes that still stands in an article. */
function asksOfCopy({ block, answers }: Doubt, draft: Draft): boolean {
  return draft.placeOf(block) !== null && answers.some(({ answer }) => answer.do === 'drop-copy' && fits(answer, block, draft))
}

/** The block was edited itself: its role, its join, whether it is dropped, or its place by a hand that meant this block. */
function touched(doubt: Doubt, before: Draft, now: Draft): boolean {
  const was = before.block(doubt.block)
  const is = now.block(doubt.block)
  if (was === undefined || is === undefined) return was !== is
  return (
    was.role !== is.role ||
    was.joins !== is.joins ||
    (was.dropped === null) !== (is.dropped === null) ||
    (was.placeP !== null && is.placeP === null) ||
    movedAlone(doubt.block, before, now)
  )
}

/** It came to another place without the text before it; a block in the middle of what was split off or merged goes along with it. */
function movedAlone(block: BlockId, before: Draft, now: Draft): boolean {
  if (before.placeOf(block) === now.placeOf(block)) return false
  const was = textBefore(block, before)
  return was === undefined || was !== textBefore(block, now)
}

function seamGone(doubt: Doubt, before: Draft, now: Draft): boolean {
  if (!SEAMS.has(doubt.code) || now.placeOf(doubt.block) === null) return false
  return textBefore(doubt.block, before) !== undefined && textBefore(doubt.block, now) === undefined
}

/** The block before this one where it lies, dropped copies passed over. */
function textBefore(block: BlockId, draft: Draft): BlockId | undefined {
  const place = draft.placeOf(block)
  if (place === undefined) return undefined
  const list = draft.listAt(place)
  return list.slice(0, list.indexOf(block)).findLast((id) => draft.block(id)?.dropped === null)
}

/** Where answers have fallen away: the question with the rest of them, or none where only "leave it so" would be left. */
function askAnew(doubt: Doubt, before: Draft, now: Draft): void {
  const left: Doubt['answers'][number][] = []
  for (const one of doubt.answers) {
    const answer = fits(one.answer, doubt.block, before) ? stillMeant(one.answer, doubt.block, before, now) : one.answer
    if (answer !== undefined && !left.some((other) => sameJson(other.answer, answer)))
      left.push(answer === one.answer ? one : { ...one, answer })
  }
  if (left.length === doubt.answers.length && left.every((one, i) => one === doubt.answers[i])) return
  const [proposed] = left
  if (proposed === undefined || left.every(({ answer }) => answer.do === 'keep')) {
    now.setDoubt(doubt.id, { state: 'settled' })
    return
  }
  const sum = (answers: Doubt['answers']): number => answers.reduce((total, { p }) => total + p, 0)
  const surer = left.length < doubt.answers.length && sum(left) > 0 ? sum(doubt.answers) / sum(left) : 1
  const answers = left.map((one) => ({ ...one, p: Math.min(1, one.p * surer) }))
  const sameProposal = proposed.answer === doubt.answers[0]?.answer
  now.setDoubt(doubt.id, { answers, p: Math.min(1, (sameProposal ? doubt.p : proposed.p) * surer) })
}

/** The answer as it is meant now: an article that went into another stands for that one. Undefined: it cannot be given any more. */
function stillMeant(answer: DoubtAnswer, block: BlockId, before: Draft, now: Draft): DoubtAnswer | undefined {
  if (answer.do === 'move-to' && now.article(answer.article) === undefined) {
    const article = heirOf(answer.article, before, now)
    const moved: DoubtAnswer | undefined = article === undefined ? undefined : { do: 'move-to', article }
    return moved !== undefined && fits(moved, block, now) ? moved : undefined
  }
  return fits(answer, block, now) ? answer : undefined
}

/** The article that all the text of another one went into. */
function heirOf(article: ArticleId, before: Draft, now: Draft): ArticleId | undefined {
  const text = (before.article(article)?.blocks ?? []).filter((id) => now.block(id)?.dropped === null)
  const [place, ...others] = new Set(text.map((id) => now.placeOf(id)))
  return others.length === 0 ? (place ?? undefined) : undefined
}

/** Whether an answer can be given, and is not so already. */
function fits(answer: DoubtAnswer, block: BlockId, on: Draft): boolean {
  const place = on.placeOf(block)
  const standing = (id: BlockId): boolean => on.block(id)?.dropped === null
  switch (answer.do) {
    case 'keep':
      return true
    case 'start-article':
      return place === null || (place !== undefined && on.listAt(place)[0] !== block)
    case 'move-to':
      return on.article(answer.article) !== undefined && place !== answer.article
    case 'join':
      return standing(answer.to) && on.placeOf(answer.to) !== null && on.block(block)?.joins !== answer.to
    case 'unjoin':
      return on.block(block)?.joins !== null
    case 'set-role':
      return on.block(block)?.role !== answer.role
    case 'shelve':
      return place !== null
    case 'drop-copy':
      return answer.blocks.some(standing) && (answer.keep.length === 0 || answer.keep.some(standing)) && !isDecided(answer.group, on)
  }
}

/** An editor said of the group that all stay, or that they are no copies. */
function isDecided(group: GroupId | null, on: Draft): boolean {
  const said = group === null ? undefined : on.page.groups[group]?.said
  return said === 'kept' || said === 'different'
}
