import { afterEach, describe, expect, it } from 'vitest'

import { newId, present, type IdSource, type JobId, type PageId } from '#shared/base/index.ts'
import { NO_FILTER, PAGE_SORTS, type Facets, type PageFilter, type PageQuery, type PageRow, type PageSort } from '#shared/contract/index.ts'
import { undoOf } from '#shared/history/index.ts'
import { STATUSES, type Page } from '#shared/model/index.ts'
import type { Operation } from '#shared/operations/index.ts'

import type { LibraryStore } from './index.ts'
import { pageKey, topicCounts } from './row.ts'
import { addTo, blockAt, makePage, submissionOf, TestLibraries } from './testing.ts'

const libraries = new TestLibraries()
afterEach(() => libraries.end())

const TOPICS = ['medtop:01000000', 'medtop:02000000', 'medtop:03000000']

/** A number below `most`, from the library's own seeded source. */
function below(ids: IdSource, most: number): number {
  return (ids.random(1)[0] ?? 0) % most
}

function pick<T>(ids: IdSource, choices: readonly T[]): T {
  // A choice may be null, and a number below the length is an index.
  return choices[below(ids, choices.length)] as T
}

/** Pages that differ in everything that filters and orders look at, some of them edited in the library. */
async function fill(library: LibraryStore, ids: IdSource, count: number): Promise<Map<PageId, Page>> {
  const pages = Array.from({ length: count }, (_, i) => {
    const edits: ((page: Page) => Operation)[] = []
    if (below(ids, 2) === 0) edits.push(() => ({ name: 'setStatus', page: true, articles: [], status: pick(ids, STATUSES.slice(1)) }))
    for (const topic of TOPICS) {
      if (below(ids, 3) === 0)
        edits.push((page) => ({ name: 'tagArticle', article: present(page.head.articles[0], 'there is one'), topic }))
    }
    return makePage(ids, `${pick(ids, ['甲', '乙', '丙'])}题${i}\n一\n二\n另题\n三\n四`, {
      articles: pick(ids, [[6], [3, 3], [1, 1, 1]]),
      doubts: pick(ids, [[], [], [1], [1, 4]]),
      copies: pick(ids, [[], [], [[1, 4]]]),
      info: {
        publication: pick(ids, ['大众日报', '齐鲁晚报', null]),
        date: pick(ids, ['2021-11-01', '2021-11-25', '2021-12-03', null]),
        pageNo: pick(ids, ['1', '2', '10', 'B07', 'B7', null]),
      },
      edits,
      editor: pick(ids, ['张', '王']),
    })
  })
  await addTo(library, pages)
  const kept = new Map<PageId, Page>()
  for (const { id, page } of pages) {
    const first = present(page.head.articles[0], 'every page has an article')
    const operation: Operation =
      below(ids, 2) === 0
        ? { name: 'setStatus', page: false, articles: [first], status: pick(ids, ['approved', 'doubtful', 'returned']) }
        : { name: 'tagArticle', article: first, topic: 'medtop:04000000' }
    if (below(ids, 3) === 0) await library.submit([submissionOf(ids, page, operation)])
    kept.set(id, present(await library.getPage(id), 'it was added'))
  }
  return kept
}

function matches(row: PageRow, page: Page, filter: PageFilter): boolean {
  const { info } = row
  const topics = topicCounts(page)
  return (
    (filter.statuses.length === 0 || filter.statuses.includes(row.status)) &&
    (filter.articleStatuses.length === 0 || Object.values(page.articles).some(({ status }) => filter.articleStatuses.includes(status))) &&
    (filter.publications.length === 0 || filter.publications.includes(info.publication)) &&
    (filter.topics.length === 0 || filter.topics.some((topic) => topics.has(topic))) &&
    (filter.from === null || (info.date !== null && info.date >= filter.from)) &&
    (filter.to === null || (info.date !== null && info.date <= filter.to)) &&
    (!filter.doubts || row.doubts > 0) &&
    (!filter.duplicates || row.duplicates > 0)
  )
}

/** What an order compares; the order of import (the order of the rows given) decides between equals. */
function keyOf(row: PageRow, sort: PageSort): readonly (string | number)[] {
  const { publication, date, pageNo } = row.info
  const keys: Readonly<Record<PageSort, readonly (string | number)[]>> = {
    imported: [],
    date: [date ?? '', publication ?? '', pageKey(pageNo)],
    publication: [publication ?? '', date ?? '', pageKey(pageNo)],
    status: [STATUSES.indexOf(row.status)],
    articles: [row.articles],
    doubts: [row.doubts],
    duplicates: [row.duplicates],
    effort: [row.effort],
    changed: [row.changedAt],
    lead: [row.lead],
    pageNo: [pageKey(pageNo)],
  }
  return keys[sort]
}

