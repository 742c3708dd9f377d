// @vitest-environment node
/** The sync store over a real desk. */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { countingIds } from '#shared/testing/ids.ts'

import { wireTo } from '../desk/testing/memory-library.ts'
import { DeskTests, until } from '../desk/testing/newsroom.ts'
import { blockAt } from '../desk/testing/pages.ts'
import { useSyncStore } from './sync.ts'

const tests = new DeskTests(countingIds(8), () => ({ indexedDB: new IDBFactory(), IDBKeyRange }))

beforeEach(() => setActivePinia(createPinia()))
afterEach(() => tests.release())

describe('the saved state', () => {
  it('goes with the desk until it is let go', async () => {
    const { desk, hand, wire } = await tests.newsroom()
    const store = useSyncStore()
    const release = await store.open(desk)
    expect(store.saved).toEqual({ state: 'saved' })
    wire.setDown(true)
    tests.retext(hand, 1, '一')
    expect(store.saved).toEqual({ state: 'offline', waiting: 1 })
    wire.setDown(false)
    await until(() => store.saved.state === 'saved')
    release()
    wire.setDown(true)
    expect(store.saved).toEqual({ state: 'saved' })
  })
})

describe('notices', () => {
  it('tell what did not fit, also after a restart, until they are put away', async () => {
    const { desk, hand, wire, library, factory } = await tests.newsroom()
    const store = useSyncStore()
    const release = await store.open(desk)
    wire.setDown(true)
    tests.retext(hand, 1, '改了就没了')
    tests.elsewhere(library, hand.id, { name: 'mergeBlocks', first: blockAt(hand.page, 0), second: blockAt(hand.page, 1) })
    wire.setDown(false)
    await desk.flush()
    expect(store.notices.map((one) => one.what.en)).toEqual(['Edited text: line 2'])
    release()
    await desk.release()

    setActivePinia(createPinia())
    const again = useSyncStore()
    await again.open(await tests.open({ link: wireTo(library).link, factory }))
    expect(again.notices.map((one) => one.code)).toEqual(['no-such-block'])
    await again.dismiss(again.notices.map((one) => one.submission.id))
    expect(again.notices).toEqual([])
  })
})
