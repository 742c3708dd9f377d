import { describe, expect, it } from 'vitest'

import { AppError } from '#electron/platform/index.ts'
import type { JobId } from '#shared/base/index.ts'
import { failure, type JobView } from '#shared/contract/index.ts'
import { countingIds } from '#shared/testing/ids.ts'

import type { JobContext, JobRunner, JobStore, KeptJob } from './job.ts'
import { openJobs, type Jobs } from './jobs.ts'

interface Desk {
  readonly jobs: Jobs
  readonly store: JobStore & { readonly kept: Map<JobId, string> }
  readonly seen: JobView[]
  readonly logged: string[]
}

/** The books over a store that keeps JSON, as the library does. */
async function deskWith(runner: JobRunner, kept = new Map<JobId, string>()): Promise<Desk> {
  const read = (text: string): KeptJob => JSON.parse(text) as KeptJob
  const store = {
    kept,
    putJob: async (job: KeptJob) => void kept.set(job.view.id, JSON.stringify(job)),
    getJob: async (id: JobId) => {
      const text = kept.get(id)
      return text === undefined ? undefined : read(text)
    },
    listJobs: async () => [...kept.values()].map(read),
  }
  const seen: JobView[] = []
  const logged: string[] = []
  const log = { info: () => undefined, warn: () => undefined, error: (what: string) => void logged.push(what) }
  const jobs = await openJobs({
    store,
    platform: { ids: countingIds(kept.size), log },
    runners: { import: runner, export: runner, resegment: runner, copies: runner, 'drop-copies': runner },
    onChange: (view) => void seen.push(view),
  })
  return { jobs, store, seen, logged }
}

/** A runner that works until it is told to stop. */
const endless: JobRunner = (_, { signal }) =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error))
  })

describe('jobs', () => {
  it('runs, reports and keeps how it ended', async () => {
    const { jobs, store, seen } = await deskWith(async (request, { progress }) => {
      expect(request).toEqual({ wish: 1 })
      for (let done = 1; done <= 500; done++) progress({ done, total: 500, counts: { imported: done } })
    })
    const { id, state } = await jobs.start('import', { wish: 1 })
    expect(state).toBe('running')
    expect(await jobs.ended(id)).toMatchObject({ state: 'done', done: 500, total: 500, counts: { imported: 500 }, failure: null })
    expect(JSON.parse(store.kept.get(id) ?? '')).toMatchObject({ view: { state: 'done' }, request: { wish: 1 } })
    expect(seen.at(-1)).toMatchObject({ state: 'done', done: 500 })
    expect(seen.length).toBeLessThan(10)
  })

  it('[J2] cancels a running job, and tells of one that has ended how it ended', async () => {
    const { jobs } = await deskWith(endless)
    const { id } = await jobs.start('export', {})
    expect(await jobs.cancel(id)).toMatchObject({ state: 'cancelled', failure: null })
    expect(await jobs.cancel(id)).toMatchObject({ state: 'cancelled' })
  })

  it('[J2] resumes what did not come to its end, once, and nothing else', async () => {
    const seen: boolean[] = []
    let act: JobRunner = endless
    const { jobs } = await deskWith((request, context) => {
      seen.push(context.resumed)
      return act(request, context)
    })
    const { id } = await jobs.start('import', {})
    await expect(jobs.resume(id)).rejects.toMatchObject({ failure: { code: 'cannot-resume' } })
    await jobs.cancel(id)
    const twice = await Promise.allSettled([jobs.resume(id), jobs.resume(id)])
    expect(twice.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
    await jobs.cancel(id)
    act = async () => undefined
    await jobs.resume(id)
    expect((await jobs.ended(id)).state).toBe('done')
    await expect(jobs.resume(id)).rejects.toMatchObject({ failure: { code: 'cannot-resume' } })
    expect(seen).toEqual([false, true, true])
  })

  it('[J1] shows a job that was running at the end as interrupted at the next start, and resumes it with what it kept', async () => {
    const first = await deskWith(async (request, context) => {
      await context.keepRequest({ listed: true })
      await endless(request, context)
    })
    const { id } = await first.jobs.start('import', {})
    await new Promise((resolve) => setTimeout(resolve, 10))
    let request: unknown
    const second = await deskWith(async (kept, context) => {
      request = kept
      expect(context.resumed).toBe(true)
    }, new Map(first.store.kept))
    expect(await second.jobs.get(id)).toMatchObject({ state: 'interrupted', endedAt: null })
    await second.jobs.resume(id)
    expect(await second.jobs.ended(id)).toMatchObject({ state: 'done' })
    expect(request).toEqual({ listed: true })
    await first.jobs.release()
    expect((await first.jobs.list()).map((view) => view.state)).toEqual(['interrupted'])
  })

  it('[J3] ends as failed with the sentence of a refusal, and as internal with a log line for anything else', async () => {
    const acts = [new AppError(failure('disk-full')), new TypeError('x is not a function')]
    const { jobs, logged } = await deskWith(async () => {
      throw acts.shift() ?? new Error('no more')
    })
    const full = await jobs.start('export', {})
    expect(await jobs.ended(full.id)).toMatchObject({ state: 'failed', failure: { code: 'disk-full' } })
    const broken = await jobs.start('export', {})
    expect(await jobs.ended(broken.id)).toMatchObject({ state: 'failed', failure: { code: 'internal' } })
    expect(logged).toEqual(['a job failed'])
    expect((await jobs.list()).map((view) => view.id)).toEqual([broken.id, full.id])
  })

  it('knows no job that it has not', async () => {
    const { jobs } = await deskWith(endless)
    await expect(jobs.get('x' as JobId)).rejects.toMatchObject({ failure: { code: 'no-such-job' } })
  })

  it('is done when it came to its end although it was cancelled', async () => {
    let context: JobContext | undefined
    const { jobs } = await deskWith(async (_, given) => {
      context = given
      await new Promise((resolve) => setTimeout(resolve, 20))
    })
    const { id } = await jobs.start('export', {})
    expect((await jobs.cancel(id)).state).toBe('done')
    expect(context?.signal.aborted).toBe(true)
  })
})
