import { describe, expect, it } from 'vitest'

import { marginals } from './matching.ts'

/** Every matching, one by one. */
function slowly(pairs: readonly (readonly number[])[], rowAlone: readonly number[], columnAlone: readonly number[]): number[][] {
  const sums = pairs.map((row) => row.map(() => 0))
  let all = 0
  const go = (i: number, taken: readonly number[], chosen: readonly (readonly [number, number])[], odds: number): void => {
    if (i === pairs.length) {
      const whole = columnAlone.reduce((product, alone, j) => (taken.includes(j) ? product : product * alone), odds)
      all += whole
      for (const [row, column] of chosen) {
        const list = sums[row]
        if (list !== undefined) list[column] = (list[column] ?? 0) + whole
      }
      return
    }
    go(i + 1, taken, chosen, odds * (rowAlone[i] ?? 1))
    pairs[i]?.forEach((pair, j) => {
      if (!taken.includes(j)) go(i + 1, [...taken, j], [...chosen, [i, j]], odds * pair)
    })
  }
  go(0, [], [], 1)
  return sums.map((row) => row.map((sum) => sum / all))
}

describe('marginals', () => {
  const odds = [
    [3, 0.5, 0],
    [1, 8, 2],
    [0.2, 0.1, 5],
    [1, 1, 1],
  ]
  const rowAlone = [1, 0.3, 1, 2]
  const columnAlone = [1, 1, 0.2]

  it('are those of all matchings counted one by one, whichever side is longer', () => {
    const slow = slowly(odds, rowAlone, columnAlone)
    marginals({ pairs: odds, rowAlone, columnAlone }).forEach((row, i) =>
      row.forEach((p, j) => expect(p).toBeCloseTo(slow[i]?.[j] ?? -1, 12)),
    )
    const turned = columnAlone.map((_, j) => odds.map((row) => row[j] ?? 0))
    const other = marginals({ pairs: turned, rowAlone: columnAlone, columnAlone: rowAlone })
    other.forEach((row, j) => row.forEach((p, i) => expect(p).toBeCloseTo(slow[i]?.[j] ?? -1, 12)))
  })

  it('stay probabilities where there are too many for the exact way', () => {
    const size = 14
    const pairs = Array.from({ length: size }, (_, i) => Array.from({ length: size }, (__, j) => (i === j ? 50 : 1)))
    const ones = pairs.map(() => 1)
    for (const row of marginals({ pairs, rowAlone: ones, columnAlone: ones })) {
      expect(row.reduce((sum, p) => sum + p, 0)).toBeLessThanOrEqual(1)
    }
  })
})
