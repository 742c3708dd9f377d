import { describe, expect, it } from 'vitest'

import { findDateline, isAgency, parseCredits, readBylineLine, readCredits, trailingCredits, trailingDateline } from './index.ts'

describe('a text of any length', () => {
  const hostile: [string, string][] = [
    ['capitals', 'A'],
    ['capitalised words', 'Ab '],
    ['lists of names', 'Li Wei and '],
    ['places', ' in Ab and Cd'],
    ['particles', 'Li de la '],
    ['Chinese characters', '王'],
    ['single characters with spaces', '王 '],
    ['spaces', ' '],
    ['brackets', '（'],
    ['roles', '记者 '],
    ['family names of two characters', '欧阳 '],
    ['strokes', 'Aa/'],
    ['capital names with places', 'AB CD in Ef, Gh and '],
    ['interviews', '采访：'],
    ['ornaments', '□ 记者 王燕 '],
    ['units', '某部 '],
  ]
  it.each(hostile)('is read at once: %s', (_, unit) => {
    const run = unit.repeat(Math.ceil(60_000 / unit.length))
    const started = performance.now()
    for (const text of [
      run,
      `(${run}x`,
      `By ${run}`,
      `By Ab ${run}`,
      `记者 ${run}`,
      `本报${run}`,
      `【${run}】`,
      `他来了。${run}`,
      `(${run})`,
      `From AB ${run}`,
      `Interview: Ab ${run}`,
      `${run} 摄`,
    ]) {
      for (const read of [readCredits, readBylineLine, parseCredits, trailingCredits, findDateline, trailingDateline, isAgency]) read(text)
    }
    expect(performance.now() - started).toBeLessThan(1000)
  })
})
