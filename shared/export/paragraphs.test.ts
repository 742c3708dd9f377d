import { describe, expect, it } from 'vitest'

import { present } from '#shared/base/index.ts'
import type { Article, Page } from '#shared/model/index.ts'
import { countingIds } from '#shared/testing/ids.ts'
import { articleAt, blockWith, pageOf, perform } from '#shared/testing/pages.ts'

import { joinTexts, paragraphsOf } from './paragraphs.ts'

const articleOfPage = (page: Page, index = 0): Article => present(page.articles[articleAt(page, index)], 'the test page has it')
const texts = (page: Page, index = 0): string[] => paragraphsOf(page, articleOfPage(page, index)).map((paragraph) => paragraph.text)

describe('paragraphsOf', () => {
  it('[E2] puts a paragraph together that was cut twice, with the seams', () => {
    const ids = countingIds()
    const page = pageOf(
      [
        {
          lines: [
            '标题',
            '把助力招商引',
            { text: '资融入政协', role: 'body', joins: 1 },
            { text: '履职全过程。', role: 'body', joins: 2 },
            '下一段。',
          ],
        },
      ],
      [],
      ids,
    )
    expect(texts(page)).toEqual(['标题', '把助力招商引资融入政协履职全过程。', '下一段。'])
    expect(paragraphsOf(page, articleOfPage(page))[1]?.seams).toEqual([6, 11])
  })

  it('[E2] goes on where the join leads, wherever the block stands in the article', () => {
    const ids = countingIds()
    let page = pageOf([{ lines: ['甲头', '乙。', { text: '甲尾。', role: 'body', joins: 0 }] }], [], ids)
    expect(texts(page)).toEqual(['甲头甲尾。', '乙。'])
    const order = ['甲尾。', '乙。', '甲头'].map((text) => blockWith(page, text))
    page = perform(page, { name: 'orderBlocks', article: articleAt(page, 0), order }, ids)
    expect(texts(page)).toEqual(['乙。', '甲头甲尾。'])
  })

  it('[E3] leaves dropped copies out and goes on from the copy that is kept', () => {
    const ids = countingIds()
    let page = pageOf([{ lines: ['招商引', '招商引', { text: '资。', role: 'body', joins: 1 }] }], [], ids)
    const [keep, copy] = articleOfPage(page).blocks
    page = perform(page, { name: 'dropCopy', blocks: [present(copy, 'second')], reason: 'exact', keep: [present(keep, 'first')] }, ids)
    expect(texts(page)).toEqual(['招商引资。'])
  })

  it('[E3] begins anew where what it joins was dropped without a partner', () => {
    const ids = countingIds()
    let page = pageOf([{ lines: ['甲', { text: '乙', role: 'body', joins: 0 }] }], [], ids)
    page = perform(page, { name: 'dropCopy', blocks: [blockWith(page, '甲')], reason: 'other', keep: [] }, ids)
    expect(texts(page)).toEqual(['乙'])
  })

  it('loses no block when partners close a ring', () => {
    const ids = countingIds()
    let page = pageOf([{ lines: ['甲', { text: '乙', role: 'body', joins: 0 }, { text: '丙', role: 'body', joins: 1 }] }], [], ids)
    page = perform(page, { name: 'dropCopy', blocks: [blockWith(page, '甲')], reason: 'near', keep: [blockWith(page, '丙')] }, ids)
    expect(texts(page)).toEqual(['乙丙'])
  })

  it('is empty when all blocks are dropped', () => {
    const ids = countingIds()
    let page = pageOf([{ lines: ['甲'] }], [], ids)
    page = perform(page, { name: 'dropCopy', blocks: [blockWith(page, '甲')], reason: 'other', keep: [] }, ids)
    expect(texts(page)).toEqual([])
  })
})

describe('joinTexts', () => {
  it('sets a space between Latin words only', () => {
    expect(joinTexts('招商引 ', ' 资')).toBe('招商引资')
    expect(joinTexts('the new', 'house')).toBe('the new house')
    expect(joinTexts('投资15', '亿元')).toBe('投资15亿元')
  })
})
