/** Named cases of the history: what is in the way, what stays of lists, branches, who changed a block, the trail over pages. */
import { describe, expect, it } from 'vitest'

import { newId, present, type ArticleId, type BlockId, type JobId, type PageId } from '#shared/base/index.ts'
import type { Page } from '#shared/model/index.ts'
import { ENTRY_FORMAT, plan, UNNAMED_EDITOR, type Entry, type Operation, type Refusal } from '#shared/operations/index.ts'
import { countingIds, stamp } from '#shared/testing/ids.ts'
import { articleAt, blockWith, pageOf, shape } from '#shared/testing/pages.ts'

import {
  branchesOf,
  changesOf,
  editOf,
  effectInWords,
  EMPTY_TRAIL,
  follow,
  forget,
  goBackTo,
  historyOf,
  lastOf,
  laterEdit,
  editorInWords,
  stepInWords,
  takeBack,
  touchedBlocks,
  touchesInWords,
  type Trail,
} from './index.ts'

const ids = countingIds(5)
const start = pageOf([{ lines: ['甲一', '甲二', '甲三'] }, { lines: ['乙一', '乙二'] }], [], ids)

class Session {
  page: Page = start
  readonly log: Entry[] = []

  do(operation: Operation | Refusal): Entry {
    if ('ok' in operation) throw new Error(operation.code)
    const made = stamp(ids)
    const planned = plan(this.page, operation, made)
    if (!planned.ok) throw new Error(planned.code)
    const { operation: id, editor, at, automatic } = made
    const entry: Entry = {
      format: ENTRY_FORMAT,
      id,
      page: start.head.id,
      rev: this.page.rev,
      editor,
      at,
      automatic,
      operation,
      diff: planned.diff,
    }
    this.log.push(entry)
    this.page = planned.page
    return entry
  }

  back(entry: Entry): ReturnType<typeof takeBack> {
    return takeBack(entry, this.page, this.log)
  }
}

const block = (text: string): BlockId => blockWith(start, text)
const role = (text: string, to: 'headline' | 'byline' | 'caption'): Operation => ({ name: 'setRole', blocks: [block(text)], role: to })
const move = (text: string, to: number): Operation => ({
  name: 'moveBlocks',
  blocks: [block(text)],
  to: articleAt(start, to),
  before: null,
})

describe('undoing one step', () => {
  it('[H8] takes one of two moves into one article back and leaves the other', () => {
    const session = new Session()
    const first = session.do(move('甲二', 1))
    session.do(move('甲三', 1))
    session.do(session.back(first))
    expect(shape(session.page).articles).toEqual([
      ['甲一', '甲二'],
      ['乙一', '乙二', '甲三'],
    ])
  })

  it('[H3] names the later edit that is in the way: of the same field, and one that cannot be done without the step', () => {
    const session = new Session()
    const headline = session.do(role('甲一', 'headline'))
    const byline = session.do(role('甲一', 'byline'))
    const refused = session.back(headline)
    expect('ok' in refused && [refused.code, laterEdit(refused, session.log)]).toEqual(['later-edit-in-the-way', byline])
    const second = newId<BlockId>(ids)
    const split = session.do({ name: 'splitBlock', block: block('乙一'), offset: 1, second })
    const edit = session.do({ name: 'editText', block: second, text: '改' })
    const other = session.back(split)
    expect('ok' in other && [other.code, laterEdit(other, session.log)]).toEqual(['later-edit-in-the-way', edit])
  })

  it('refuses the import and what is not in force, and takes automatic steps back by name', () => {
    const session = new Session()
    const one = session.do(role('甲一', 'headline'))
    session.do(session.back(one))
    expect(session.back(one)).toMatchObject({ code: 'not-in-force' })
    const imported = { ...one, operation: { name: 'importPage', info: start.head.info, blocks: [] }, id: newId(ids) } as Entry
    expect(takeBack(imported, session.page, [imported, ...session.log])).toMatchObject({ code: 'import-stays' })
    const cut = { ...session.do(role('乙一', 'byline')), automatic: true }
    expect(takeBack(cut, session.page, [...session.log.slice(0, -1), cut])).toMatchObject({ name: 'undo', target: cut.id })
  })

  it('[H6] brings a step again on a page that went on without it', () => {
    const session = new Session()
    const moved = session.do(move('甲二', 1))
    const undo = session.do(session.back(moved))
    session.do(move('甲三', 1))
    expect(historyOf(session.log).redoable).toBeUndefined()
    session.do(session.back(undo))
    expect(shape(session.page).articles).toEqual([['甲一'], ['乙一', '乙二', '甲三', '甲二']])
    expect(historyOf(session.log).undone).toEqual(new Set([undo.id]))
  })
})

