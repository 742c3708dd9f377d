// @vitest-environment node
/** The desk when IndexedDB is deleted, damaged, full or not there, and pages checked out ahead of need. */
import { IDBFactory, IDBKeyRange, IDBObjectStore } from 'fake-indexeddb'
import { afterEach, describe, expect, it, vi } from 'vitest'

import { countingIds } from '#shared/testing/ids.ts'

import { databaseName, DeskDatabase, type DatabaseFactory } from './database.ts'
import { ENTRIES_A_SNAPSHOT } from './tables.ts'
import { wireTo } from './testing/memory-library.ts'
import { DeskTests, LIBRARY, take, textAt, until } from './testing/newsroom.ts'

const ids = countingIds(1)
const newFactory = (): DatabaseFactory => ({ indexedDB: new IDBFactory(), IDBKeyRange })
const tests = new DeskTests(ids, newFactory)

afterEach(async () => {
  vi.restoreAllMocks()
  await tests.release()
})

describe('the database', () => {
  it('deleted underneath is written anew from the pages in hand, and nothing is lost', async () => {
    const { library, wire, desk, hand, factory } = await tests.newsroom()
    wire.setDown(true)
    tests.retext(hand, 1, '一')
    await vi.waitFor(async () => expect(await rowsIn(factory)).toBe(1))
    factory.indexedDB.deleteDatabase(databaseName(LIBRARY))
    await vi.waitFor(async () => expect(await rowsIn(factory)).toBe(1))
    wire.setDown(false)
    await desk.flush()
    expect(library.page(hand.id)).toEqual(hand.page)
    await desk.release()
    const next = await tests.open({ link: wireTo(library).link, factory })
    expect((await take(next, hand.id)).page).toEqual(library.page(hand.id))
  })

  it('gone at the start is filled from the library', async () => {
    const { library, desk, hand } = await tests.newsroom()
    tests.retext(hand, 1, '一')
    await desk.flush()
    await desk.release()
    const next = await tests.open({ link: wireTo(library).link, factory: newFactory() })
    const again = await take(next, hand.id)
    expect(again.page).toEqual(library.page(hand.id))
    expect(again.log).toEqual(library.log(hand.id))
  })

  it.each([
    [
      'stores are missing is mended',
      991,
      (db: IDBDatabase) => (['pages', 'texts', 'heads', 'log'] as const).forEach((name) => db.deleteObjectStore(name)),
    ],
    [
      'a store is of another make is built anew',
      10,
      (db: IDBDatabase) => {
        db.deleteObjectStore('heads')
        db.createObjectStore('heads', { keyPath: 'something.else' })
      },
    ],
  ])('in which %s, and its outbox is kept', async (_, version, damage) => {
    const { library, desk, wire, hand, factory } = await tests.newsroom()
    wire.setDown(true)
    tests.retext(hand, 1, '一')
    await desk.release()
    await changed(factory, damage)
    const next = await tests.open({ link: wireTo(library).link, factory })
    await next.flush()
    expect(textAt(library.page(hand.id), 1)).toBe('一')
    const again = await take(next, hand.id)
    expect(again.page).toEqual(library.page(hand.id))
    tests.retext(again, 2, '二')
    await next.flush()
    await next.release()
    expect(await factory.indexedDB.databases()).toEqual([{ name: databaseName(LIBRARY), version }])
    const after = await tests.open({ link: wireTo(library).link, factory })
    expect((await take(after, hand.id)).log).toEqual(library.log(hand.id))
  })

  it('with a page whose records do not belong together fetches the page, and keeps its outbox', async () => {
    const { library, desk, wire, hand, factory } = await tests.newsroom()
    wire.setDown(true)
    tests.retext(hand, 1, '一')
    await desk.release()
    const db = new DeskDatabase(databaseName(LIBRARY), factory)
    await db.open()
    await db.log.where('[page+rev]').equals([hand.id, 1]).delete()
    db.close()
    const next = await tests.open({ link: wireTo(library).link, factory })
    await vi.waitFor(() => expect(textAt(library.page(hand.id), 1)).toBe('一'))
    const again = await take(next, hand.id)
    expect(again.page).toEqual(library.page(hand.id))
    expect(again.log).toEqual(library.log(hand.id))
  })

  it('that does not exist is done without: edits go to the library directly', async () => {
    const { library, desk, hand } = await tests.newsroom({ factory: null })
    tests.retext(hand, 1, '一')
    await desk.flush()
    expect(textAt(library.page(hand.id), 1)).toBe('一')
  })

  it('that takes no more while the library is away: the state says what only this window has', async () => {
    const { library, wire, desk, hand, factory } = await tests.newsroom()
    wire.setDown(true)
    const full = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('no space', 'QuotaExceededError')
    })
    tests.retext(hand, 1, '一')
    tests.retext(hand, 2, '二')
    await until(() => desk.saved.state === 'failed')
    expect(desk.saved).toEqual({ state: 'failed', waiting: 2, unkept: 2, reason: 'desk-full' })
    await expect(desk.flush()).rejects.toMatchObject({ saved: { unkept: 2 } })

    wire.setDown(false)
    await desk.flush()
    expect(library.page(hand.id)).toEqual(hand.page)

    full.mockRestore()
    tests.retext(hand, 3, '三')
    desk.retry()
    await desk.flush()
    expect(library.page(hand.id)).toEqual(hand.page)
    await desk.release()
    const next = await tests.open({ link: wireTo(library).link, factory })
    expect((await take(next, hand.id)).page).toEqual(library.page(hand.id))
  })

  it('holds a page as snapshot and log, and reads it as it was after many edits', async () => {
    const { library, wire, desk, hand, factory } = await tests.newsroom()
    for (let i = 0; i < ENTRIES_A_SNAPSHOT + 6; i++) {
      tests.retext(hand, i % 5, `第${String(i)}次`)
      if (i % 8 === 0) await desk.flush()
    }
    wire.setDown(true)
    tests.retext(hand, 1, '最后')
    const left = hand.page
    await desk.release()
    const down = wireTo(library)
    down.setDown(true)
    const next = await tests.open({ link: down.link, factory })
    const again = await take(next, hand.id)
    expect(again.page).toEqual(left)
    expect(again.log).toEqual(hand.log)
  })
})

