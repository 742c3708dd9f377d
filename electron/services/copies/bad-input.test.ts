/** Texts that no paper prints: nothing may run away, and what comes out must make sense. */
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { fakePlatform, type FakePlatform } from '#electron/platform/index.ts'
import { present } from '#shared/base/index.ts'
import { NO_COPY_FILTER, NO_FILTER, type CopyRow } from '#shared/contract/index.ts'
import { articlesInOrder, blocksInFileOrder } from '#shared/model/index.ts'

import { createServices } from '../index.ts'
import { openLibrary, type LibraryStore } from '../library/index.ts'
import { addTo, makePage, submissionOf } from '../library/testing.ts'

vi.setConfig({ testTimeout: 120_000 })

let platform: FakePlatform
let store: LibraryStore
let services: Awaited<ReturnType<typeof createServices>>
beforeEach(async () => {
  platform = fakePlatform()
  store = await openLibrary(join(platform.root, 'library'), platform)
  services = await createServices(platform, store)
})
afterEach(async () => {
  await services.release()
  await platform.release()
})

/** Pages of which every line is an article. */
async function load(...pages: readonly (readonly string[])[]): Promise<void> {
  await addTo(
    store,
    pages.map((lines, i) => makePage(platform.ids, [...lines, `末行${String(i)}`].join('\n'), { articles: lines.map(() => 1) })),
  )
  await services.copies.settled()
}

async function queue(): Promise<readonly CopyRow[]> {
  return (await services.copies.groups({ filter: NO_COPY_FILTER, sort: 'size', offset: 0, limit: 50 })).rows
}

const STORY =
  '正在施工的龙须口水利枢纽工程，二十五日下午四时十五分胜利实现了拦河大坝合龙，比国家计划提前二十天，工地上红旗招展，夯歌阵阵。'.repeat(3)

describe('odd libraries', () => {
  it('[C3][C7] has one group of very many equal texts, of which all but one can go', async () => {
    const many = Array.from({ length: 250 }, () => STORY)
    await load(many, many, many, many)
    const [group, ...more] = await queue()
    expect(more).toEqual([])
    expect(group).toMatchObject({ kind: 'exact', copies: 1000, place: 'across', state: 'open' })
    const ids = new Set<string>()
    for (let offset = 0; offset < 1000; offset += 250) {
      for (const { id } of (await services.copies.group(group?.group ?? '', offset, 250)).members) ids.add(id)
    }
    expect(ids.size).toBe(1000)
    const job = await services.copies.dropBulk('林一', { causes: ['machine', 'unknown', 'printed'], grains: [], places: [] })
    while ((await services.jobs.get(job.id)).state === 'running') await new Promise((resolve) => setTimeout(resolve, 10))
    expect((await services.jobs.get(job.id)).counts).toEqual({ copies: 999, failed: 0 })
    await services.copies.settled()
    expect(await queue()).toEqual([])
    let standing = 0
    for await (const page of store.eachPage()) {
      standing += articlesInOrder(page).filter(({ blocks }) => blocks.some((id) => page.blocks[id]?.dropped === null)).length
    }
    expect(standing).toBe(1)
  })

  it('[C3] lists every one of very many copies in two readings once, whatever the window', async () => {
    const other = STORY.replace('合龙', '合尨')
    const times = (text: string, count: number): string[] => Array.from({ length: count }, () => text)
    await load([...times('本报讯今日无事。', 70), ...times(STORY, 110)], times(other, 110))
    const query = { filter: NO_FILTER, sort: 'imported', descending: false, offset: 0, limit: 9 } as const
    const { rows } = await services.library.pages(query)
    const all = await Promise.all(rows.map(({ id }) => services.pages.get(id)))
    const first = present(
      all.find((page) => page.text.startsWith('本报讯')),
      'it was added',
    )
    // The copies with the least numbers do not stand for all: another did before.
    const edits = blocksInFileOrder(first).slice(0, 70)
    for (const [i, { id: block }] of edits.entries()) {
      const edit = submissionOf(platform.ids, first, { name: 'editText', block, text: STORY }, { rev: first.rev + i })
      expect((await services.operations.submit([edit]))[0]?.outcome).toBe('applied')
    }
    await services.copies.settled()
    const group = (await queue()).find(({ copies }) => copies === 290)
    for (const step of [50, 100, 150]) {
      const ids: string[] = []
      for (let offset = 0; offset < 290; offset += step) {
        ids.push(...(await services.copies.group(group?.group ?? '', offset, step)).members.map(({ id }) => id))
      }
      expect([ids.length, new Set(ids).size], String(step)).toEqual([290, 290])
    }
  })

  it('[C3] takes no line of a few characters for a copy', async () => {
    await load(['甲', '甲', '广告', '本报讯', '。。。。。。。。。。。。。。'], ['甲', '广告', '本报讯', '。。。。。。。。。。。。。。'])
    expect(await queue()).toEqual([])
  })

  it('[C3] is not held up by a text of one character, nor by half surrogate pairs', async () => {
    await load(['的'.repeat(200_000), `${STORY}\ud800`], ['的'.repeat(200_000), `${STORY}\udc00`], ['的'.repeat(190_000)])
    const rows = await queue()
    expect(rows.length).toBeGreaterThan(0)
    for (const { group } of rows) expect((await services.copies.group(group, 0, 10)).members.length).toBeGreaterThan(1)
  })

  it('[C4] offers none of very many reports of one pattern', async () => {
    const report = (n: number): string =>
      `市气象台今日发布天气预报：全市晴转多云，最高气温${String(n)}度，偏南风三到四级，相对湿度百分之${String(30 + n)}，空气质量良好，适宜户外活动。`
    await load(...[0, 1, 2, 3].map((p) => Array.from({ length: 40 }, (_, i) => report(p * 40 + i))))
    for (const row of await queue()) expect(row.state).toBe('noted')
    expect((await services.copies.overview()).safe).toBe(0)
  })
})
