import { describe, expect, it } from 'vitest'

import { present, type BlockId } from '#shared/base/index.ts'
import type { Page } from '#shared/model/index.ts'
import type { Operation } from '#shared/operations/index.ts'

import { answerStep } from './answers.ts'
import { layoutMaker, type DeskView } from './desk-layout.ts'
import * as gestures from './gestures.ts'
import { indexOf } from './page-index.ts'
import { blocksIn, only, selectionAfter, stepped, type Moment, type Selection } from './selection.ts'
import { done, testIds, testPage, withDoubt } from './test-page.ts'

const full: DeskView = { skim: false, unfolded: new Set(), shown: new Set() }
const moment = (page: Page, view = full): Moment => ({ page, layout: layoutMaker()(page, view) })

const story = testPage([
  [0, 'headline', '甲'],
  [0, 'body', '一,'],
  [0, '+body', '二。'],
  [0, 'body', '三。'],
  [1, 'headline', '乙'],
  [1, 'body', '四。'],
  [2, 'headline', '丙'],
  [null, 'body', '五。'],
])
const { page, at, ids } = story
const line = (of: Page, id: BlockId | undefined): number | undefined => (id === undefined ? undefined : indexOf(of).numbers.get(id))

/** The line on which the selection stands after an operation on one selected line; the line is counted before it. */
function landing(gesture: gestures.Gesture | Operation, selected: number, from: Page = page, follow = false): number | undefined {
  const operation = gesture as Operation
  const after = done(from, operation)
  const { selection } = selectionAfter(moment(from), moment(after), operation, only(at(selected)), follow)
  return line(after, selection?.focus)
}

describe('stepping', () => {
  const { layout } = moment(page)
  it('goes down and up as the page is seen and stops at the ends', () => {
    expect(line(page, stepped(layout, only(at(2)), 1, false)?.focus)).toBe(4)
    expect(line(page, stepped(layout, only(at(0)), -1, false)?.focus)).toBe(1)
    expect(line(page, stepped(layout, only(at(7)), 1, false)?.focus)).toBe(8)
    expect(line(page, stepped(layout, undefined, 1, false)?.focus)).toBe(1)
  })
  it('extends from where it began', () => {
    const selection = stepped(layout, stepped(layout, only(at(1)), 1, true), 1, true)
    expect(blocksIn(layout, selection)).toEqual([at(1), at(2), at(3)])
    const back = stepped(layout, selection, -3, true)
    expect(blocksIn(layout, back)).toEqual([at(0), at(1)])
  })
  it('takes a dropped run as one', () => {
    const dropped = done(page, { name: 'dropCopy', blocks: [at(2), at(3)], reason: 'other', keep: [] })
    const after = moment(dropped)
    expect(blocksIn(after.layout, only(at(2)))).toEqual([at(2), at(3)])
  })
})

describe('after an operation', () => {
  it('stays on the block that a new article begins with', () => {
    expect(landing(gestures.split(page, [at(3)], ids), 3)).toBe(4)
  })
  it('stays when articles are merged and when a role is set', () => {
    expect(landing(gestures.mergeBack(page, [at(4)]), 4)).toBe(5)
    expect(landing(gestures.role([at(3)], 'caption'), 3)).toBe(4)
  })
  it('goes to what moved up when a block went to the shelf or to another article', () => {
    expect(landing(gestures.shelve(page, [at(1)]), 1)).toBe(3)
    expect(landing(gestures.shelve(page, [at(3)]), 3)).toBe(3)
    expect(landing(gestures.shelve(page, [at(6)]), 6)).toBe(8)
    expect(landing(gestures.send(page, [at(1)], present(page.head.articles[2], 'test')), 1)).toBe(3)
  })
  it('follows what is moved step by step', () => {
    expect(landing(gestures.shift(page, [at(3)], -1), 3)).toBe(4)
    expect(landing(gestures.carry(page, [at(3)], 1), 3, page, true)).toBe(4)
  })
  it('[V22] stays with what was dropped, as its line, and with what was restored', () => {
    const drop: Operation = { name: 'dropCopy', blocks: [at(1), at(2)], reason: 'exact', keep: [at(3)] }
    expect(landing(drop, 1)).toBe(2)
    const dropped = done(page, drop)
    expect(landing(gestures.drop(dropped, [at(1)]), 1, dropped)).toBe(2)
  })
  it('goes to the second half of a cut block and to what took a merged one in', () => {
    expect(landing({ name: 'mergeBlocks', first: at(1), second: at(2) }, 2)).toBe(2)
    const long = testPage([[0, 'body', '前半。后半。']])
    const cut: Operation = { name: 'splitBlock', block: long.at(0), offset: 3, second: '00000000-0000-7000-8000-000000000001' as BlockId }
    const after = done(long.page, cut)
    expect(line(after, selectionAfter(moment(long.page), moment(after), cut, only(long.at(0)), false).selection?.focus)).toBe(2)
  })
  it('goes to the next article that waits when one is approved, round the page', () => {
    expect(landing(gestures.status(page, [at(3)], 'approved'), 3)).toBe(5)
    expect(landing(gestures.status(page, [at(6)], 'approved'), 6)).toBe(1)
  })
  it('never loses the selection when its block is gone', () => {
    const operation: Operation = { name: 'mergeBlocks', first: at(2), second: at(3) }
    const after = done(page, operation)
    const { selection } = selectionAfter(moment(page), moment(after), { name: 'setRole', blocks: [], role: 'body' }, only(at(3)), false)
    expect(after.blocks[present(selection, 'test').focus]).toBeDefined()
  })
  it('goes to what an undo changed', () => {
    const shelved = done(page, gestures.shelve(page, [at(4)]) as Operation)
    const undo: Operation = { name: 'undo', target: ids.random(1).toString() as never, diff: [] }
    const { selection } = selectionAfter(moment(shelved), moment(page), undo, only(at(0)), false)
    expect(line(page, selection?.focus)).toBe(5)
  })
})

describe('doubts', () => {
  const first = withDoubt(story, 1, 'follows', [{ do: 'keep' }])
  const both = withDoubt({ ...story, page: first.page }, 5, 'role', [{ do: 'keep' }])

  it('gives way to the next doubt, round the page', () => {
    const step = answerStep(both.page, first.doubt, 0, testIds())
    expect(landing(step, 1, both.page)).toBe(6)
    const last = answerStep(both.page, both.doubt, 0, testIds())
    expect(landing(last, 5, both.page)).toBe(2)
  })
  it('opens the folded article in which the next doubt stands', () => {
    const approved = done(both.page, gestures.status(both.page, [at(5)], 'doubtful') as Operation)
    const step = answerStep(approved, first.doubt, 0, testIds())
    const result = selectionAfter(moment(approved), moment(done(approved, step)), step, only(at(1)), false)
    expect(result).toEqual({ selection: only(at(5)), reveal: true })
  })
  it('keeps a range that an operation left in place', () => {
    const range: Selection = { anchor: at(1), focus: at(3) }
    const operation = gestures.role([at(1), at(2), at(3)], 'caption') as Operation
    expect(selectionAfter(moment(page), moment(done(page, operation)), operation, range, false).selection).toEqual(range)
  })
})
