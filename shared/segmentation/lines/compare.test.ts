import fc from 'fast-check'
import { expect, it } from 'vitest'

import { mostOfOthers } from './compare.ts'

it('gives for each value the greatest of other groups, as looking at all of them would', () => {
  const rows = fc.array(fc.tuple(fc.integer({ min: -5, max: 5 }), fc.nat(3)), { maxLength: 12 })
  fc.assert(
    fc.property(rows, fc.integer({ min: -3, max: 3 }), (all, least) => {
      const values = all.map(([value]) => value)
      const groupOf = (i: number): number => all[i]?.[1] ?? 0
      const slowly = values.map((_, i) => Math.max(least, ...values.filter((_, j) => groupOf(j) !== groupOf(i))))
      expect(mostOfOthers(values, groupOf, least)).toEqual(slowly)
    }),
    { seed: 37, numRuns: 500 },
  )
})
