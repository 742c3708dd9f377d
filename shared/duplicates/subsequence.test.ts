import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { Subsequence } from './subsequence.ts'

/** The same by a table of all cells. */
function byTable(a: readonly number[], b: readonly number[]): number {
  let row = new Array<number>(b.length + 1).fill(0)
  for (const unit of a) {
    const next = [0]
    for (const [j, other] of b.entries()) next.push(unit === other ? (row[j] ?? 0) + 1 : Math.max(row[j + 1] ?? 0, next[j] ?? 0))
    row = next
  }
  return row.at(-1) ?? 0
}

describe('Subsequence', () => {
  it('counts what two texts have in common in the same order, one pair after the other', () => {
    const subsequence = new Subsequence()
    const text = fc.array(fc.constantFrom(0, 1, 2, 0x4e00, 0x9fff, 0xffff), { maxLength: 96 })
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(subsequence.most(Uint16Array.from(a), Uint16Array.from(b))).toBe(byTable(a, b))
      }),
      { seed: 5, numRuns: 300 },
    )
  })

  it('says nothing of long texts', () => {
    const subsequence = new Subsequence()
    expect(subsequence.most(new Uint16Array(97), new Uint16Array(97))).toBe(Infinity)
    expect(subsequence.most(new Uint16Array(96), new Uint16Array(256))).toBe(96)
    expect(subsequence.most(new Uint16Array(9), new Uint16Array(257))).toBe(Infinity)
  })
})
