/** The commands of the Review screen that lead into the history: of the page, of a block, as a proof; and undo over all pages. */
import type { CommandHandler } from '#renderer/commands/index.ts'
import { useHistoryPageStore } from '#renderer/stores/history-page.ts'
import { useViewStore } from '#renderer/stores/view.ts'

import type { Review, Voice } from '../state/review.ts'
import { useUndoAcross } from './undo-across.ts'

/** For the screen's setup. `showBlock` opens the inspector at what was done to the selected block. */
export function useHistoryCommands(review: Review, voice: Voice, showBlock: () => Promise<void>): Readonly<Record<string, CommandHandler>> {
  const history = useHistoryPageStore()
  const view = useViewStore()
  const noPage = (): string | null => (review.page.value === undefined ? voice.t('review.cannot.no-page') : null)

  function open(mode: 'page' | 'proof'): void {
    const { value: page } = review.page
    if (page === undefined) return
    review.endEdit()
    const { value: article } = review.article
    history.want(page.head.id, { mode, ...(article === undefined ? {} : { article: article.id }) })
    view.openHistory(page.head.id)
  }

  return {
    ...useUndoAcross(review, voice),
    'review.history': { refusal: noPage, run: () => open('page') },
    'review.proof': {
      refusal: () => noPage() ?? (review.article.value === undefined ? voice.t('review.cannot.on-shelf') : null),
      run: () => open('proof'),
    },
    'review.blame': {
      refusal: () => (review.focus.value === undefined ? voice.t('review.cannot.nothing-selected') : null),
      run: showBlock,
    },
  }
}
