/** Steps that were meant as one are said as one. */
import { describe, expect, it } from 'vitest'

import { newId, type DoubtId, type GroupId, type JobId, type PageId } from '#shared/base/index.ts'
import type { Page } from '#shared/model/index.ts'
import { countingIds, stamp } from '#shared/testing/ids.ts'
import { articleAt, blockWith, pageOf } from '#shared/testing/pages.ts'

import { articlesGone } from './article-names.ts'
import { plan, type SimpleOperation } from './operation.ts'
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
  it('that merges several articles into one names all of them', () => {
    const into = articleAt(page, 0)
    const merge = batch(
      { name: 'mergeArticles', article: articleAt(page, 1), into },
      { name: 'mergeArticles', article: articleAt(page, 2), into },
    )
    expect(describeOperation(merge, page, 'zh')).toBe('并稿：《乙》、《丙》并入《甲一》')
  })
  it('of one kind without blocks says how often', () => {
    const kind = batch(
      { name: 'setKind', article: articleAt(page, 1), kind: 'brief' },
      { name: 'setKind', article: articleAt(page, 2), kind: 'brief' },
    )
    expect(describeOperation(kind, page, 'zh')).toBe('稿件类型改为简讯：2 次')
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

describe('what was done', () => {
  it('counts one thing as one', () => {
    const replaced = (count: number): string => {
      const operations = Array.from({ length: count }, () => ({ name: 'editText', block: one, text: '改' }) as const)
      return describeOperation({ name: 'batch', meaning: 'find-and-replace', operations }, page, 'en')
    }
    expect([replaced(1), replaced(2)]).toEqual(['Find and replace, 1 block', 'Find and replace, 2 blocks'])
  })

  it('says which article was merged into which, also when it is gone', () => {
    const merge = { name: 'mergeArticles', article: articleAt(page, 1), into: articleAt(page, 0) } as const
    const planned = plan(page, merge, stamp(countingIds(9)))
    if (!planned.ok) throw new Error(planned.code)
    expect(describeOperation(merge, planned.page, 'zh', articlesGone(planned.diff))).toBe('并稿：《乙》并入《甲一》')
    expect(describeOperation(merge, planned.page, 'en', articlesGone(planned.diff))).toBe('Merged articles: “乙” into “甲一”')
    expect(describeOperation(merge, planned.page, 'zh')).toBe('并稿：并入《甲一》')
    expect(describeOperation(merge, undefined, 'zh')).toBe('并稿')
  })

  it('names articles by their titles, long ones by the beginning', () => {
    const headline = pageOf(
      [{ lines: ['眉题', { text: '我区召开新冠疫情防控工作推进会议部署下一步工作', role: 'headline' }] }, { lines: ['乙'] }],
      [],
      countingIds(),
    )
    const merge = { name: 'mergeArticles', article: articleAt(headline, 1), into: articleAt(headline, 0) } as const
    expect(describeOperation(merge, headline, 'zh')).toBe('并稿：《乙》并入《我区召开新冠疫情防控工作推进会议…》')
  })

  it('says which text was judged', () => {
    const elsewhere = { page: newId<PageId>(countingIds(5)), article: articleAt(page, 2), text: 1 }
    const here = { ...elsewhere, page: page.head.id }
    const judge = { name: 'judgeCopy', article: articleAt(page, 1), of: elsewhere, verdict: 'different' } as const
    expect(describeOperation(judge, page, 'zh')).toBe('查重：不算重复：《乙》')
    expect(describeOperation({ ...judge, of: here }, page, 'en')).toBe('Copies: no copy: “乙”, “丙”')
    const bulk = newId<JobId>(countingIds(6))
    expect(describeOperation({ name: 'batch', meaning: 'copies', operations: [judge], bulk }, page, 'zh')).toBe(
      '查重：不算重复：《乙》（多版一步）',
    )
  })

  it('says which lines a page’s own copies and an accepted proposal are about', () => {
    const ids = countingIds(7)
    const [group, doubt] = [newId<GroupId>(ids), newId<DoubtId>(ids)]
    const asking: Page = {
      ...page,
      groups: { [group]: { type: 'group', id: group, kind: 'exact', cause: 'unknown', keep: [one], copies: [[three]], score: 1 } },
      doubts: {
        [doubt]: {
          type: 'doubt',
          id: doubt,
          block: two,
          code: 'follows',
          params: {},
          p: 0.6,
          reasons: [],
          answers: [{ answer: { do: 'keep' }, p: 0.6 }],
          state: 'open',
        },
      },
    }
    expect(describeOperation({ name: 'judgeGroup', group, verdict: 'kept' }, asking, 'zh')).toBe('查重：都留：第 1、3 行')
    expect(describeOperation({ name: 'answerDoubt', doubt, choice: 0, operation: null }, asking, 'zh')).toBe('照机器所分：第 2 行')
    expect(describeOperation({ name: 'settleDoubt', doubt, state: 'later' }, asking, 'en')).toBe('Put doubt off: line 2')
  })
})
