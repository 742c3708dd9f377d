/** Where the lines of the original stand. They lie in parts, of which those out of view are not laid out: parts are asked first. */

/** The index of the line that stands at an offset of the list's contents, in pixels; 0 for an empty list. */
export function lineAtOffset(list: HTMLElement, offset: number): number {
  const parts = elementsIn(list)
  const at = lastAbove(parts, list, offset)
  const part = parts[at]
  if (part === undefined) return 0
  const before = parts.slice(0, at).reduce((sum, one) => sum + one.childElementCount, 0)
  return before + Math.max(0, lastAbove(elementsIn(part), list, offset))
}

/** The lines of the parts that are in view, top to bottom. */
export function linesInView(list: HTMLElement): HTMLElement[] {
  const frame = list.getBoundingClientRect()
  const seen = elementsIn(list).filter((part) => {
    const box = part.getBoundingClientRect()
    return box.bottom >= frame.top && box.top <= frame.bottom
  })
  return seen.flatMap(elementsIn)
}

/** The line of an index. */
export function lineOfIndex(list: HTMLElement, index: number): HTMLElement | undefined {
  let left = index
  for (const part of elementsIn(list)) {
    if (left < part.childElementCount) return elementsIn(part)[left]
    left -= part.childElementCount
  }
  return undefined
}

/** How far an element is below the upper edge of the list's contents, in pixels. */
export function topOf(element: HTMLElement, list: HTMLElement): number {
  return element.getBoundingClientRect().top - list.getBoundingClientRect().top + list.scrollTop
}

/** The last element that begins at an offset or above it, by halving; 0 where all are below, -1 where there is none. */
function lastAbove(elements: readonly HTMLElement[], list: HTMLElement, offset: number): number {
  let low = 0
  let high = elements.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    const element = elements[middle]
    if (element !== undefined && topOf(element, list) <= offset) low = middle
    else high = middle - 1
  }
  return high < 0 ? -1 : low
}

function elementsIn(parent: Element): HTMLElement[] {
  return [...parent.children].filter((child) => child instanceof HTMLElement)
}
