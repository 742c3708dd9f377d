/**
 * Lays one text along another: which stretches of one stand in the other, in order.
 *
 * Not by a table of all cells, which for two texts of 5 MB has 10^13: first by runs that stand once in each text (the patience of
 * Bram Cohen's diff, over runs of characters instead of lines), the longest chain of them, then between these by shorter runs,
 * and by a table of cells only where both sides are short. Where nothing fits and the sides are long, nothing is aligned.
 */
import { ChainFinder } from './chain.ts'

/** Stretches of equal length that stand in both texts, or differ in look-alikes only. */
export interface Stretch {
  readonly a: number
  readonly b: number
  readonly length: number
}

/** Cells of a table at most. */
const MOST_CELLS = 40_000
/** Lengths of the runs that are looked for, one after the other. */
const RUNS = [12, 6, 3] as const
/** What the gap before the first run, and behind the last, may be longer in one text than in the other and be aligned as a whole. */
const SLACK = 6

export class Aligner {
  #a: Uint16Array = new Uint16Array(0)
  #b: Uint16Array = new Uint16Array(0)
  readonly #chains = new ChainFinder()
  #out: { a: number; b: number; length: number }[] = []
  readonly #cells = new Uint8Array(MOST_CELLS * 2 + 8)
  #row = new Int32Array(1024)

  /**
   * Aligns two texts given in units that are equal where they look alike. The stretches are in order and do not overlap. Where one
   * text begins or ends long before the other, what is over is left out.
   */
  align(a: Uint16Array, b: Uint16Array): Stretch[] {
    this.#a = a
    this.#b = b
    this.#out = []
    let head = 0
    const least = Math.min(a.length, b.length)
    while (head < least && a[head] === b[head]) head++
    let tail = 0
    while (tail < least - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
    // A formula that both begin with says nothing of what follows.
    if (head + tail < least / 2) [head, tail] = [0, 0]
    this.#add(0, 0, head)
    this.#between(head, a.length - tail, head, b.length - tail, 0, head === 0, tail === 0)
    this.#add(a.length - tail, b.length - tail, tail)
    return this.#out
  }

  #add(a: number, b: number, length: number): void {
    if (length === 0) return
    const last = this.#out.at(-1)
    if (last !== undefined && last.a + last.length === a && last.b + last.length === b) last.length += length
    else this.#out.push({ a, b, length })
  }

  /** Aligns two parts. `openStart`: what stands before in either text is left out, so the starts need not meet; so `openEnd`. */
  #between(aFrom: number, aTo: number, bFrom: number, bTo: number, level: number, openStart: boolean, openEnd: boolean): void {
    const aLength = aTo - aFrom
    const bLength = bTo - bFrom
    if (aLength === 0 || bLength === 0) return
    // Beside an aligned part only about as much can belong to the end of a text as the other has there.
    if (openStart !== openEnd) {
      const most = Math.min(aLength, bLength) + SLACK
      if (openStart && (aLength > most || bLength > most)) {
        this.#between(Math.max(aFrom, aTo - most), aTo, Math.max(bFrom, bTo - most), bTo, level, true, false)
        return
      }
      if (openEnd && (aLength > most || bLength > most)) {
        this.#between(aFrom, Math.min(aTo, aFrom + most), bFrom, Math.min(bTo, bFrom + most), level, false, true)
        return
      }
    }
    if (aLength * bLength <= (level === 0 ? MOST_CELLS / 8 : MOST_CELLS)) {
      this.#byCells(aFrom, aTo, bFrom, bTo, openStart, openEnd)
      return
    }
    const run = RUNS[level]
    if (run === undefined) {
      if (Math.abs(aLength - bLength) < 20 && aLength < 400) this.#diagonal(aFrom, bFrom, Math.min(aLength, bLength))
      return
    }
    const chain = this.#chains.find(this.#a, aFrom, aTo, this.#b, bFrom, bTo, run)
    if (chain.length === 0) {
      this.#between(aFrom, aTo, bFrom, bTo, level + 1, openStart, openEnd)
      return
    }
    let [aAt, bAt] = [aFrom, bFrom]
    let open = openStart
    for (const { a, b } of chain) {
      if (a < aAt || b < bAt) {
        // Overlaps the run before: goes on with it where both lie on one diagonal.
        if (a - aAt === b - bAt && a + run > aAt) {
          this.#add(aAt, bAt, a + run - aAt)
          bAt += a + run - aAt
          aAt = a + run
        }
        continue
      }
      this.#between(aAt, a, bAt, b, level + 1, open, false)
      open = false
      this.#add(a, b, run)
      aAt = a + run
      bAt = b + run
    }
    this.#between(aAt, aTo, bAt, bTo, level + 1, false, openEnd)
  }

  #diagonal(a: number, b: number, length: number): void {
    for (let i = 0; i < length; i++) if (this.#a[a + i] === this.#b[b + i]) this.#add(a + i, b + i, 1)
  }

  /** Edit distance with its way back. Where an end is open, what the longer text has more there costs nothing. */
  #byCells(aFrom: number, aTo: number, bFrom: number, bTo: number, openStart: boolean, openEnd: boolean): void {
    const rows = aTo - aFrom
    const columns = bTo - bFrom
    if (this.#row.length <= columns) this.#row = new Int32Array(columns * 2)
    // A free start for one text only: else nothing aligned at all would be cheapest.
    const freeA = openStart && rows > columns
    const freeB = openStart && columns > rows
    const cells = this.#cells
    const b = this.#b
    // One row, overwritten from left to right: what stood above and at the corner is taken out before.
    const row = this.#row
    for (let j = 0; j <= columns; j++) row[j] = freeB ? 0 : j * INSERT
    let [bestAt, best] = [rows * (columns + 1) + columns, Infinity]
    for (let i = 1; i <= rows; i++) {
      const unit = this.#a[aFrom + i - 1] ?? 0
      const cell = i * (columns + 1)
      let corner = row[0] ?? 0
      let left = freeA ? 0 : i * INSERT
      row[0] = left
      for (let j = 1; j <= columns; j++) {
        const above = row[j] ?? 0
        const across = b[bFrom + j - 1] === unit ? corner : corner + EXCHANGE
        const least = (above < left ? above : left) + INSERT
        corner = above
        if (across <= least) {
          cells[cell + j] = 0
          left = across
        } else {
          cells[cell + j] = above < left ? 1 : 2
          left = least
        }
        row[j] = left
      }
      if (openEnd && rows > columns && left <= best) [bestAt, best] = [cell + columns, left]
    }
    if (openEnd && columns > rows) {
      for (let j = 0; j <= columns; j++) if ((row[j] ?? 0) < best) [bestAt, best] = [rows * (columns + 1) + j, row[j] ?? 0]
    }
    this.#wayBack(aFrom, bFrom, Math.floor(bestAt / (columns + 1)), bestAt % (columns + 1), columns)
  }

  #wayBack(aFrom: number, bFrom: number, rows: number, from: number, columns: number): void {
    const found: number[] = []
    for (let i = rows, j = from; i > 0 && j > 0;) {
      const move = this.#cells[i * (columns + 1) + j]
      if (move !== 2) i--
      if (move !== 1) j--
      if (move === 0 && this.#a[aFrom + i] === this.#b[bFrom + j]) found.push(i, j)
    }
    for (let k = found.length - 2; k >= 0; k -= 2) this.#add(aFrom + (found[k] ?? 0), bFrom + (found[k + 1] ?? 0), 1)
  }
}

const INSERT = 2
const EXCHANGE = 3
