/** Each rule of the page, broken once by hand. */
import { describe, expect, it } from 'vitest'

import type { ArticleId, BlockId } from '#shared/base/index.ts'
import type { Block, Page } from '#shared/model/index.ts'
import { shownStatus } from '#shared/model/index.ts'
import { articleAt, blockWith, pageOf, perform } from '#shared/testing/pages.ts'
import { countingIds } from '#shared/testing/ids.ts'

import { checkPage } from './check-page.ts'

const ids = countingIds()
const page = pageOf([{ lines: ['甲一', '甲二', '甲三'] }, { lines: ['乙一', '乙二'] }], ['待定'], ids)
const a = articleAt(page, 0)
const b = articleAt(page, 1)

function withBlock(text: string, fields: Partial<Block>): Page {
  const id = blockWith(page, text)
  const block = page.blocks[id]
  return block === undefined ? page : { ...page, blocks: { ...page.blocks, [id]: { ...block, ...fields } } }
}

function withList(article: ArticleId, blocks: readonly BlockId[]): Page {
  const record = page.articles[article]
  return record === undefined ? page : { ...page, articles: { ...page.articles, [article]: { ...record, blocks } } }
}

const rules = (broken: Page): string[] => [...new Set(checkPage(broken).map((violation) => violation.rule))]

describe('rules of the page', () => {
  it('finds nothing on a sound page', () => {
    expect(checkPage(page)).toEqual([])
  })

  it('[P1] reports a block in two places and a block in none', () => {
    expect(rules(withList(b, [blockWith(page, '甲一'), blockWith(page, '乙一'), blockWith(page, '乙二')]))).toEqual(['P1'])
    expect(rules(withList(b, [blockWith(page, '乙一')]))).toEqual(['P1'])
  })

  it('[P2] reports an article that the order forgets, names twice, or that is empty', () => {
    expect(rules({ ...page, head: { ...page.head, articles: [a] } })).toEqual(['P2'])
    expect(rules({ ...page, head: { ...page.head, articles: [a, b, b] } })).toEqual(['P2'])
    expect(rules(withList(b, []))).toContain('P2')
  })

  it('[P3] reports joins to another article, on the shelf, and in a ring', () => {
    expect(rules(withBlock('乙一', { joins: blockWith(page, '甲一') }))).toEqual(['P3'])
    expect(rules(withBlock('待定', { joins: blockWith(page, '甲一') }))).toEqual(['P3'])
    expect(rules(withBlock('甲一', { joins: blockWith(page, '甲一') }))).toEqual(['P3'])
  })

  it('[P4] reports two blocks that go on from one', () => {
    const once = withBlock('甲二', { joins: blockWith(page, '甲一') })
    const id = blockWith(page, '甲三')
    const block = once.blocks[id]
    if (block === undefined) expect.fail('the block is there')
    expect(rules({ ...once, blocks: { ...once.blocks, [id]: { ...block, joins: blockWith(page, '甲一') } } })).toEqual(['P4'])
  })

  it('[P5] reports a span outside the text and a block without sources', () => {
    expect(rules(withBlock('甲一', { sources: [{ start: 0, end: 9999, boxes: [] }] }))).toEqual(['P5'])
    expect(rules(withBlock('甲一', { sources: [] }))).toEqual(['P5'])
  })

  it('[P6] reports a drop whose partner is not on the page', () => {
    const drop = {
      reason: 'exact',
      partner: '00000000-0000-7000-8000-000000000000' as BlockId,
      operation: page.head.id as never,
      by: '林一',
      at: '2026-01-01T00:00:00.000Z' as never,
    } as const
    expect(rules(withBlock('甲一', { dropped: drop }))).toEqual(['P6'])
  })
})

it('[P7] shows a touched page as in review until somebody judges it', () => {
  expect(shownStatus(page)).toBe('unreviewed')
  const touched = perform(page, { name: 'setRole', blocks: [blockWith(page, '甲一')], role: 'headline' }, ids)
  expect(shownStatus(touched)).toBe('in-review')
  expect(shownStatus(perform(touched, { name: 'setStatus', page: true, articles: [], status: 'approved' }, ids))).toBe('approved')
})
