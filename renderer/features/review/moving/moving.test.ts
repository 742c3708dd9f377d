/** Carrying blocks and articles: by keys, and what the mouse would do in the same slots. */
import { describe, expect, it } from 'vitest'

import { present } from '#shared/base/index.ts'
import type { Page } from '#shared/model/index.ts'

import { layoutMaker } from '../model/desk-layout.ts'
import { indexOf } from '../model/page-index.ts'
import { only } from '../model/selection.ts'
import { done, testIds, testPage } from '../model/test-page.ts'
import { testReview } from '../state/test-review.ts'
import { putDown, slotKey, slotsOf, type Cargo, type Slot } from './slots.ts'

const { page, at } = testPage([
  [0, 'headline', '甲'],
  [0, 'body', '一,'],
  [0, '+body', '二。'],
  [0, 'body', '三。'],
  [1, 'headline', '乙'],
  [1, 'body', '四。'],
  [2, 'headline', '丙'],
  [null, 'body', '五。'],
])
const view = { skim: false, unfolded: new Set<never>(), shown: new Set<never>() }
const [first, second, third] = page.head.articles.map((id) => present(id, 'three articles'))
const blocks = (...lines: number[]): Cargo => ({ article: null, blocks: lines.map((line) => at(line - 1)) })
const whole = (article: typeof first): Cargo => ({
  article: present(article, 'an article'),
  blocks: page.articles[present(article, 'an article')]?.blocks ?? [],
})
const slots = (cargo: Cargo): Slot[] => slotsOf(page, layoutMaker()(page, view), cargo)

/** The page after putting down, as lines: `1 2 | 3 | shelf 4`; or why not. */
function after(cargo: Cargo, slot: Slot, on: Page = page): string {
  const step = putDown(on, cargo, slot, testIds(9_000_000))
  if ('cannot' in step) return step.cannot
  const now = done(on, step)
  const { numbers } = indexOf(now)
  const list = (ids: readonly (typeof page.head.shelf)[number][]): string => ids.map((id) => String(numbers.get(id))).join(' ')
  return `${now.head.articles.map((id) => list(now.articles[id]?.blocks ?? [])).join(' | ')} | shelf ${list(now.head.shelf)}`
}
const between = (before: typeof first | null): Slot => ({
  kind: 'between',
  before: before ?? null,
  at: present(first, 'an article'),
  edge: 'above',
})
const within = (article: typeof first | null, paragraph: number): Slot => ({
  kind: 'in',
  place: article ?? null,
  paragraph,
  at: null,
  edge: 'above',
})

describe('slots', () => {
  it('stand between sheets, between paragraphs and on the shelf, top to bottom', () => {
    expect(slots(blocks(4)).map((slot) => slotKey(slot).split(' ')[0])).toEqual([
      ...['between', 'in', 'in', 'in', 'in'],
      ...['between', 'in', 'in', 'in'],
      ...['between', 'in', 'in'],
      ...['between', 'in', 'in'],
    ])
  })
  it('of a whole article are the others and the places between them', () => {
    expect(slots(whole(second)).map((slot) => slot.kind)).toEqual([
      'between',
      'article',
      'between',
      'between',
      'article',
      'between',
      'shelf',
    ])
  })
})

describe('putting down', () => {
  it('[V14] moves blocks between paragraphs of any article and of the shelf', () => {
    expect(after(blocks(6), within(first, 1))).toBe('1 6 2 3 4 | 5 | 7 | shelf 8')
    expect(after(blocks(4, 6), within(null, 1))).toBe('1 2 3 | 5 | 7 | shelf 8 4 6')
    expect(after(blocks(8), within(third, 1))).toBe('1 2 3 4 | 5 6 | 7 8 | shelf ')
  })
  it('[V14] takes joins off that would pull a paragraph back', () => {
    const step = putDown(page, blocks(3), within(first, 3), testIds(9_000_000))
    expect(step).toMatchObject({ name: 'batch', operations: [{ name: 'unjoinParagraph', block: at(2) }, { name: 'moveBlocks' }] })
    expect(after(blocks(3), within(first, 3))).toBe('1 2 4 3 | 5 6 | 7 | shelf 8')
    expect(after(blocks(2, 3), within(first, 3))).toBe('1 4 2 3 | 5 6 | 7 | shelf 8')
  })
  it('[V14] makes an article of blocks between two sheets', () => {
    expect(after(blocks(4, 6), between(second))).toBe('1 2 3 | 4 6 | 5 | 7 | shelf 8')
    expect(after(blocks(8), between(null))).toBe('1 2 3 4 | 5 6 | 7 | 8 | shelf ')
  })
  it('[V14] moves an article, merges it, and takes all its blocks for the article itself', () => {
    expect(after(whole(third), between(first))).toBe('7 | 1 2 3 4 | 5 6 | shelf 8')
    expect(after(blocks(5, 6), between(null))).toBe('1 2 3 4 | 7 | 5 6 | shelf 8')
    expect(after(whole(second), { kind: 'article', article: present(first, 'an article') })).toBe('1 2 3 4 5 6 | 7 | shelf 8')
    expect(after(whole(third), { kind: 'shelf' })).toBe('1 2 3 4 | 5 6 | shelf 7 8')
  })
  it('[V14] sends blocks to an article by their lines', () => {
    expect(after(blocks(8), { kind: 'article', article: present(second, 'an article') })).toBe('1 2 3 4 | 5 6 8 | 7 | shelf ')
  })
})

describe('carrying by keys', () => {
  const start = (line: number) => {
    const test = testReview(page)
    test.review.select(only(at(line - 1)))
    test.press('lift')
    return test
  }
  it('[V14] goes from place to place, says it, and puts down as one step with the selection', () => {
    const test = start(6)
    expect(test.spoken).toEqual(['review.moving.lifted'])
    test.press('previous')
    expect(test.spoken.at(-1)).toBe('review.moving.beforeLine')
    test.press('previous')
    test.press('accept')
    expect(test.review.source.log.map((entry) => entry.operation.name)).toEqual(['startArticle'])
    expect(test.review.focus.value).toBe(at(5))
    expect(test.moving.cargo.value).toBeUndefined()
  })
  it('[V14] passes over where it would change nothing, and stops at the end', () => {
    const test = start(8)
    test.press('next')
    expect([test.said, test.moving.slot.value]).toEqual([['review.moving.end'], undefined])
    test.press('accept')
    expect(test.said.at(-1)).toBe('review.moving.nowhere')
  })
  it('[V14] gives up by Esc and changes nothing; other keys wait', () => {
    const test = start(4)
    test.press('split')
    expect(test.said).toEqual(['review.moving.first'])
    test.press('next')
    test.press('escape')
    expect([test.review.source.log, test.moving.cargo.value, test.review.focus.value]).toEqual([[], undefined, at(3)])
  })
  it('lets go of what another window moved away', () => {
    const test = start(4)
    test.elsewhere({ name: 'moveBlocks', blocks: [at(3)], to: null, before: null })
    expect(test.moving.cargo.value).toBeUndefined()
  })
})
