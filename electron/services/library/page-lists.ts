/** The table of pages: windows of it in any order, neighbours of a page in it, counts over it. */
import { present, type PageId, type Sha256 } from '#shared/base/index.ts'
import {
  NO_FILTER,
  type Facets,
  type Overview,
  type PageFilter,
  type PageQuery,
  type PageRow,
  type PageSort,
} from '#shared/contract/index.ts'
import { STATUSES, type Status } from '#shared/model/index.ts'

import { infoOf, keepKnown, readKnown, statusName, statusNumber, toRow, type PageColumns } from './columns.ts'
import type { Database, SqlValue } from './database.ts'
import { keepText, readText } from './packing.ts'
import type { PageName } from './store.ts'

/** Keys of each order; n comes last in all of them, so that no two pages are equal. The index of the order begins with them. */
const ORDERS: Readonly<Record<PageSort, { readonly index: string; readonly keys: readonly (keyof PageColumns)[] }>> = {
  imported: { index: 'pages_by_imported', keys: [] },
  date: { index: 'pages_by_date', keys: ['date', 'publication', 'page_key'] },
  publication: { index: 'pages_by_publication', keys: ['publication', 'date', 'page_key'] },
  status: { index: 'pages_by_status', keys: ['status'] },
  articles: { index: 'pages_by_articles', keys: ['articles'] },
  doubts: { index: 'pages_by_doubts', keys: ['doubts'] },
  duplicates: { index: 'pages_by_duplicates', keys: ['duplicates'] },
  effort: { index: 'pages_by_effort', keys: ['effort'] },
  changed: { index: 'pages_by_changed', keys: ['changed_at'] },
  lead: { index: 'pages_by_lead', keys: ['lead'] },
  pageNo: { index: 'pages_by_page_no', keys: ['page_key'] },
}

interface Condition {
  /** Joined by AND; `TRUE` where nothing narrows. */
  readonly sql: string
  readonly values: readonly SqlValue[]
}

export function listPages(database: Database, query: PageQuery): { total: number; rows: PageRow[] } {
  const where = conditionOf(query.filter)
  const total = count(database, where)
  const found = numbers(database, query, where, total)
  const rows = found.map((n) =>
    toRow(present(database.get<PageColumns>('SELECT * FROM pages WHERE n = ?', n), 'an index holds only rows that are there')),
  )
  return { total, rows }
}

/** The places of a window's pages. From the nearer end, since pages before the window have to be stepped over. */
function numbers(database: Database, query: PageQuery, where: Condition, total: number): number[] {
  const limit = Math.min(query.limit, total - query.offset)
  if (limit <= 0) return []
  const fromEnd = query.offset > total / 2
  const sql = `SELECT n ${fromIndex(query.sort)} WHERE ${where.sql} ${orderOf(query.sort, query.descending !== fromEnd)} LIMIT ? OFFSET ?`
  const offset = fromEnd ? total - query.offset - limit : query.offset
  const found = database.all<{ n: number }>(sql, ...where.values, limit, offset).map((row) => row.n)
  return fromEnd ? found.reverse() : found
}

type Neighbours = { index: number | null; total: number; before: PageId[]; after: PageId[] }

/**
 * Pages around one in the query's order, nearest first. A page that the filter leaves out has no index, and its
 * neighbours are those of the place where it would stand: an editor who approves a page goes on from there.
 */
export function neighbours(database: Database, query: PageQuery, page: PageId, most: number): Neighbours {
  const where = conditionOf(query.filter)
  const total = count(database, where)
  const keys = [...ORDERS[query.sort].keys, 'n']
  const place = database.get<Record<string, SqlValue>>(`SELECT ${keys.join(', ')} FROM pages WHERE id = ?`, page)
  if (place === undefined) return { index: null, total, before: [], after: [] }
  const values = keys.map((key) => present(place[key], 'every key is a column of the row'))
  const beyond = (than: '<' | '>'): string => `(${keys.join(', ')}) ${than} (${keys.map(() => '?').join(', ')})`
  const ids = (descending: boolean): PageId[] => {
    const side = `${where.sql} AND ${beyond(descending ? '<' : '>')}`
    const near = `SELECT n ${fromIndex(query.sort)} WHERE ${side} ${orderOf(query.sort, descending)} LIMIT ?`
    return database.all<{ n: number }>(near, ...where.values, ...values, most).map(({ n }) => idOf(database, n))
  }
  const inList = database.get(`SELECT 1 FROM pages WHERE id = ? AND ${where.sql}`, page, ...where.values) !== undefined
  const earlier = `${where.sql} AND ${beyond(query.descending ? '>' : '<')}`
  const index = inList ? countRows(database, `${fromIndex(query.sort)} WHERE ${earlier}`, [...where.values, ...values]) : null
  return { index, total, before: ids(!query.descending), after: ids(query.descending) }
}