describe('checking out', () => {
  it('brings a small library whole, so that its pages open without the host, and the log with the page when it is back', async () => {
    const kept = tests.library(9)
    const wire = wireTo(kept)
    const desk = await tests.open({ link: wire.link, factory: newFactory() })
    const progress: number[] = []
    const result = await desk.checkOutAll({ onProgress: (done) => progress.push(done) })
    expect(result).toEqual({ outcome: 'done', pages: 9, fetched: 9 })
    expect(progress.at(-1)).toBe(9)
    expect(await desk.checkOutAll()).toEqual({ outcome: 'done', pages: 9, fetched: 0 })

    wire.setDown(true)
    const [id] = kept.ids()
    if (id === undefined) throw new Error('no page')
    const hand = await take(desk, id)
    expect(hand.page).toEqual(kept.page(id))
    expect(hand.complete).toBe(false)
    tests.retext(hand, 1, '一')
    wire.setDown(false)
    await until(() => hand.complete)
    await desk.flush()
    expect(hand.log).toEqual(kept.log(id))
    expect(hand.page).toEqual(kept.page(id))
  })

  it('leaves a large library alone and can be cancelled', async () => {
    const kept = tests.library(5)
    const desk = await tests.open({ link: wireTo(kept).link, factory: newFactory() })
    expect(await desk.checkOutAll({ limit: 4 })).toEqual({ outcome: 'too-large', pages: 5 })
    expect(await desk.checkOutAll({ signal: AbortSignal.abort() })).toEqual({ outcome: 'cancelled' })
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

/** Leaves a database of a later version, changed by other hands. */
async function changed({ indexedDB }: DatabaseFactory, change: (db: IDBDatabase) => void): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.open(databaseName(LIBRARY), 990)
    request.onupgradeneeded = () => change(request.result)
    request.onsuccess = () => {
      request.result.close()
      resolve()
    }
    request.onerror = () => reject(new Error('the database did not open'))
  })
}
