/**
 * How far two texts are apart, counted in characters to insert, delete or exchange (Levenshtein), inside a band.
 * Without the band two long texts would take minutes; with it the cost is length times band, and texts that leave
 * the band are told to be farther apart than the caller cares about.
 */

/** Cells that one comparison may look at; beyond, it gives up and answers that the texts are too far apart. */
const MOST_CELLS = 6_000_000

/** The largest limit that a comparison of two texts of about this length can afford, in UTF-16 units. */
export function affordable(length: number): number {
  return Math.max(1, Math.floor(MOST_CELLS / (length + 1) / 3))
}

/**
 * Edit distance of `a` and `b` in UTF-16 units when it is at most `limit`, else Infinity.
 */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return Infinity
  let start = 0
  while (start < a.length && start < b.length && a.charCodeAt(start) === b.charCodeAt(start)) start++
  let cut = 0
  while (cut < a.length - start && cut < b.length - start && a.charCodeAt(a.length - 1 - cut) === b.charCodeAt(b.length - 1 - cut)) cut++
  return banded(a.slice(start, a.length - cut), b.slice(start, b.length - cut), limit, false)
}

/** The same with whatever stands before and after the best place of `piece` in `window` left out of the count. */
export function distanceInside(piece: string, window: string, limit: number): number {
  return banded(piece, window, limit, true)
}

/** Stands for “farther than any limit”; one more still fits the array. */
const FAR = 1 << 30

function banded(a: string, b: string, limit: number, free: boolean): number {
  const bandAbove = limit + (free ? Math.max(0, b.length - a.length) : 0)
  const width = limit + bandAbove + 1
  if (a.length * width > MOST_CELLS) return Infinity
  let last = new Int32Array(b.length + 2).fill(FAR)
  let row = new Int32Array(b.length + 2).fill(FAR)
  for (let j = 0; j <= Math.min(b.length, bandAbove); j++) last[j] = free ? 0 : j
  for (let i = 1; i <= a.length; i++) {
    const from = Math.max(0, i - limit)
    const to = Math.min(b.length, i + bandAbove)
    if (from > to) return Infinity
    const code = a.charCodeAt(i - 1)
    let left = from === 0 ? i : FAR
    row[from === 0 ? 0 : from - 1] = left
    let least = left
    let corner = last[Math.max(1, from) - 1] ?? FAR
    for (let j = Math.max(1, from); j <= to; j++) {
      const above = last[j] ?? FAR
      const exchanged = corner + (b.charCodeAt(j - 1) === code ? 0 : 1)
      left = Math.min(exchanged, left + 1, above + 1)
      corner = above
      row[j] = left
      if (left < least) least = left
    }
    if (least > limit) return Infinity
    if (to + 1 < row.length) row[to + 1] = FAR
    const swap = last
    last = row
    row = swap
  }
  let best = free ? FAR : (last[b.length] ?? FAR)
  if (free)
    for (let j = Math.max(0, a.length - limit); j <= Math.min(b.length, a.length + bandAbove); j++) best = Math.min(best, last[j] ?? FAR)
  return best <= limit ? best : Infinity
}
