import { afterEach, describe, expect, it } from 'vitest'

import { newId, type IdSource, type JobId, type PageId } from '#shared/base/index.ts'
import { failure } from '#shared/contract/index.ts'

import type { StoredItem, StoredJob } from './index.ts'
import { now, TestLibraries } from './testing.ts'

const libraries = new TestLibraries()
afterEach(() => libraries.end())

function jobOf(ids: IdSource): StoredJob {
  return {
    view: {
      id: newId<JobId>(ids),
      kind: 'import',
      state: 'running',
      done: 0,
      total: 3,
      counts: { imported: 0 },
      folder: null,
      failure: null,
      startedAt: now(ids),
      endedAt: null,
    },
    request: { sources: ['a.txt', '\ud800\0'] },
  }
}

function itemOf(path: string, more: Partial<StoredItem> = {}): StoredItem {
  const name = path.split('/').at(-1) ?? path
  return { name, path, source: `disk/${path}`, state: 'waiting', page: null, articles: 0, doubts: 0, failure: null, ...more }
}

const refusal = { state: 'refused', failure: failure('bad-encoding', { offset: 7 }) } as const

describe('jobs', () => {
  it('keeps them with their request, latest first, and takes a later state over', async () => {
    const { library, platform, folder, ids } = await libraries.use()
    const first = jobOf(ids)
    const second = jobOf(ids)
    await library.putJob(first)
    await library.putJob(second)
    const done: StoredJob = {
      ...first,
      view: { ...first.view, state: 'failed', done: 3, counts: { imported: 3 }, failure: failure('disk-full'), endedAt: now(ids) },
    }
    await library.putJob(done)
    await library.release()
    const again = await libraries.open(folder, platform)
    expect(await again.getJob(first.view.id)).toEqual(done)
    expect(await again.listJobs()).toEqual([second, done])
    expect(await again.getJob(newId(ids))).toBeUndefined()
  })

  it('keeps the files of a job in their order and changes them one by one', async () => {
    const { library, ids } = await libraries.use()
    const job = jobOf(ids)
    const { id } = job.view
    await library.putJob(job)
    const paths = ['a/1.txt', 'a/2.txt', 'b/1.txt']
    await library.putItems(
      id,
      paths.map((path) => itemOf(path)),
    )
    const imported = itemOf('a/2.txt', { state: 'imported', page: newId<PageId>(ids), articles: 5, doubts: 2 })
    await library.setItem(id, 'a/2.txt', imported)
    expect(await library.items(id, 0, 10)).toEqual({ total: 3, items: [itemOf('a/1.txt'), imported, itemOf('b/1.txt')] })
    expect(await library.items(id, 1, 1)).toEqual({ total: 3, items: [imported] })
    expect(await library.waitingItems(id)).toEqual([itemOf('a/1.txt'), itemOf('b/1.txt')])
    await expect(library.setItem(id, 'a/2.txt', itemOf('a/2.txt', { source: 'elsewhere' }))).rejects.toThrow('has no item')
  })

  it('tells files of one name apart by where they are, and puts a file that it has in its place', async () => {
    const { library, ids } = await libraries.use()
    const job = jobOf(ids)
    const { id } = job.view
    await library.putJob(job)
    const same = [itemOf('x.txt', { source: 'one/x.txt' }), itemOf('x.txt', { source: 'two/x.txt' })]
    await library.putItems(id, same)
    const done = itemOf('x.txt', { source: 'two/x.txt', state: 'already', page: newId<PageId>(ids) })
    await library.putItems(id, [done, itemOf('y.txt')])
    expect((await library.items(id, 0, 10)).items).toEqual([same[0], done, itemOf('y.txt')])
    expect(await library.waitingItems(id)).toEqual([same[0], itemOf('y.txt')])
  })

  it('has no files for a job that it does not know, and refuses to be given some', async () => {
    const { library, ids } = await libraries.use()
    const id = newId<JobId>(ids)
    expect(await library.items(id, 0, 10)).toEqual({ total: 0, items: [] })
    expect(await library.waitingItems(id)).toEqual([])
    await expect(library.putItems(id, [itemOf('x.txt')])).rejects.toThrow('put before its items')
  })

  it('lists refused files of all jobs, latest first, until they are dismissed', async () => {
    const { library, ids } = await libraries.use()
    const jobs = [jobOf(ids), jobOf(ids)]
    for (const [i, job] of jobs.entries()) {
      await library.putJob(job)
      await library.putItems(job.view.id, [
        itemOf(`${i}/good.txt`, { state: 'imported' }),
        itemOf(`${i}/bad.txt`, refusal),
        itemOf(`${i}/worse.txt`, refusal),
      ])
    }
    const refused = await library.refusedItems()
    expect(refused.map((item) => item.path)).toEqual(['1/worse.txt', '1/bad.txt', '0/worse.txt', '0/bad.txt'])
    expect(refused[0]).toEqual({
      name: 'worse.txt',
      path: '1/worse.txt',
      state: 'refused',
      page: null,
      articles: 0,
      doubts: 0,
      failure: refusal.failure,
    })
    expect((await library.overview()).refused).toBe(4)
    expect(await library.dismissRefused(now(ids))).toBe(4)
    expect(await library.refusedItems()).toEqual([])
    expect((await library.overview()).refused).toBe(0)
    expect(await library.dismissRefused(now(ids))).toBe(0)
    expect((await library.items(jobs[0]?.view.id ?? ('' as JobId), 0, 10)).items[1]).toEqual(itemOf('0/bad.txt', refusal))
  })

  it('keeps names with characters that text has no place for', async () => {
    const { library, ids } = await libraries.use()
    const job = jobOf(ids)
    await library.putJob(job)
    const item = itemOf('\ud800/\0.txt')
    await library.putItems(job.view.id, [item])
    await library.setItem(job.view.id, item.path, { ...item, ...refusal })
    expect((await library.items(job.view.id, 0, 1)).items).toEqual([{ ...item, ...refusal }])
  })
})

describe('values', () => {
  it('keeps JSON under a key, replaces it, and forgets it', async () => {
    const { library, platform, folder } = await libraries.use()
    await library.setValue('view', { columns: ['a', null, 1.5], text: '\ud800\0' })
    await library.setValue('空', null)
    await library.setValue('\ud800', 'half')
    await library.setValue('gone', 1)
    await library.setValue('gone', undefined)
    await library.release()
    const again = await libraries.open(folder, platform)
    expect(await again.getValue('view')).toEqual({ columns: ['a', null, 1.5], text: '\ud800\0' })
    expect(await again.getValue('空')).toBeNull()
    expect(await again.getValue('\ud800')).toBe('half')
    expect(await again.getValue('\udc00')).toBeUndefined()
    expect(await again.getValue('gone')).toBeUndefined()
    await again.setValue('view', 2)
    expect(await again.getValue('view')).toBe(2)
  })
})