/** Places of all pages in export order. */
export function exportOrder(database: Database): number[] {
  return database.all<{ n: number }>(`SELECT n ${fromIndex('publication')} ${orderOf('publication', false)}`).map((row) => row.n)
}

/** Ids of all pages in export order. */
export function idsInExportOrder(database: Database): PageId[] {
  return database.all<{ id: PageId }>(`SELECT id ${fromIndex('publication')} ${orderOf('publication', false)}`).map((row) => row.id)
}

/** First originals of the pages, by their places: those of the next `limit` rows after one, and the row that this reaches. */
export function firstOriginals(
  database: Database,
  after: number,
  limit: number,
): { readonly row: number; readonly originals: readonly (readonly [n: number, PageName['originals'][number]])[] } {
  const sql = 'SELECT rowid AS row, page, seq, name, sha256 FROM originals WHERE rowid > ? ORDER BY rowid LIMIT ?'
  const rows = database.all<{ row: number; page: number; seq: number; name: string; sha256: Sha256 }>(sql, after, limit)
  const originals = rows.flatMap(({ page, seq, name, sha256 }) => (seq === 0 ? [[page, { name: readText(name), sha256 }] as const] : []))
  return { row: rows.at(-1)?.row ?? after, originals }
}

/** Id and info of the page at a place. */
export function pageIdentity(database: Database, n: number): Pick<PageName, 'id' | 'info'> {
  const sql = 'SELECT id, publication, date, page_no, page_name, issue_no FROM pages WHERE n = ?'
  const row = present(database.get<InfoColumns & Pick<PageColumns, 'id'>>(sql, n), 'an index holds only rows that are there')
  return { id: row.id as PageId, info: infoOf(row) }
}

type InfoColumns = Parameters<typeof infoOf>[0]

/** Sums over the whole library; `refused` is not of this table. */
export function sums(database: Database): Omit<Overview, 'refused'> {
  const sql = `SELECT count(*) AS pages, total(articles) AS articles, total(doubts) AS doubts, total(duplicates) AS duplicates, total(effort) AS effort
               FROM pages INDEXED BY pages_for_sums`
  return { ...present(database.get<Omit<Overview, 'refused'>>(sql), 'sums have a row') }
}

interface Bucket {
  readonly publication: string
  readonly month: string
  readonly status: number
  readonly has_doubts: number
  readonly has_duplicates: number
  /** Pages of any date, and of the filter's dates. */
  readonly pages: number
  readonly dated: number
}

/** Counts beside the filter's choices, each over the pages that all the other choices leave: one pass over an index, the rest in memory. */
export function facets(database: Database, filter: PageFilter): Facets {
  const dates = conditionOf({ ...NO_FILTER, from: filter.from, to: filter.to })
  const topics = conditionOf({ ...NO_FILTER, topics: filter.topics, articleStatuses: filter.articleStatuses })
  const sql = `SELECT publication, month, status, has_doubts, has_duplicates, count(*) AS pages, count(*) FILTER (WHERE ${dates.sql}) AS dated
               FROM pages INDEXED BY pages_for_facets WHERE ${topics.sql} GROUP BY publication, month, status, has_doubts, has_duplicates`
  const statuses = Object.fromEntries(STATUSES.map((status) => [status, 0])) as Record<Status, number>
  const publications = new Map<string, number>()
  const months = new Map<string, number>()
  let doubts = 0
  let duplicates = 0
  const chosenStatuses = new Set(filter.statuses.map(statusNumber))
  const chosenPublications = new Set(filter.publications.map(keepKnown))
  for (const bucket of database.each<Bucket>(sql, ...dates.values, ...topics.values)) {
    const status = chosenStatuses.size === 0 || chosenStatuses.has(bucket.status)
    const publication = chosenPublications.size === 0 || chosenPublications.has(bucket.publication)
    const doubtful = !filter.doubts || bucket.has_doubts === 1
    const doubled = !filter.duplicates || bucket.has_duplicates === 1
    if (publication && doubtful && doubled) statuses[statusName(bucket.status)] += bucket.dated
    if (status && doubtful && doubled) add(publications, bucket.publication, bucket.dated)
    if (status && publication && doubtful && doubled && bucket.month !== '') add(months, bucket.month, bucket.pages)
    if (status && publication && doubled && bucket.has_doubts === 1) doubts += bucket.dated
    if (status && publication && doubtful && bucket.has_duplicates === 1) duplicates += bucket.dated
  }
  return {
    statuses,
    publications: entries(publications, [...chosenPublications]).map(({ value, count }) => ({ value: readKnown(value), count })),
    months: entries(months, []),
    articleStatuses: articleFacet(database, filter),
    topics: topicFacet(database, filter),
    doubts,
    duplicates,
  }
}

