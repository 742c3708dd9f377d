/** A neighbourhood of texts that cannot be grouped: the others must not wait for it. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

import { NO_COPY_FILTER } from '#shared/contract/index.ts'

import { addTo, makePage } from '../library/testing.ts'
import { openCopiesAlone, type CopiesAlone } from '../testing/copies-alone.ts'

// It starts threads of its own, which takes a while on a busy machine.
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

const BAD = '正在施工的龙须口水利枢纽工程，下午胜利实现了拦河大坝合龙，三万民工和工程技术人员苦战了一个冬春，工地上红旗招展。'
const GOOD = '红旗棉纺织厂甲班产量超额完成，却因为布面疵点多了一点，没有评上先进，车间主任带领大家逐台检查织机，找出了毛病。'

async function openings(): Promise<readonly string[]> {
  await copies.settled()
  const { rows } = await copies.groups({ filter: NO_COPY_FILTER, sort: 'worst', offset: 0, limit: 50 })
  return rows.map(({ title, opening }) => (title === '' ? opening : title).slice(0, 4)).sort()
}

it('[C3] is skipped and logged, holds up no other one, and is tried again later', async () => {
  const { copies: index } = store
  const real = index.neighbourhood.bind(index)
  let failing = true
  vi.spyOn(index, 'neighbourhood').mockImplementation(async (texts) => {
    const hood = await real(texts)
    const bad = failing && hood.texts.some(({ n }) => index.textOf(n).startsWith('正在施工'))
    // Spans of a link that the tables hold damaged.
    return bad ? { ...hood, links: [{ ...hood.links[0], spans: null }] as never } : hood
  })
  const stories = [BAD, BAD, GOOD, GOOD]
  await addTo(
    store,
    stories.map((story, i) => makePage(platform.ids, `${story}\n第${String(i)}页页脚`, { articles: [1] })),
  )
  expect(await openings()).toEqual(['红旗棉纺'])
  expect(platform.lines.filter(({ what }) => what === 'texts that are alike could not be grouped')).toHaveLength(1)
  await addTo(store, [makePage(platform.ids, `${GOOD}\n又一页页脚`, { articles: [1] })])
  expect(await openings()).toEqual(['红旗棉纺'])
  failing = false
  expect(await openings()).toEqual(['正在施工', '红旗棉纺'])
})
