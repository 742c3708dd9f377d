import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { newId, type BlockId, type OperationId, type PageId } from '#shared/base/index.ts'
import type { BinItem, CopyStep } from '#shared/contract/index.ts'
import { countingIds } from '#shared/testing/ids.ts'
import { useSessionStore } from '#renderer/stores/session.ts'
import { fakeConnection } from '#renderer/stores/testing/fake-connection.ts'

import { useBinStore } from './bin-store.ts'

const ids = countingIds(9)
const page = newId<PageId>(ids)
const item = (text: string): BinItem =>
  ({ page, blocks: [newId<BlockId>(ids)], text, operation: newId<OperationId>(ids) }) as unknown as BinItem
const [one, two, three] = [item('一'), item('二'), item('三')]

const restoring = newId<OperationId>(ids)

describe('the bin', () => {
  let items: readonly BinItem[]
  let store: ReturnType<typeof useBinStore>
  let close: () => void

  const answer = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 10))
  async function answered(now: readonly BinItem[]): Promise<void> {
    items = now
    store.refresh()
    await answer()
  }

  beforeEach(async () => {
    setActivePinia(createPinia())
    items = [one, two, three]
    const { connection } = fakeConnection({
      'copies.bin': () => ({ total: items.length, items }),
      'copies.restore': (): CopyStep => ({ bulk: null, parts: [{ page, operation: restoring, rev: 2 }], copies: 1, refused: [] }),
    })
    const session = useSessionStore()
    session.open(connection)
    session.take({ flush: async () => undefined } as unknown as Parameters<typeof session.take>[0])
    store = useBinStore()
    close = store.open((error) => {
      throw error
    })
    await answer()
  })
  afterEach(() => close())

  it('begins with what went into it last, although its list was read before', async () => {
    store.choose(1)
    const late = item('刚收起的')
    items = [late, one, two, three]
    store.begin()
    await answer()
    expect([store.item?.text, store.place]).toEqual(['刚收起的', 0])
    await answered([one, two, three])
    expect([store.item?.text, store.place]).toEqual(['一', 0])
  })

  it('stays on its item while others come and go, and goes back to what was restored and dropped again', async () => {
    store.choose(1)
    await store.restore(two)
    store.step(1)
    expect(store.item?.text).toBe('三')
    await answered([one, three])
    expect([store.item?.text, store.place]).toEqual(['三', 1])
    store.backAgain([restoring])
    await answered([one, three])
    expect(store.item?.text).toBe('三')
    await answered([one, two, three])
    expect([store.item?.text, store.place]).toEqual(['二', 1])
  })
})
