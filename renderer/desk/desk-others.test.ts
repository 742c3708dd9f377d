// @vitest-environment node
/** The desk when other editors or other windows work on the same pages. */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { afterEach, describe, expect, it, vi } from 'vitest'

import { historyOf, undoOf } from '#shared/history/index.ts'
import { countingIds } from '#shared/testing/ids.ts'

import { databaseName, DeskDatabase, type DatabaseFactory } from './database.ts'
import type { Rejected } from './rejected.ts'
import { wireTo } from './testing/memory-library.ts'
import { DeskTests, LIBRARY, take, textAt, until } from './testing/newsroom.ts'
import { blockAt } from './testing/pages.ts'
import { sharedWindows } from './testing/shared-windows.ts'

const ids = countingIds(1)
const newFactory = (): DatabaseFactory => ({ indexedDB: new IDBFactory(), IDBKeyRange })
const tests = new DeskTests(ids, newFactory)

afterEach(async () => {
  vi.restoreAllMocks()
  await tests.release()
})

describe('when others edit the same page', () => {
  it('shows what another editor did', async () => {
    const { library, hand } = await tests.newsroom()
    tests.elsewhere(library, hand.id, { name: 'editText', block: blockAt(hand.page, 4), text: '别人改的' })
    await until(() => textAt(hand.page, 4) === '别人改的')
    expect(hand.page).toEqual(library.page(hand.id))
    expect(hand.log).toEqual(library.log(hand.id))
  })

  it('[O4] plans outstanding edits again on the fresh page, under the same ids, editor and time', async () => {
    const { library, wire, desk, hand } = await tests.newsroom()
    wire.setDown(true)
    tests.retext(hand, 1, '一')
    tests.retext(hand, 2, '二')
    const made = hand.log.slice(-2)
    tests.elsewhere(library, hand.id, { name: 'editText', block: blockAt(hand.page, 4), text: '别人改的' })
    wire.setDown(false)
    await desk.flush()
    expect([textAt(hand.page, 1), textAt(hand.page, 2), textAt(hand.page, 4)]).toEqual(['一', '二', '别人改的'])
    expect(library.page(hand.id)).toEqual(hand.page)
    expect(library.log(hand.id).slice(-2)).toMatchObject(made.map(({ id, editor, at }) => ({ id, editor, at })))
  })

  it('tells of an edit that no longer fits, keeps it in the history, and still makes the later ones', async () => {
    const { library, wire, desk, hand, factory } = await tests.newsroom()
    const told: Rejected[] = []
    desk.onRejected((rejected) => told.push(...rejected))
    wire.setDown(true)
    const block = blockAt(hand.page, 1)
    tests.retext(hand, 1, '改了就没了')
    tests.retext(hand, 3, '这个还在')
    tests.elsewhere(library, hand.id, { name: 'mergeBlocks', first: blockAt(hand.page, 0), second: block })
    wire.setDown(false)
    await desk.flush()
    expect(told).toMatchObject([{ code: 'no-such-block', what: { zh: '改字：第 2 行' }, why: { zh: '这个文块已经不在了。' } }])
    expect(hand.rejected).toEqual(told)
    expect(Object.values(hand.page.blocks).map((one) => one.text)).toContain('这个还在')
    expect(library.page(hand.id)).toEqual(hand.page)

    await desk.release()
    const next = await tests.open({ link: wireTo(library).link, factory })
    expect((await take(next, hand.id)).rejected).toEqual(told)
    expect(await next.notices()).toEqual(told)
    await next.dismiss(told.map((one) => one.submission.id))
    expect(await next.notices()).toEqual([])
  })

  it('keeps a refusal of the library in the same way', async () => {
    const { library, desk, hand } = await tests.newsroom()
    const told: Rejected[] = []
    desk.onRejected((rejected) => told.push(...rejected))
    vi.spyOn(library, 'refusal').mockReturnValueOnce({ ok: false, code: 'breaks-rule', data: {} })
    tests.retext(hand, 1, '不行')
    tests.retext(hand, 2, '可以')
    await desk.flush()
    expect(told.map((one) => one.code)).toEqual(['breaks-rule'])
    expect(textAt(hand.page, 1)).not.toBe('不行')
    expect(textAt(hand.page, 2)).toBe('可以')
    expect(library.page(hand.id)).toEqual(hand.page)
  })

  it('does not undo what somebody else did in place of a step that was not applied', async () => {
    const { library, wire, desk, hand } = await tests.newsroom()
    wire.setDown(true)
    const block = blockAt(hand.page, 1)
    tests.edit(hand, { name: 'setRole', blocks: [block], role: 'headline' })
    const target = historyOf(hand.log).undoable
    if (target === undefined) throw new Error('nothing to undo')
    tests.edit(hand, undoOf(target, hand.log))
    tests.elsewhere(library, hand.id, { name: 'setRole', blocks: [block], role: 'headline' })
    wire.setDown(false)
    await desk.flush()
    expect(hand.page.blocks[block]?.role).toBe('headline')
    expect(hand.rejected.map((one) => one.code)).toEqual(['already-so', 'nothing-to-undo'])
  })

  it('undoes after a restart what was done before', async () => {
    const { library, desk, hand, factory } = await tests.newsroom()
    const before = textAt(hand.page, 1)
    tests.retext(hand, 1, '一')
    await desk.flush()
    await desk.release()
    const next = await tests.open({ link: wireTo(library).link, factory })
    const again = await take(next, hand.id)
    const target = historyOf(again.log).undoable
    if (target === undefined) throw new Error('nothing to undo')
    expect(tests.edit(again, undoOf(target, again.log)).ok).toBe(true)
    await next.flush()
    expect(textAt(library.page(hand.id), 1)).toBe(before)
  })

  it('keeps as not applied what was done to a page that the library does not have any more', async () => {
    const { library, wire, desk, hand, page } = await tests.newsroom()
    wire.setDown(true)
    tests.retext(hand, 1, '一')
    library.delete(page)
    wire.setDown(false)
    await desk.flush()
    expect(hand.missing).toBe(true)
    expect((await desk.notices()).map((one) => one.code)).toEqual(['no-such-page'])
    expect(await desk.open(page)).toEqual({ outcome: 'missing' })
  })
})

