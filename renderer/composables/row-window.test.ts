import { describe, expect, it } from 'vitest'

import { barFor, follow, jumpTo, placeToShow, rowsInView, scrolledHeight, TALLEST, type Extent, type Position } from './row-window.ts'

const row = 34
const million: Extent = { whole: 1_000_000 * row, seen: 680 }
const small: Extent = { whole: 100 * row, seen: 680 }

/** The bar as a browser moves it: whole pixels, never beyond its ends. */
function wheel(from: Position, by: number, extent: Extent): Position {
  const bar = Math.max(0, Math.min(from.bar + by, scrolledHeight(extent) - extent.seen))
  return follow(from, bar, extent)
}

describe('scrolling a list that is taller than a browser can lay out', () => {
  it('never lays out more than a browser can', () => {
    expect(scrolledHeight(million)).toBe(TALLEST)
    expect(scrolledHeight(small)).toBe(3400)
  })

  it('moves a short list exactly as the bar moves', () => {
    let position: Position = { virtual: 0, bar: 0 }
    for (const by of [100, 100, -50, 900, -3000]) {
      position = wheel(position, by, small)
      expect(position.virtual).toBe(position.bar)
    }
  })

  it('moves a long list pixel by pixel under the wheel', () => {
    const start = jumpTo(500_000 * row, million)
    const after = wheel(start, 100, million)
    expect(after.virtual - start.virtual).toBe(100)
  })

  it('reaches the end when the bar is dragged there, and the start', () => {
    const top: Position = { virtual: 0, bar: 0 }
    const bottom = follow(top, TALLEST - million.seen, million)
    expect(bottom.virtual).toBe(million.whole - million.seen)
    expect(follow(bottom, 0, million).virtual).toBe(0)
  })

  it('comes to the top under the wheel from wherever the bar was dragged to', () => {
    let position = follow({ virtual: 0, bar: 0 }, 3000, million)
    expect(position.virtual).toBeGreaterThan(10_000)
    let turns = 0
    while (position.virtual > 0 && turns < 1000) {
      position = wheel(position, -100, million)
      turns += 1
    }
    expect(position).toEqual({ virtual: 0, bar: 0 })
  })

  it('comes to the last row under the wheel', () => {
    let position = jumpTo(999_900 * row, million)
    for (let turn = 0; turn < 200; turn++) position = wheel(position, 100, million)
    expect(position.virtual).toBe(million.whole - million.seen)
  })

  it('can bring the bar home without moving the rows', () => {
    const drifted = wheel(jumpTo(10_000, million), 600, million)
    expect(jumpTo(drifted.virtual, million).virtual).toBe(drifted.virtual)
    expect(jumpTo(drifted.virtual, million).bar).toBe(barFor(drifted.virtual, million))
  })

  it('shows any row by a jump to it', () => {
    for (const index of [0, 1, 499_999, 999_999]) {
      const { virtual } = jumpTo(placeToShow(index, 0, million, row), million)
      const { first, last } = rowsInView(virtual, million, row, 0)
      expect(first).toBeLessThanOrEqual(index)
      expect(last).toBeGreaterThanOrEqual(index)
    }
  })

  it('knows the rows in view, and none of an empty list', () => {
    expect(rowsInView(0, small, row, 0)).toEqual({ first: 0, last: 19 })
    expect(rowsInView(17, small, row, 2)).toEqual({ first: 0, last: 22 })
    expect(rowsInView(0, { whole: 0, seen: 680 }, row, 5)).toEqual({ first: 0, last: -1 })
  })

  it('moves as little as it can to show a row', () => {
    expect(placeToShow(3, 0, small, row)).toBe(0)
    expect(placeToShow(20, 0, small, row)).toBe(34)
    expect(placeToShow(3, 340, small, row)).toBe(102)
  })
})
