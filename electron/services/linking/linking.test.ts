import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { newId, present, type ArticleId, type OperationId, type PageId } from '#shared/base/index.ts'
import { NO_FILTER, type LinkDirection } from '#shared/contract/index.ts'
import { historyOf, undoOf } from '#shared/history/index.ts'
import { articlesInOrder, type Article, type ArticleLink, type Page } from '#shared/model/index.ts'
import { ENTRY_FORMAT, inputOf, type Operation, type Submission } from '#shared/operations/index.ts'

import { openWorkshop, type Workshop } from '../testing/workshop.ts'

const first = `沅川日报
第一版　　一九六四年五月十二日　　星期二
龙须口拦河大坝提前合龙
新华社长沙二十六日电　正在施工的龙须口水利枢纽工程，二十五日下午四时十五分胜利实现了拦河大坝合龙，比国家计划提前二十天。
三万民工和工程技术人员苦战一百二十天，完成土石方二百四十万方，龙须口工地上红旗招展，夯歌阵阵。
（下转第四版）
罗马尼亚女排昨到沅川
本报讯　应邀来我国进行友好访问的罗马尼亚青年女子排球队一行十六人，昨天上午乘火车到达沅川。
`
const fourth = `沅川日报
第四版　　一九六四年五月十二日　　星期二
红旗棉纺织厂增产不忘质量
本报讯　红旗棉纺织厂甲班四月份产量超额完成，却因为布面疵点多了一点，没有评上先进。
（上接第一版）拦河大坝合龙以后，三万民工又投入龙须口溢洪道的施工，工地党委号召大家再接再厉，争取汛期以前把大坝筑到拦洪高程。
`

let shop: Workshop
beforeEach(async () => {
  shop = await openWorkshop()
})
afterEach(async () => {
  await shop.release()
})

async function load(...texts: readonly (readonly [name: string, text: string])[]): Promise<void> {
  await shop.ended(await shop.services.imports.start(texts.map(([name, text]) => ({ from: 'text', text, name }))))
  await shop.services.links.settled()
}

async function pageNo(no: string): Promise<Page> {
  const { rows } = await shop.services.library.pages({ filter: NO_FILTER, sort: 'imported', descending: false, offset: 0, limit: 50 })
  return shop.services.pages.get(present(rows.find(({ info }) => info.pageNo === no)?.id, 'the test imported it'))
}

/** The article that holds a word. */
function about(page: Page, word: string): Article {
  const found = articlesInOrder(page).find((article) => article.blocks.some((id) => page.blocks[id]?.text.includes(word)))
  return present(found, 'the engine keeps every block')
}

const link = (page: Page, article: Article): ArticleLink => ({ page: page.head.id, article: article.id })

async function submit(page: PageId, operation: Operation): Promise<void> {
  const { rev } = await shop.services.pages.get(page)
  const submission: Submission = {
    format: ENTRY_FORMAT,
    id: newId<OperationId>(shop.platform.ids),
    page,
    rev,
    editor: '林一',
    at: '2026-01-01T00:00:00.000Z' as never,
    automatic: false,
    operation,
  }
  expect(await shop.services.operations.submit([submission])).toMatchObject([{ outcome: 'applied' }])
  await shop.services.links.settled()
}

const unlink = (article: ArticleId, direction: LinkDirection): Operation => ({ name: 'linkArticle', article, direction, link: null })

async function bothEnds(): Promise<{ to: ArticleLink | null; from: ArticleLink | null; here: ArticleLink; there: ArticleLink }> {
  const [one, four] = [await pageNo('1'), await pageNo('4')]
  const [dam, more] = [about(one, '提前合龙'), about(four, '溢洪道')]
  return { to: dam.continuesTo, from: more.continuedFrom, here: link(one, dam), there: link(four, more) }
}

describe('after an import', () => {
  it('[X2] links a sure pair at both ends by automatic steps, whichever page comes first', async () => {
    await load(['四.txt', fourth])
    expect((await shop.services.pages.log((await pageNo('4')).head.id, 0)).map(({ operation }) => operation.name)).toEqual([
      'importPage',
      'segmentPage',
    ])
    await load(['一.txt', first])
    const { to, from, here, there } = await bothEnds()
    expect([to, from]).toEqual([there, here])
    const log = await shop.services.pages.log(there.page, 2)
    expect(log).toMatchObject([{ automatic: true, editor: 'machine', operation: { name: 'linkArticle', direction: 'continuedFrom' } }])
    expect(shop.events.filter(({ type }) => type === 'page-changed')).toHaveLength(2)
  })

  it('[X2] links nothing across days, nor where the day is unknown', async () => {
    await load(['一.txt', first], ['四.txt', fourth.replace('十二日', '十三日')], ['五.txt', fourth.replace('一九六四年五月十二日', '')])
    const one = await pageNo('1')
    expect(articlesInOrder(one).every(({ continuesTo }) => continuesTo === null)).toBe(true)
  })

  it('[X2] goes on after a restart where it was interrupted, and does nothing twice', async () => {
    await load(['一.txt', first], ['四.txt', fourth])
    const { here } = await bothEnds()
    const { rev } = await shop.services.pages.get(here.page)
    shop = await shop.restart()
    await shop.services.links.settled()
    expect((await shop.services.pages.get(here.page)).rev).toBe(rev)
  })
})