function sorted(rows: readonly PageRow[], sort: PageSort, descending: boolean): PageRow[] {
  const order = rows.toSorted((a, b) => {
    const [left, right] = [keyOf(a, sort), keyOf(b, sort)]
    for (const [i, value] of left.entries()) {
      const other = right[i] ?? ''
      if (value !== other) return value < other ? -1 : 1
    }
    return 0
  })
  return descending ? order.reverse() : order
}

function randomFilter(ids: IdSource): PageFilter {
  const some = <T>(choices: readonly T[]): readonly T[] => (below(ids, 2) === 0 ? [] : choices.filter(() => below(ids, 2) === 0))
  return {
    statuses: some(STATUSES),
    articleStatuses: pick(ids, [[], [], ['approved'], ['doubtful', 'returned'], ['unreviewed']]),
    publications: some(['大众日报', '齐鲁晚报', null, '不存在']),
    topics: some([...TOPICS, 'medtop:04000000']),
    from: pick(ids, [null, null, '2021-11-01', '2021-11-25']),
    to: pick(ids, [null, null, '2021-11-30', '2021-12-03']),
    doubts: below(ids, 4) === 0,
    duplicates: below(ids, 4) === 0,
  }
}

const all: PageQuery = { filter: NO_FILTER, sort: 'imported', descending: false, offset: 0, limit: 1000 }

describe('the table of pages', () => {
  for (const seed of [1, 2, 3]) {
    it(`gives the same windows, neighbours and counts as the rows themselves (seed ${seed})`, { timeout: 60_000 }, async () => {
      const { library, ids } = await libraries.use(seed)
      const pages = await fill(library, ids, 60)
      const { rows } = await library.pages(all)
      expect(rows.map((row) => row.id)).toEqual([...pages.keys()])
      for (let round = 0; round < 40; round++) {
        const filter = randomFilter(ids)
        const sort = pick(ids, PAGE_SORTS)
        const descending = below(ids, 2) === 0
        const found = sorted(rows, sort, descending).filter((row) =>
          matches(row, present(pages.get(row.id), 'all rows are of these pages'), filter),
        )
        const offset = below(ids, 70)
        const limit = 1 + below(ids, 20)
        const query = { filter, sort, descending, offset, limit }
        expect(await library.pages(query), JSON.stringify(query)).toEqual({
          total: found.length,
          rows: found.slice(offset, offset + limit),
        })
        const at = below(ids, Math.max(1, found.length))
        const here = found[at]
        if (here !== undefined) {
          expect(await library.neighbours(query, here.id, 3), JSON.stringify(query)).toEqual({
            index: at,
            total: found.length,
            before: found
              .slice(Math.max(0, at - 3), at)
              .reverse()
              .map((row) => row.id),
            after: found.slice(at + 1, at + 4).map((row) => row.id),
          })
        }
        expect(await library.facets(filter), JSON.stringify(filter)).toEqual(facetsOf(rows, pages, filter))
      }
    })
  }

  it('sums up what the rows say', async () => {
    const { library, ids } = await libraries.use(4)
    await fill(library, ids, 30)
    const { rows } = await library.pages(all)
    const sum = (count: (row: PageRow) => number): number => rows.reduce((total, row) => total + count(row), 0)
    expect(await library.overview()).toEqual({
      pages: 30,
      articles: sum((row) => row.articles),
      doubts: sum((row) => row.doubts),
      duplicates: sum((row) => row.duplicates),
      effort: sum((row) => row.effort),
      refused: 0,
    })
  })

  it('is empty in an empty library', async () => {
    const { library, ids } = await libraries.use()
    expect(await library.pages(all)).toEqual({ total: 0, rows: [] })
    expect(await library.overview()).toEqual({ pages: 0, articles: 0, doubts: 0, duplicates: 0, effort: 0, refused: 0 })
    expect(await library.neighbours(all, makePage(ids, 'x').id, 5)).toEqual({ index: null, total: 0, before: [], after: [] })
    expect((await library.facets(NO_FILTER)).publications).toEqual([])
  })

  it('finds the next pages from one that the filter has just left out', async () => {
    const { library, ids } = await libraries.use()
    const pages = ['甲', '乙', '丙', '丁'].map((text) => makePage(ids, `${text}\n正文`))
    await addTo(library, pages)
    const second = present(pages[1], 'there are four')
    const approve: Operation = { name: 'setStatus', page: true, articles: second.page.head.articles, status: 'approved' }
    await library.submit([submissionOf(ids, second.page, approve)])
    const query: PageQuery = { ...all, filter: { ...NO_FILTER, statuses: ['unreviewed'] } }
    expect(await library.neighbours(query, second.id, 5)).toEqual({
      index: null,
      total: 3,
      before: [pages[0]?.id],
      after: [pages[2]?.id, pages[3]?.id],
    })
  })

  it('[P7] shows a page that an editor has touched as in review, and an approved one as no work', async () => {
    const { library, ids } = await libraries.use()
    const made = makePage(ids, '标题\n正文', { doubts: [1] })
    await addTo(library, [made])
    const article = present(made.page.head.articles[0], 'it has one')
    const tag: Operation = { name: 'tagArticle', article, topic: 'medtop:01000000' }
    const [tagged] = await library.submit([submissionOf(ids, made.page, tag, { editor: '张' })])
    expect(tagged).toMatchObject({ outcome: 'applied' })
    expect((await library.pages(all)).rows).toMatchObject([{ status: 'in-review', changedBy: '张', effort: 12, rev: 3 }])
    const page = present(await library.getPage(made.id), 'it was added')
    await library.submit([submissionOf(ids, page, { name: 'setStatus', page: true, articles: [article], status: 'approved' })])
    expect((await library.pages(all)).rows).toMatchObject([{ status: 'approved', approved: 1, effort: 0, rev: 4 }])
  })

  it('[P7] shows a page that was part of a step over several pages as it was before, once the step is taken back', async () => {
    const { library, ids } = await libraries.use()
    const made = makePage(ids, '标题\n正文')
    await addTo(library, [made])
    const bulk = newId<JobId>(ids)
    const edit: Operation = { name: 'editText', block: blockAt(made.page, 1).id, text: '改过' }
    await library.submit([submissionOf(ids, made.page, { name: 'batch', meaning: 'find-and-replace', operations: [edit], bulk })])
    expect((await library.pages(all)).rows).toMatchObject([{ status: 'in-review' }])
    const page = present(await library.getPage(made.id), 'it was added')
    const log = await library.getLog(made.id, 0)
    await library.submit([submissionOf(ids, page, undoOf(present(log.at(-1), 'the step'), log))])
    expect((await library.pages(all)).rows).toMatchObject([{ status: 'unreviewed', rev: 4 }])
  })
})

