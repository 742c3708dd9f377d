/** 拆稿, 并稿, 移段, 排序. */
import { describe, expect, it } from 'vitest'

import { newId, type ArticleId } from '#shared/base/index.ts'
import type { Page } from '#shared/model/index.ts'
import { checkOperation } from '#shared/testing/check-operation.ts'
import { countingIds, stamp } from '#shared/testing/ids.ts'
import { articleAt, blockWith, pageOf, shape } from '#shared/testing/pages.ts'

import { plan, type Operation } from './operation.ts'

const ids = countingIds()
const page = pageOf([{ lines: ['甲一', '甲二', { text: '甲三', role: 'body', joins: 1 }] }, { lines: ['乙一', '乙二'] }], ['待定'], ids)

function refusal(on: Page, operation: Operation): string {
  const planned = plan(on, operation, stamp(ids))
  return planned.ok ? 'done' : planned.code
}

describe('splitArticle', () => {
  it('[A1] puts the rest into a new article right after', () => {
    const after = checkOperation(page, { name: 'splitArticle', at: blockWith(page, '甲二'), article: newId(ids) }, ids)
    expect(shape(after).articles).toEqual([['甲一'], ['甲二', '甲三'], ['乙一', '乙二']])
  })

  it('[A2] takes the join off where it cuts a paragraph', () => {
    const after = checkOperation(page, { name: 'splitArticle', at: blockWith(page, '甲三'), article: newId(ids) }, ids)
    expect(after.blocks[blockWith(page, '甲三')]?.joins).toBeNull()
  })

  it('[A3] refuses at the first block, and on the shelf', () => {
    expect(refusal(page, { name: 'splitArticle', at: blockWith(page, '甲一'), article: newId(ids) })).toBe('split-at-first')
    expect(refusal(page, { name: 'splitArticle', at: blockWith(page, '待定'), article: newId(ids) })).toBe('not-in-article')
  })

  it('[O5] refuses an id that is taken and a block that is not there', () => {
    expect(refusal(page, { name: 'splitArticle', at: blockWith(page, '甲二'), article: articleAt(page, 1) })).toBe('id-taken')
    expect(refusal(page, { name: 'splitArticle', at: newId(ids), article: newId(ids) })).toBe('no-such-block')
  })
})

describe('startArticle', () => {
  it('[A9] makes an article of a shelf block, before another', () => {
    const after = checkOperation(
      page,
      { name: 'startArticle', blocks: [blockWith(page, '待定')], article: newId(ids), before: articleAt(page, 1) },
      ids,
    )
    expect(shape(after)).toEqual({ articles: [['甲一', '甲二', '甲三'], ['待定'], ['乙一', '乙二']], shelf: [] })
  })

  it('[A9] makes an article of blocks of two others', () => {
    const blocks = [blockWith(page, '乙一'), blockWith(page, '甲一')]
    const after = checkOperation(page, { name: 'startArticle', blocks, article: newId(ids), before: null }, ids)
    expect(shape(after).articles).toEqual([['甲二', '甲三'], ['乙二'], ['乙一', '甲一']])
  })

  it('refuses to start an article with all blocks of one', () => {
    const blocks = [blockWith(page, '乙一'), blockWith(page, '乙二')]
    expect(refusal(page, { name: 'startArticle', blocks, article: newId(ids), before: null })).toBe('already-there')
  })
})

describe('mergeArticles', () => {
  it('[A4] puts the blocks at the end and keeps both topics', () => {
    const tagged = checkOperation(page, { name: 'tagArticle', article: articleAt(page, 1), topic: 'medtop:11000000' }, ids)
    const after = checkOperation(tagged, { name: 'mergeArticles', article: articleAt(page, 1), into: articleAt(page, 0) }, ids)
    expect(shape(after).articles).toEqual([['甲一', '甲二', '甲三', '乙一', '乙二']])
    expect(after.articles[articleAt(page, 0)]?.topics.map((tag) => tag.topic)).toEqual(['medtop:11000000'])
  })

  it('refuses to merge an article with itself', () => {
    expect(refusal(page, { name: 'mergeArticles', article: articleAt(page, 0), into: articleAt(page, 0) })).toBe('same-article')
  })
})

describe('moveBlocks', () => {
  it('moves within an article', () => {
    const after = checkOperation(
      page,
      { name: 'moveBlocks', blocks: [blockWith(page, '甲三')], to: articleAt(page, 0), before: blockWith(page, '甲一') },
      ids,
    )
    expect(shape(after).articles[0]).toEqual(['甲三', '甲一', '甲二'])
  })

  it('[A6] takes the join off a block that leaves its article', () => {
    const after = checkOperation(page, { name: 'moveBlocks', blocks: [blockWith(page, '甲二')], to: null, before: null }, ids)
    expect(shape(after).shelf).toEqual(['待定', '甲二'])
    expect(after.blocks[blockWith(page, '甲三')]?.joins).toBeNull()
  })

  it('[A5] takes an article off the page when its last block leaves', () => {
    const blocks = [blockWith(page, '乙一'), blockWith(page, '乙二')]
    const after = checkOperation(page, { name: 'moveBlocks', blocks, to: articleAt(page, 0), before: null }, ids)
    expect(shape(after).articles).toEqual([['甲一', '甲二', '甲三', '乙一', '乙二']])
  })

  it('[A7] refuses a move that changes nothing, repeats, and a place inside the moved', () => {
    const two = blockWith(page, '甲二')
    expect(refusal(page, { name: 'moveBlocks', blocks: [two], to: articleAt(page, 0), before: blockWith(page, '甲三') })).toBe(
      'already-there',
    )
    expect(refusal(page, { name: 'moveBlocks', blocks: [two, two], to: null, before: null })).toBe('named-twice')
    expect(refusal(page, { name: 'moveBlocks', blocks: [two], to: articleAt(page, 0), before: two })).toBe('no-such-block')
    expect(refusal(page, { name: 'moveBlocks', blocks: [], to: null, before: null })).toBe('nothing-named')
  })
})

describe('orderBlocks and moveArticle', () => {
  it('[A8] gives the blocks their new order and refuses a list that is none', () => {
    const order = ['甲三', '甲一', '甲二'].map((text) => blockWith(page, text))
    const after = checkOperation(page, { name: 'orderBlocks', article: articleAt(page, 0), order }, ids)
    expect(shape(after).articles[0]).toEqual(['甲三', '甲一', '甲二'])
    expect(refusal(page, { name: 'orderBlocks', article: articleAt(page, 0), order: order.slice(1) })).toBe('not-a-permutation')
    expect(refusal(page, { name: 'orderBlocks', article: articleAt(page, 0), order: [...order.slice(1), blockWith(page, '乙一')] })).toBe(
      'not-a-permutation',
    )
  })

  it('moves an article before another and refuses an unknown one', () => {
    const after = checkOperation(page, { name: 'moveArticle', article: articleAt(page, 1), before: articleAt(page, 0) }, ids)
    expect(shape(after).articles.map((blocks) => blocks[0])).toEqual(['乙一', '甲一'])
    expect(refusal(page, { name: 'moveArticle', article: articleAt(page, 0), before: newId<ArticleId>(ids) })).toBe('no-such-article')
  })
})
