import { describe, expect, it } from 'vitest'

import { present, type ArticleId, type PageId } from '#shared/base/index.ts'
import type { ArticleLink, Page } from '#shared/model/index.ts'

import { only } from '../model/selection.ts'
import { done, testPage } from '../model/test-page.ts'
import { testReview, type TestReview } from '../state/test-review.ts'

const story = testPage([
  [0, 'headline', '甲'],
  [0, 'body', '一。'],
  [null, 'body', '二。'],
])
const article = present(story.page.head.articles[0], 'test')
const other: ArticleLink = {
  page: '0190b6a2-0000-7000-8000-000000000001' as PageId,
  article: '0190b6a2-0000-7000-8000-000000000002' as ArticleId,
}
const dated = done(story.page, { name: 'setPageInfo', info: { ...story.page.head.info, date: '2021-11-25' } })
const linked = done(dated, { name: 'linkArticle', article, direction: 'continuesTo', link: other })

function start(page: Page, line = 0): TestReview {
  const test = testReview(page)
  test.review.select(only(story.at(line)))
  return test
}

describe('links to other pages', () => {
  it('are chosen for an article of a page whose day is known', () => {
    const test = start(dated)
    test.press('link-to')
    test.press('link-from')
    expect(test.turned).toEqual(['continuesTo', 'continuedFrom'])
    expect(start(story.page).why('link-to')).toBe('review.cannot.no-day')
    expect(start(dated, 2).why('link-to')).toBe('review.cannot.on-shelf')
  })

  it('are followed where there is one', () => {
    const test = start(linked)
    test.press('follow-link')
    expect(test.turned).toEqual([other.article])
    expect(start(dated).why('follow-link')).toBe('review.cannot.not-linked')
  })

  it('are taken off in one step, both of them, and undo brings them back', () => {
    const both = done(linked, { name: 'linkArticle', article, direction: 'continuedFrom', link: other })
    const test = start(both)
    test.press('unlink')
    expect(test.review.page.value?.articles[article]).toMatchObject({ continuesTo: null, continuedFrom: null })
    test.press('undo')
    expect(test.review.page.value?.articles[article]).toMatchObject({ continuesTo: other, continuedFrom: other })
    expect(start(dated).why('unlink')).toBe('review.cannot.not-linked')
  })
})
