/**
 * What is being read in a scrolling pane. The line of sight is at the top while the pane is at its top and at the
 * bottom at its end, so that both panes reach their ends together.
 */
import type { BlockId } from '#shared/base/index.ts'
import type { Reading } from '#renderer/scan/index.ts'

/** The line of sight as a share of the pane's height, 0..1. */
export function sightOf(pane: HTMLElement): number {
  const most = pane.scrollHeight - pane.clientHeight
  return most <= 0 ? 0 : Math.min(1, Math.max(0, pane.scrollTop / most))
}

/** What stands at the line of sight; `elements` are what stands for blocks, top to bottom. */
export function readingIn(pane: HTMLElement, elements: readonly HTMLElement[]): Reading | undefined {
  const frame = pane.getBoundingClientRect()
  const height = sightOf(pane)
  const sight = frame.top + height * frame.height
  let best: { readonly element: HTMLElement; readonly box: DOMRect } | undefined
  let least = Number.POSITIVE_INFINITY
  for (const element of elements) {
    const box = element.getBoundingClientRect()
    const distance = Math.max(box.top - sight, sight - box.bottom, 0)
    if (distance < least) [best, least] = [{ element, box }, distance]
    if (box.top > sight) break
  }
  const block = best?.element.dataset['block'] as BlockId | undefined
  if (best === undefined || block === undefined) return undefined
  const into = best.box.height === 0 ? 0 : (sight - best.box.top) / best.box.height
  return { block, into: Math.min(1, Math.max(0, into)), height }
}

/** Scrolls a pane so that the point of the element that is read stands at its height. */
export function readAt(pane: HTMLElement, element: Element, { into, height }: Reading): void {
  const frame = pane.getBoundingClientRect()
  const box = element.getBoundingClientRect()
  pane.scrollTop += box.top + into * box.height - (frame.top + height * frame.height)
}
