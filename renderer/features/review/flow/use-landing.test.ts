import { effectScope, nextTick, ref } from 'vue'
import { describe, expect, it } from 'vitest'

import type { ArticleId } from '#shared/base/index.ts'

import { only } from '../model/selection.ts'
import { testPage } from '../model/test-page.ts'
import { testReview } from '../state/test-review.ts'
import { useLanding } from './use-landing.ts'

const two = testPage([
  [0, 'headline', '甲县开始春耕'],
  [0, 'body', '农民下地了。'],
  [1, 'headline', '乙县修路'],
  [1, 'body', '工人上路了。'],
])
const articleOf = (line: number): ArticleId | null =>
  Object.values(two.page.articles).find(({ blocks }) => blocks.includes(two.at(line)))?.id ?? null

describe('where the selection goes on a page that is opened', () => {
  it('goes to the article that was asked for, and an edit does not call it back there', async () => {
    const { review, elsewhere } = testReview(two.page)
    const wanted = ref<ArticleId | null>(articleOf(2))
    const scope = effectScope()
    scope.run(() => useLanding(review, { wanted: () => wanted.value, landing: () => null }))
    expect(review.selection.value?.focus).toBe(two.at(2))
    review.select(only(two.at(3)))
    elsewhere({ name: 'setRole', blocks: [two.at(3)], role: 'caption' })
    await nextTick()
    expect(review.selection.value?.focus).toBe(two.at(3))
    wanted.value = articleOf(0)
    await nextTick()
    expect(review.selection.value?.focus).toBe(two.at(0))
    scope.stop()
  })
})