/** Each count over the pages that all the other choices leave; what is chosen is listed with 0 pages too. */
function facetsOf(rows: readonly PageRow[], pages: ReadonlyMap<PageId, Page>, filter: PageFilter): Facets {
  const left = (without: Partial<PageFilter>): PageRow[] =>
    rows.filter((row) => matches(row, present(pages.get(row.id), 'all rows are of these pages'), { ...filter, ...without }))
  const tally = <T extends string | null>(values: readonly T[], chosen: readonly T[]): { value: T; count: number }[] => {
    const counts = new Map<T, number>(chosen.map((value) => [value, 0]))
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
    return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => ((a.value ?? '') < (b.value ?? '') ? -1 : 1))
  }
  const withArticles = (status: 'doubtful' | 'returned'): number => left({ articleStatuses: [status] }).length
  const byStatus = left({ statuses: [] })
  const byTopic = left({ topics: [] }).flatMap((row) => [...topicCounts(present(pages.get(row.id), 'all rows are of these pages'))])
  const topics = tally(
    byTopic.flatMap(([topic, count]) => Array.from({ length: count }, () => topic)),
    filter.topics,
  )
  return {
    statuses: Object.fromEntries(
      STATUSES.map((status) => [status, byStatus.filter((row) => row.status === status).length]),
    ) as Facets['statuses'],
    articleStatuses: { doubtful: withArticles('doubtful'), returned: withArticles('returned') },
    publications: tally(
      left({ publications: [] }).map((row) => row.info.publication),
      filter.publications,
    ),
    months: tally(
      left({ from: null, to: null }).flatMap((row) => row.info.date?.slice(0, 7) ?? []),
      [],
    ),
    topics,
    doubts: left({ doubts: true }).length,
    duplicates: left({ duplicates: true }).length,
  }
}
