import { describe, expect, it } from 'vitest'

import { present, type BlockId } from '#shared/base/index.ts'
import type { Page } from '#shared/model/index.ts'
import type { Operation } from '#shared/operations/index.ts'

import * as gestures from './gestures.ts'
import { indexOf } from './page-index.ts'
import { done, testPage } from './test-page.ts'

const story = testPage([
  [0, 'headline', '甲'],
  [0, 'body', '一,'],
  [0, '+body', '二。'],
  [0, 'body', '三。'],
  [1, 'headline', '乙'],
  [1, 'body', '四。'],
  [null, 'body', '五。'],
  [2, 'headline', '丙'],
  [2, 'body', '六。'],
])
const { page, at, ids } = story
const article = (i: number) => present(page.head.articles[i], 'test')

/** Lines of the articles after an operation, then those of the shelf. */
function shape(after: Page): string {
  const { numbers } = indexOf(after)
  const lines = (list: readonly BlockId[]): string => list.map((id) => String(numbers.get(id))).join(' ')
  return [...after.head.articles.map((id) => lines(present(after.articles[id], 'test').blocks)), `shelf ${lines(after.head.shelf)}`].join(
    ' | ',
  )
}

function result(gesture: gestures.Gesture, from: Page = page): string {
  return gestures.isOperation(gesture) ? shape(done(from, gesture)) : gesture.cannot
}

describe('S', () => {
  it('cuts the article at one block', () => {
    expect(result(gestures.split(page, [at(3)], ids))).toBe('1 2 3 | 4 | 5 6 | 8 9 | shelf 7')
  })
  it('makes an article of several blocks, right behind theirs', () => {
    expect(result(gestures.split(page, [at(1), at(2)], ids))).toBe('1 4 | 2 3 | 5 6 | 8 9 | shelf 7')
  })
  it('makes an article of a block of the shelf, where its line puts it', () => {
    expect(result(gestures.split(page, [at(6)], ids))).toBe('1 2 3 4 | 5 6 | 7 | 8 9 | shelf ')
  })
})

describe('M', () => {
  it('merges with the article before', () => {
    expect(result(gestures.mergeBack(page, [at(5)]))).toBe('1 2 3 4 5 6 | 8 9 | shelf 7')
  })
  it('says why it cannot', () => {
    expect(result(gestures.mergeBack(page, [at(0)]))).toBe('first-article')
    expect(result(gestures.mergeBack(page, [at(6)]))).toBe('on-shelf')
    expect(result(gestures.mergeBack(page, [at(3), at(4)]))).toBe('several-places')
    expect(result(gestures.mergeBack(page, []))).toBe('nothing-selected')
  })
})

