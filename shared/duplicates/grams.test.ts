import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { similarPairs } from './grams.ts'

const SHORTEST = 8

describe('similarPairs', () => {
  const piece = fc.constantFrom('甲乙丙丁戊', '己庚辛壬癸', '子丑寅', '卯辰巳午未申', '甲乙', '\ud800')
  const text = fc.array(piece, { maxLength: 6 }).map((parts) => parts.join(''))

  it('finds two texts by the runs of five characters that they share', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const runs = (whole: string): string[] => Array.from({ length: Math.max(0, whole.length - 4) }, (_, i) => whole.slice(i, i + 5))
        const shared = runs(b).filter((run) => runs(a).includes(run)).length
        const share = shared / (Math.min(a.length, b.length) - 4)
        const found = similarPairs([a, b], SHORTEST)
        expect(found.length).toBe(a.length >= SHORTEST && b.length >= SHORTEST && share >= 0.3 ? 1 : 0)
        if (found[0] !== undefined) expect(found[0].long).toBe(a.length >= b.length ? 0 : 1)
      }),
      { seed: 31, numRuns: 500 },
    )
  })

  it('tells where the shorter text begins in the longer one', () => {
    const long = Array.from({ length: 60 }, (_, i) => String.fromCharCode(0x4e00 + i * 7)).join('')
    expect(similarPairs([long, long.slice(20, 50)], SHORTEST)).toEqual([{ short: 1, long: 0, offset: 20 }])
    expect(similarPairs([long.slice(20, 50), long], SHORTEST)).toEqual([{ short: 0, long: 1, offset: 20 }])
    expect(similarPairs([`前面多出${long.slice(0, 30)}`, long], SHORTEST)).toEqual([{ short: 0, long: 1, offset: -4 }])
  })

  it('takes a run that stands in very many texts for a formula', () => {
    const texts = Array.from({ length: 30 }, (_, i) => `每行都有的话${String.fromCharCode(0x5000 + i).repeat(2)}`)
    const pairs = similarPairs(texts, SHORTEST)
    expect(pairs.some((pair) => pair.short === 1 && pair.long === 0)).toBe(true)
    expect(pairs.some((pair) => Math.min(pair.short, pair.long) > 16)).toBe(false)
  })
})
