/** 排序: blocks of one article are named in turn, by clicks or Enter, and the article takes that order. */
import type { BlockId } from '#shared/base/index.ts'

import { keptBlocks, reorder } from '../model/gestures.ts'
import { only } from '../model/selection.ts'
import type { Review } from './review.ts'

/** Begins to order the article of the selection. */
export function startOrder(review: Review): void {
  const { value: article } = review.article
  if (article !== undefined) review.ordering.value = { article: article.id, clicked: [] }
}

/** The next block of the order; naming it a second time takes it out again. Blocks of other articles, and copies, are passed over. */
export function takeInTurn(review: Review, block: BlockId): void {
  const { value: ordering } = review.ordering
  const { value: page } = review.page
  if (ordering === undefined || page === undefined) return
  const all = keptBlocks(page, ordering.article)
  if (!all.includes(block)) return
  const clicked = ordering.clicked.includes(block) ? ordering.clicked.filter((id) => id !== block) : [...ordering.clicked, block]
  review.ordering.value = { ...ordering, clicked }
  review.select(only(block))
  if (clicked.length >= all.length) finishOrder(review)
}

/** Ends ordering: the named blocks come first, in their turn, the others follow as they stood. */
export function finishOrder(review: Review): void {
  const { value: ordering } = review.ordering
  const { value: page } = review.page
  review.ordering.value = undefined
  if (ordering === undefined || page === undefined || ordering.clicked.length === 0) return
  review.perform(reorder(page, ordering.article, ordering.clicked))
}
