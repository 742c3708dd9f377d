import { describe, expect, it } from 'vitest'

import { findDateline, isAgency, parseCredits, readBylineLine, readCredits, trailingCredits, trailingDateline } from './index.ts'

/** Milliseconds: a pattern that backtracks takes minutes, and a busy machine must not make a sound one fail. */
const MOST = 4000

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
    ]) {
      for (const read of [readCredits, readBylineLine, parseCredits, trailingCredits, findDateline, trailingDateline, isAgency]) read(text)
    }
    expect(performance.now() - started).toBeLessThan(MOST)
  })

  // The longest lines that parseCredits and readBylineLine read at all.
  it.each(hostile)('is read at once where a line is as long as one may be: %s', (_, unit) => {
    const run = unit.repeat(200)
    const started = performance.now()
    for (const length of [69, 199]) {
      for (const head of ['', 'By ', 'By Ab ', 'From AB ', 'Interview: Ab ', 'Pic: Ab ', '记者 ', '采访：', '作者为']) {
        const texts = ['', 'x', ' 摄', ' contributed to this story'].map((tail) => `${(head + run).slice(0, length - tail.length)}${tail}`)
        for (const text of texts) for (const read of [readCredits, readBylineLine, parseCredits, trailingCredits]) read(text)
      }
    }
    expect(performance.now() - started).toBeLessThan(MOST)
  })
})
