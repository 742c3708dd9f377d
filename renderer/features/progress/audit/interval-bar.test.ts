import { describe, expect, it } from 'vitest'

import { intervalBar } from './interval-bar.ts'

describe('intervalBar', () => {
  it('ends at a round share that holds all of the interval', () => {
    expect(intervalBar(0.025, { low: 0, high: 0.05 })).toEqual({ end: 0.05, low: 0, high: 1, rate: 0.5 })
    expect(intervalBar(0.04, { low: 0.01, high: 0.13 }).end).toBe(0.2)
    expect(intervalBar(0.9, { low: 0.6, high: 1 })).toEqual({ end: 1, low: 0.6, high: 1, rate: 0.9 })
  })
})
