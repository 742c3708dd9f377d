/**
 * How many pages hold a character, or two that stand together: what the help against misread characters asks the library.
 * Originals are counted, which never change, so that what was counted stays right.
 */

/** Characters, and pairs as one number of two UTF-16 units: a map of numbers is a third of one of strings. */
const UNIT = 0x10000

export class PairCounts {
  private readonly counts = new Map<number, number>()
  private counted = 0

  /** Pages counted so far. */
  get pages(): number {
    return this.counted
  }

  /** Counts a page's text: each character and pair once, however often it stands there. */
  add(text: string): void {
    this.counted++
    for (const key of keysIn(text)) this.counts.set(key, (this.counts.get(key) ?? 0) + 1)
  }

  count(text: string): number {
    return this.counts.get(keyOf(text)) ?? 0
  }
}

/** The characters and pairs of a text, each once. */
export function keysIn(text: string): Set<number> {
  const keys = new Set<number>()
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    keys.add(unit)
    if (i + 1 < text.length) keys.add(unit * UNIT + text.charCodeAt(i + 1))
  }
  return keys
}

/** The key of a text of one or two units; longer ones are nowhere. */
export function keyOf(text: string): number {
  if (text.length === 1) return text.charCodeAt(0)
  return text.length === 2 ? text.charCodeAt(0) * UNIT + text.charCodeAt(1) : -1
}
