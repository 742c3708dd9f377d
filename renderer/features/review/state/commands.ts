/** What the commands of the Review screen do, and why they cannot be done now. */
import { historyOf } from '#shared/history/index.ts'
import { refusalInWords, refuse } from '#shared/operations/index.ts'
import type { CommandHandler } from '#renderer/commands/index.ts'

import { doubting, type FlowAround } from '../flow/doubt-commands.ts'
import * as gestures from '../model/gestures.ts'
import { statusCommands } from '../flow/status-picks.ts'
import { linking, type LinksAround } from '../links/link-commands.ts'
import { only } from '../model/selection.ts'
import * as several from '../model/several.ts'
import { finishOrder, startOrder } from './ordering.ts'
import type { Review, Voice } from './review.ts'
import { walking, type PanesAround } from './walking.ts'

/** What commands need beside the page: other pages and the panes around it. */
export interface Around extends LinksAround, PanesAround, FlowAround {
  /** Goes on to the next page after one was approved. */
  pageDone(): void
  /** Shows what a new cut of the page would change. */
  resegment(): void
}

type Handlers = Readonly<Record<string, CommandHandler>>

export function reviewHandlers(review: Review, around: Around, voice: Voice): Handlers {
  return {
    ...walking(review, around, voice),
    ...doubting(review, around, voice),
    ...arranging(review),
    ...linking(review, around, voice),
    ...judging(review, around, voice),
    ...statusCommands(review),
    ...pageHistory(review, voice),
  }
}

function arranging(review: Review): Handlers {
  const doing = (make: (page: NonNullable<typeof review.page.value>) => several.Step, follow = false): CommandHandler => ({
    refusal: () =>
      review.page.value === undefined ? review.refusal({ cannot: 'nothing-selected' }) : review.refusal(make(review.page.value)),
    run: () => {
      if (review.page.value !== undefined) review.perform(make(review.page.value), { follow })
    },
  })
  const blocks = (): typeof review.selected.value => review.selected.value
  const { ids } = review.source
  const ofArticle = (
    make: (page: NonNullable<typeof review.page.value>, article: NonNullable<typeof review.article.value>) => several.Step,
  ): CommandHandler =>
    doing((page) => {
      const { value: article } = review.article
      return article === undefined ? { cannot: blocks().length === 0 ? 'nothing-selected' : 'on-shelf' } : make(page, article)
    })
  const pick = (what: NonNullable<typeof review.picking.value>, needsArticle: boolean): CommandHandler => ({
    refusal: () => {
      if (blocks().length === 0) return review.refusal({ cannot: 'nothing-selected' })
      if (needsArticle && review.article.value === undefined) return review.refusal({ cannot: 'on-shelf' })
      const others =
        review.page.value === undefined ? [] : gestures.visibleArticles(review.page.value).filter((id) => id !== review.article.value?.id)
      return (what === 'send' || what === 'merge-into') && others.length === 0 ? review.refusal({ cannot: 'no-other-article' }) : null
    },
    run: () => {
      review.picking.value = what
    },
  })
  return {
    'review.split': doing((page) => gestures.split(page, blocks(), ids)),
    'review.merge': doing((page) => several.mergeSelected(page, blocks())),
    'review.merge-into': pick('merge-into', true),
    'review.article-up': ofArticle((page, article) => gestures.moveArticle(page, article.id, -1)),
    'review.article-down': ofArticle((page, article) => gestures.moveArticle(page, article.id, 1)),
    'review.move-up': doing((page) => gestures.shift(page, blocks(), -1), true),
    'review.move-down': doing((page) => gestures.shift(page, blocks(), 1), true),
    'review.carry-up': doing((page) => gestures.carry(page, blocks(), -1), true),
    'review.carry-down': doing((page) => gestures.carry(page, blocks(), 1), true),
    'review.send': pick('send', false),
    'review.shelve': doing((page) => gestures.shelve(page, blocks())),
    'review.role': pick('role', false),
    'review.topic': pick('topic', true),
    'review.kind': pick('kind', true),
    'review.join': doing((page) => several.joinSelected(page, blocks())),
    'review.drop': doing((page) => gestures.drop(page, blocks())),
    'review.edit': {
      refusal: () => editRefusal(review),
      run: () => {
        const { value: focus } = review.focus
        if (focus === undefined) return
        review.select(only(focus), { reveal: true })
        review.editing.value = { block: focus, caret: null, text: null }
      },
    },
  }
}

function editRefusal(review: Review): string | null {
  const { value: focus } = review.focus
  const block = focus === undefined ? undefined : review.page.value?.blocks[focus]
  if (block === undefined) return review.refusal({ cannot: 'nothing-selected' })
  return block.dropped === null ? null : review.refusal({ cannot: 'dropped' })
}

function judging(review: Review, around: Around, voice: Voice): Handlers {
  const judge = (status: 'approved' | 'in-review' | 'returned'): CommandHandler => ({
    refusal: () => withPage(review, voice, (page) => several.judgeSelected(page, review.selected.value, status)),
    run: () => {
      if (review.page.value !== undefined) review.perform(several.judgeSelected(review.page.value, review.selected.value, status))
    },
  })
  return {
    'review.approve': judge('approved'),
    'review.reopen': judge('in-review'),
    'review.return': judge('returned'),
    'review.order': {
      refusal: () =>
        review.article.value === undefined
          ? review.refusal({ cannot: review.selected.value.length === 0 ? 'nothing-selected' : 'on-shelf' })
          : null,
      run: () => {
        if (review.ordering.value === undefined) startOrder(review)
        else finishOrder(review)
      },
    },
    'review.resegment': {
      refusal: () => (review.page.value === undefined ? review.refusal({ cannot: 'no-page' }) : null),
      run: () => around.resegment(),
    },
    'review.approve-page': {
      refusal: () => (review.page.value === undefined ? review.refusal({ cannot: 'no-page' }) : null),
      run: () => {
        const { value: page } = review.page
        if (page === undefined) return
        const operation = gestures.approvePage(page)
        // Approving again only goes on: nothing is left to approve.
        const already = review.source.can(operation)?.code === 'already-so'
        if (already || review.perform(operation, { then: () => around.pageDone() })) around.pageDone()
      },
    },
  }
}

function withPage(review: Review, voice: Voice, make: (page: NonNullable<typeof review.page.value>) => several.Step): string | null {
  const { value: page } = review.page
  return page === undefined ? voice.t('review.cannot.no-page') : review.refusal(make(page))
}

/** Undo and redo on the page in hand alone. The screen's own go over all pages, and come down to these where no other page is known. */
export function pageHistory(
  review: Review,
  voice: Voice,
): Readonly<Record<'review.undo' | 'review.redo', { readonly run: () => void; readonly refusal: () => string | null }>> {
  return {
    'review.undo': {
      refusal: () =>
        historyOf(review.source.log).undoable === undefined ? refusalInWords(refuse('nothing-to-undo'), voice.language()) : null,
      run: () => {
        review.after(review.moment(), review.source.undo())
      },
    },
    'review.redo': {
      refusal: () => (historyOf(review.source.log).redoable === undefined ? voice.t('review.cannot.nothing-to-redo') : null),
      run: () => {
        review.after(review.moment(), review.source.redo())
      },
    },
  }
}
