import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'

import type { Instant, JobId } from '#shared/base/index.ts'
import type { JobView } from '#shared/contract/index.ts'

import { useJobsStore } from './jobs.ts'
import { useSessionStore } from './session.ts'
import { fakeConnection } from './testing/fake-connection.ts'

const job = (id: string, state: JobView['state']): JobView => ({
  id: id as JobId,
  kind: 'import',
  state,
  done: 0,
  total: 1,
  counts: {},
  folder: null,
  failure: null,
  startedAt: `2026-11-20T08:30:0${id}.000Z` as Instant,
  endedAt: null,
})

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

describe('jobs', () => {
  beforeEach(() => setActivePinia(createPinia()))

  function setUp(
    listed: JobView[],
    started: JobView,
  ): { jobs: ReturnType<typeof useJobsStore>; happen: (view: JobView) => void; ended: string[] } {
    const { connection, happen } = fakeConnection({ 'jobs.list': () => listed, 'imports.start': () => started })
    useSessionStore().open(connection)
    const jobs = useJobsStore()
    const ended: string[] = []
    jobs.onEnd((view) => ended.push(`${view.id} ${view.state}`))
    jobs.open((error) => {
      throw error
    })
    return { jobs, ended, happen: (view) => happen({ type: 'job', job: view }) }
  }

  it('tells once of the end of what ran here, and not of what ended long ago', async () => {
    const { jobs, happen, ended } = setUp([job('1', 'done'), job('2', 'running')], job('3', 'running'))
    await settle()
    happen(job('2', 'done'))
    happen(job('2', 'done'))
    await jobs.startImport([{ from: 'text', text: '文', name: 'a.txt' }])
    happen(job('3', 'cancelled'))
    expect(ended).toEqual(['2 done', '3 cancelled'])
  })

  it('believes the event that overtook the answer', async () => {
    const { jobs, happen } = setUp([], job('3', 'running'))
    await settle()
    const starting = jobs.startImport([{ from: 'text', text: '文', name: 'a.txt' }])
    happen(job('3', 'done'))
    expect((await starting).state).toBe('done')
    expect(jobs.running).toEqual([])
  })

  it('lists the latest first, and what was cut short apart', async () => {
    const { jobs } = setUp([job('1', 'interrupted'), job('2', 'done')], job('3', 'running'))
    await settle()
    expect(jobs.list.map(({ id }) => id)).toEqual(['2', '1'])
    expect(jobs.interrupted.map(({ id }) => id)).toEqual(['1'])
  })
})
