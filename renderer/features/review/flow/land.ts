/** Where the selection goes on a page that the way of the doubts led to. */
import { doubtOrder, only } from '../model/selection.ts'
import type { Review } from '../state/review.ts'
import type { Landing } from './use-flow.ts'

/** Selects the doubt that the way leads to. False where it leads to another page, or to none. */
export function land(review: Review, landing: Landing | null): boolean {
  const moment = review.moment()
  if (landing === null || moment?.page.head.id !== landing.page) return false
  const open = doubtOrder(moment, 'open')
  const order = open.length > 0 ? open : doubtOrder(moment, 'later')
  const block = landing.at === 'first-doubt' ? order[0] : landing.at === 'last-doubt' ? order.at(-1) : undefined
  if (block !== undefined) review.select(only(block), { reveal: true })
  return block !== undefined
}
