import { describe, expect, it } from 'vitest'

import { randomOf } from './random.ts'

const draws = (seed: number, count: number): number[] => {
  const random = randomOf(seed)
  return Array.from({ length: count }, () => random.next())
}

describe('randomOf', () => {
  it('gives the same numbers for a seed and others for the next', () => {
    expect(draws(1, 50)).toEqual(draws(1, 50))
    expect(draws(1, 50).filter((each) => draws(2, 50).includes(each))).toEqual([])
  })

  it('gives numbers that fill 0 to 1 evenly', () => {
    const counts = Array.from({ length: 10 }, () => 0)
    for (const each of draws(3, 10_000)) counts[Math.floor(each * 10)] = (counts[Math.floor(each * 10)] ?? 0) + 1
    expect(Math.min(...counts)).toBeGreaterThan(850)
    expect(Math.max(...counts)).toBeLessThan(1150)
  })

  it('gives whole numbers of the range, its ends included', () => {
    const random = randomOf(4)
    expect(new Set(Array.from({ length: 200 }, () => random.int(-1, 2)))).toEqual(new Set([-1, 0, 1, 2]))
  })

  it('shuffles without losing a member', () => {
    const list = Array.from({ length: 30 }, (_, i) => i)
    const shuffled = randomOf(5).shuffled(list)
    expect(shuffled).not.toEqual(list)
    expect(shuffled.sort((a, b) => a - b)).toEqual(list)
  })

  it('lets things happen as often as told on average', () => {
    const random = randomOf(6)
    const sum = Array.from({ length: 4000 }, () => random.times(1.5)).reduce((a, b) => a + b, 0)
    expect(sum / 4000).toBeCloseTo(1.5, 1)
    expect(random.times(0)).toBe(0)
  })

  it('does not pick from nothing', () => {
    expect(randomOf(7).some<string>([])).toBeUndefined()
    const pick = (): unknown => randomOf(7).pick<string>([])
    expect(pick).toThrow('nothing to pick from')
  })
})
