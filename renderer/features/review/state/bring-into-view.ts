/** Scrolls a pane so that the editor sees what was selected: as little as possible while stepping, well into the pane after a jump. */

/** How far from the edges what was jumped to comes to stand, as a share of the pane's height. */
const INTO = 0.28

/**
 * Brings an element of a scrolling pane into view, and with it `also` (the question at it). Where both do not fit, as at
 * 200 % zoom beside a long paragraph, the question is seen whole: its answers are what the next key gives.
 * What lies wholly out of view is put into the upper part of the pane, so that what follows can be seen too.
 */
export function bringIntoView(pane: HTMLElement, element: HTMLElement, also?: HTMLElement): void {
  const frame = pane.getBoundingClientRect()
  const box = element.getBoundingClientRect()
  const away = box.bottom < frame.top || box.top > frame.bottom
  if (away) pane.scrollTop += box.top - frame.top - frame.height * INTO
  element.scrollIntoView({ block: 'nearest' })
  also?.scrollIntoView({ block: 'nearest' })
}
