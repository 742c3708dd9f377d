import { describe, expect, it } from 'vitest'

import { present } from '#shared/base/index.ts'
import type { Page } from '#shared/model/index.ts'

import { layoutMaker, stopFor, type DeskLayout, type DeskView } from './desk-layout.ts'
import { indexOf } from './page-index.ts'
import { done, testPage } from './test-page.ts'

const full: DeskView = { skim: false, unfolded: new Set(), shown: new Set() }

function rowsOf(layout: DeskLayout): string[] {
  return layout.rows.map((row) => (row.kind === 'dropped' ? `dropped ${String(row.lines[0])}–${String(row.lines[1])}` : row.kind))
}

const linesOf = (page: Page, layout: DeskLayout): number[] => layout.stops.map((id) => indexOf(page).numbers.get(id) ?? 0)

const three = testPage([
  [0, 'headline', '甲'],
  [0, 'body', '一。'],
  [1, 'headline', '乙'],
  [1, 'body', '二。'],
  [0, 'body', '一。'],
  [0, 'body', '完。'],
  [2, 'headline', '丙'],
  [null, 'body', '待定。'],
])
const article = (i: number) => present(three.page.head.articles[i], 'test')

describe('layout', () => {
  it('shows sheets in the page’s order and the shelf at the end', () => {
    const layout = layoutMaker()(three.page, full)
    expect(rowsOf(layout)).toEqual(['sheet', 'sheet', 'sheet'])
    expect(linesOf(three.page, layout)).toEqual([1, 2, 5, 6, 3, 4, 7, 8])
  })

  it('[V22] shows dropped copies as one line behind the article that they stood in', () => {
    const page = done(three.page, { name: 'dropCopy', blocks: [three.at(4), three.at(5)], reason: 'exact', keep: [three.at(1)] })
    const layout = layoutMaker()(page, full)
    expect(rowsOf(layout)).toEqual(['sheet', 'dropped 5–6', 'sheet', 'sheet'])
    expect(linesOf(page, layout)).toEqual([1, 2, 5, 3, 4, 7, 8])
    expect(layout.stopOf.get(three.at(5))).toBe(three.at(4))
  })

  it('[V22] shows an article of which all was dropped at its place among the articles', () => {
    const page = done(three.page, { name: 'dropCopy', blocks: [three.at(2), three.at(3)], reason: 'exact', keep: [three.at(0)] })
    expect(rowsOf(layoutMaker()(page, full))).toEqual(['sheet', 'dropped 3–4', 'sheet'])
  })

  it('shows what was dropped of the shelf among the sheets by its lines', () => {
    const page = done(three.page, { name: 'moveBlocks', blocks: [three.at(3)], to: null, before: null })
    const dropped = done(page, { name: 'dropCopy', blocks: [three.at(3)], reason: 'exact', keep: [three.at(1)] })
    expect(rowsOf(layoutMaker()(dropped, full))).toEqual(['sheet', 'sheet', 'dropped 4–4', 'sheet'])
  })

  it('folds what was judged to one line with one stop, until the editor opens it', () => {
    const page = done(three.page, { name: 'setStatus', page: false, articles: [article(1)], status: 'approved' })
    const make = layoutMaker()
    const layout = make(page, full)
    expect(rowsOf(layout)).toEqual(['sheet', 'folded', 'sheet'])
    expect(layout.stopOf.get(three.at(3))).toBe(three.at(2))
    expect(rowsOf(make(page, { ...full, unfolded: new Set([article(1)]) }))).toEqual(['sheet', 'sheet', 'sheet'])
  })

  it('keeps the sheets that an operation did not touch', () => {
    const make = layoutMaker()
    const before = make(three.page, full)
    const after = make(done(three.page, { name: 'setRole', blocks: [three.at(3)], role: 'caption' }), full)
    const same = before.rows.map((row, i) => row.kind !== 'dropped' && row.sheet === (after.rows[i] as typeof row).sheet)
    expect(same).toEqual([true, false, true])
  })

  it('stops beside a block that skimming put away', () => {
    const layout = layoutMaker()(three.page, { ...full, skim: true })
    expect(layout.stopOf.has(three.at(5))).toBe(false)
    expect(stopFor(layout, three.page, three.at(5))).toBe(three.at(1))
  })
})