describe('after an edit', () => {
  it('[X2] links when the day or the number of a page is set', async () => {
    await load(['一.txt', first], ['四.txt', fourth.replace('一九六四年五月十二日', '')])
    const four = await pageNo('4')
    expect(about(four, '溢洪道').continuedFrom).toBeNull()
    await submit(four.head.id, { name: 'setPageInfo', info: { ...four.head.info, date: '1964-05-12' } })
    const { to, from, here, there } = await bothEnds()
    expect([to, from]).toEqual([there, here])
  })

  it('[X3] takes the other end off when an editor takes one off, and never links that end again by itself', async () => {
    await load(['一.txt', first], ['四.txt', fourth])
    const { here, there } = await bothEnds()
    await submit(there.page, unlink(there.article, 'continuedFrom'))
    expect(await bothEnds()).toMatchObject({ to: null, from: null })
    const { info } = (await shop.services.pages.get(here.page)).head
    await submit(here.page, { name: 'setPageInfo', info: { ...info, pageName: '要闻' } })
    expect(await bothEnds()).toMatchObject({ to: null, from: null })
  })

  it('[X3] follows an editor to another article, and back when it is undone', async () => {
    await load(['一.txt', first], ['四.txt', fourth])
    const { here, there } = await bothEnds()
    const four = await shop.services.pages.get(there.page)
    const mill = link(four, about(four, '棉纺织厂'))
    await submit(here.page, { name: 'linkArticle', article: here.article, direction: 'continuesTo', link: mill })
    const after = await shop.services.pages.get(there.page)
    expect(after.articles[mill.article]?.continuedFrom).toEqual(here)
    expect(after.articles[there.article]?.continuedFrom).toBeNull()
    const log = await shop.services.pages.log(here.page, 0)
    await submit(here.page, undoOf(present(historyOf(log).undoable, 'an edit was made'), log))
    const back = await shop.services.pages.get(there.page)
    expect(back.articles[mill.article]?.continuedFrom).toBeNull()
    expect(back.articles[there.article]?.continuedFrom).toEqual(here)
  })

  it('[X2] links anew when a page was cut anew and its articles are new ones', async () => {
    await load(['一.txt', first], ['四.txt', fourth])
    const { here, there } = await bothEnds()
    const proposal = await shop.services.resegmenting.propose(inputOf(await shop.services.pages.get(there.page)))
    await submit(there.page, proposal)
    const after = await bothEnds()
    expect(after.there.article).not.toBe(there.article)
    expect([after.to, after.from]).toEqual([after.there, here])
  })

  it('[X3] frees the article that was linked to the same end before', async () => {
    await load(['一.txt', first], ['四.txt', fourth])
    const { here, there } = await bothEnds()
    const one = await shop.services.pages.get(here.page)
    const ball = link(one, about(one, '排球队'))
    await submit(ball.page, { name: 'linkArticle', article: ball.article, direction: 'continuesTo', link: there })
    const after = await shop.services.pages.get(here.page)
    expect(after.articles[here.article]?.continuesTo).toBeNull()
    expect((await shop.services.pages.get(there.page)).articles[there.article]?.continuedFrom).toEqual(ball)
  })
})

describe('lists', () => {
  it('[X4] offer every article of the other pages of the issue, the likeliest first, and the other ends with their titles', async () => {
    await load(['一.txt', first], ['四.txt', fourth])
    const { here, there } = await bothEnds()
    const candidates = await shop.services.links.candidates(here.page, here.article, 'continuesTo')
    expect(candidates[0]).toMatchObject({ ...there, title: '', taken: true, info: { pageNo: '4' } })
    expect(candidates[0]?.opening).toContain('拦河大坝合龙以后')
    expect(candidates.map(({ title }) => title)).toContain('红旗棉纺织厂增产不忘质量')
    const ends = await shop.services.links.ends([here, { page: here.page, article: there.article }])
    expect(ends.map(({ title }) => title)).toEqual(['龙须口拦河大坝提前合龙'])
  })
})
