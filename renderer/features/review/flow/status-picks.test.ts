import { describe, expect, it } from 'vitest'

import { present } from '#shared/base/index.ts'
import { STATUSES } from '#shared/model/index.ts'

import { only } from '../model/selection.ts'
import { testPage } from '../model/test-page.ts'
import { testReview } from '../state/test-review.ts'
import { statusChoices, statusStep } from './status-picks.ts'

const story = testPage([
  [0, 'headline', '甲'],
  [1, 'headline', '乙'],
  [null, 'body', '丙'],
])

describe('the list of statuses', () => {
  it('[N4] gives each of the five to the selected articles and to the page', () => {
    for (const status of STATUSES.slice(1)) {
      const { review } = testReview(story.page)
      review.select({ anchor: story.at(0), focus: story.at(1) })
      expect(review.perform(statusStep(review, 'status', status))).toBe(true)
      const page = present(review.page.value, 'test')
      expect(Object.values(page.articles).map((article) => article.status)).toEqual([status, status])
      expect(page.head.status).toBe('unreviewed')
      expect(review.perform(statusStep(review, 'page-status', status))).toBe(true)
      expect(review.page.value?.head.status).toBe(status)
    }
  })

  it('approves the articles with the page', () => {
    const { review } = testReview(story.page)
    review.perform(statusStep(review, 'page-status', 'approved'))
    const page = present(review.page.value, 'test')
    expect(Object.values(page.articles).map((article) => article.status)).toEqual(['approved', 'approved'])
  })

  it('has a letter for each in both sets of keys, and says what is so now and what cannot be', () => {
    const { review, why } = testReview(story.page)
    review.select(only(story.at(0)))
    for (const preset of ['standard', 'left'] as const) {
      const choices = statusChoices(review, 'status', preset, 'zh')
      expect(new Set(choices.map((choice) => choice.key)).size).toBe(STATUSES.length)
      expect(choices.filter((choice) => choice.on).map((choice) => choice.id)).toEqual(['unreviewed'])
      expect(choices.every((choice) => choice.refusal === null)).toBe(true)
    }
    expect([why('status'), why('page-status')]).toEqual([null, null])
    review.select(only(story.at(2)))
    expect(why('status')).toBe('review.cannot.on-shelf')
  })
})
