/** The five statuses as a list to pick from, for the selected articles and for the page. [N4] */
import type { Language } from '#shared/base/index.ts'
import type { Settings } from '#shared/contract/index.ts'
import { shownStatus, STATUSES, statusInWords, type Page, type Status } from '#shared/model/index.ts'
import type { CommandHandler } from '#renderer/commands/index.ts'

import { approvePage } from '../model/gestures.ts'
import { articlesOf, judgeSelected, type Step } from '../model/several.ts'
import type { Choice } from '../parts/choice.ts'
import type { Review } from '../state/review.ts'

const KEYS: Readonly<Record<Settings['keyPreset'], Readonly<Record<Status, string>>>> = {
  standard: { unreviewed: 'U', 'in-review': 'I', approved: 'A', doubtful: 'F', returned: 'B' },
  left: { unreviewed: 'Q', 'in-review': 'W', approved: 'V', doubtful: 'B', returned: 'X' },
}

export type StatusPick = 'status' | 'page-status'

export function isStatusPick(picking: string | undefined): picking is StatusPick {
  return picking === 'status' || picking === 'page-status'
}

/** What giving a status means: to all selected articles, or to the page; an approved page has all its articles approved. */
export function statusStep(review: Review, what: StatusPick, status: Status): Step {
  const { value: page } = review.page
  if (page === undefined) return { cannot: 'no-page' }
  if (what === 'status') return judgeSelected(page, review.selected.value, status)
  return status === 'approved' ? approvePage(page) : { name: 'setStatus', page: true, articles: [], status }
}

/** The list; what cannot be given now says why. */
export function statusChoices(review: Review, what: StatusPick, preset: Settings['keyPreset'], language: Language): Choice[] {
  const { value: page } = review.page
  if (page === undefined) return []
  const now = what === 'status' ? commonStatus(page, review) : shownStatus(page)
  return STATUSES.map((status): Choice => {
    const on = status === now
    const refusal = on ? null : review.refusal(statusStep(review, what, status))
    return { id: status, key: KEYS[preset][status], label: statusInWords(status, language), on, refusal }
  })
}

function commonStatus(page: Page, review: Review): Status | undefined {
  const statuses = new Set(articlesOf(page, review.selected.value).map((id) => page.articles[id]?.status))
  return statuses.size === 1 ? [...statuses][0] : undefined
}

/** The commands that open the two lists. */
export function statusCommands(review: Review): Readonly<Record<string, CommandHandler>> {
  return {
    'review.status': {
      refusal: () => {
        if (review.selected.value.length === 0) return review.refusal({ cannot: 'nothing-selected' })
        return review.article.value === undefined && review.selected.value.length === 1 ? review.refusal({ cannot: 'on-shelf' }) : null
      },
      run: () => {
        review.picking.value = 'status'
      },
    },
    'review.page-status': {
      refusal: () => (review.page.value === undefined ? review.refusal({ cannot: 'no-page' }) : null),
      run: () => {
        review.picking.value = 'page-status'
      },
    },
  }
}
