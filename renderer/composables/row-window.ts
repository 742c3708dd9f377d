/**
 * The scrolling of a list of equal rows that may be taller than a browser can lay out.
 *
 * Chromium lays nothing out beyond some 33.5 million layout units of one pixel, fewer CSS pixels on a dense screen or at
 * zoom; a million rows are 34 million. So the element inside the scroller is at most `TALLEST` high. Short ways of the bar move
 * the list pixel by pixel, long ones (a dragged bar, Home, End) in proportion; at rest and at either end the bar is
 * brought back to where it belongs, which nobody sees, because the rows stay where they are.
 *
 * `virtual` is a distance from the top of the whole list, `bar` the scroller's scrollTop, both in CSS pixels.
 */

/** Safe at four times the pixel density or zoom. */
export const TALLEST = 8_000_000

export interface Extent {
  /** Height of all rows. */
  readonly whole: number
  /** Height of what is seen of them. */
  readonly seen: number
}

export interface Position {
  readonly virtual: number
  readonly bar: number
}

/** Height of the element that the scroller scrolls. */
export function scrolledHeight({ whole }: Extent): number {
  return Math.min(whole, TALLEST)
}

const lastVirtual = ({ whole, seen }: Extent): number => Math.max(0, whole - seen)
const lastBar = (extent: Extent): number => Math.max(0, scrolledHeight(extent) - extent.seen)
const clamp = (value: number, most: number): number => Math.max(0, Math.min(value, most))

/** Where the bar belongs for a place in the list. */
export function barFor(virtual: number, extent: Extent): number {
  const most = lastVirtual(extent)
  return most === 0 ? 0 : Math.round((clamp(virtual, most) / most) * lastBar(extent))
}

/** The position after a jump to a place in the list. */
export function jumpTo(virtual: number, extent: Extent): Position {
  const there = Math.round(clamp(virtual, lastVirtual(extent)))
  return { virtual: there, bar: barFor(there, extent) }
}

/**
 * The position after the editor has moved the bar from `before` to `bar`. The answer's bar differs from the given one where the
 * bar came to an end before the list did; the caller then moves it there.
 */
export function follow(before: Position, bar: number, extent: Extent): Position {
  const moved = bar - before.bar
  const most = lastVirtual(extent)
  const short = Math.abs(moved) <= extent.seen
  // Whole pixels, or hairlines blur.
  const virtual = Math.round(clamp(short ? before.virtual + moved : (bar / Math.max(1, lastBar(extent))) * most, most))
  const atEnd = bar <= 0 ? 0 : bar >= lastBar(extent) ? most : virtual
  if (atEnd === virtual) return { virtual, bar }
  const home = barFor(virtual, extent)
  // Less is left than the bar can show: that is the end.
  return home === bar ? { virtual: atEnd, bar } : { virtual, bar: home }
}

/** The first and the last row of which something is seen, with `spare` more on either side; `last` is -1 in an empty list. */
export function rowsInView(virtual: number, extent: Extent, row: number, spare: number): { readonly first: number; readonly last: number } {
  const count = Math.round(extent.whole / row)
  const first = Math.max(0, Math.floor(virtual / row) - spare)
  const last = Math.min(count - 1, Math.ceil((virtual + extent.seen) / row) - 1 + spare)
  return { first, last }
}

/** The nearest place in the list at which the row is seen whole. */
export function placeToShow(index: number, virtual: number, extent: Extent, row: number): number {
  const top = index * row
  if (top < virtual) return top
  return top + row > virtual + extent.seen ? top + row - extent.seen : virtual
}