function topicFacet(database: Database, filter: PageFilter): { value: string; count: number }[] {
  const where = conditionOf({ ...filter, topics: [] })
  const sql =
    where.values.length === 0 && where.sql === 'TRUE'
      ? 'SELECT topic, total(articles) AS count FROM page_topics INDEXED BY page_topics_by_topic GROUP BY topic'
      : `SELECT topic, total(page_topics.articles) AS count FROM page_topics JOIN pages ON pages.n = page_topics.page WHERE ${where.sql} GROUP BY topic`
  const counts = database.all<{ topic: string; count: number }>(sql, ...where.values).map(({ topic, count }) => [topic, count] as const)
  return entries(new Map(counts), filter.topics.map(keepText)).map(({ value, count }) => ({ value: readText(value), count }))
}

/** Pages with an article that was put aside. */
function articleFacet(database: Database, filter: PageFilter): Facets['articleStatuses'] {
  const where = conditionOf({ ...filter, articleStatuses: [] })
  const sql = `SELECT articles.status AS status, count(DISTINCT articles.page) AS pages
               FROM articles INDEXED BY articles_judged JOIN pages ON pages.n = articles.page
               WHERE articles.status <> 'unreviewed' AND articles.status IN ('doubtful', 'returned') AND ${where.sql} GROUP BY articles.status`
  const rows = database.all<{ status: 'doubtful' | 'returned'; pages: number }>(sql, ...where.values)
  return { doubtful: 0, returned: 0, ...Object.fromEntries(rows.map(({ status, pages }) => [status, pages])) }
}

/** A filter as a condition on rows of `pages`. */
export function conditionOf(filter: PageFilter): Condition {
  const parts: string[] = []
  const values: SqlValue[] = []
  const oneOf = (wrap: (list: string) => string, chosen: readonly SqlValue[]): void => {
    if (chosen.length === 0) return
    parts.push(wrap(chosen.map(() => '?').join(', ')))
    values.push(...chosen)
  }
  oneOf((list) => `pages.status IN (${list})`, filter.statuses.map(statusNumber))
  oneOf(
    (list) => `pages.n IN (SELECT page FROM articles WHERE ${judgedOf(filter.articleStatuses)}status IN (${list}))`,
    filter.articleStatuses,
  )
  oneOf((list) => `publication IN (${list})`, filter.publications.map(keepKnown))
  oneOf((list) => `pages.n IN (SELECT page FROM page_topics WHERE topic IN (${list}))`, filter.topics.map(keepText))
  // A page of unknown date lies in no range.
  if (filter.from !== null) oneOf((value) => `date >= ${value}`, [filter.from])
  if (filter.to !== null) oneOf((value) => `date <= ${value} AND date <> ''`, [filter.to])
  if (filter.doubts) parts.push('has_doubts = 1')
  if (filter.duplicates) parts.push('has_duplicates = 1')
  return { sql: parts.length === 0 ? 'TRUE' : parts.join(' AND '), values }
}

/** The index of judged articles is found where the query says that it asks for those only. */
function judgedOf(statuses: readonly Status[]): string {
  return statuses.includes('unreviewed') ? '' : `status <> 'unreviewed' AND `
}

function count(database: Database, where: Condition): number {
  return countRows(database, `FROM pages WHERE ${where.sql}`, where.values)
}

function countRows(database: Database, rest: string, values: readonly SqlValue[]): number {
  return present(database.get<{ count: number }>(`SELECT count(*) AS count ${rest}`, ...values), 'a count has a row').count
}

/** Each order has its index, named here, as SQLite may prefer to sort what a filter's index finds. */
function fromIndex(sort: PageSort): string {
  return `FROM pages INDEXED BY ${ORDERS[sort].index}`
}

function orderOf(sort: PageSort, descending: boolean): string {
  return `ORDER BY ${[...ORDERS[sort].keys, 'n'].map((key) => (descending ? `${key} DESC` : key)).join(', ')}`
}

function idOf(database: Database, n: number): PageId {
  return present(database.get<{ id: PageId }>('SELECT id FROM pages WHERE n = ?', n), 'an index holds only rows that are there').id
}

function add(counts: Map<string, number>, value: string, more: number): void {
  counts.set(value, (counts.get(value) ?? 0) + more)
}

/** Ascending, without those that no page is left of; but what is chosen stays, so that it can be taken back. */
function entries(counts: ReadonlyMap<string, number>, chosen: readonly string[]): { value: string; count: number }[] {
  const shown = new Set([...chosen, ...[...counts].flatMap(([value, count]) => (count > 0 ? [value] : []))])
  return [...shown].map((value) => ({ value, count: counts.get(value) ?? 0 })).sort((a, b) => (a.value < b.value ? -1 : 1))
}
