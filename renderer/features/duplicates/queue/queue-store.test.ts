import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'

import { newId, type OperationId, type PageId } from '#shared/base/index.ts'
import { failure, type CopyDecisionRequest, type CopyQuery, type CopyStep } from '#shared/contract/index.ts'
import { countingIds } from '#shared/testing/ids.ts'
import { Refused } from '#renderer/rpc/index.ts'
import { useSessionStore } from '#renderer/stores/session.ts'
import { fakeConnection } from '#renderer/stores/testing/fake-connection.ts'
import { useTrailStore } from '#renderer/stores/trail.ts'

import { useQueueStore } from './queue-store.ts'

const ids = countingIds(7)
const page = newId<PageId>(ids)

interface Host {
  groups: string[]
  readonly asked: CopyQuery[]
  readonly decided: CopyDecisionRequest[]
  refuses: boolean
  readonly store: ReturnType<typeof useQueueStore>
  readonly settle: () => Promise<void>
}

function host(...groups: string[]): Host {
  const made: Omit<Host, 'store' | 'settle'> = { groups, asked: [], decided: [], refuses: false }
  const { connection } = fakeConnection({
    'copies.groups': (query: CopyQuery) => {
      made.asked.push(query)
      return {
        total: made.groups.length,
        rows: made.groups.slice(query.offset, query.offset + query.limit).map((group) => ({ group, copies: 3 })),
      }
    },
    'copies.facets': () => ({}),
    'copies.decide': (request: CopyDecisionRequest): CopyStep => {
      if (made.refuses) throw new Refused(failure('no-such-group'))
      made.decided.push(request)
      return { bulk: null, parts: [{ page, operation: newId<OperationId>(ids), rev: 1 }], copies: 1, refused: [] }
    },
  })
  const session = useSessionStore()
  session.open(connection)
  session.take({ flush: async () => undefined } as unknown as Parameters<typeof session.take>[0])
  const store = useQueueStore()
  store.open((error) => {
    throw error
  })
  store.rows.want(0, 10)
  const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 10))
  return Object.assign(made, { store, settle })
}

describe('the queue of groups', () => {
  beforeEach(() => setActivePinia(createPinia()))

  it('goes on to the next group at once, and stays on it when the decided one has left the list', async () => {
    const made = host('a', 'b', 'c')
    const { store, settle } = made
    await settle()
    store.choose(1)
    const deciding = store.decide('b', { do: 'keep-all' })
    expect(store.chosen).toBe('c')
    await deciding
    made.groups = ['a', 'c']
    store.refresh()
    await settle()
    expect(store.chosen).toBe('c')
    expect(store.place).toBe(1)
    // Undo is told which group it was.
    const [step] = useTrailStore().undoes
    expect(store.backAgain(step === undefined ? [] : [step.edit])).toBe('b')
  })

  it('steps over what was decided a moment ago, and goes back from the end', async () => {
    const { store, settle } = host('a', 'b', 'c')
    await settle()
    store.choose(2)
    await store.decide('c', { do: 'later' })
    expect(store.chosen).toBe('b')
    store.step(1)
    expect(store.chosen).toBe('b')
  })

  it('stays on a group of which copies are left', async () => {
    const { store, settle } = host('a', 'b')
    await settle()
    store.choose(0)
    await store.decide('a', { do: 'drop', members: ['t2'], keep: 't1' })
    expect(store.chosen).toBe('a')
    expect(store.decided.size).toBe(0)
    await store.decide('a', { do: 'different', members: ['t2', 't3'] })
    expect(store.chosen).toBe('b')
  })

  it('marks the chosen group also when the list grew while it was not on the screen', async () => {
    const made = host('b', 'c')
    const { store, settle } = made
    await settle()
    store.choose(1)
    store.show('bin')
    made.groups = ['a', 'b', 'c']
    store.refresh()
    await settle()
    store.show('open')
    expect([store.chosen, store.place, store.row?.group]).toEqual(['c', 2, 'c'])
  })

  it('is on the group again where the library refuses', async () => {
    const made = host('a', 'b')
    const { store, settle } = made
    await settle()
    store.choose(0)
    made.refuses = true
    await expect(store.decide('a', { do: 'keep-one', keep: 't1' })).rejects.toThrow()
    expect(store.chosen).toBe('a')
    expect(store.decided.size).toBe(0)
    expect(useTrailStore().undoes).toEqual([])
  })

  it('asks for one state at a time, and begins at the top of another list', async () => {
    const made = host('a', 'b')
    const { store, settle } = made
    await settle()
    store.choose(1)
    expect(made.asked.at(-1)?.filter.states).toEqual(['open'])
    store.show('later')
    await settle()
    expect(made.asked.at(-1)?.filter.states).toEqual(['later'])
    expect(store.place).toBe(0)
    store.only('noted', page)
    await settle()
    expect(made.asked.at(-1)?.filter).toMatchObject({ states: ['noted'], page })
    expect(store.narrowed).toBe(true)
  })
})
