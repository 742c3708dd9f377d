/**
 * Marks what is carried and what it would be put into on the elements themselves, in both panes: going through the
 * components would draw sheets and lines anew at every step of the mouse.
 */
import { onScopeDispose, watch } from 'vue'

import type { BlockId } from '#shared/base/index.ts'

import { listAt } from '../model/page-index.ts'
import type { Review } from '../state/review.ts'
import type { Moving } from './moving.ts'
import type { Slot } from './slots.ts'

export function useMovingMarks(review: Review, moving: Moving, root: () => HTMLElement | null): void {
  const carried = marker('data-carried')
  const target = marker('data-drop')
  const stops = [
    watch(moving.cargo, (cargo) => carried(cargo === undefined ? [] : elementsOf(root(), cargo.blocks)), { flush: 'post' }),
    watch(moving.slot, (slot) => target(slot === undefined ? [] : targets(slot)), { flush: 'post' }),
  ]
  onScopeDispose(() => {
    for (const stop of stops) stop()
  })

  /** Sheet, folded line and shelf that take the cargo as a whole, and the lines of the original that lie there. */
  function targets(slot: Slot): Element[] {
    const { value: page } = review.page
    const pane = root()
    // Between two paragraphs or sheets the line says it all.
    if (pane === null || page === undefined || slot.kind === 'between' || slot.kind === 'in') return []
    const lines = elementsOf(pane.querySelector('[data-original]'), listAt(page, slot.kind === 'article' ? slot.article : null))
    const whole =
      slot.kind === 'article' ? `[data-article="${slot.article}"], [data-fold="${slot.article}"]` : '[data-shelf], [data-shelfbar]'
    return [...lines, ...pane.querySelectorAll(whole)]
  }
}

function elementsOf(root: Element | null, blocks: readonly BlockId[]): Element[] {
  const wanted = new Set<string | undefined>(blocks)
  return [...(root?.querySelectorAll<HTMLElement>('[data-block]') ?? [])].filter((one) => wanted.has(one.dataset['block']))
}

/** Sets an attribute on elements and takes it off those that had it before. */
function marker(attribute: string): (elements: readonly Element[]) => void {
  let marked: readonly Element[] = []
  return (elements) => {
    for (const element of marked) element.removeAttribute(attribute)
    marked = elements
    for (const element of marked) element.setAttribute(attribute, '')
  }
}
