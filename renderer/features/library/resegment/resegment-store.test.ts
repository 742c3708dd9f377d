import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'

import type { Instant, JobId, PageId } from '#shared/base/index.ts'
import { NO_FILTER, type JobView, type PageChoice, type ResegmentedPage } from '#shared/contract/index.ts'
import { UNKNOWN_INFO } from '#shared/model/index.ts'
import { useJobsStore } from '#renderer/stores/jobs.ts'
import { useSessionStore } from '#renderer/stores/session.ts'
import { fakeConnection } from '#renderer/stores/testing/fake-connection.ts'

import { useResegmentStore } from './resegment-store.ts'

const job = (id: string, state: JobView['state']): JobView => ({
  id: id as JobId,
  kind: 'resegment',
  state,
  done: 0,
  total: 3,
  counts: {},
  folder: null,
  failure: null,
  startedAt: '2026-11-20T08:30:00.000Z' as Instant,
  endedAt: null,
})
const page = (n: number): ResegmentedPage => ({
  page: `p${n}` as PageId,
  state: 'edited',
  changes: null,
  info: UNKNOWN_INFO,
  file: `${n}.txt`,
  lead: '',
})

describe('cutting pages anew', () => {
  beforeEach(() => setActivePinia(createPinia()))

  function setUp() {
    const chosen: PageChoice[] = []
    const offsets: number[] = []
    const { connection, happen } = fakeConnection({
      'jobs.list': () => [],
      'resegmenting.start': ({ pages }: { pages: PageChoice }) => {
        chosen.push(pages)
        return job(`j${chosen.length}`, 'running')
      },
      'resegmenting.items': ({ offset }: { offset: number }) => {
        offsets.push(offset)
        return { total: 3, items: offset === 0 ? [page(1), page(2)] : [page(3)] }
      },
    })
    useSessionStore().open(connection)
    useJobsStore().open((error) => {
      throw error
    })
    return { store: useResegmentStore(), happen: (view: JobView) => happen({ type: 'job', job: view }), chosen, offsets }
  }

  it('starts the job over the pages that were chosen and follows it', async () => {
    const { store, happen, chosen } = setUp()
    store.ask()
    await store.start({ filter: NO_FILTER })
    expect([store.dialog, store.job?.state, chosen]).toEqual(['job', 'running', [{ filter: NO_FILTER }]])
    happen({ ...job('j1', 'done'), counts: { changed: 3 } })
    expect(store.job).toMatchObject({ state: 'done', counts: { changed: 3 } })
  })

  it('lists the pages that were left, a few at a time, and forgets them with their job', async () => {
    const { store, offsets } = setUp()
    await store.start({ filter: NO_FILTER })
    await store.readLeft()
    expect(store.left.map(({ file }) => file)).toEqual(['1.txt', '2.txt'])
    await store.readLeft(true)
    expect([store.left.length, store.leftTotal, offsets]).toEqual([3, 3, [0, 2]])
    await store.start({ ids: ['p1' as PageId] })
    expect([store.left, store.leftTotal]).toEqual([[], 0])
  })
})