describe('with a second window on the same desk', () => {
  it('shows each window what the other did, and applies everything once', async () => {
    const bus = sharedWindows()
    const { library, desk, hand, factory } = await tests.newsroom({ windows: bus.join() })
    const second = await tests.open({ link: wireTo(library).link, factory, windows: bus.join() })
    const other = await take(second, hand.id)
    tests.retext(hand, 1, '一')
    tests.retext(other, 2, '二')
    tests.retext(hand, 3, '三')
    await desk.flush()
    await second.flush()
    await until(() => hand.page.rev === 5 && other.page.rev === 5)
    expect(hand.page).toEqual(library.page(hand.id))
    expect(other.page).toEqual(library.page(hand.id))
    expect([1, 2, 3].map((i) => textAt(hand.page, i))).toEqual(['一', '二', '三'])
  })

  it('delivers what a window left that was killed', async () => {
    const bus = sharedWindows()
    const { library, wire, hand, factory } = await tests.newsroom({ windows: bus.join() })
    const second = await tests.open({ link: wireTo(library).link, factory, windows: bus.join() })
    wire.setDown(true)
    tests.retext(hand, 1, '一')
    await vi.waitFor(async () => expect(await rowsIn(factory)).toBe(1))
    second.retry()
    await vi.waitFor(() => expect(library.page(hand.id).rev).toBe(3))
  })
})

/** How many rows the outbox has on disk. */
async function rowsIn(factory: DatabaseFactory): Promise<number> {
  const db = new DeskDatabase(databaseName(LIBRARY), factory)
  try {
    await db.open()
    return await db.outbox.count()
  } finally {
    db.close()
  }
}
