/** Several blocks or articles at once: one step each. */
import { describe, expect, it } from 'vitest'

import { present, type ArticleId } from '#shared/base/index.ts'
import type { Operation } from '#shared/operations/index.ts'

import { layoutMaker } from './desk-layout.ts'
import { indexOf } from './page-index.ts'
import { clicked, toggled, walked, wholePlace } from './selecting.ts'
import { blocksIn, only, selectionAfter, stepped, type Selection } from './selection.ts'
import { joinSelected, judgeSelected, mergeSelected, mergeSelectedInto, tagSelected } from './several.ts'
import { done, testPage } from './test-page.ts'

const { page, at } = testPage([
  [0, 'headline', '甲'],
  [0, 'body', '一,'],
  [0, 'body', '二。'],
  [1, 'headline', '乙'],
  [1, 'body', '三。'],
  [2, 'headline', '丙'],
  [null, 'body', '四。'],
])
const article = (i: number): ArticleId => present(page.head.articles[i], 'the test page has three articles')
const view = { skim: false, unfolded: new Set<never>(), shown: new Set<never>() }
const layout = layoutMaker()(page, view)
const lines = (selection: Selection | undefined): number[] =>
  blocksIn(layout, selection).map((id) => present(indexOf(page).numbers.get(id), 'a block has a line'))
const shape = (operation: unknown): string =>
  done(page, operation as Operation)
    .head.articles.map((id) => String(done(page, operation as Operation).articles[id]?.blocks.length))
    .join(' ')

describe('selecting', () => {
  const none = { shiftKey: false, ctrlKey: false, metaKey: false }
  it('[V11] by clicks: one, up to, as well, a range as well', () => {
    const first = clicked(layout, undefined, at(1), none)
    const range = clicked(layout, first, at(2), { ...none, shiftKey: true })
    const more = clicked(layout, range, at(4), { ...none, ctrlKey: true })
    expect([lines(first), lines(range), lines(more)]).toEqual([[2], [2, 3], [2, 3, 5]])
    expect(lines(clicked(layout, more, at(6), { ...none, ctrlKey: true, shiftKey: true }))).toEqual([2, 3, 5, 6, 7])
    expect(lines(clicked(layout, more, at(2), { ...none, metaKey: true }))).toEqual([2, 5])
    expect(lines(clicked(layout, more, at(0), none))).toEqual([1])
  })
  it('keeps the last one that is taken out', () => {
    expect(lines(toggled(layout, only(at(3)), at(3)))).toEqual([4])
  })
  it('[V11] by keys: walks with what is picked left as it is, and picks on', () => {
    const away = walked(layout, only(at(0)), 2)
    expect([lines(away), away?.focus]).toEqual([[1], at(2)])
    const picked = toggled(layout, away, at(2))
    expect(lines(picked)).toEqual([1, 3])
    expect(lines(stepped(layout, picked, 1, true))).toEqual([1, 3, 4])
    expect(lines(stepped(layout, picked, 1, false))).toEqual([4])
  })
  it('takes a whole article, the focus where it was', () => {
    const whole = wholePlace(layout, page, only(at(1)))
    expect([lines(whole), whole.focus]).toEqual([[1, 2, 3], at(1)])
  })
  it('[V11] stays on what was picked through an edit of it', () => {
    const selection = { ...only(at(4)), also: [at(1), at(4)] }
    const operation: Operation = { name: 'setRole', blocks: [at(1), at(4)], role: 'caption' }
    const after = done(page, operation)
    const landing = selectionAfter({ page, layout }, { page: after, layout: layoutMaker()(after, view) }, operation, selection, false)
    expect(landing.selection).toEqual(selection)
  })
})

describe('one step', () => {
  it('[V12] merges all selected articles into the first, or into a chosen one', () => {
    expect(shape(mergeSelected(page, [at(4), at(5)]))).toBe('3 3')
    expect(shape(mergeSelected(page, [at(4)]))).toBe('5 1')
    expect(shape(mergeSelectedInto(page, [at(0), at(3)], article(2)))).toBe('6')
    expect(mergeSelected(page, [at(0)])).toEqual({ cannot: 'first-article' })
    expect(mergeSelected(page, [at(6)])).toEqual({ cannot: 'on-shelf' })
    expect(mergeSelectedInto(page, [at(6)], article(0))).toEqual({ cannot: 'on-shelf' })
  })
  it('[V12] joins several to one paragraph, and takes them apart again', () => {
    const joined = done(page, joinSelected(page, [at(0), at(1), at(2)]) as Operation)
    expect([joined.blocks[at(1)]?.joins, joined.blocks[at(2)]?.joins]).toEqual([at(0), at(1)])
    const apart = done(joined, joinSelected(joined, [at(0), at(1), at(2)]) as Operation)
    expect(apart.blocks[at(2)]?.joins).toBeNull()
    expect(joinSelected(page, [at(2), at(3)])).toEqual({ cannot: 'several-places' })
  })
  it('[V12] judges all articles of the selection and leaves the shelf aside', () => {
    expect(judgeSelected(page, [at(0), at(4), at(6)], 'approved')).toMatchObject({ articles: [article(0), article(1)] })
    expect(judgeSelected(page, [at(6)], 'approved')).toEqual({ cannot: 'on-shelf' })
    expect(judgeSelected(page, [], 'approved')).toEqual({ cannot: 'nothing-selected' })
  })
  it('[V12] gives a topic to those without it, and takes it off where all have it', () => {
    const topic = 'medtop:11000000'
    const tags = (now: typeof page): number[] => now.head.articles.map((id) => now.articles[id]?.topics.length ?? 0)
    const first = done(page, tagSelected(page, [at(0)], topic) as Operation)
    const both = done(first, tagSelected(first, [at(0), at(3)], topic) as Operation)
    expect([tags(first), tags(both)]).toEqual([
      [1, 0, 0],
      [1, 1, 0],
    ])
    expect(tags(done(both, tagSelected(both, [at(0), at(3)], topic) as Operation))).toEqual([0, 0, 0])
  })
})
