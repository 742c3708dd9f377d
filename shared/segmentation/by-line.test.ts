import { describe, expect, it } from 'vitest'

import { byLine, segmentPage, splitLines, toInputBlocks, type Piece } from './index.ts'
import type { BlockDecision, SegmentationResult } from './types.ts'

const report = '今年以来,全县各镇街抓住农时,组织农户备足种子和化肥,春耕已经全面展开。'

function block(article: number | null, role: BlockDecision['role'], joins: number | null = null): BlockDecision {
  return { role, roleP: 1, article, joins, joinP: joins === null ? 0 : 1, p: 1, reasons: [] }
}

function piece(line: number, text: string): Piece {
  return { line, start: 0, end: text.length, text, marks: 0, indented: false }
}

const engine = { name: 'paths', version: '0', weights: 'none' }
const none = { kind: 'news', copies: [], title: '', topics: [] } as const

describe('byLine', () => {
  it('[G18] takes a line for what its largest piece is', () => {
    const { lines, input } = toInputBlocks(`春耕全面展开 本报讯(记者 王燕)${report}\n\n农技人员也到田间地头指导农户。`)
    const { pieces, input: cut } = splitLines(lines, input)
    const result = segmentPage(cut)
    expect(result.blocks.map(({ role }) => role)).toEqual(['headline', 'body', 'body'])
    const told = byLine(result, pieces, lines.length)
    expect(told.blocks.map(({ role, article }) => [role, article])).toEqual([
      ['body', 0],
      ['body', 0],
    ])
    expect(told.articles.map(({ title, order }) => [title, order])).toEqual([['春耕全面展开', [0, 1]]])
  })

  it('gives the same result back where no line was split', () => {
    const { lines, input } = toInputBlocks(`春耕全面展开\n\n本报讯(记者 王燕)${report}`)
    const result = segmentPage(input)
    expect(byLine(result, splitLines(lines, input).pieces, lines.length)).toBe(result)
  })

  it('[G1][G2] maps joins, copies and questions, and leaves out what only smaller pieces say', () => {
    // Line 1 is the end of article 0 and the beginning of article 2; article 1 is a smaller piece of line 2 alone.
    const pieces = [
      piece(0, '上文断在'),
      piece(1, '半句。'),
      piece(1, '又一篇文章断在'),
      piece(2, '半句上。'),
      piece(2, '短'),
      piece(3, '上文断在'),
    ]
    const result: SegmentationResult = {
      engine,
      blocks: [block(0, 'body'), block(0, 'body', 0), block(2, 'body'), block(2, 'body', 2), block(1, 'headline'), block(0, 'body')],
      articles: [
        { ...none, order: [0, 1], copies: [5] },
        { ...none, order: [4] },
        { ...none, order: [2, 3] },
      ],
      duplicates: [{ kind: 'exact', keep: [0], drop: [[5]], score: 1 }],
      doubts: [
        {
          block: 3,
          code: 'joins',
          params: { block: 3, after: 2, joined: 1 },
          p: 0.6,
          reasons: [],
          answers: [
            { answer: { do: 'keep' }, p: 0.6 },
            { answer: { do: 'move-to', article: 0 }, p: 0.2 },
            { answer: { do: 'move-to', article: 1 }, p: 0.1 },
          ],
        },
        { block: 4, code: 'role', params: { block: 4 }, p: 0.6, reasons: [], answers: [{ answer: { do: 'keep' }, p: 0.6 }] },
      ],
    }
    const told = byLine(result, pieces, 4)
    expect(told.blocks.map(({ article, joins }) => [article, joins])).toEqual([
      [0, null],
      [1, null],
      [1, 1],
      [0, null],
    ])
    expect(told.articles.map(({ order, copies }) => [order, copies])).toEqual([
      [[0], [3]],
      [[1, 2], []],
    ])
    expect(told.duplicates).toEqual([{ kind: 'exact', keep: [0], drop: [[3]], score: 1 }])
    expect(told.doubts).toMatchObject([
      { block: 2, params: { block: 2, after: 1, joined: 1 }, answers: [{ p: 0.6 }, { answer: { article: 0 } }] },
    ])
  })
})
