import { describe, expect, it } from 'vitest'

import type { Instant } from '#shared/base/index.ts'

import { formatBytes, formatDay, formatEffort, formatMoment, formatNumber } from './format.ts'

describe('numbers and times in the reader’s language', () => {
  it('groups thousands', () => {
    expect(formatNumber(1284, 'zh')).toBe('1,284')
    expect(formatNumber(1284, 'en')).toBe('1,284')
  })

  it('writes a day in full, whatever the time zone of the machine', () => {
    expect(formatDay('2021-11-25', 'zh')).toBe('2021年11月25日')
    expect(formatDay('2021-11-25', 'en')).toBe('25 November 2021')
  })

  it('says only the time of a moment of today', () => {
    const now = new Date(2026, 10, 20, 18, 0)
    const morning = new Date(2026, 10, 20, 10, 42)
    const yesterday = new Date(2026, 10, 19, 17, 20)
    const lastYear = new Date(2025, 10, 19, 17, 20)
    expect(formatMoment(morning.toISOString() as Instant, now.getTime(), 'zh')).toBe('10:42')
    expect(formatMoment(yesterday.toISOString() as Instant, now.getTime(), 'zh')).toBe('昨天 17:20')
    expect(formatMoment(lastYear.toISOString() as Instant, now.getTime(), 'zh')).toContain('2025')
  })

  it('gives work in minutes, then in hours, and nothing where nothing is left', () => {
    expect(formatEffort(0, 'zh')).toBe('')
    expect(formatEffort(20, 'zh')).toBe('1 分')
    expect(formatEffort(540, 'en')).toBe('9 min')
    expect(formatEffort(5400, 'zh')).toBe('1.5 小时')
    expect(formatEffort(111_600, 'zh')).toBe('31 小时')
  })

  it('gives sizes as file managers do', () => {
    expect(formatBytes(999, 'zh')).toBe('999 B')
    expect(formatBytes(2_000, 'zh')).toBe('2 KB')
    expect(formatBytes(11_400_000, 'en')).toBe('11.4 MB')
  })
})
