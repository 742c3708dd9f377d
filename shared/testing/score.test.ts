import { describe, expect, it } from 'vitest'

import { cheapestAssignment } from './assignment.ts'
import { seedPages } from './gold-pages.ts'
import { scorePage, summarise, type Annotation } from './score.ts'

const texts = ['标题甲乙', '正文一二三四五六', '正文七八', '题目']
const gold: Annotation = {
  blocks: [
    { i: 0, article: 'A1', role: 'headline', joins: null },
    { i: 1, article: 'A1', role: 'body', joins: null },
    { i: 2, article: 'A1', role: 'body', joins: 1 },
    { i: 3, article: 'A2', role: 'headline', joins: null },
  ],
  articles: [
    { id: 'A1', order: [0, 1, 2] },
    { id: 'A2', order: [3] },
  ],
  duplicates: [],
}

describe('scorePage', () => {
  it('gives no effort and full marks to the gold itself', () => {
    for (const page of seedPages()) {
      const summary = summarise([scorePage(page.gold, page.gold, page.texts)])
      expect(summary).toMatchObject({ bcubed: 1, exact: 1, roles: 1, joins: 1, order: 1, duplicates: 1, effort: 0 })
    }
  })

  it('counts each kind of correction', () => {
    const predicted: Annotation = {
      blocks: [
        { i: 0, article: 'x', role: 'kicker', joins: null },
        { i: 1, article: 'x', role: 'body', joins: null },
        { i: 2, article: 'y', role: 'body', joins: null },
        { i: 3, article: 'y', role: 'headline', joins: null },
      ],
      articles: [
        { id: 'x', order: [1, 0] },
        { id: 'y', order: [3, 2] },
      ],
      duplicates: [{ keep: [1], drop: [[2]] }],
    }
    const raw = scorePage(gold, predicted, texts)
    expect(raw.effort).toEqual({ moves: 1, roles: 1, joins: 1, order: 1, dups: 1 })
    // 12 of the 16 characters of A1 stay together; worked out by hand.
    expect(raw.bcubed[0]).toBeCloseTo((12 * 12) / 12 + (4 * 4) / 6 + (2 * 2) / 6, 10)
    expect(raw.bcubed[1]).toBeCloseTo((12 * 12) / 16 + (4 * 4) / 16 + (2 * 2) / 2, 10)
  })

  it('lets either of two equal copies be kept', () => {
    const copies = ['同样的一段文字', '同样的一段文字']
    const annotate = (keep: number, drop: number): Annotation => ({
      blocks: [0, 1].map((i) => ({ i, article: 'A', role: 'body', joins: null })),
      articles: [{ id: 'A', order: [keep] }],
      duplicates: [{ keep: [keep], drop: [[drop]] }],
    })
    expect(summarise([scorePage(annotate(0, 1), annotate(1, 0), copies)])).toMatchObject({ effort: 0, duplicates: 1 })
  })
})

describe('cheapestAssignment', () => {
  it('finds the cheapest matching where the nearest choice is a bad one', () => {
    const cost = [
      [1, 2, 9],
      [1, 9, 9],
    ]
    expect(cheapestAssignment(cost)).toEqual([1, 0])
  })

  it('is empty for no rows', () => {
    expect(cheapestAssignment([])).toEqual([])
  })
})
