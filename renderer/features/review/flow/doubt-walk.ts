/** The way from doubt to doubt on one page, until the editor has been to each of them. [N1] */
import type { BlockId, DoubtId, PageId } from '#shared/base/index.ts'

import { stopFor } from '../model/desk-layout.ts'
import { indexOf } from '../model/page-index.ts'
import { doubtOrder, type Moment } from '../model/selection.ts'
import type { Review } from '../state/review.ts'

export interface Walk {
  /** The block of the next doubt (1) or the one before (-1); undefined where the way leads to another page. */
  next(step: -1 | 1): BlockId | undefined
  /** The editor will come back to it. */
  putOff(doubt: DoubtId): void
}

export function createWalk(review: Review): Walk {
  let page: PageId | undefined
  let been = new Set<DoubtId>()
  return {
    next(step) {
      const moment = review.moment()
      if (moment === undefined) return undefined
      if (moment.page.head.id !== page) {
        page = moment.page.head.id
        been = new Set()
      }
      const here = review.doubt.value
      if (here !== undefined) been.add(here.id)
      return nextStop(moment, review.focus.value, step, been)
    },
    putOff: (doubt) => void been.delete(doubt),
  }
}

/**
 * Open doubts in the direction; going on, also open ones above where the editor has not been, then the same of those that were
 * put off. `been`: doubts that were in hand since the page was opened.
 */
export function nextStop(moment: Moment, from: BlockId | undefined, step: -1 | 1, been: ReadonlySet<DoubtId>): BlockId | undefined {
  const { stops } = moment.layout
  const rank = (block: BlockId): number => stops.indexOf(stopFor(moment.layout, moment.page, block) ?? block)
  const at = from === undefined ? -1 : rank(from)
  const { doubts } = indexOf(moment.page)
  const fresh = (block: BlockId): boolean => (doubts.get(block) ?? []).some(({ id }) => !been.has(id))
  const open = doubtOrder(moment, 'open')
  if (step < 0) return open.findLast((id) => rank(id) < at)
  const later = doubtOrder(moment, 'later').filter(fresh)
  const below = (id: BlockId): boolean => rank(id) > at
  return open.find(below) ?? open.find((id) => id !== from && fresh(id)) ?? later.find(below) ?? later[0]
}
