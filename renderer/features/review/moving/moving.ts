/**
 * Carrying blocks or an article over the page, by the mouse or by keys: what is carried, where it would be put down,
 * and what is said of it. Both ways end in the same operation. [V14]
 */
import { computed, inject, provide, shallowRef, watch, type ComputedRef, type InjectionKey, type ShallowRef } from 'vue'

import { present, type Language } from '#shared/base/index.ts'
import type { Page } from '#shared/model/index.ts'
import { articleLetter } from '#shared/segmentation/index.ts'

import { orderOf } from '../model/names.ts'
import { indexOf } from '../model/page-index.ts'
import type { Review, Voice } from '../state/review.ts'
import { putDown, slotKey, slotsOf, type Cargo, type Slot } from './slots.ts'

export interface Moving {
  /** What is carried now; undefined: nothing. */
  readonly cargo: ShallowRef<Cargo | undefined>
  readonly by: ShallowRef<'keys' | 'mouse'>
  /** Where it would be put down; undefined: nowhere. */
  readonly slot: ShallowRef<Slot | undefined>
  /** The place in words, '' where there is none; and why it cannot be put down there. */
  readonly where: ComputedRef<string>
  readonly refusal: ComputedRef<string | null>
  /** Takes what is selected, or what the mouse drags. */
  take(cargo: Cargo, by: 'keys' | 'mouse'): void
  /** The mouse points somewhere else. */
  over(slot: Slot | undefined): void
  /** The next slot (1) or the one before (-1) that would change something. */
  step(by: -1 | 1): void
  put(): void
  giveUp(): void
}

const key: InjectionKey<Moving> = Symbol('moving')

export function provideMoving(moving: Moving): Moving {
  provide(key, moving)
  return moving
}

/** For a part's setup: what is being carried on the screen that it belongs to. */
export function useMoving(): Moving {
  return present(inject(key), 'every part of the Review screen stands inside it')
}

export function createMoving(review: Review, voice: Voice): Moving {
  const cargo = shallowRef<Cargo>()
  const by = shallowRef<'keys' | 'mouse'>('keys')
  const slot = shallowRef<Slot>()

  const why = (to: Slot): string | null => {
    const { value: page } = review.page
    if (page === undefined || cargo.value === undefined) return null
    return review.refusal(putDown(page, cargo.value, to, review.source.ids))
  }
  const where = computed(() =>
    slot.value === undefined || review.page.value === undefined || cargo.value === undefined
      ? ''
      : slotInWords(review.page.value, cargo.value, slot.value, voice),
  )
  const refusal = computed(() => (slot.value === undefined ? null : why(slot.value)))

  function leave(): void {
    cargo.value = undefined
    slot.value = undefined
  }
  // Another page, or the same one changed elsewhere: what was carried may not be there any more.
  watch(review.page, leave, { flush: 'sync' })

  function take(what: Cargo, how: 'keys' | 'mouse'): void {
    if (what.blocks.length === 0) return
    cargo.value = what
    by.value = how
    slot.value = undefined
    voice.announce(voice.t(how === 'keys' ? 'review.moving.lifted' : 'review.moving.dragging', { count: String(what.blocks.length) }))
  }

  function over(next: Slot | undefined): void {
    if (slotKey(next) === slotKey(slot.value)) return
    slot.value = next
    if (where.value !== '') voice.announce(where.value)
  }

  function step(direction: -1 | 1): void {
    const { value: page } = review.page
    if (page === undefined || cargo.value === undefined) return
    const slots = slotsOf(page, review.layout.value, cargo.value)
    for (let at = start(slots) + direction; slots[at] !== undefined; at += direction) {
      const next = slots[at]
      if (next !== undefined && why(next) === null) return over(next)
    }
    voice.say(voice.t('review.moving.end'))
  }

  /** The slot that is shown; before the first step, the place of the first block that is carried. */
  function start(slots: readonly Slot[]): number {
    const now = slotKey(slot.value)
    if (now !== '') return slots.findIndex((one) => slotKey(one) === now)
    const [first] = cargo.value?.blocks ?? []
    const place = first === undefined || review.page.value === undefined ? undefined : indexOf(review.page.value).places.get(first)
    const stops = review.layout.value.stops
    const at = first === undefined ? -1 : stops.indexOf(first)
    const own = slots.findLastIndex((one) => one.kind === 'in' && one.place === place && one.at !== null && stops.indexOf(one.at) <= at)
    return own >= 0 ? own : slots.findIndex((one) => one.kind === 'between' && one.at === place)
  }

  function put(): void {
    const { value: page } = review.page
    const [what, to] = [cargo.value, slot.value]
    leave()
    if (page === undefined || what === undefined || to === undefined) return
    const gone = to.kind === 'shelf' || (to.kind === 'in' && to.place === null)
    review.perform(putDown(page, what, to, review.source.ids), { follow: !gone })
  }

  function giveUp(): void {
    if (cargo.value === undefined) return
    leave()
    voice.announce(voice.t('review.moving.givenUp'))
    review.turn.value++
  }

  return { cargo, by, slot, where, refusal, take, over, step, put, giveUp }
}

/** A slot as it is spoken and shown: `丁篇，第 12 行前`. */
export function slotInWords(page: Page, cargo: Cargo, slot: Slot, voice: Pick<Voice, 't' | 'language'>): string {
  const language: Language = voice.language()
  const letterOf = (article: Parameters<typeof orderOf>[1]): string => articleLetter(Math.max(0, orderOf(page, article)), language)
  const whole = cargo.article !== null
  switch (slot.kind) {
    case 'shelf':
      return voice.t('review.moving.shelf')
    case 'article':
      return voice.t(whole ? 'review.moving.merge' : 'review.moving.article', { letter: letterOf(slot.article) })
    case 'between': {
      if (slot.before === null) return voice.t(whole ? 'review.moving.articleLast' : 'review.moving.newLast')
      return voice.t(whole ? 'review.moving.articleBefore' : 'review.moving.newBefore', { letter: letterOf(slot.before) })
    }
    case 'in': {
      const place = slot.place === null ? voice.t('review.shelf.name') : voice.t('review.desk.article', { letter: letterOf(slot.place) })
      const line = slot.at === null ? undefined : indexOf(page).numbers.get(slot.at)
      if (slot.edge === 'below' || line === undefined) return voice.t('review.moving.atEnd', { place })
      return voice.t('review.moving.beforeLine', { place, line: String(line) })
    }
  }
}
