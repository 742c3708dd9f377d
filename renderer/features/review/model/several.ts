/**
 * What a key means where several blocks or articles are selected: one step whatever their number, so that one undo
 * takes it back. [V12] Gestures that one operation can carry for all blocks (move, role, drop) are in gestures.ts.
 */
import type { ArticleId, BlockId } from '#shared/base/index.ts'
import { articlesInOrder, type ArticleKind, type Page, type Status } from '#shared/model/index.ts'
import type { Batch, SimpleOperation } from '#shared/operations/index.ts'

import { join, mergeBack, mergeInto, type Cannot, type Gesture } from './gestures.ts'
import { blockOf, indexOf } from './page-index.ts'

export type Step = Gesture | Batch

const cannot = (why: Cannot): Gesture => ({ cannot: why })

/** Articles of which a block is selected, in the page's order; blocks of the shelf have none. */
export function articlesOf(page: Page, blocks: readonly BlockId[]): ArticleId[] {
  const { places } = indexOf(page)
  const held = new Set(blocks.map((id) => places.get(id)))
  return articlesInOrder(page)
    .map((article) => article.id)
    .filter((id) => held.has(id))
}

function none(blocks: readonly BlockId[]): Gesture {
  return cannot(blocks.length === 0 ? 'nothing-selected' : 'on-shelf')
}

/** Several operations as one step; one alone stays itself. */
export function together(operations: readonly SimpleOperation[], otherwise: Cannot): Step {
  const [first] = operations
  if (first === undefined) return cannot(otherwise)
  return operations.length === 1 ? first : { name: 'batch', meaning: 'other', operations }
}

/** M. One article goes to the end of the one before it; of several selected ones all become one. */
export function mergeSelected(page: Page, blocks: readonly BlockId[]): Step {
  const [into, ...others] = articlesOf(page, blocks)
  if (into === undefined) return none(blocks)
  if (others.length === 0) return mergeBack(page, page.articles[into]?.blocks ?? [])
  return together(
    others.map((article) => ({ name: 'mergeArticles', article, into })),
    'no-other-article',
  )
}

/** Shift+M. Every selected article goes to the end of the chosen one. */
export function mergeSelectedInto(page: Page, blocks: readonly BlockId[], into: ArticleId): Step {
  const [first, ...others] = articlesOf(page, blocks)
  if (first === undefined) return none(blocks)
  if (others.length === 0) return mergeInto(page, page.articles[first]?.blocks ?? [], into)
  return together(
    [first, ...others].filter((article) => article !== into).map((article) => ({ name: 'mergeArticles', article, into })),
    'no-other-article',
  )
}

/** J. One block goes on from the one before it; several become one paragraph, or come apart where they are one already. */
export function joinSelected(page: Page, blocks: readonly BlockId[]): Step {
  if (blocks.length < 2) return join(page, blocks)
  const { places } = indexOf(page)
  const place = places.get(blocks[0] ?? ('' as BlockId))
  if (blocks.some((id) => places.get(id) !== place)) return cannot('several-places')
  const pairs = blocks.slice(1).map((block, i) => ({ block, to: blocks[i] ?? block }))
  const open = pairs.filter(({ block, to }) => blockOf(page, block).joins !== to)
  if (open.length === 0)
    return together(
      pairs.map(({ block }) => ({ name: 'unjoinParagraph', block })),
      'no-block-before',
    )
  return together(
    open.map(({ block, to }) => ({ name: 'joinParagraph', block, to })),
    'no-block-before',
  )
}

/** A, F and the status menu: all articles of the selection. */
export function judgeSelected(page: Page, blocks: readonly BlockId[], status: Status): Step {
  const articles = articlesOf(page, blocks)
  return articles.length === 0 ? none(blocks) : { name: 'setStatus', page: false, articles, status }
}

/** T. Every selected article gets the topic; where all have it, it goes from all. */
export function tagSelected(page: Page, blocks: readonly BlockId[], topic: string): Step {
  const articles = articlesOf(page, blocks)
  if (articles.length === 0) return none(blocks)
  const without = articles.filter((id) => page.articles[id]?.topics.some((tag) => tag.topic === topic && tag.by === 'editor') !== true)
  return without.length === 0
    ? together(
        articles.map((article) => ({ name: 'untagArticle', article, topic })),
        'on-shelf',
      )
    : together(
        without.map((article) => ({ name: 'tagArticle', article, topic })),
        'on-shelf',
      )
}

/** Shift+K. The kind of every selected article. */
export function kindOfSelected(page: Page, blocks: readonly BlockId[], kind: ArticleKind): Step {
  const articles = articlesOf(page, blocks)
  const others = articles.filter((id) => page.articles[id]?.kind !== kind)
  // Where all are of this kind already, the operation itself says so.
  return articles.length === 0
    ? none(blocks)
    : together(
        (others.length > 0 ? others : articles).map((article) => ({ name: 'setKind', article, kind })),
        'on-shelf',
      )
}
