// @vitest-environment node
/** Edits on the desk and their way to the library, over a real Dexie on an IndexedDB in memory. */
import { IDBDatabase, IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { afterEach, describe, expect, it, vi } from 'vitest'

import type { PageId } from '#shared/base/index.ts'
import { countingIds } from '#shared/testing/ids.ts'

import { type DatabaseFactory } from './database.ts'
import { NotSaved } from './desk.ts'
import type { SavedState } from './saved-state.ts'
import { wireTo } from './testing/memory-library.ts'
import { DeskTests, take, textAt, until } from './testing/newsroom.ts'
import { blockAt, by } from './testing/pages.ts'

const ids = countingIds(1)
const newFactory = (): DatabaseFactory => ({ indexedDB: new IDBFactory(), IDBKeyRange })
const tests = new DeskTests(ids, newFactory)

afterEach(async () => {
  vi.restoreAllMocks()
  await tests.release()
})

describe('an edit', () => {
  it('[O4] is on the page in the same frame, and in the library when it is shown as saved', async () => {
    const { library, desk, hand } = await tests.newsroom()
    const seen: number[] = []
    hand.subscribe(() => seen.push(hand.page.rev))
    expect(tests.edit(hand, { name: 'setRole', blocks: [blockAt(hand.page, 3)], role: 'headline' }).ok).toBe(true)
    expect(seen).toEqual([3])
    expect(desk.saved).toEqual({ state: 'saving', waiting: 1 })
    await desk.flush()
    expect(desk.saved).toEqual({ state: 'saved' })
    expect(library.page(hand.id)).toEqual(hand.page)
    expect(library.log(hand.id)).toEqual(hand.log)
  })

  it('[O5] that does not fit is refused, changes nothing and is not sent', async () => {
    const { wire, hand, desk } = await tests.newsroom()
    const before = hand.page
    const refused = tests.edit(hand, { name: 'unjoinParagraph', block: blockAt(hand.page, 0) })
    expect(refused).toMatchObject({ ok: false, code: 'not-joined' })
    expect(hand.page).toBe(before)
    await desk.flush()
    expect(wire.batches).toEqual([])
  })

  it('[O6] that the library could not read is refused before it enters the outbox', async () => {
    const { hand } = await tests.newsroom()
    const info = { publication: '报'.repeat(300), date: null, pageNo: null, pageName: null, issueNo: null }
    expect(tests.edit(hand, { name: 'setPageInfo', info })).toMatchObject({ ok: false, code: 'breaks-rule' })
  })

  it('goes to disk strictly, its log entry, outbox row and head in one transaction', async () => {
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction')
    const { desk, hand } = await tests.newsroom()
    await desk.flush()
    transaction.mockClear()
    tests.retext(hand, 1, '改')
    await desk.flush()
    const writes = transaction.mock.calls.filter(([, mode]) => mode === 'readwrite')
    expect(writes.length).toBeGreaterThan(0)
    for (const [, , how] of writes) expect(how).toEqual({ durability: 'strict' })
    expect(writes[0]?.[0]).toEqual(expect.arrayContaining(['log', 'outbox', 'heads']))
  })

  it('of many in a held key arrives in order, in few transactions and few batches', async () => {
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction')
    const { library, wire, desk, hand } = await tests.newsroom()
    await desk.flush()
    transaction.mockClear()
    for (let i = 0; i < 200; i++) tests.retext(hand, 1, `改${String(i)}`)
    await desk.flush()
    expect(textAt(library.page(hand.id), 1)).toBe('改199')
    expect(library.log(hand.id).map((entry) => entry.rev)).toEqual(Array.from({ length: 202 }, (_, i) => i))
    expect(wire.batches.reduce((sum, size) => sum + size)).toBe(200)
    expect(Math.max(...wire.batches)).toBe(50)
    const writes = transaction.mock.calls.filter(([, mode]) => mode === 'readwrite').length
    expect(writes).toBeGreaterThan(1)
    expect(writes).toBeLessThan(20)
  })

  it('on a page that is not in hand is one call', async () => {
    const { library, desk, page } = await tests.newsroom()
    const done = await desk.perform(page, { name: 'setStatus', page: true, articles: [], status: 'approved' }, by('林一', ids))
    expect(done.ok).toBe(true)
    await desk.flush()
    expect(library.page(page).head.status).toBe('approved')
    const nowhere = await desk.perform(
      '00000000-0000-7000-8000-000000000000' as PageId,
      { name: 'setRole', blocks: [], role: 'body' },
      by('林一', ids),
    )
    expect(nowhere).toEqual({ ok: false, failure: { code: 'no-such-page', params: {} } })
  })
})

describe('without the library', () => {
  it('keeps edits on the desk, says how many wait, and delivers them when it is back', async () => {
    const { library, wire, desk, hand } = await tests.newsroom()
    wire.setDown(true)
    tests.retext(hand, 1, '一')
    tests.retext(hand, 2, '二')
    await until(() => desk.saved.state === 'offline')
    expect(desk.saved).toEqual({ state: 'offline', waiting: 2 })
    await expect(desk.flush()).rejects.toBeInstanceOf(NotSaved)
    wire.setDown(false)
    await desk.flush()
    expect(library.page(hand.id)).toEqual(hand.page)
    expect(desk.saved).toEqual({ state: 'saved' })
  })

  it('delivers after a restart what an earlier window left', async () => {
    const { library, wire, desk, hand, factory } = await tests.newsroom()
    wire.setDown(true)
    tests.retext(hand, 1, '一')
    const left = hand.page
    await desk.release()
    const again = wireTo(library)
    again.setDown(true)
    const next = await tests.open({ link: again.link, factory })
    expect(next.saved).toEqual({ state: 'offline', waiting: 1 })
    expect((await take(next, hand.id)).page).toEqual(left)
    again.setDown(false)
    await next.flush()
    expect(library.page(hand.id)).toEqual(left)
  })

  it('applies once what was sent twice or whose answer was lost', async () => {
    const { library, wire, desk, hand } = await tests.newsroom()
    wire.faults.lostAnswers = 1
    tests.retext(hand, 1, '一')
    wire.faults.doubled = 2
    tests.retext(hand, 2, '二')
    await until(() => desk.saved.state === 'saved')
    expect(library.applied.length).toBe(2)
    expect(library.page(hand.id)).toEqual(hand.page)
  })

  it('waits with opening a page that is not on the desk', async () => {
    const library = tests.library(1)
    const [page] = library.ids()
    if (page === undefined) throw new Error('the library has a page')
    const wire = wireTo(library)
    wire.setDown(true)
    const desk = await tests.open({ link: wire.link, factory: newFactory() })
    const ending = new AbortController()
    const cancelled = desk.open(page, ending.signal)
    ending.abort()
    expect(await cancelled).toEqual({ outcome: 'cancelled' })
    const waiting = desk.open(page)
    wire.setDown(false)
    expect((await waiting).outcome).toBe('open')
  })

  it('says what is wrong where the library answers but cannot take the edit, and goes on trying', async () => {
    const { wire, desk, hand } = await tests.newsroom()
    const states: SavedState[] = []
    desk.onSaved((saved) => states.push(saved))
    wire.faults.failing = 2
    tests.retext(hand, 1, '一')
    await until(() => desk.saved.state === 'saved')
    expect(states).toContainEqual({ state: 'failed', waiting: 1, unkept: 0, reason: { code: 'disk-full', params: {} } })
  })
})

describe('views', () => {
  it('come back as they were left', async () => {
    const { desk, factory, library } = await tests.newsroom()
    desk.saveView('review', { block: 'b1', scroll: 120 })
    desk.saveView('review', { block: 'b2', scroll: 240 })
    expect(await desk.loadView('review')).toEqual({ block: 'b2', scroll: 240 })
    await desk.release()
    const next = await tests.open({ link: wireTo(library).link, factory })
    expect(await next.loadView('review')).toEqual({ block: 'b2', scroll: 240 })
    expect(await next.loadView('library')).toBeUndefined()
  })
})
