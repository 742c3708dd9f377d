import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { CharPairs } from './char-pairs.ts'

describe('CharPairs', () => {
  const unit = fc.oneof(fc.nat(4), fc.nat(0xffff))

  it('numbers different pairs in the order in which they come, however small the table was at first', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(unit, unit), { maxLength: 200 }), (list) => {
        const pairs = new CharPairs(0)
        const order = [...new Set(list.map(([a, b]) => `${a} ${b}`))]
        for (const [a, b] of list) expect(pairs.numberOf(a, b)).toBe(order.indexOf(`${a} ${b}`))
        for (const [a, b] of list) expect(pairs.known(a, b)).toBe(order.indexOf(`${a} ${b}`))
        expect(pairs.size).toBe(order.length)
      }),
      { seed: 17, numRuns: 200 },
    )
  })

  it('knows nothing of a pair that it was never asked to number', () => {
    const pairs = new CharPairs(10)
    pairs.numberOf(0x4e00, 0x4e01)
    expect(pairs.known(0x4e01, 0x4e00)).toBe(-1)
    expect(pairs.known(0, 0)).toBe(-1)
    expect(pairs.size).toBe(1)
  })
})
