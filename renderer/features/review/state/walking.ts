/** The commands that walk over the page, select on it, and open and close what is around. */
import type { CommandHandler } from '#renderer/commands/index.ts'

import { toggled, walked, wholePlace } from '../model/selecting.ts'
import { only, stepped, type Selection } from '../model/selection.ts'
import type { Review, Voice } from './review.ts'

export interface PanesAround {
  nextPage(): void
  previousPage(): void
  toggleInspector(): void
  toggleOriginal(): void
}

type Handlers = Readonly<Record<string, CommandHandler>>

export function walking(review: Review, around: PanesAround, voice: Voice): Handlers {
  return {
    ...selecting(review, voice),
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

/** Moving the focus, alone or with what is selected: a range, or blocks picked one by one. [V11] */
function selecting(review: Review, voice: Voice): Handlers {
  const go = (next: (selection: Selection | undefined) => Selection | undefined): CommandHandler => ({
    run: () => {
      const to = next(review.selection.value)
      if (to === undefined) return
      const before = review.selected.value.length
      review.select(to)
      // The block itself is read out when it takes the focus; how many are selected is not.
      const { length: count } = review.selected.value
      if (count !== before) voice.announce(voice.t('review.moving.selected', { count: String(count) }))
    },
  })
  const layout = (): typeof review.layout.value => review.layout.value
  const selected: Pick<CommandHandler, 'refusal'> = {
    refusal: () => (review.focus.value === undefined ? review.refusal({ cannot: 'nothing-selected' }) : null),
  }
  return {
    'review.next': go((now) => stepped(layout(), now, 1, false)),
    'review.previous': go((now) => stepped(layout(), now, -1, false)),
    'review.extend-down': go((now) => stepped(layout(), now, 1, true)),
    'review.extend-up': go((now) => stepped(layout(), now, -1, true)),
    'review.walk-down': go((now) => walked(layout(), now, 1)),
    'review.walk-up': go((now) => walked(layout(), now, -1)),
    'review.pick': { ...go((now) => (now === undefined ? undefined : toggled(layout(), now, now.focus))), ...selected },
    'review.select-article': {
      ...go((now) => (now === undefined || review.page.value === undefined ? undefined : wholePlace(layout(), review.page.value, now))),
      ...selected,
    },
  }
}

/** Opens or folds what is selected: a judged article, a dropped run. */
export function openOrFold(review: Review): boolean {
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
