/** What the commands of the Review screen do, and why they cannot be done now. */
import { historyOf } from '#shared/history/index.ts'
import type { Doubt } from '#shared/model/index.ts'
import { refusalInWords, refuse, type Operation } from '#shared/operations/index.ts'
import type { CommandHandler } from '#renderer/commands/index.ts'

import { answerStep, rejectStep } from '../model/answers.ts'
import * as gestures from '../model/gestures.ts'
import type { Gesture } from '../model/gestures.ts'
import { articleAt } from '../model/page-index.ts'
import { linking, type LinksAround } from '../links/link-commands.ts'
import { doubtFrom, doubtOrder, only, stepped } from '../model/selection.ts'
import { finishOrder, startOrder, takeInTurn } from './ordering.ts'
import type { Review, Voice } from './review.ts'

/** What commands need beside the page: other pages and the panes around it. */
export interface Around extends LinksAround {
  nextPage(): void
  previousPage(): void
  /** Goes on to the next page after one was approved. */
  pageDone(): void
  toggleInspector(): void
  toggleOriginal(): void
  /** Shows what a new cut of the page would change. */
  resegment(): void
}

type Handlers = Readonly<Record<string, CommandHandler>>

export function reviewHandlers(review: Review, around: Around, voice: Voice): Handlers {
  return {
    ...walking(review, around),
    ...doubting(review, voice),
    ...arranging(review),
    ...linking(review, around, voice),
    ...judging(review, around, voice),
    ...history(review, voice),
  }
}

function walking(review: Review, around: Around): Handlers {
  const step = (by: number, extend: boolean): CommandHandler => ({
    run: () => {
      const next = stepped(review.layout.value, review.selection.value, by, extend)
      if (next !== undefined) review.select(next)
    },
  })
  return {
    'review.next': step(1, false),
    'review.previous': step(-1, false),
    'review.extend-down': step(1, true),
    'review.extend-up': step(-1, true),
    'review.next-page': { run: () => around.nextPage() },
    'review.previous-page': { run: () => around.previousPage() },
    'review.skim': {
      run: () => {
        review.skim.value = !review.skim.value
        review.turn.value++
      },
    },
    'review.fold': {
      run: () => {
        openOrFold(review)
      },
    },
    'review.inspector': { run: () => around.toggleInspector() },
    'review.original': { run: () => around.toggleOriginal() },
    'review.escape': { run: () => letGo(review) },
  }
}

/** Opens or folds what is selected: a judged article, a dropped run. */
function openOrFold(review: Review): boolean {
  const { value: focus } = review.focus
  const { value: page } = review.page
  if (focus === undefined || page === undefined) return false
  const row = review.layout.value.rows.find((one) =>
    one.kind === 'dropped' ? one.key === focus : one.sheet.seen.includes(focus) || one.sheet.kept.some((block) => block.id === focus),
  )
  if (row === undefined || (row.kind === 'sheet' && !review.unfolded.value.has(row.key))) return false
  if (row.kind === 'dropped') review.toggleRun(row.key)
  else review.toggleFold(row.key)
  review.turn.value++
  return true
}

function letGo(review: Review): void {
  const { value: focus } = review.focus
  if (review.ordering.value !== undefined) review.ordering.value = undefined
  else if (focus !== undefined) review.select(only(focus))
}

function doubting(review: Review, voice: Voice): Handlers {
  const here = (): Doubt | undefined => review.doubt.value
  const none = (): string | null => (here() === undefined ? voice.t('review.doubt.none') : null)
  const go = (step: -1 | 1): void => {
    const moment = review.moment()
    const block = moment === undefined ? undefined : doubtFrom(moment, review.focus.value, step)
    if (block !== undefined) review.select(only(block), { reveal: true })
  }
  const noneLeft = (): string | null => {
    const moment = review.moment()
    const left = moment === undefined ? 0 : doubtOrder(moment, 'open').length + doubtOrder(moment, 'later').length
    return left === 0 ? voice.t('review.doubt.noneLeft') : null
  }
  const settle = (make: (doubt: Doubt) => Operation): CommandHandler => ({
    refusal: none,
    run: () => {
      const doubt = here()
      if (doubt !== undefined) review.perform(make(doubt))
    },
  })
  const answer = (choice: number): CommandHandler => ({
    refusal: () => none() ?? (here()?.answers[choice] === undefined ? voice.t('review.doubt.noSuchAnswer') : null),
    run: () => {
      const doubt = here()
      const { value: page } = review.page
      if (doubt !== undefined && page !== undefined) review.perform(answerStep(page, doubt, choice, review.source.ids))
    },
  })
  return {
    'review.next-doubt': { refusal: noneLeft, run: () => go(1) },
    'review.previous-doubt': { refusal: noneLeft, run: () => go(-1) },
    'review.answer-1': answer(1),
    'review.answer-2': answer(2),
    'review.answer-3': answer(3),
    'review.reject': {
      refusal: none,
      run: () => {
        const doubt = here()
        const { value: page } = review.page
        if (doubt !== undefined && page !== undefined) review.perform(rejectStep(page, doubt, review.source.ids))
      },
    },
    'review.later': settle((doubt) => ({ name: 'settleDoubt', doubt: doubt.id, state: 'later' })),
    'review.flag': {
      refusal: () => withPage(review, voice, (page) => gestures.status(page, review.selected.value, 'doubtful')),
      run: () => flag(review),
    },
    'review.accept': { refusal: () => acceptRefusal(review, voice), run: () => accept(review) },
  }
}

