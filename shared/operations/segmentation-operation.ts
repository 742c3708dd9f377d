/** Turns a segmentation's result, which speaks of block numbers, into the operation that speaks of ids. */
import { newId, present, type ArticleId, type BlockId, type DoubtId, type GroupId, type IdSource } from '#shared/base/index.ts'
import type { Doubt, DoubtAnswer, DuplicateGroup } from '#shared/model/index.ts'
import type { Answer, DuplicateDecision, SegmentationResult } from '#shared/segmentation/index.ts'

import type { SegmentedArticle, SegmentPage } from './cutting.ts'

/**
 * Builds `segmentPage`. `blocks` are the ids of the input's blocks in the same order; new ids come from `ids`.
 * Copies stand after the blocks of their article, since their place in the order does not matter.
 */
export function segmentationOperation(result: SegmentationResult, blocks: readonly BlockId[], ids: IdSource): SegmentPage {
  const idOf = (i: number): BlockId => present(blocks[i], 'a segmentation numbers the blocks that it was given')
  const articleIds = result.articles.map(() => newId<ArticleId>(ids))
  const groups = result.duplicates.map((group) => toGroup(group, idOf, newId<GroupId>(ids)))
  const articles = result.articles.map((article, a): SegmentedArticle => ({
    id: present(articleIds[a], 'an id was made for each article'),
    kind: article.kind,
    blocks: [...article.order, ...article.copies].map(idOf),
    topics: article.topics.map(({ id, p }) => ({ topic: id, by: 'machine', p })),
  }))
  return {
    name: 'segmentPage',
    engine: result.engine,
    blocks: result.blocks.map((block, i) => ({
      id: idOf(i),
      role: block.role,
      roleP: block.roleP,
      placeP: block.p,
      joins: block.joins === null ? null : idOf(block.joins),
    })),
    articles,
    shelf: result.blocks.flatMap((block, i) => (block.article === null ? [idOf(i)] : [])),
    groups,
    doubts: result.doubts.map((doubt): Doubt => ({
      type: 'doubt',
      id: newId<DoubtId>(ids),
      block: idOf(doubt.block),
      code: doubt.code,
      params: doubt.params,
      p: doubt.p,
      reasons: doubt.reasons,
      answers: doubt.answers.map(({ answer, p }) => ({ answer: toAnswer(answer, idOf, articleIds, groups), p })),
      state: 'open',
    })),
  }
}

function toGroup(group: DuplicateDecision, idOf: (i: number) => BlockId, id: GroupId): DuplicateGroup {
  return {
    type: 'group',
    id,
    kind: group.kind,
    cause: 'unknown',
    keep: group.keep.map(idOf),
    copies: group.drop.map((run) => run.map(idOf)),
    score: group.score,
  }
}

function toAnswer(
  answer: Answer,
  idOf: (i: number) => BlockId,
  articles: readonly ArticleId[],
  groups: readonly DuplicateGroup[],
): DoubtAnswer {
  if (answer.do === 'move-to') return { do: 'move-to', article: present(articles[answer.article], 'answers name articles of the result') }
  if (answer.do === 'join') return { do: 'join', to: idOf(answer.to) }
  if (answer.do !== 'drop-copy') return answer
  const blocks = answer.blocks.map(idOf)
  const group = groups.find((one) => one.copies.some((run) => run.some((id) => blocks.includes(id))))
  return { do: 'drop-copy', blocks, keep: answer.keep.map(idOf), group: group?.id ?? null }
}
