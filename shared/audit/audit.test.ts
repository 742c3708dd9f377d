/** The sample, the interval and the tally of an audit. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { drawNumber, drawSample, FAULTS, faultInWords, intervalInWords, shareInWords, tallyOf, wilsonInterval } from './index.ts'

const members = Array.from({ length: 1000 }, (_, i) => `article-${String(i)}`)
const same = (key: string): string => key

describe('drawSample', () => {
  it('[Q1] draws the same articles again from the same seed, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 0, max: 60 }), fc.uniqueArray(fc.string(), { maxLength: 80 }), (seed, size, keys) => {
        const drawn = drawSample(keys, same, size, seed)
        expect(drawn).toHaveLength(Math.min(size, keys.length))
        expect(new Set(drawn).size).toBe(drawn.length)
        expect(drawSample(keys.toReversed(), same, size, seed)).toEqual(drawn)
        expect(drawSample(keys, same, size + 5, seed).slice(0, size)).toEqual(drawn)
      }),
      { seed: 41 },
    )
  })

  it('draws others from another seed', () => {
    const [one, two] = ['one', 'two'].map((seed) => new Set(drawSample(members, same, 100, seed)))
    const both = [...(one ?? [])].filter((key) => two?.has(key)).length
    // 10 of 100 are expected in both; so far off lies one pair of seeds in a million.
    expect(both).toBeLessThan(28)
  })

  it('gives each member the same chance', () => {
    const counts = new Map<string, number>()
    const few = members.slice(0, 50)
    for (let seed = 0; seed < 2000; seed++)
      for (const key of drawSample(few, same, 10, String(seed))) counts.set(key, (counts.get(key) ?? 0) + 1)
    // Each is drawn 400 times of 2000, standard deviation 18 (less what the draw without replacement takes off).
    const squares = few.reduce((sum, key) => sum + ((counts.get(key) ?? 0) - 400) ** 2 / (400 * 0.8), 0)
    // Chi-square with 49 degrees of freedom: 0.1 % lie above 85.4 and 0.1 % below 23.9.
    expect(squares).toBeGreaterThan(23.9)
    expect(squares).toBeLessThan(85.4)
  })

  it('numbers lie evenly between 0 and 1', () => {
    const tenths = new Array<number>(10).fill(0)
    for (const key of members) {
      const at = Math.floor(drawNumber('s', key) * 10)
      tenths[at] = (tenths[at] ?? 0) + 1
    }
    const square = tenths.reduce((sum, count) => sum + (count - 100) ** 2 / 100, 0)
    expect(square).toBeLessThan(27.9)
  })
})

describe('wilsonInterval', () => {
  it('[Q3] is that of Wilson, with the figures of the literature', () => {
    const rounded = (count: number, of: number): number[] => {
      const { low, high } = wilsonInterval(count, of)
      return [low, high].map((share) => Math.round(share * 10_000) / 10_000)
    }
    // Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
    expect(rounded(81, 263)).toEqual([0.2553, 0.3662])
    expect(rounded(15, 148)).toEqual([0.0624, 0.1605])
    expect(rounded(0, 20)).toEqual([0, 0.1611])
    expect(rounded(1, 29)).toEqual([0.0061, 0.1718])
    expect(rounded(0, 0)).toEqual([0, 1])
    expect(rounded(3, 3)[1]).toBe(1)
  })
})

describe('tallyOf', () => {
  it('[Q3] counts neither what is gone nor what nobody has looked at', () => {
    const tally = tallyOf([
      { verdict: 'right', faults: [], there: true },
      { verdict: 'wrong', faults: ['order', 'text'], there: true },
      { verdict: 'wrong', faults: ['text'], there: false },
      { verdict: null, faults: [], there: true },
      { verdict: null, faults: [], there: false },
    ])
    expect(tally).toMatchObject({ drawn: 5, right: 1, wrong: 2, gone: 1, rate: 2 / 3, interval: wilsonInterval(2, 3) })
    expect([tally.faults.text, tally.faults.order, tally.faults.copy]).toEqual([2, 1, 0])
    expect(tallyOf([])).toMatchObject({ drawn: 0, rate: null, interval: null })
  })

  it('tells shares with one decimal', () => {
    expect([shareInWords(0.04), intervalInWords(wilsonInterval(2, 50))]).toEqual(['4.0%', '1.1–13.5%'])
  })

  it('names every fault in both languages', () => {
    for (const fault of FAULTS) expect(faultInWords(fault, 'zh') + faultInWords(fault, 'en')).toMatch(/^[\u4e00-\u9fff]+[a-z ]+$/)
  })
})
