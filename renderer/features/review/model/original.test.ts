import { describe, expect, it } from 'vitest'

import { newId, present, type BlockId } from '#shared/base/index.ts'

import { keepSame, lineAt, originalLines, stripOf } from './original.ts'
import { done, testPage, withDoubt } from './test-page.ts'

const story = testPage([
  [0, 'headline', '## 题目'],
  [0, 'body', '第一段没有完,'],
  [0, '+body', '到这里完。'],
  [1, 'headline', '下一篇'],
  [null, 'body', '待定的一行。'],
])

describe('originalLines', () => {
  it('shows every line as it was imported, with its place', () => {
    const lines = originalLines(story.page)
    expect(lines.map((line) => line.text)).toEqual(['题目', '第一段没有完,', '到这里完。', '下一篇', '待定的一行。'])
    expect(lines.map((line) => line.number)).toEqual([1, 2, 3, 4, 5])
    expect(lines.map((line) => [line.first, line.last])).toEqual([
      [true, false],
      [false, false],
      [false, true],
      [true, true],
      [true, true],
    ])
    expect(lines.map((line) => line.joined)).toEqual([false, true, false, false, false])
    expect(lines[4]).toMatchObject({ place: null })
  })

  it('keeps the imported text when the block’s text was corrected', () => {
    const page = done(story.page, { name: 'editText', block: story.at(3), text: '下一篇，改过' })
    expect(originalLines(page)[3]).toMatchObject({ text: '下一篇' })
  })

  it('shows a cut block as two lines and a merged one at both of its lines', () => {
    const second = newId<BlockId>(story.ids)
    const cut = done(story.page, { name: 'splitBlock', block: story.at(1), offset: 3, second })
    expect(originalLines(cut).map((line) => `${String(line.number)} ${line.text}`)).toEqual([
      '1 题目',
      '2 第一段',
      '3 没有完,',
      '4 到这里完。',
      '5 下一篇',
      '6 待定的一行。',
    ])
    const merged = done(story.page, { name: 'mergeBlocks', first: story.at(1), second: story.at(2) })
    expect(originalLines(merged).map((line) => `${String(line.number)} ${line.text}`)).toEqual([
      '1 题目',
      '2 第一段没有完,',
      '2 到这里完。',
      '3 下一篇',
      '4 待定的一行。',
    ])
  })

  it('keeps the lines that an operation did not touch', () => {
    const before = originalLines(story.page)
    const after = keepSame(originalLines(done(story.page, { name: 'setRole', blocks: [story.at(1)], role: 'subhead' })), before)
    expect(after.map((line, i) => line === before[i])).toEqual([true, false, true, true, true])
    expect(keepSame(before, undefined)).toEqual(before)
  })

  it('marks open doubts and dropped copies', () => {
    const { page } = withDoubt(story, 3, 'follows', [{ do: 'keep' }])
    const dropped = done(page, { name: 'dropCopy', blocks: [story.at(4)], reason: 'other', keep: [] })
    expect(originalLines(dropped).map((line) => [line.doubt, line.dropped])).toEqual([
      [false, false],
      [false, false],
      [false, false],
      [true, false],
      [false, true],
    ])
  })
})

describe('strip', () => {
  const lines = originalLines(story.page)

  it('fills the whole height without gaps, longer lines taller', () => {
    const strip = stripOf(lines)
    strip.forEach((bar, i) => {
      const next = strip[i + 1]?.top ?? 1
      expect(bar.top + bar.height).toBeCloseTo(next)
    })
    expect(present(strip[1], 'test').height).toBeGreaterThan(present(strip[0], 'test').height)
  })

  it('finds the line at a height', () => {
    const strip = stripOf(lines)
    expect(strip.map((bar) => lineAt(strip, bar.top + bar.height / 2))).toEqual([0, 1, 2, 3, 4])
    expect(lineAt(strip, -1)).toBe(0)
    expect(lineAt(strip, 2)).toBe(4)
    expect(lineAt([], 0.5)).toBeUndefined()
  })
})
