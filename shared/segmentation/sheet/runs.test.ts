import { describe, expect, it } from 'vitest'

import { runsOf } from './runs.ts'
import type { Area, Sheet } from './sheet.ts'

type Line = readonly [from: number, to: number, top: number, height: number]

/** Type of 20 pixels, columns of 200 with 20 between them. */
function read(...lines: readonly Line[]): number[][] {
  return readWith(0, lines)
}

/** The same where so much white space between lines is usual. */
function readWith(gap: number, lines: readonly Line[]): number[][] {
  const areas = lines.map(([from, to, top, height]): Area => ({ from, to, top, bottom: top + height }))
  const spots = areas.map((area) => ({ first: area, last: area, size: 1, columns: 1, above: -1, below: -1, title: -1 }))
  const sheet: Sheet = { spots, type: 20, column: 210, gap }
  return runsOf(sheet, areas).map(({ blocks }) => [...blocks])
}

describe('runsOf', () => {
  it('[G23] goes on below the last line of a paragraph, however short it is', () => {
    expect(read([0, 20, 0, 20], [40, 200, 25, 20], [0, 200, 50, 20])).toEqual([[0, 1, 2]])
  })

  it('[G23] goes on in each of two columns side by side', () => {
    expect(read([0, 20, 0, 20], [220, 420, 0, 20], [40, 200, 25, 20], [220, 420, 25, 20])).toEqual([
      [0, 2],
      [1, 3],
    ])
  })

  it('[G23] ends at a gap as high as its own lines, which may stand closer than others of the page', () => {
    expect(read([0, 200, 0, 20], [0, 200, 35, 20])).toEqual([[0, 1]])
    expect(read([0, 200, 0, 12], [0, 200, 27, 12])).toEqual([[0], [1]])
    expect(read([0, 200, 0, 12], [0, 200, 18, 12])).toEqual([[0, 1]])
    expect(read([0, 200, 0, 20], [0, 200, 42, 20])).toEqual([[0], [1]])
    expect(
      readWith(12, [
        [0, 200, 0, 20],
        [0, 200, 42, 20],
      ]),
    ).toEqual([[0, 1]])
  })
})
