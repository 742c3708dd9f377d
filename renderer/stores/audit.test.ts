import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'

import { tallyOf } from '#shared/audit/index.ts'
import { newId, type ArticleId, type AuditId, type PageId } from '#shared/base/index.ts'
import { NO_FILTER, type AuditItem, type AuditVerdict, type AuditView } from '#shared/contract/index.ts'
import { countingIds } from '#shared/testing/ids.ts'

import { useAuditStore } from './audit.ts'
import { useSessionStore } from './session.ts'
import { fakeConnection } from './testing/fake-connection.ts'

const ids = countingIds()
const audit = newId<AuditId>(ids)

function world(there: readonly boolean[]) {
  let items = there.map((isThere, seq): AuditItem => ({
    seq,
    page: newId<PageId>(ids),
    article: newId<ArticleId>(ids),
    title: `题${String(seq)}`,
    info: { publication: null, date: null, pageNo: null, pageName: null, issueNo: null },
    file: 'a.txt',
    there: isThere,
    changed: false,
    verdict: null,
    faults: [],
    by: null,
    at: null,
  }))
  const view = (): AuditView => ({
    id: audit,
    request: { filter: NO_FILTER, size: there.length, seed: '一', editor: '林一' },
    population: 9,
    at: '2026-01-01T00:00:00.000Z' as never,
    tally: tallyOf(items),
  })
  let meanwhile = async (): Promise<void> => Promise.resolve()
  const { connection, happen } = fakeConnection({
    'audits.get': async () => {
      const found = { view: view(), items }
      await meanwhile()
      return found
    },
    'audits.judge': ({ seq, verdict, faults }: AuditVerdict) => {
      items = items.map((item) => (item.seq === seq ? { ...item, verdict, faults } : item))
      return view()
    },
  })
  useSessionStore().open(connection)
  const store = useAuditStore()
  /** While the sample is read for the next time, something of it changes, so that it is read once more: until `then`. */
  const interrupt = (then: Promise<void>): void => {
    meanwhile = async () => {
      meanwhile = () => then
      happen({ type: 'audits' })
      return Promise.resolve()
    }
  }
  return { store, interrupt }
}

beforeEach(() => {
  setActivePinia(createPinia())
})

describe('going through a sample', () => {
  it('[Q5] goes from verdict to the next article that waits, round to those passed over, until none is left', async () => {
    const { store } = world([true, false, true, true])
    expect((await store.enter(audit))?.seq).toBe(0)
    const third = store.beside(1)
    expect(third?.seq).toBe(2)
    if (third !== undefined) store.go(third)
    expect((await store.judge('right', []))?.seq).toBe(3)
    const last = store.beside(1)
    if (last !== undefined) store.go(last)
    const first = await store.judge('wrong', ['text'])
    expect([first?.seq, store.view?.tally.rate]).toEqual([0, 0.5])
    if (first !== undefined) store.go(first)
    expect(await store.judge('right', [])).toBeUndefined()
    expect(store.view?.tally).toMatchObject({ right: 2, wrong: 1, gone: 1 })
    expect(store.beside(-1)).toBeUndefined()
  })

  it('does not come back to what was just judged when the sample is read anew meanwhile', async () => {
    const { store, interrupt } = world([true])
    const end = store.open(() => expect.unreachable())
    await store.enter(audit)
    const newer = Promise.withResolvers<undefined>()
    interrupt(newer.promise.then(() => undefined))
    expect(await store.judge('right', [])).toBeUndefined()
    newer.resolve(undefined)
    await expect.poll(() => store.view?.tally.right).toBe(1)
    end()
  })

  it('begins where it was left, and leaves', async () => {
    const { store } = world([true, true])
    await store.enter(audit, 1)
    expect(store.item?.seq).toBe(1)
    store.leave()
    expect([store.view, store.item]).toEqual([null, null])
  })
})
