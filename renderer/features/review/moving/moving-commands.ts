/** The keys while something is carried: arrows choose the place, Enter puts down, Esc gives up, all others wait. */
import type { CommandHandler } from '#renderer/commands/index.ts'

import type { Review, Voice } from '../state/review.ts'
import type { Moving } from './moving.ts'

type Handlers = Readonly<Record<string, CommandHandler>>

/** Keys that look around and change nothing that is carried. */
const HARMLESS: ReadonlySet<string> = new Set(['review.inspector', 'review.original'])

/** The screen's handlers with those of carrying before them. */
export function withMoving(handlers: Handlers, review: Review, moving: Moving, voice: Voice): Handlers {
  const carrying = (): boolean => moving.cargo.value !== undefined
  const first = (): string => voice.t('review.moving.first')
  const own: Handlers = {
    'review.next': { run: () => moving.step(1) },
    'review.previous': { run: () => moving.step(-1) },
    'review.accept': {
      refusal: () => (moving.slot.value === undefined ? voice.t('review.moving.nowhere') : moving.refusal.value),
      run: () => moving.put(),
    },
    'review.escape': { run: () => moving.giveUp() },
  }
  const wrapped = Object.entries(handlers).map(([id, handler]): [string, CommandHandler] => {
    const mine = own[id]
    if (HARMLESS.has(id)) return [id, handler]
    return [
      id,
      {
        refusal: () => {
          if (!carrying()) return handler.refusal?.() ?? null
          return mine === undefined ? first() : (mine.refusal?.() ?? null)
        },
        run: () => (carrying() && mine !== undefined ? mine.run() : handler.run()),
      },
    ]
  })
  return {
    ...Object.fromEntries(wrapped),
    'review.lift': {
      refusal: () => (review.selected.value.length === 0 ? review.refusal({ cannot: 'nothing-selected' }) : null),
      run: () => (carrying() ? moving.giveUp() : moving.take({ article: null, blocks: review.selected.value }, 'keys')),
    },
  }
}
