/** What answering a doubt does: the answer's operation together with the doubt's settling, as one step. */
import { newId, type ArticleId, type BlockId, type IdSource } from '#shared/base/index.ts'
import { standingGroup, type Doubt, type DoubtAnswer, type Page } from '#shared/model/index.ts'
import type { Operation, SimpleOperation } from '#shared/operations/index.ts'

import { articleBehind, paragraphsAt, send, shelve, visibleArticles } from './gestures.ts'
import { blockOf, indexOf, listAt } from './page-index.ts'

/**
 * The operation that carries an answer out: null where the page stays as it is (`keep` of anything but a copy, or what the answer
 * asks for is so already). `index` counts the doubt's answers from 0, the proposed one.
 */
export function answerOperation(page: Page, doubt: Doubt, index: number, ids: IdSource): SimpleOperation | null {
  const answer = doubt.answers[index]?.answer
  return answer === undefined ? null : operationOf(page, doubt, answer, ids)
}

/**
 * Whether an answer still leads somewhere: its article, or the block to go on from, is on the page and was not dropped
 * since the question was made. What leads nowhere is not offered; the others keep their keys. [V24]
 */
export function isOffered(page: Page, answer: DoubtAnswer): boolean {
  if (answer.do === 'move-to') return visibleArticles(page).includes(answer.article)
  return answer.do !== 'join' || page.blocks[answer.to]?.dropped === null
}

/** Answering as one undo step. Joining to a block of another article moves the block there first. */
export function answerStep(page: Page, doubt: Doubt, index: number, ids: IdSource): Operation {
  const answer = doubt.answers[index]?.answer
  const operation = answerOperation(page, doubt, index, ids)
  if (answer?.do === 'join' && operation?.name === 'moveBlocks') {
    return {
      name: 'batch',
      meaning: 'other',
      operations: [
        operation,
        { name: 'joinParagraph', block: doubt.block, to: answer.to },
        { name: 'settleDoubt', doubt: doubt.id, state: 'settled' },
      ],
    }
  }
  return { name: 'answerDoubt', doubt: doubt.id, choice: index, operation }
}

function operationOf(page: Page, doubt: Doubt, answer: DoubtAnswer, ids: IdSource): SimpleOperation | null {
  const { block } = doubt
  const place = indexOf(page).places.get(block) ?? null
  switch (answer.do) {
    case 'keep':
      return keepCopies(page, doubt)
    case 'start-article':
      return startAt(page, doubt, ids)
    case 'move-to':
      return answer.article === place || page.articles[answer.article] === undefined ? null : moveTo(page, doubt, answer.article)
    case 'join': {
      if (blockOf(page, block).joins === answer.to) return null
      const target = indexOf(page).places.get(answer.to) ?? null
      if (target === place || target === null) return { name: 'joinParagraph', block, to: answer.to }
      const list = listAt(page, target)
      return { name: 'moveBlocks', blocks: paragraphFrom(page, block), to: target, before: list[list.indexOf(answer.to) + 1] ?? null }
    }
    case 'unjoin':
      return blockOf(page, block).joins === null ? null : { name: 'unjoinParagraph', block }
    case 'set-role':
      return blockOf(page, block).role === answer.role ? null : { name: 'setRole', blocks: paragraphFrom(page, block), role: answer.role }
    case 'shelve': {
      const gesture = shelve(page, paragraphFrom(page, block))
      return 'name' in gesture ? gesture : null
    }
    case 'drop-copy':
      return dropAll(page, answer)
  }
}

/** A block with what goes on from it: where it was one line of print, the question is about all that follows of its paragraph. */
function paragraphFrom(page: Page, block: BlockId): BlockId[] {
  const paragraph = paragraphsAt(page, indexOf(page).places.get(block) ?? null).find((blocks) => blocks.includes(block)) ?? [block]
  return paragraph.slice(paragraph.indexOf(block))
}

/** That a copy stays is remembered with its group, or it would be asked again; but not where the group has others, which may go. */
function keepCopies(page: Page, { answers }: Doubt): SimpleOperation | null {
  const named = answers.flatMap(({ answer }) => (answer.do === 'drop-copy' && answer.group !== null ? [answer.group] : []))[0]
  const group = named === undefined ? undefined : page.groups[named]
  if (group === undefined || standingGroup(page, group)?.copies.length !== 1) return null
  return { name: 'judgeGroup', group: group.id, verdict: 'kept' }
}

function startAt(page: Page, { block }: Doubt, ids: IdSource): SimpleOperation | null {
  const place = indexOf(page).places.get(block) ?? null
  const article = newId<ArticleId>(ids)
  if (place === null) return { name: 'startArticle', blocks: [block], article, before: articleBehind(page, block) }
  return listAt(page, place)[0] === block ? null : { name: 'splitArticle', at: block, article }
}

/** At the first block of an article the question is about the whole article; elsewhere about the paragraph that begins there. */
function moveTo(page: Page, { block }: Doubt, to: ArticleId): SimpleOperation | null {
  const place = indexOf(page).places.get(block) ?? null
  const blocks = listAt(page, place)
  if (place !== null && blocks[0] === block && blocks.length > 1 && page.head.articles.indexOf(to) < page.head.articles.indexOf(place)) {
    return { name: 'mergeArticles', article: place, into: to }
  }
  const gesture = send(page, paragraphFrom(page, block), to)
  return 'name' in gesture ? gesture : null
}

function dropAll(page: Page, answer: Extract<DoubtAnswer, { do: 'drop-copy' }>): SimpleOperation | null {
  const blocks = answer.blocks.filter((id) => page.blocks[id]?.dropped === null)
  if (blocks.length === 0) return null
  const keep = answer.keep.filter((id) => page.blocks[id]?.dropped === null)
  const reason = answer.group === null ? 'other' : (page.groups[answer.group]?.kind ?? 'other')
  return { name: 'dropCopy', blocks, reason, keep }
}

/**
 * X: what saying no to the proposed answer means, as an index into the answers. No to a change leaves things as they
 * are; no to the present state means its opposite where the question has one (the seam is cut), else the likeliest of
 * the alternatives that still lead somewhere. Undefined: there is nothing else; the doubt is settled as it stands.
 */
export function rejection(doubt: Doubt, page: Page): number | undefined {
  const [proposed, ...others] = doubt.answers.map(({ answer }, i) => (i === 0 || isOffered(page, answer) ? answer.do : undefined))
  const find = (wanted: DoubtAnswer['do']): number | undefined => {
    const at = others.indexOf(wanted)
    return at < 0 ? undefined : at + 1
  }
  if (proposed !== 'keep') return find('keep')
  const opposite =
    doubt.code === 'joins'
      ? find('unjoin')
      : doubt.code === 'follows' || doubt.code === 'headline-after-text'
        ? find('start-article')
        : undefined
  if (opposite !== undefined) return opposite
  const likeliest = others.findIndex((one) => one !== undefined)
  return likeliest < 0 ? undefined : likeliest + 1
}

/** Rejecting as one undo step. */
export function rejectStep(page: Page, doubt: Doubt, ids: IdSource): Operation {
  const index = rejection(doubt, page)
  return index === undefined ? { name: 'settleDoubt', doubt: doubt.id, state: 'settled' } : answerStep(page, doubt, index, ids)
}
