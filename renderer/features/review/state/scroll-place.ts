/** Where a pane of blocks is scrolled to, named by a block: pixels from the top mean nothing once a width or a size has changed. */
import type { ScrollPlace } from './hot-exit.ts'

/** The first block that is in view, and how far below the upper edge it stands. Rows above it are measured whole. */
export function placeOf(pane: HTMLElement): ScrollPlace | null {
  const edge = pane.getBoundingClientRect().top
  const row = [...pane.children].find((child) => child.getBoundingClientRect().bottom > edge)
  const blocks = [...(row?.matches('[data-block]') === true ? [row] : []), ...(row?.querySelectorAll('[data-block]') ?? [])]
  for (const element of blocks) {
    const box = element.getBoundingClientRect()
    if (box.bottom > edge && element instanceof HTMLElement)
      return { key: element.dataset['block'] ?? '', offset: Math.round(box.top - edge) }
  }
  return null
}

/** So long things may still move after a page was opened: fonts come, the field for the half-typed text, the question. Frames. */
const SETTLING = 30

/** Keeps a place until what stands around it has settled, or the editor moves. Returns the ending. */
export function holdPlace(pane: HTMLElement, place: ScrollPlace): () => void {
  const moves = ['wheel', 'pointerdown', 'keydown', 'touchstart'] as const
  let frames = 0
  let next = 0
  const end = (): void => {
    cancelAnimationFrame(next)
    for (const move of moves) window.removeEventListener(move, end, { capture: true })
  }
  const again = (): void => {
    scrollBack(pane, place)
    if (++frames < SETTLING) next = requestAnimationFrame(again)
    else end()
  }
  for (const move of moves) window.addEventListener(move, end, { capture: true, passive: true })
  again()
  return end
}

/** Scrolls so that the block stands where it stood; nothing where it is gone. */
export function scrollBack(pane: HTMLElement, place: ScrollPlace): void {
  const element = pane.querySelector(`[data-block="${CSS.escape(place.key)}"]`)
  if (element !== null) pane.scrollTop += element.getBoundingClientRect().top - pane.getBoundingClientRect().top - place.offset
}
