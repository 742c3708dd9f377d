/** What the commands about links to other pages do, and why they cannot be done now. */
import type { LinkDirection } from '#shared/contract/index.ts'
import type { ArticleLink } from '#shared/model/index.ts'
import type { CommandHandler } from '#renderer/commands/index.ts'

import { unlink } from '../model/gestures.ts'
import type { Review, Voice } from '../state/review.ts'

/** What these commands need beside the page. */
export interface LinksAround {
  /** Lists the articles of other pages that the article could go on in, or come from. */
  chooseLink(direction: LinkDirection): void
  /** Opens another page at an article. */
  openLink(link: ArticleLink): void
}

/** 接版. The article that is selected, and its other part on another page. */
export function linking(review: Review, around: LinksAround, voice: Voice): Readonly<Record<string, CommandHandler>> {
  const noArticle = (): string | null =>
    review.article.value === undefined
      ? review.refusal({ cannot: review.selected.value.length === 0 ? 'nothing-selected' : 'on-shelf' })
      : null
  const other = (): ArticleLink | null => review.article.value?.continuesTo ?? review.article.value?.continuedFrom ?? null
  const notLinked = (): string | null => noArticle() ?? (other() === null ? voice.t('review.cannot.not-linked') : null)
  const choose = (direction: LinkDirection): CommandHandler => ({
    refusal: () => noArticle() ?? (review.page.value?.head.info.date == null ? voice.t('review.cannot.no-day') : null),
    run: () => around.chooseLink(direction),
  })
  return {
    'review.link-to': choose('continuesTo'),
    'review.link-from': choose('continuedFrom'),
    'review.follow-link': {
      refusal: notLinked,
      run: () => {
        const link = other()
        if (link !== null) around.openLink(link)
      },
    },
    'review.unlink': {
      refusal: notLinked,
      run: () => {
        const { value: article } = review.article
        const operation = article === undefined ? undefined : unlink(article)
        if (operation !== undefined) review.perform(operation)
      },
    },
  }
}
