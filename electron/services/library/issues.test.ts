import { afterEach, describe, expect, it } from 'vitest'

import { present } from '#shared/base/index.ts'

import { addTo, makePage, TestLibraries } from './testing.ts'

const libraries = new TestLibraries()
afterEach(() => libraries.end())

const issue = { publication: '沅川日报', date: '1964-05-12' }

describe('issues', () => {
  it('are told page by page in the order of import, each day once', async () => {
    const { library, ids } = await libraries.use()
    const infos = [issue, issue, { publication: null, date: '1964-05-13' }, { publication: '沅川日报', date: null }]
    await addTo(
      library,
      infos.map((info, i) => makePage(ids, `标题${String(i)}\n正文`, { info })),
    )
    expect(await library.issuesAfter(0, 2)).toEqual({ place: 2, issues: [issue] })
    expect(await library.issuesAfter(2, 10)).toEqual({ place: 4, issues: [{ publication: null, date: '1964-05-13' }] })
    expect(await library.issuesAfter(4, 10)).toEqual({ place: 4, issues: [] })
  })

  it('have pages in the order of their numbers, and articles with the beginning of their text', async () => {
    const { library, ids } = await libraries.use()
    const second = makePage(ids, '乙\n（上接第一版）\n文', { info: { ...issue, pageNo: '10' }, articles: [3] })
    const first = makePage(ids, `甲\n${'文'.repeat(900)}\n丙`, { info: { ...issue, pageNo: '2' }, articles: [2, 1], file: '一.txt' })
    const other = makePage(ids, '丁', { info: { publication: '别的报', date: issue.date } })
    await addTo(library, [second, first, other])
    expect(await library.issueOf(first.id)).toEqual(issue)
    expect(await library.issuePages(issue, 9)).toEqual([first.id, second.id])
    const articles = await library.issueArticles(issue, 9)
    expect(articles.map(({ page, seq, title }) => [page, seq, title])).toEqual([
      [first.id, 0, '甲'],
      [first.id, 1, '丙'],
      [second.id, 0, '乙'],
    ])
    expect(articles[0]).toMatchObject({ file: '一.txt', info: { pageNo: '2' } })
    expect(articles[0]?.text.length).toBeLessThanOrEqual(400)
    expect(await library.someText(issue, (text) => text.includes('上接第一版'))).toBe(true)
    expect(await library.someText(issue, (text) => text.includes('丁'))).toBe(false)
    const link = { page: second.id, article: present(second.page.head.articles[0], 'the test page has one') }
    expect((await library.findArticles([{ ...link, page: first.id }, link])).map(({ title }) => title)).toEqual(['乙'])
  })

  it('of an unknown day are none', async () => {
    const { library, ids } = await libraries.use()
    const page = makePage(ids, '标题\n正文')
    await addTo(library, [page])
    expect(await library.issueOf(page.id)).toBeUndefined()
  })
})

describe('the names of pages', () => {
  it('come in export order with the first original', async () => {
    const { library, ids } = await libraries.use()
    await addTo(library, [
      makePage(ids, '乙', { info: { publication: '乙报' }, file: '乙.txt' }),
      makePage(ids, '甲', { info: { publication: '丙报' } }),
    ])
    const names: unknown[] = []
    for await (const { id, info, originals } of library.eachHead()) names.push([id, info.publication, originals.map(({ name }) => name)])
    const pages: unknown[] = []
    for await (const { head } of library.eachPage()) pages.push([head.id, head.info.publication, head.originals.map(({ name }) => name)])
    expect(names).toEqual(pages)
  })
})
