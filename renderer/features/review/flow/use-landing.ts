/** Where the selection goes on a page that was opened: to what was asked for, else where it was left, else to the first block. */
import { watch } from 'vue'

import type { ArticleId } from '#shared/base/index.ts'

import { doubtOrder, only } from '../model/selection.ts'
import type { Review } from '../state/review.ts'
import type { Landing } from './use-flow.ts'

export interface Asked {
  /** The article that a search, the library or an audit asked for. */
  readonly wanted: () => ArticleId | null
  /** The doubt that the way from another page leads to. */
  readonly landing: () => Landing | null
}

export function useLanding(review: Review, { wanted, landing }: Asked): void {
  // A way leads to its doubt once: who comes back to the page later finds it as it was left.
  let gone: Landing | null = null
  const lands = (): boolean => {
    const way = landing()
    const there = way !== gone && land(review, way)
    if (there) gone = way
    return there
  }
  watch(
    // Each by itself: one list of the three would be another one after every edit, and the selection would jump back.
    [wanted, () => review.page.value?.head.id, landing] as const,
    ([article]) => {
      if (lands() || (article !== null && showArticle(review, article))) {
        // Once more when the page has been scrolled back to where it was left.
        setTimeout(() => review.turn.value++)
      } else if (review.selection.value === undefined) {
        const [first] = review.layout.value.stops
        if (first !== undefined) review.select(only(first))
      }
    },
    { immediate: true, flush: 'post' },
  )
}

/** Selects the doubt that the way leads to. False where it leads to another page, or to none. */
function land(review: Review, landing: Landing | null): boolean {
  const moment = review.moment()
  if (landing === null || moment?.page.head.id !== landing.page) return false
  const open = doubtOrder(moment, 'open')
  const order = open.length > 0 ? open : doubtOrder(moment, 'later')
  const block = landing.at === 'first-doubt' ? order[0] : landing.at === 'last-doubt' ? order.at(-1) : undefined
  if (block !== undefined) review.select(only(block), { reveal: true })
  return block !== undefined
}

function showArticle(review: Review, article: ArticleId): boolean {
  const { value: page } = review.page
  const block = page?.articles[article]?.blocks.find((id) => page.blocks[id]?.dropped === null)
  if (block !== undefined) review.select(only(block), { reveal: true })
  return block !== undefined
}
