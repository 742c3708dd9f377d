import fc from 'fast-check'
import { expect, it } from 'vitest'

import { Bits } from './bits.ts'

it('has the numbers that were added, and no others', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(255)), (numbers) => {
      const bits = new Bits(256)
      for (const number of numbers) bits.add(number)
      const all = Array.from({ length: 256 }, (_, number) => number)
      expect(all.filter((number) => bits.has(number))).toEqual(all.filter((number) => numbers.includes(number)))
    }),
    { seed: 5, numRuns: 100 },
  )
})
