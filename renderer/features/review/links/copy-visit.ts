/** A page that was opened from 查重: the copy is selected, and Esc leads back once there is nothing else to let go. */
import { onScopeDispose, watch } from 'vue'

import type { CommandHandler } from '#renderer/commands/index.ts'
import { useCopiesStore } from '#renderer/stores/copies.ts'

import { only } from '../model/selection.ts'
import type { Review } from '../state/review.ts'

type Handlers = Readonly<Record<string, CommandHandler>>

/** For the screen's setup: selects what is to be looked at, and gives back the handlers with the way back in Esc. */
export function withCopyVisit(handlers: Handlers, review: Review, busy: () => boolean): Handlers {
  const copies = useCopiesStore()
  const here = (): boolean => copies.visiting !== null && copies.visiting.page === review.page.value?.head.id

  watch(
    () => (here() ? copies.visiting : null),
    (place) => {
      const { value: page } = review.page
      const block = place?.blocks.find((id) => page?.blocks[id] !== undefined)
      if (block === undefined) return
      // After the page was put back as it was left.
      setTimeout(() => {
        review.select(only(block), { reveal: true })
        review.turn.value++
      })
    },
    { immediate: true, flush: 'post' },
  )

  watch(
    () => review.page.value?.head.id,
    (_, before) => {
      if (before !== undefined && before === copies.visiting?.page) copies.stay()
    },
  )
  onScopeDispose(() => copies.stay())

  const escape = handlers['review.escape']
  if (escape === undefined) return handlers
  const run = (): void | Promise<void> => {
    const idle = !busy() && review.ordering.value === undefined && review.selected.value.length <= 1
    if (idle && here() && copies.leave(review.page.value?.head.id)) return
    return escape.run()
  }
  return { ...handlers, 'review.escape': { ...escape, run } }
}
