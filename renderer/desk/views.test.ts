import { describe, expect, it } from 'vitest'

import type { Json } from '#shared/base/index.ts'

import type { Keeper } from './keeper.ts'
import { Views, type Journal } from './views.ts'

/** A database whose writes end when the test says so. */
function disk(): { rows: Map<string, Json>; writes: (() => void)[]; keeper: Keeper } {
  const rows = new Map<string, Json>()
  const writes: (() => void)[] = []
  const db = {
    views: {
      get: async (key: string) => (rows.has(key) ? { key, value: rows.get(key) } : undefined),
      bulkPut: (put: { key: string; value: Json }[]) =>
        new Promise<void>((resolve) => {
          writes.push(() => {
            for (const { key, value } of put) rows.set(key, value)
            resolve()
          })
        }),
    },
  }
  const use = async (work: (of: typeof db) => Promise<unknown>): Promise<unknown> => ({ value: await work(db) })
  return { rows, writes, keeper: { use } as unknown as Keeper }
}

function paper(text: string | null = null): Journal & { text: string | null } {
  return {
    text,
    read() {
      return this.text
    },
    write(next) {
      this.text = next
    },
  }
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

describe('the state of views', () => {
  it('[Y5] is written at once, and what changes meanwhile goes into the next write', async () => {
    const { rows, writes, keeper } = disk()
    const views = new Views(keeper, paper())
    views.save('draft', 'a')
    await settle()
    for (const text of ['ab', 'abc', 'abcd']) views.save('draft', text)
    expect(writes).toHaveLength(1)
    writes[0]?.()
    await settle()
    expect(writes).toHaveLength(2)
    writes[1]?.()
    await settle()
    expect(rows.get('draft')).toBe('abcd')
    expect(writes).toHaveLength(2)
  })

  it('[Y5] that is not written when the window ends is found by the next one', async () => {
    const journal = paper()
    const first = disk()
    const views = new Views(first.keeper, journal)
    views.save('draft', '半句')
    views.leave()
    const next = disk()
    const again = new Views(next.keeper, journal)
    again.recover()
    expect(await again.load('draft')).toBe('半句')
    await settle()
    next.writes[0]?.()
    await settle()
    expect(next.rows.get('draft')).toBe('半句')
    expect(journal.text).toBeNull()
  })

  it('leaves no journal where everything is written, and one that is damaged is none', async () => {
    const journal = paper('{"draft": ')
    const { writes, keeper } = disk()
    const views = new Views(keeper, journal)
    views.recover()
    expect(writes).toHaveLength(0)
    views.save('draft', 'a')
    await settle()
    writes[0]?.()
    await settle()
    journal.text = null
    views.leave()
    expect(journal.text).toBeNull()
  })

  it('does without a journal that refuses', () => {
    const views = new Views(disk().keeper, {
      read: () => {
        throw new Error('forbidden')
      },
      write: () => {
        throw new Error('full')
      },
    })
    views.recover()
    views.save('draft', 'a')
    expect(() => views.leave()).not.toThrow()
  })
})