describe('moving', () => {
  it('[V13] moves a paragraph up and down within the article, with what is joined to it', () => {
    expect(result(gestures.shift(page, [at(3)], -1))).toBe('1 4 2 3 | 5 6 | 8 9 | shelf 7')
    expect(result(gestures.shift(page, [at(0)], 1))).toBe('2 3 1 4 | 5 6 | 8 9 | shelf 7')
    expect(result(gestures.shift(page, [at(2)], 1))).toBe('1 4 2 3 | 5 6 | 8 9 | shelf 7')
    expect(result(gestures.shift(page, [at(0), at(1)], 1))).toBe('4 1 2 3 | 5 6 | 8 9 | shelf 7')
  })
  it('stops at the ends', () => {
    expect(result(gestures.shift(page, [at(0)], -1))).toBe('first-block')
    expect(result(gestures.shift(page, [at(3)], 1))).toBe('last-block')
  })
  it('carries to the article before and after, and to the shelf behind the last', () => {
    expect(result(gestures.carry(page, [at(4)], -1))).toBe('1 2 3 4 5 | 6 | 8 9 | shelf 7')
    expect(result(gestures.carry(page, [at(3)], 1))).toBe('1 2 3 | 5 4 6 | 8 9 | shelf 7')
    expect(result(gestures.carry(page, [at(8)], 1))).toBe('1 2 3 4 | 5 6 | 8 | shelf 9 7')
    expect(result(gestures.carry(page, [at(0)], -1))).toBe('first-article')
    expect(result(gestures.carry(page, [at(6)], 1))).toBe('last-place')
  })
  it('carries text behind the headlines of the next article, and headlines to its front', () => {
    expect(result(gestures.carry(page, [at(5)], 1))).toBe('1 2 3 4 | 5 | 8 6 9 | shelf 7')
    expect(result(gestures.carry(page, [at(4)], 1))).toBe('1 2 3 4 | 6 | 5 8 9 | shelf 7')
  })
  it('[V12] carries blocks of several articles to the one before the first or behind the last of them', () => {
    expect(result(gestures.carry(page, [at(4), at(7)], -1))).toBe('1 2 3 4 5 8 | 6 | 9 | shelf 7')
    expect(result(gestures.carry(page, [at(3), at(4)], 1))).toBe('1 2 3 | 6 | 8 4 5 9 | shelf 7')
    expect(result(gestures.shelve(page, [at(3), at(6), at(8)]))).toBe('1 2 3 | 5 6 | 8 | shelf 4 9 7')
  })
  it('sends a paragraph to where its line puts it and a headline to the front', () => {
    expect(result(gestures.send(page, [at(6)], article(2)))).toBe('1 2 3 4 | 5 6 | 7 8 9 | shelf ')
    expect(result(gestures.send(page, [at(6)], article(0)))).toBe('1 2 3 4 7 | 5 6 | 8 9 | shelf ')
    expect(result(gestures.send(page, [at(7)], article(1)))).toBe('1 2 3 4 | 5 8 6 | 9 | shelf 7')
  })
  it('shelves by the lines of the page', () => {
    expect(result(gestures.shelve(page, [at(8)]))).toBe('1 2 3 4 | 5 6 | 8 | shelf 7 9')
    expect(result(gestures.shelve(page, [at(3)]))).toBe('1 2 3 | 5 6 | 8 9 | shelf 4 7')
    expect(result(gestures.shelve(page, [at(6)]))).toBe('on-shelf')
  })
  it('keeps what is put at the end before the copies', () => {
    const doubled = testPage(
      [
        [0, 'headline', '甲'],
        [0, 'body', '一。'],
        [0, 'body', '一。'],
        [1, 'body', '二。'],
      ],
      [{ keep: [1], drop: [2] }],
    )
    expect(result(gestures.carry(doubled.page, [doubled.at(3)], -1), doubled.page)).toBe('1 2 4 3 | shelf ')
  })
  it('moves a whole article', () => {
    expect(result(gestures.moveArticle(page, article(0), 1))).toBe('5 6 | 1 2 3 4 | 8 9 | shelf 7')
    expect(result(gestures.moveArticle(page, article(2), -1))).toBe('1 2 3 4 | 8 9 | 5 6 | shelf 7')
    expect(result(gestures.moveArticle(page, article(2), 1))).toBe('last-place')
  })
  it('orders by clicks, the rest behind', () => {
    expect(result(gestures.reorder(page, article(0), [at(3), at(0)]))).toBe('4 1 2 3 | 5 6 | 8 9 | shelf 7')
  })
})

describe('J', () => {
  it('joins to the paragraph before of the same role', () => {
    expect(gestures.join(page, [at(3)])).toEqual({ name: 'joinParagraph', block: at(3), to: at(2) })
  })
  it('takes a join off', () => {
    expect(gestures.join(page, [at(2)])).toEqual({ name: 'unjoinParagraph', block: at(2) })
  })
  it('has nothing to join at the top', () => {
    expect(result(gestures.join(page, [at(0)]))).toBe('no-block-before')
  })
})

