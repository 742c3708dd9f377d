import { describe, expect, it } from 'vitest'

import { barsOf, daysOf, within } from './months.ts'

describe('bars of the date facet', () => {
  it('has a bar for each month, also an empty one', () => {
    const bars = barsOf(
      [
        { value: '2021-11', count: 3 },
        { value: '2022-01', count: 5 },
      ],
      24,
    )
    expect(bars.map(({ from, count }) => `${from} ${count}`)).toEqual(['2021-11 3', '2021-12 0', '2022-01 5'])
  })

  it('puts months together until they fit, and loses no page', () => {
    const months = Array.from({ length: 900 }, (_, i) => ({
      value: `${1950 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
      count: 1,
    }))
    const bars = barsOf(months, 24)
    expect(bars.length).toBeLessThanOrEqual(24)
    expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(900)
    expect(bars[0]?.from).toBe('1950-01')
    expect(bars.at(-1)?.to).toBe('2024-12')
  })

  it('has none where no page has a date', () => {
    expect(barsOf([], 24)).toEqual([])
  })

  it('ends a month on its last day', () => {
    expect(daysOf('2024-02', '2024-02')).toEqual({ from: '2024-02-01', to: '2024-02-29' })
    expect(daysOf('2021-11', '2022-12')).toEqual({ from: '2021-11-01', to: '2022-12-31' })
  })

  it('knows which bars a range touches', () => {
    const bar = { from: '2021-11', to: '2022-01', count: 1 }
    expect(within(bar, null, null)).toBe(true)
    expect(within(bar, '2022-01-15', null)).toBe(true)
    expect(within(bar, '2022-02-01', null)).toBe(false)
    expect(within(bar, null, '2021-10-31')).toBe(false)
  })
})
