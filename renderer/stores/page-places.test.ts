// @vitest-environment node
/** Places on a page after edits. */
import { describe, expect, it } from 'vitest'

import { newId, type ArticleId, type DoubtId } from '#shared/base/index.ts'
import type { Doubt, Page } from '#shared/model/index.ts'
import { countingIds } from '#shared/testing/ids.ts'

import { blockAt, by, pageWithLog, step } from '../desk/testing/pages.ts'
import { placesOf, spineAt } from './page-places.ts'

const ids = countingIds(6)

function doubtAt(page: Page, index: number, state: Doubt['state'] = 'open'): Doubt {
  const answers = [{ answer: { do: 'keep' as const }, p: 0.6 }]
  return {
    type: 'doubt',
    id: newId<DoubtId>(ids),
    block: blockAt(page, index),
    code: 'follows',
    params: {},
    p: 0.6,
    reasons: [],
    answers,
    state,
  }
}

describe('placesOf', () => {
  it('numbers blocks by the file, wherever they were moved, and orders articles as the page does', () => {
    const made = pageWithLog(12, ids)
    const [first, second] = made.page.head.articles as [ArticleId, ArticleId]
    const moved = step(made, { name: 'moveBlocks', blocks: [blockAt(made.page, 0)], to: second, before: null }, by('林一', ids))
    const { page } = step(moved, { name: 'moveArticle', article: second, before: first }, by('林一', ids))
    const places = placesOf(page)
    expect(places.articles.map((article) => article.id)).toEqual([second, first])
    expect([...places.orders]).toEqual([
      [second, 0],
      [first, 1],
    ])
    expect(places.places.get(blockAt(page, 0))).toBe(second)
    expect(places.numbers.get(blockAt(page, 0))).toBe(1)
    expect(places.places.size).toBe(12)
  })

  it('lists open doubts as their blocks stand on the page, those of the shelf last', () => {
    const { page } = pageWithLog(12, ids)
    const doubts = [doubtAt(page, 11), doubtAt(page, 6), doubtAt(page, 2, 'settled'), doubtAt(page, 1)]
    const asked = { ...page, doubts: Object.fromEntries(doubts.map((doubt) => [doubt.id, doubt])) }
    expect(placesOf(asked).doubts.map((doubt) => doubt.block)).toEqual([1, 6, 11].map((index) => blockAt(page, index)))
  })
})

describe('spineAt', () => {
  it('takes eight hues in turn', () => {
    expect([0, 1, 7, 8].map(spineAt)).toEqual([1, 2, 8, 1])
  })
})
