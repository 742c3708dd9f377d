import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { distance, distanceInside } from './align.ts'

/** Edit distance by its definition, for short texts. */
function slowly(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length
  const same = a[0] === b[0] ? 0 : 1
  return Math.min(slowly(a.slice(1), b.slice(1)) + same, slowly(a.slice(1), b) + 1, slowly(a, b.slice(1)) + 1)
}

const short = fc.string({ unit: fc.constantFrom('甲', '乙', '丙'), maxLength: 6 })

describe('distance', () => {
  it('is the edit distance within its limit and infinite beyond', () => {
    fc.assert(
      fc.property(short, short, fc.nat(7), (a, b, limit) => {
        const exact = slowly(a, b)
        expect(distance(a, b, limit)).toBe(exact <= limit ? exact : Infinity)
      }),
      { seed: 5, numRuns: 400 },
    )
  })

  it('gives up on long texts that have nothing in common', () => {
    expect(distance('甲'.repeat(50_000), '乙'.repeat(50_000), 5_000)).toBe(Infinity)
  })
})

describe('distanceInside', () => {
  it('is the distance to the nearest part of the window', () => {
    fc.assert(
      fc.property(short, short, (piece, window) => {
        let least = Infinity
        for (let from = 0; from <= window.length; from++)
          for (let to = from; to <= window.length; to++) least = Math.min(least, slowly(piece, window.slice(from, to)))
        expect(distanceInside(piece, window, 8)).toBe(least)
      }),
      { seed: 9, numRuns: 150 },
    )
  })
})
