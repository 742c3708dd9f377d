import { describe, expect, it } from 'vitest'

import { present } from '#shared/base/index.ts'
import type { Operation } from '#shared/operations/index.ts'

import { mergeBack, send, shelve, shift } from './gestures.ts'
import { destinationOf, letterOf, typedName } from './names.ts'
import { done, testPage } from './test-page.ts'

const four = testPage([
  [0, 'headline', '甲'],
  [0, 'body', '一。'],
  [0, 'body', '二。'],
  [1, 'headline', '乙'],
  [2, 'headline', '丙'],
  [3, 'headline', '丁'],
])
const article = (i: number) => present(four.page.head.articles[i], 'test')

describe('names of articles', () => {
  it('[V18] the key of an article is its letter, also where another one was dropped', () => {
    const page = done(four.page, { name: 'dropCopy', blocks: [four.at(4)], reason: 'exact', keep: [four.at(3)] })
    expect([typedName(page, article(3)), letterOf(page, article(3), 'en'), letterOf(page, article(3), 'zh')]).toEqual(['D', 'D', '丁'])
  })

  it('[V18] goes on with two letters behind Z', () => {
    const many = testPage(Array.from({ length: 28 }, (_, i) => [i, 'headline', `第${String(i)}篇`] as const))
    const last = present(many.page.head.articles[27], 'test')
    expect([typedName(many.page, last), letterOf(many.page, last, 'en')]).toEqual(['AB', 'AB'])
  })
})

describe('destinationOf', () => {
  const of = (gesture: unknown) => destinationOf(four.page, gesture as Operation)
  it('is where blocks or an article went, and nothing for what stayed in its place', () => {
    expect(of(send(four.page, [four.at(1)], article(3)))).toBe(article(3))
    expect(of(mergeBack(four.page, [four.at(3)]))).toBe(article(0))
    expect(of(shelve(four.page, [four.at(1)]))).toBeNull()
    expect(of(shift(four.page, [four.at(2)], -1))).toBeUndefined()
    expect(of({ name: 'setRole', blocks: [four.at(1)], role: 'body' })).toBeUndefined()
  })
})
