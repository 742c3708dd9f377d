/** Where a pane of blocks is scrolled to, named by a block: pixels from the top mean nothing once a width or a size has changed. */
import type { ScrollPlace } from './hot-exit.ts'

/**
 * The first block that is in view, and how far below the upper edge it stands; the last one where the edge is below all of them.
 * Rows above the edge are measured whole. Null on a pane without blocks.
 */
export function placeOf(pane: HTMLElement): ScrollPlace | null {
  const edge = pane.getBoundingClientRect().top
  // A row may reach below the edge with its margin alone: then the block is in one of the rows after it.
  const rows = [...pane.children].filter((child) => child.getBoundingClientRect().bottom > edge)
  for (const row of rows) {
    const found = blocksOf(row).find((block) => block.getBoundingClientRect().bottom > edge)
    if (found !== undefined) return standing(found, edge)
  }
  const last = [...pane.querySelectorAll<HTMLElement>('[data-block]')].at(-1)
  return last === undefined ? null : standing(last, edge)
}

function blocksOf(row: Element): HTMLElement[] {
  const inside = [...row.querySelectorAll<HTMLElement>('[data-block]')]
  return row instanceof HTMLElement && row.matches('[data-block]') ? [row, ...inside] : inside
}

function standing(block: HTMLElement, edge: number): ScrollPlace {
  return { key: block.dataset['block'] ?? '', offset: Math.round(block.getBoundingClientRect().top - edge) }
}

/**
 * Keeps a place until the editor moves: fonts come late, and so do rows that were not drawn yet, the field for a half-typed
 * text, a question. Returns the ending, for who brings something else into view.
 */
export function holdPlace(pane: HTMLElement, place: ScrollPlace): () => void {
  const moves = ['wheel', 'pointerdown', 'keydown', 'touchstart'] as const
  const again = (): void => scrollBack(pane, place)
  const resized = new ResizeObserver(again)
  for (const row of [pane, ...pane.children]) resized.observe(row)
  // What was selected in the same turn is brought into view after this.
  const frame = requestAnimationFrame(again)
  const end = (): void => {
    cancelAnimationFrame(frame)
    resized.disconnect()
    for (const move of moves) window.removeEventListener(move, end, { capture: true })
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
