/** Where the lines of a scrolling list stand: found by halving, since a page has hundreds of them. */

/** The index of the child that stands at an offset of the list's contents, in pixels; 0 for an empty list. */
export function childAtOffset(list: HTMLElement, offset: number): number {
  const { children } = list
  let low = 0
  let high = Math.max(0, children.length - 1)
  while (low < high) {
    const middle = (low + high + 1) >> 1
    const child = children[middle]
    if (child instanceof HTMLElement && topOf(child, list) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/** How far an element is below the upper edge of the list's contents, in pixels. */
export function topOf(element: HTMLElement, list: HTMLElement): number {
  return element.getBoundingClientRect().top - list.getBoundingClientRect().top + list.scrollTop
}
