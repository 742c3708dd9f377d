/** Answering doubts by keys and going on: to the next doubt of the page, then to another page. */
import type { Doubt } from '#shared/model/index.ts'
import type { Operation } from '#shared/operations/index.ts'
import type { CommandHandler } from '#renderer/commands/index.ts'

import { answerStep, isOffered, rejectStep } from '../model/answers.ts'
import { articleAt } from '../model/page-index.ts'
import { doubtOrder, only } from '../model/selection.ts'
import { judgeSelected } from '../model/several.ts'
import { takeInTurn } from '../state/ordering.ts'
import type { Review, Voice } from '../state/review.ts'
import { openOrFold } from '../state/walking.ts'
import { createWalk } from './doubt-walk.ts'

/** What lies beyond the page. */
export interface FlowAround {
  /** To the doubts of another page: its first one, or going back its last one. */
  doubtElsewhere(step: -1 | 1): void
  /** To the next page: with doubts, else one to review. */
  nextWork(): void
}

type Handlers = Readonly<Record<string, CommandHandler>>

/** How many alternatives have a key: 1 to 9. */
export const ALTERNATIVES = 9

export function doubting(review: Review, around: FlowAround, voice: Voice): Handlers {
  const walk = createWalk(review)
  const here = (): Doubt | undefined => review.doubt.value
  const none = (): string | null => (here() === undefined ? voice.t('review.doubt.none') : null)
  const noPage = (): string | null => (review.page.value === undefined ? review.refusal({ cannot: 'no-page' }) : null)
  const go = (step: -1 | 1): CommandHandler => ({
    refusal: noPage,
    run: () => {
      const block = walk.next(step)
      if (block === undefined) around.doubtElsewhere(step)
      else review.select(only(block), { reveal: true })
    },
  })
  const settle = (make: (doubt: Doubt) => Operation | undefined): CommandHandler => ({
    refusal: none,
    run: () => {
      const doubt = here()
      const operation = doubt === undefined ? undefined : make(doubt)
      if (operation !== undefined) review.perform(operation)
    },
  })
  const leads = (choice: number): boolean => {
    const { value: page } = review.page
    const wanted = here()?.answers[choice]?.answer
    return page !== undefined && wanted !== undefined && isOffered(page, wanted)
  }
  const answer = (choice: number): CommandHandler => ({
    ...settle((doubt) => {
      const { value: page } = review.page
      return page === undefined ? undefined : answerStep(page, doubt, choice, review.source.ids)
    }),
    refusal: () => none() ?? (leads(choice) ? null : voice.t('review.doubt.noSuchAnswer')),
  })
  const alternatives = Array.from({ length: ALTERNATIVES }, (_, i) => [`review.answer-${String(i + 1)}`, answer(i + 1)] as const)
  return {
    'review.next-doubt': go(1),
    'review.previous-doubt': go(-1),
    ...Object.fromEntries(alternatives),
    'review.reject': settle((doubt) => {
      const { value: page } = review.page
      return page === undefined ? undefined : rejectStep(page, doubt, review.source.ids)
    }),
    'review.later': {
      refusal: none,
      run: () => {
        const doubt = here()
        if (doubt !== undefined && review.perform({ name: 'settleDoubt', doubt: doubt.id, state: 'later' })) walk.putOff(doubt.id)
      },
    },
    'review.flag': {
      refusal: () =>
        review.page.value === undefined ? noPage() : review.refusal(judgeSelected(review.page.value, review.selected.value, 'doubtful')),
      run: () => flag(review),
    },
    'review.accept': { refusal: () => acceptRefusal(review, voice), run: () => accept(review, around) },
    'review.next-work': { refusal: noPage, run: () => around.nextWork() },
  }
}

/**
 * Enter does the next thing of what is in hand: picks a block while ordering, answers the doubt, goes on to another page
 * where nothing is asked here any more, as the bar below the page says, and else opens or folds what is selected. [N3]
 */
function accept(review: Review, around: FlowAround): void {
  const { value: doubt } = review.doubt
  const { value: page } = review.page
  const { value: ordering } = review.ordering
  const { value: focus } = review.focus
  if (page === undefined) return
  if (ordering !== undefined && focus !== undefined) takeInTurn(review, focus)
  else if (doubt !== undefined) review.perform(answerStep(page, doubt, 0, review.source.ids))
  else if (nothingAsked(review)) around.nextWork()
  else openOrFold(review)
}

function acceptRefusal(review: Review, voice: Voice): string | null {
  if (review.ordering.value !== undefined || review.doubt.value !== undefined) return null
  const { value: focus } = review.focus
  const row = review.layout.value.rows.find((one) =>
    one.kind === 'dropped' ? one.key === focus : one.sheet.kept.some((block) => block.id === focus),
  )
  const opens = row !== undefined && (row.kind !== 'sheet' || review.unfolded.value.has(row.key))
  return opens || nothingAsked(review) ? null : voice.t('review.doubt.none')
}

function nothingAsked(review: Review): boolean {
  const { value: page } = review.page
  return page !== undefined && Object.values(page.doubts).every((doubt) => doubt.state !== 'open')
}

/** The article is flagged, its doubts stay open; the editor goes on with the next doubt of another article. */
function flag(review: Review): void {
  const { value: page } = review.page
  if (page === undefined) return
  const from = review.focus.value
  if (!review.perform(judgeSelected(page, review.selected.value, 'doubtful'))) return
  const moment = review.moment()
  const article = from === undefined || moment === undefined ? undefined : articleAt(moment.page, from)
  const elsewhere = moment === undefined ? [] : doubtOrder(moment, 'open').filter((id) => articleAt(moment.page, id) !== article)
  const stops = moment?.layout.stops ?? []
  const at = stops.indexOf(review.focus.value ?? from ?? stops[0] ?? ('' as never))
  const next = elsewhere.find((id) => stops.indexOf(id) > at) ?? elsewhere[0]
  if (next !== undefined) review.select(only(next), { reveal: true })
}