describe('D', () => {
  const doubled = testPage(
    [
      [0, 'headline', '甲'],
      [0, 'caption', '一。'],
      [0, 'credit', '摄'],
      [0, 'caption', '一。'],
      [0, 'credit', '摄'],
    ],
    [{ keep: [1, 2], drop: [3, 4] }],
  )
  it('drops the whole run of a suggested copy and keeps the other', () => {
    expect(gestures.drop(doubled.page, [doubled.at(4)])).toEqual({
      name: 'dropCopy',
      blocks: [doubled.at(3), doubled.at(4)],
      reason: 'exact',
      keep: [doubled.at(1), doubled.at(2)],
    })
  })
  it('drops the one that was to be kept when the editor wants the other', () => {
    expect(gestures.drop(doubled.page, [doubled.at(1)])).toEqual({
      name: 'dropCopy',
      blocks: [doubled.at(1)],
      reason: 'exact',
      keep: [doubled.at(3), doubled.at(4)],
    })
  })
  it('drops selected blocks of a suggested copy for what stays of it', () => {
    expect(gestures.drop(doubled.page, [doubled.at(3), doubled.at(4)])).toEqual(gestures.drop(doubled.page, [doubled.at(4)]))
  })
  it('restores what is dropped', () => {
    const dropped = done(doubled.page, gestures.drop(doubled.page, [doubled.at(4)]) as Operation)
    expect(gestures.drop(dropped, [doubled.at(3)])).toEqual({ name: 'restoreCopy', blocks: [doubled.at(3)] })
  })
  const unseen = testPage([
    [0, 'headline', '进村入户宣传'],
    [0, 'body', '近日,本县各乡镇的消防安全宣传工作全面展开。县消防大队走进村庄,向村民讲解冬季取暖的安全常识。'],
    [0, 'body', '下一步,大队将继续扎实做好各项工作,守护群众的平安。'],
    [1, 'body', '近日，本县各乡镇的消防安全宣传工作全面展开。县消防大队走进村庄，向村民讲解冬季取暖的安全常识。'],
    [1, 'body', '下一步,大队将继续扎实做好各项工怍,守护群众的平安。'],
    [1, 'body', '县消防大队走进村庄,向村民讲解冬季取暖的安全常识。'],
    [1, 'credit', '通讯员 张允 摄'],
  ])
  const byHand = (...lines: number[]) =>
    gestures.drop(
      unseen.page,
      lines.map((line) => unseen.at(line)),
    )
  it('[V22] drops by hand for the copy that stands on the page, though nobody suggested it', () => {
    const drops = (line: number, reason: string, keep: number) =>
      expect(byHand(line)).toEqual({ name: 'dropCopy', blocks: [unseen.at(line)], reason, keep: [unseen.at(keep)] })
    drops(3, 'exact', 1)
    drops(4, 'near', 2)
    drops(5, 'contained', 1)
    expect(byHand(3, 4)).toEqual({
      name: 'dropCopy',
      blocks: [unseen.at(3), unseen.at(4)],
      reason: 'near',
      keep: [unseen.at(1), unseen.at(2)],
    })
  })
  it('[V22] refuses to drop what has no other copy on the page, and the last copy', () => {
    expect(byHand(0)).toEqual({ cannot: 'no-copy' })
    expect(byHand(6)).toEqual({ cannot: 'no-copy' })
    expect(byHand(3, 6)).toEqual({ cannot: 'not-all-copies' })
    expect(byHand(1, 3)).toEqual({ cannot: 'not-all-copies' })
    const dropped = done(unseen.page, byHand(4) as Operation)
    expect(gestures.drop(dropped, [unseen.at(2)])).toEqual({ cannot: 'no-copy' })
  })
})

describe('A', () => {
  it('approves the article of the selection', () => {
    expect(gestures.status(page, [at(5)], 'approved')).toEqual({
      name: 'setStatus',
      page: false,
      articles: [article(1)],
      status: 'approved',
    })
  })
  it('approves the page with all but flagged articles', () => {
    const flagged = done(page, gestures.status(page, [at(5)], 'doubtful') as Operation)
    expect(gestures.approvePage(flagged)).toEqual({ name: 'setStatus', page: true, articles: [article(0), article(2)], status: 'approved' })
  })
})
