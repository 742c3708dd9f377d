// @vitest-environment node
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { afterEach, describe, expect, it } from 'vitest'

import { countingIds } from '#shared/testing/ids.ts'

import type { DatabaseFactory } from './database.ts'
import { wireTo } from './testing/memory-library.ts'
import { DeskTests, take, textAt, until } from './testing/newsroom.ts'
import type { Journal } from './views.ts'

const newFactory = (): DatabaseFactory => ({ indexedDB: new IDBFactory(), IDBKeyRange })
const tests = new DeskTests(countingIds(1), newFactory)
afterEach(() => tests.release())

/** A journal on paper, one sheet for each kind. */
function papers(): { sheets: Map<string, string>; journal: (what: string) => Journal } {
  const sheets = new Map<string, string>()
  return {
    sheets,
    journal: (what) => ({
      read: () => sheets.get(what) ?? null,
      write: (text) => (text === null ? void sheets.delete(what) : void sheets.set(what, text)),
    }),
  }
}

describe('edits of the last moment', () => {
  it('[Y5] that only memory had when the window ended are delivered by the next window', async () => {
    const { sheets, journal } = papers()
    const { library, wire, desk, hand } = await tests.newsroom({ journal })
    await desk.flush()
    wire.setDown(true)
    tests.retext(hand, 1, '一')
    tests.retext(hand, 2, '二')
    desk.leaving()
    expect(sheets.has('edits')).toBe(true)
    // What the first window still writes is lost with it: the next one finds an empty database.
    const left = new Map(sheets)
    sheets.clear()
    for (const [what, text] of left) sheets.set(what, text)
    const next = await tests.open({ link: wireTo(library).link, factory: newFactory(), journal })
    const again = await take(next, hand.id)
    await next.flush()
    expect([textAt(again.page, 1), textAt(again.page, 2)]).toEqual(['一', '二'])
    expect(library.page(hand.id)).toEqual(again.page)
    expect(sheets.has('edits')).toBe(false)
  })

  it('[Y5] that came to be written after all are made once', async () => {
    const { sheets, journal } = papers()
    const { library, wire, desk, hand, factory } = await tests.newsroom({ journal })
    wire.setDown(true)
    tests.retext(hand, 1, '一')
    desk.leaving()
    const text = sheets.get('edits') ?? ''
    await until(() => !sheets.has('edits'))
    await desk.release()
    sheets.set('edits', text)
    const next = await tests.open({ link: wireTo(library).link, factory, journal })
    const again = await take(next, hand.id)
    await next.flush()
    expect(library.log(hand.id).filter((entry) => entry.operation.name === 'editText')).toHaveLength(1)
    expect(library.page(hand.id)).toEqual(again.page)
  })

  it('are no matter where everything is written, and a damaged journal is none', async () => {
    const { sheets, journal } = papers()
    sheets.set('edits', '[{"id": 3}]')
    const { desk, hand } = await tests.newsroom({ journal })
    tests.retext(hand, 1, '一')
    await desk.flush()
    sheets.delete('edits')
    desk.leaving()
    expect(sheets.has('edits')).toBe(false)
  })
})
