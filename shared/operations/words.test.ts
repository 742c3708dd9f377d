/** Steps that were meant as one are said as one. */
import { describe, expect, it } from 'vitest'

import { countingIds } from '#shared/testing/ids.ts'
import { articleAt, blockWith, pageOf } from '#shared/testing/pages.ts'

import type { SimpleOperation } from './operation.ts'
import { describeOperation } from './words.ts'

const page = pageOf([{ lines: ['甲一', '甲二', '甲三'] }, { lines: ['乙'] }, { lines: ['丙'] }], [], countingIds())
const [one, two, three] = ['甲一', '甲二', '甲三'].map((text) => blockWith(page, text)) as [never, never, never]
const batch = (...operations: SimpleOperation[]) => ({ name: 'batch', meaning: 'other', operations }) as const

describe('a batch', () => {
  it('of one kind names all its blocks', () => {
    const join = batch({ name: 'joinParagraph', block: two, to: one }, { name: 'joinParagraph', block: three, to: two })
    expect(describeOperation(join, page, 'zh')).toBe('接段：第 1–3 行')
    expect(describeOperation(join, page, 'en')).toBe('Joined: lines 1–3')
  })
  it('of one kind without blocks says how often', () => {
    const into = articleAt(page, 0)
    const merge = batch(
      { name: 'mergeArticles', article: articleAt(page, 1), into },
      { name: 'mergeArticles', article: articleAt(page, 2), into },
    )
    expect(describeOperation(merge, page, 'zh')).toBe('并稿：2 次')
  })
  it('that takes joins off for a move is a move', () => {
    const move = batch({ name: 'unjoinParagraph', block: two }, { name: 'moveBlocks', blocks: [two], to: articleAt(page, 0), before: null })
    expect(describeOperation(move, page, 'zh')).toBe('移段：第 2 行')
    expect(describeOperation(batch({ name: 'unjoinParagraph', block: two }, { name: 'unjoinParagraph', block: three }), page, 'zh')).toBe(
      '断开接续：第 2–3 行',
    )
  })
  it('of several kinds says how many', () => {
    const both = batch({ name: 'splitArticle', at: two, article: articleAt(page, 1) }, { name: 'setRole', blocks: [one], role: 'caption' })
    expect(describeOperation(both, page, 'zh')).toBe('2 步合为一步')
  })
})
