/** Undo and redo as the log tells them. */
import { describe, expect, it } from 'vitest'

import { newId, present } from '#shared/base/index.ts'
import { shownStatus, type Page } from '#shared/model/index.ts'
import { plan, submissionWith, type Entry, type Operation, type Refusal } from '#shared/operations/index.ts'
import { countingIds, stamp } from '#shared/testing/ids.ts'
import { articleAt, blockWith, pageOf, shape } from '#shared/testing/pages.ts'

import { goBackTo, undueOn } from './due.ts'
import { historyOf, undoOf } from './history.ts'
import { pageAt } from './states.ts'

const ids = countingIds()
const start = pageOf([{ lines: ['甲一', '甲二', '甲三'] }, { lines: ['乙一'] }], [], ids)

/** A page with its log, edited step by step. */
class Session {
  page: Page = start
  readonly log: Entry[] = []

  do(operation: Operation, automatic = false): string {
    const made = stamp(ids, automatic)
    const planned = plan(this.page, operation, made)
    if (!planned.ok) return planned.code
    this.log.push({ ...submissionWith(made, this.page, operation), diff: planned.diff })
    this.page = planned.page
    return 'done'
  }

  undo(entry = historyOf(this.log).undoable): string {
    return entry === undefined ? 'nothing' : this.do(undoOf(entry, this.log))
  }

  redo(): string {
    const entry = historyOf(this.log).redoable
    return entry === undefined ? 'nothing' : this.do(undoOf(entry, this.log))
  }
}

const split = (text: string): Operation => ({ name: 'splitArticle', at: blockWith(start, text), article: newId(ids) })
const role = (text: string, to: 'headline' | 'byline' | 'caption'): Operation => ({
  name: 'setRole',
  blocks: [blockWith(start, text)],
  role: to,
})

describe('undo and redo', () => {
  it('[H1] walk back and forth through three edits', () => {
    const session = new Session()
    session.do(split('甲二'))
    session.do(role('甲一', 'headline'))
    session.do({ name: 'mergeArticles', article: articleAt(session.page, 2), into: articleAt(session.page, 0) })
    const end = session.page
    expect([session.undo(), session.undo(), session.undo(), session.undo()]).toEqual(['done', 'done', 'done', 'nothing'])
    expect({ ...session.page, rev: 0, edits: 0 }).toEqual({ ...start, rev: 0, edits: 0 })
    expect([session.redo(), session.redo(), session.redo(), session.redo()]).toEqual(['done', 'done', 'done', 'nothing'])
    expect({ ...session.page, rev: 0, edits: 0 }).toEqual({ ...end, rev: 0, edits: 0 })
    expect([session.undo(), session.redo(), session.undo()]).toEqual(['done', 'done', 'done'])
  })

  it('[H1] takes a redo back as the edit that it brought again', () => {
    const session = new Session()
    session.do(role('甲一', 'headline'))
    session.undo()
    session.redo()
    expect(session.undo(session.log.at(-1))).toBe('done')
    expect(session.page.blocks[blockWith(start, '甲一')]?.role).toBe('body')
    expect(session.undo()).toBe('nothing')
    expect(session.redo()).toBe('done')
  })

  it('[H2] undoes one old step and keeps the later ones', () => {
    const session = new Session()
    session.do(split('甲二'))
    session.do(role('甲一', 'headline'))
    session.do(role('乙一', 'caption'))
    expect(session.undo(session.log[0])).toBe('done')
    expect(shape(session.page)).toEqual(shape(start))
    expect(session.page.blocks[blockWith(start, '甲一')]?.role).toBe('headline')
    expect(historyOf(session.log).undone).toEqual(new Set([session.log[0]?.id]))
  })

  it('[H3] refuses where a later edit stands in the way, and takes it when that one is undone first', () => {
    const session = new Session()
    session.do(role('甲一', 'headline'))
    session.do(role('甲一', 'byline'))
    expect(session.undo(session.log[0])).toBe('later-edit-in-the-way')
    session.undo(session.log[1])
    expect(session.undo(session.log[0])).toBe('done')
    expect(session.page.blocks[blockWith(start, '甲一')]?.role).toBe('body')
  })

  it('[H4] ends the redo at a new edit and keeps the whole log', () => {
    const session = new Session()
    session.do(role('甲一', 'headline'))
    session.undo()
    session.do(role('乙一', 'caption'))
    expect(session.redo()).toBe('nothing')
    expect(session.log.map((entry) => entry.operation.name)).toEqual(['setRole', 'undo', 'setRole'])
  })

  it('[H5] leaves automatic steps alone', () => {
    const session = new Session()
    session.do(role('甲一', 'headline'), true)
    expect(session.undo()).toBe('nothing')
    expect(session.page.edits).toBe(0)
  })
})

describe('the status to show', () => {
  it('[P7] is what it was before, once the edits of a page are all taken back', () => {
    const session = new Session()
    session.do({ name: 'setStatus', page: true, articles: start.head.articles, status: 'approved' })
    expect(shownStatus(session.page)).toBe('approved')
    session.undo()
    expect(shownStatus(session.page)).toBe('unreviewed')
    expect(session.page.articles).toEqual(start.articles)
    session.redo()
    expect(shownStatus(session.page)).toBe('approved')
    session.undo()
    expect(shownStatus(session.page)).toBe('unreviewed')
  })

  it('[P7] is in review as long as one edit is in force', () => {
    const session = new Session()
    session.do(role('甲一', 'headline'))
    session.do(role('乙一', 'caption'))
    const [first] = session.log
    session.undo(first)
    expect(shownStatus(session.page)).toBe('in-review')
    session.undo()
    expect(shownStatus(session.page)).toBe('unreviewed')
    session.redo()
    expect(shownStatus(session.page)).toBe('in-review')
  })

  it('[P7] is in review where an editor took back a step of the machine', () => {
    const session = new Session()
    session.do(role('甲一', 'headline'), true)
    session.undo(session.log[0])
    expect(shownStatus(session.page)).toBe('in-review')
    session.undo(session.log[1])
    expect(shownStatus(session.page)).toBe('unreviewed')
  })

  it('[P7] is that of an earlier state to which the page goes back, and of the later one again', () => {
    const session = new Session()
    session.do(role('甲一', 'headline'), true)
    session.do(role('甲二', 'headline'))
    session.do(role('乙一', 'caption'))
    session.do(due(goBackTo(start.rev + 1, session.page, session.log)))
    expect(session.page.edits).toBe(0)
    session.undo()
    expect(session.page.edits).toBe(2)
    session.do(due(goBackTo(start.rev + 2, session.page, session.log)))
    expect(session.page.edits).toBe(1)
    expect(session.log.map(({ rev }) => pageAt(session.page, session.log, rev)?.edits)).toEqual([0, 0, 1, 2, 0, 2])
  })

  it('[P7] of a log that counted each undo as an edit stays as it was counted', () => {
    const session = new Session()
    session.do(role('甲一', 'headline'))
    const { edits, ...old } = undoOf(present(session.log[0], 'the edit'), session.log)
    expect(edits).toBe(-1)
    expect(undueOn(old, session.page, session.log)).toBeUndefined()
    expect(undueOn({ ...old, edits: 5 }, session.page, session.log)).toMatchObject({ code: 'nothing-to-undo' })
    session.do(old)
    expect(session.page.edits).toBe(2)
  })
})

function due(operation: Operation | Refusal): Operation {
  if ('ok' in operation) throw new Error(operation.code)
  return operation
}