describe('what a step touches', () => {
  it('is said as lines, articles and doubts before it is taken back', () => {
    const session = new Session()
    const moved = session.do(move('甲二', 1))
    session.do(role('乙一', 'caption'))
    const back = session.back(moved)
    if ('ok' in back) throw new Error(back.code)
    expect(effectInWords(back.diff, session.page, 'zh')).toBe('第 2 行；甲、乙篇')
    expect(effectInWords(back.diff, session.page, 'en')).toBe('line 2; articles A, B')
    expect(touchedBlocks(back.diff, session.page)).toEqual([block('甲二')])
    expect(effectInWords([], session.page, 'zh')).toBe('')
  })
})

describe('branches', () => {
  it('[H6] keep what was left behind, with its steps and the rev to go back to', () => {
    const session = new Session()
    session.do(role('甲一', 'headline'))
    const two = session.do(role('乙一', 'byline'))
    const three = session.do(role('乙二', 'caption'))
    session.do(session.back(three))
    session.do(session.back(two))
    session.do(role('甲二', 'caption'))
    const [branch, ...more] = branchesOf(session.log)
    expect(more).toEqual([])
    expect(branch?.entries).toEqual([two, three])
    session.do(goBackTo(present(branch, 'one branch').rev, session.page, session.log))
    expect(session.page.blocks[block('乙二')]?.role).toBe('caption')
    expect(session.page.blocks[block('甲二')]?.role).toBe('body')
    expect(branchesOf(session.log).map(({ entries }) => entries.length)).toEqual([1])
  })

  it('[H7] a return counts as an edit: what it left is not in force until the return is undone', () => {
    const session = new Session()
    const one = session.do(role('甲一', 'headline'))
    const two = session.do(role('乙一', 'byline'))
    const back = session.do(goBackTo(two.rev, session.page, session.log))
    expect(historyOf(session.log).undone).toEqual(new Set([two.id]))
    expect(historyOf(session.log).undoable).toBe(back)
    expect(session.back(two)).toMatchObject({ code: 'not-in-force' })
    const undo = session.do(session.back(back))
    expect(historyOf(session.log).undone).toEqual(new Set([back.id]))
    expect(historyOf(session.log).undoable).toBe(two)
    session.do(session.back(undo))
    expect(historyOf(session.log).undone).toEqual(new Set([two.id, undo.id]))
    expect(session.page.blocks[block('甲一')]?.role).toBe('headline')
    expect(historyOf(session.log).undone.has(one.id)).toBe(false)
    expect(goBackTo(session.page.rev, session.page, session.log)).toMatchObject({ code: 'already-so' })
    expect(goBackTo(0, session.page, session.log)).toMatchObject({ code: 'import-stays' })
  })
})

