/** Jobs that are cancelled in the middle: what was done stays, what was not is left for another time. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { newId, present, type JobId } from '#shared/base/index.ts'
import { NO_COPY_FILTER, type CopyRow } from '#shared/contract/index.ts'

import type { JobContext, JobProgress } from '../jobs/index.ts'
import type { NewPage } from '../library/index.ts'
import { addTo, makePage } from '../library/testing.ts'
import { openCopiesAlone, type CopiesAlone } from '../testing/copies-alone.ts'

// Each test starts threads of its own, which takes a while on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

let platform: CopiesAlone['platform']
let store: CopiesAlone['store']
let copies: CopiesAlone['copies']
let release: CopiesAlone['release']
beforeEach(async () => {
  ;({ platform, store, copies, release } = await openCopiesAlone())
})
afterEach(async () => {
  await release()
})

const STORIES = [
  '正在施工的龙须口水利枢纽工程，下午胜利实现了拦河大坝合龙，三万民工和工程技术人员苦战了一个冬春，工地上红旗招展，夯歌阵阵。',
  '红旗棉纺织厂甲班产量超额完成，却因为布面疵点多了一点，没有评上先进，车间主任带领大家逐台检查织机，找出了毛病。',
  '应邀来我国进行友好访问的青年女子排球队乘火车到达沅川，受到体委负责人的热烈欢迎，晚上观看了地方戏曲演出。',
  '城关供销社为方便社员春耕生产，组织货郎担送货到田头，农具肥料样样齐全，受到生产队干部和社员的一致好评。',
]

/** Pages of one article each: the stories in turn. */
async function load(count: number): Promise<readonly NewPage[]> {
  const pages = Array.from({ length: count }, (_, i) => {
    const story = present(STORIES[i % STORIES.length], 'the rest is one of them')
    return makePage(platform.ids, `${story}\n第${String(i)}页页脚`, { articles: [1] })
  })
  await addTo(store, pages)
  await copies.settled()
  return pages
}

async function queue(): Promise<readonly CopyRow[]> {
  await copies.settled()
  return (await copies.groups({ filter: NO_COPY_FILTER, sort: 'worst', offset: 0, limit: 50 })).rows
}

/** How many pages' articles still stand. */
async function standing(pages: readonly NewPage[]): Promise<number> {
  const now = await Promise.all(pages.map(async ({ page }) => present(await store.getPage(page.head.id), 'it was added')))
  return now.filter((page) =>
    page.head.articles.some((id) => page.articles[id]?.blocks.some((block) => page.blocks[block]?.dropped === null)),
  ).length
}

/** A job that is cancelled as soon as it tells something of which `when` is true. */
function context(
  job: JobId,
  when: (progress: JobProgress) => boolean,
  keepRequest: JobContext['keepRequest'] = async () => undefined,
): JobContext {
  const cancel = new AbortController()
  const progress = (told: JobProgress): void => {
    if (when(told)) cancel.abort(new Error('cancelled'))
  }
  return { job, resumed: false, signal: cancel.signal, progress, keepRequest }
}

describe('a job that is cancelled in the middle', () => {
  it('[C3] keeps what it has made anew of the index, leaves the rest to the next time, and ends with the same index', async () => {
    await load(20)
    const rows = await queue()
    expect(rows.map(({ kind, copies: count }) => [kind, count])).toEqual(STORIES.map(() => ['exact', 5]))
    const job = newId<JobId>(platform.ids)
    let request: unknown = { forgotten: false }
    const keep = async (kept: unknown): Promise<void> => {
      request = kept
    }
    const begun = context(job, ({ done }) => done !== 0, keep)
    await expect(copies.runRebuild(request, begun)).rejects.toThrow('cancelled')
    const some = await queue()
    const { due } = await copies.overview()
    expect(some.map(({ group }) => group)).toEqual(rows.map(({ group }) => group))
    expect(some.reduce((sum, row) => sum + row.copies, 0)).toBe(20 - due)
    expect([due > 0, due < 20]).toEqual([true, true])
    const told: JobProgress[] = []
    await copies.runRebuild(
      request,
      context(job, (progress) => told.push(progress) === 0),
    )
    expect([told[0]?.total, told.at(-1)?.done]).toEqual([due, due])
    expect((await copies.overview()).due).toBe(0)
    expect(await queue()).toEqual(rows)
  })

  it('[C3] has the groups made, behind it, of the pages that it has looked through', async () => {
    await load(20)
    const cancel = new AbortController()
    const keepPages = store.copies.keepPages.bind(store.copies)
    const kept = vi.spyOn(store.copies, 'keepPages').mockImplementationOnce(async (pages) => {
      await keepPages(pages)
      cancel.abort(new Error('cancelled'))
    })
    const job = { ...context(newId<JobId>(platform.ids), () => false), signal: cancel.signal }
    await expect(copies.runRebuild({ forgotten: false }, job)).rejects.toThrow('cancelled')
    const groups = async (): Promise<number> => (await copies.groups({ filter: NO_COPY_FILTER, sort: 'worst', offset: 0, limit: 50 })).total
    expect(kept).toHaveBeenCalledOnce()
    expect(await groups()).toBeLessThan(STORIES.length)
    await vi.waitFor(async () => expect(await groups()).toBe(STORIES.length), { timeout: 10_000, interval: 20 })
    expect((await copies.overview()).due).toBeGreaterThan(0)
  })

  it('[C7] leaves what it has dropped in the bin and drops nothing more; again, it drops the rest as the same step', async () => {
    const pages = await load(12)
    expect((await queue()).map(({ copies: count }) => count)).toEqual([3, 3, 3, 3])
    const request = { editor: '林一', bulk: { causes: ['machine', 'unknown', 'printed'], grains: [], places: [] } }
    const job = newId<JobId>(platform.ids)
    const half = context(job, ({ done }) => done === 2)
    await expect(copies.runBulk(request, half)).rejects.toThrow('cancelled')
    expect(await standing(pages)).toBe(12 - 4)
    expect((await copies.bin({ page: null, offset: 0, limit: 50 })).total).toBe(0)
    expect((await queue()).map(({ state, copies: count }) => [state, count])).toEqual([
      ['open', 3],
      ['open', 3],
    ])
    expect((await copies.bin({ page: null, offset: 0, limit: 50 })).total).toBe(4)
    await copies.runBulk(
      request,
      context(job, () => false),
    )
    expect(await queue()).toEqual([])
    expect(await standing(pages)).toBe(4)
    const logs = await Promise.all(pages.map(({ page }) => store.getLog(page.head.id, 0)))
    const steps = logs.flat().flatMap(({ operation }) => (operation.name === 'batch' ? [operation.bulk] : []))
    expect(steps).toEqual(Array.from({ length: 8 }, () => job))
  })
})