/** Enter does the next thing of what is in hand: picks a block while ordering, answers the doubt, opens what is folded. */
function accept(review: Review): void {
  const { value: doubt } = review.doubt
  const { value: page } = review.page
  const { value: ordering } = review.ordering
  const { value: focus } = review.focus
  if (page === undefined) return
  if (ordering !== undefined && focus !== undefined) takeInTurn(review, focus)
  else if (doubt !== undefined) review.perform(answerStep(page, doubt, 0, review.source.ids))
  else openOrFold(review)
}

function acceptRefusal(review: Review, voice: Voice): string | null {
  if (review.ordering.value !== undefined || review.doubt.value !== undefined) return null
  const { value: focus } = review.focus
  const row = review.layout.value.rows.find((one) =>
    one.kind === 'dropped' ? one.key === focus : one.sheet.kept.some((block) => block.id === focus),
  )
  const opens = row !== undefined && (row.kind !== 'sheet' || review.unfolded.value.has(row.key))
  return opens ? null : voice.t('review.doubt.none')
}

/** The article is flagged, its doubts stay open; the editor goes on with the next doubt of another article. */
function flag(review: Review): void {
  const { value: page } = review.page
  if (page === undefined) return
  const from = review.focus.value
  if (!review.perform(gestures.status(page, review.selected.value, 'doubtful'))) return
  const moment = review.moment()
  const article = from === undefined || moment === undefined ? undefined : articleAt(moment.page, from)
  const elsewhere = moment === undefined ? [] : doubtOrder(moment, 'open').filter((id) => articleAt(moment.page, id) !== article)
  const stops = moment?.layout.stops ?? []
  const at = stops.indexOf(review.focus.value ?? from ?? stops[0] ?? ('' as never))
  const next = elsewhere.find((id) => stops.indexOf(id) > at) ?? elsewhere[0]
  if (next !== undefined) review.select(only(next), { reveal: true })
}

function arranging(review: Review): Handlers {
  const doing = (make: (page: NonNullable<typeof review.page.value>) => Gesture, follow = false): CommandHandler => ({
    refusal: () =>
      review.page.value === undefined ? review.refusal({ cannot: 'nothing-selected' }) : review.refusal(make(review.page.value)),
    run: () => {
      if (review.page.value !== undefined) review.perform(make(review.page.value), { follow })
    },
  })
  const blocks = (): typeof review.selected.value => review.selected.value
  const { ids } = review.source
  const ofArticle = (
    make: (page: NonNullable<typeof review.page.value>, article: NonNullable<typeof review.article.value>) => Gesture,
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
      return what !== 'role' && what !== 'topic' && others.length === 0 ? review.refusal({ cannot: 'no-other-article' }) : null
    },
    run: () => {
      review.picking.value = what
    },
  })
  return {
    'review.split': doing((page) => gestures.split(page, blocks(), ids)),
    'review.merge': doing((page) => gestures.mergeBack(page, blocks())),
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
    'review.join': doing((page) => gestures.join(page, blocks())),
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
    refusal: () => withPage(review, voice, (page) => gestures.status(page, review.selected.value, status)),
    run: () => {
      if (review.page.value !== undefined) review.perform(gestures.status(review.page.value, review.selected.value, status))
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
        if (already || review.perform(operation)) around.pageDone()
      },
    },
  }
}

function withPage(review: Review, voice: Voice, make: (page: NonNullable<typeof review.page.value>) => Gesture): string | null {
  const { value: page } = review.page
  return page === undefined ? voice.t('review.cannot.no-page') : review.refusal(make(page))
}

function history(review: Review, voice: Voice): Handlers {
  const nothing = (entry: unknown): string | null =>
    entry === undefined ? refusalInWords(refuse('nothing-to-undo'), voice.language()) : null
  return {
    'review.undo': {
      refusal: () => nothing(historyOf(review.source.log).undoable),
      run: () => {
        review.after(review.moment(), review.source.undo())
      },
    },
    'review.redo': {
      refusal: () => nothing(historyOf(review.source.log).redoable),
      run: () => {
        review.after(review.moment(), review.source.redo())
      },
    },
  }
}
