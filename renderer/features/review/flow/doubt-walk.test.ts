import { describe, expect, it } from 'vitest'

import type { DoubtId } from '#shared/base/index.ts'

import { layoutMaker } from '../model/desk-layout.ts'
import { indexOf } from '../model/page-index.ts'
import { done, testPage, withDoubt } from '../model/test-page.ts'
import { nextStop } from './doubt-walk.ts'

const story = testPage([
  [0, 'headline', '甲'],
  [0, 'body', '一。'],
  [0, 'body', '二。'],
  [1, 'headline', '乙'],
  [1, 'body', '三。'],
])
const one = withDoubt(story, 1, 'follows', [{ do: 'keep' }])
const two = withDoubt({ ...story, page: one.page }, 2, 'role', [{ do: 'keep' }])
const { page, doubt: third } = withDoubt({ ...story, page: two.page }, 4, 'role', [{ do: 'keep' }])

function from(line: number | undefined, step: -1 | 1, been: readonly DoubtId[] = [], of = page): number | undefined {
  const layout = layoutMaker()(of, { skim: false, unfolded: new Set(), shown: new Set() })
  const block = nextStop({ page: of, layout }, line === undefined ? undefined : story.at(line - 1), step, new Set(been))
  return block === undefined ? undefined : indexOf(of).numbers.get(block)
}

describe('nextStop', () => {
  it('[N1] goes down the page, then to those above that the editor has not been to, then elsewhere', () => {
    expect([from(undefined, 1), from(2, 1), from(3, 1)]).toEqual([2, 3, 5])
    expect(from(5, 1, [third.id])).toBe(2)
    expect(from(5, 1, [one.doubt.id, third.id])).toBe(3)
    expect(from(5, 1, [one.doubt.id, two.doubt.id, third.id])).toBeUndefined()
  })

  it('[N1] goes back to the one before, and from the first to another page', () => {
    expect([from(5, -1), from(3, -1), from(2, -1), from(undefined, -1)]).toEqual([3, 2, undefined, undefined])
  })

  it('[N1] comes to those put off when no open one is left, once', () => {
    const settled = done(page, { name: 'settleDoubt', doubt: third.id, state: 'settled' })
    const open = done(settled, { name: 'settleDoubt', doubt: one.doubt.id, state: 'later' })
    expect(from(1, 1, [], open)).toBe(3)
    const none = done(open, { name: 'settleDoubt', doubt: two.doubt.id, state: 'settled' })
    expect(from(3, 1, [], none)).toBe(2)
    expect(from(2, 1, [one.doubt.id], none)).toBeUndefined()
  })
})