describe('who changed this block', () => {
  it('[H9] follows a block through splits and merges, latest first', () => {
    const session = new Session()
    session.do(role('甲一', 'headline'))
    const edit = session.do({ name: 'editText', block: block('乙一'), text: '乙壹' })
    const second = newId<BlockId>(ids)
    const split = session.do({ name: 'splitBlock', block: block('乙一'), offset: 1, second })
    const moved = session.do({ name: 'startArticle', blocks: [second], article: newId<ArticleId>(ids), before: null })
    const steps = changesOf(second, session.log)
    expect(steps.map(({ entry }) => entry)).toEqual([moved, split, edit])
    expect(steps.map(({ touched }) => touchesInWords(touched, 'zh'))).toEqual(['所在稿件', '成块', '文字'])
    expect(steps[2]?.text).toEqual({ before: '乙一', after: '乙壹' })
    expect(changesOf(block('甲三'), session.log)).toEqual([])
  })

  it('[H9] tells a move within the article from one out of it', () => {
    const session = new Session()
    session.do({ name: 'moveBlocks', blocks: [block('甲三')], to: articleAt(start, 0), before: block('甲一') })
    session.do({ name: 'moveBlocks', blocks: [block('甲三')], to: null, before: null })
    expect(changesOf(block('甲三'), session.log).map(({ touched }) => touched)).toEqual([['place'], ['order']])
    expect(changesOf(block('甲二'), session.log)).toEqual([])
  })
})

describe('steps in words', () => {
  it('say of an undo what it took back, also of a redo of one', () => {
    const session = new Session()
    const one = session.do(role('甲一', 'headline'))
    const undo = session.do(session.back(one))
    const redo = session.do(session.back(undo))
    const find = (id: string): Entry | undefined => session.log.find((entry) => entry.id === id)
    const words = (entry: Entry): string => stepInWords(entry.operation, editOf(entry, find)?.operation, session.page, 'zh')
    expect([one, undo, redo].map(words)).toEqual(['类型改为主题：第 1 行', '撤销：类型改为主题：第 1 行', '重做：类型改为主题：第 1 行'])
    expect(stepInWords(undo.operation, undefined, session.page, 'en')).toBe('Undo')
    expect(['machine', UNNAMED_EDITOR, '林一'].map((name) => editorInWords(name, 'zh'))).toEqual(['机器', '编辑', '林一'])
  })
})

describe('the trail over pages', () => {
  const at = (page: PageId, operation: Operation): Entry => ({
    format: ENTRY_FORMAT,
    id: newId(ids),
    page,
    rev: 2,
    editor: '林一',
    at: stamp(ids).at,
    automatic: false,
    operation,
    diff: [],
  })
  const [one, two] = [newId<PageId>(ids), newId<PageId>(ids)]
  const after = (...entries: Entry[]): Trail => entries.reduce(follow, EMPTY_TRAIL)

  it('[H10] leads to the page of the last edit, back and forth', () => {
    const first = at(one, role('甲一', 'headline'))
    const second = at(two, role('乙一', 'byline'))
    const undo = at(two, { name: 'undo', target: second.id, diff: [] })
    const redo = at(two, { name: 'redo', target: undo.id, diff: [] })
    expect(lastOf(after(first, second).done).map(({ page }) => page)).toEqual([two])
    expect(lastOf(after(first, second, undo).done).map(({ page }) => page)).toEqual([one])
    expect(lastOf(after(first, second, undo).undone)).toMatchObject([{ page: two, id: undo.id }])
    expect(after(first, second, undo, redo)).toEqual(after(first, second))
    expect(after(first, second, undo, at(one, role('甲二', 'byline'))).undone).toEqual([])
    expect(after({ ...first, automatic: true })).toEqual(EMPTY_TRAIL)
    expect(forget(after(first, second), present(after(second).done[0], 'one step'))).toEqual(after(first))
  })

  it('[H10] takes a step over several pages as a whole', () => {
    const bulk = newId<JobId>(ids)
    const batch = (page: PageId): Entry =>
      at(page, { name: 'batch', meaning: 'find-and-replace', operations: [{ name: 'editText', block: block('甲一'), text: '改' }], bulk })
    const parts = [batch(one), batch(two)]
    expect(lastOf(after(at(one, role('甲一', 'headline')), ...parts).done).map(({ page }) => page)).toEqual([two, one])
  })
})
