/** The queue of groups and the bin, as the screen reads them: windows, counts, and what one page has of them. */
import { present, type ArticleId, type PageId } from '#shared/base/index.ts'
import type { BinQuery, CopiesOverview, CopyBulk, CopyFacets, CopyFilter, CopyQuery, CopySort } from '#shared/contract/index.ts'

import {
  CAUSE_NUMBERS,
  GRAIN_NUMBERS,
  KIND_NUMBERS,
  numberOf,
  PLACE_NUMBERS,
  STATE_NUMBERS,
  type BinBody,
  type StoredGroup,
} from './copy-columns.ts'
import { findGroup } from './copy-group-rows.ts'
import type { Database, SqlValue } from './database.ts'
import { readText, unpack, type Packed } from './packing.ts'

/** Orders by the number of their index, see step-5.ts. */
const ORDERS: Readonly<Record<CopySort, readonly [index: number, order: string]>> = {
  worst: [0, 'characters DESC, n'],
  size: [1, 'copies DESC, n'],
  score: [2, 'score DESC, n'],
  date: [3, 'date DESC, n'],
}

interface Condition {
  readonly sql: string
  readonly values: readonly SqlValue[]
}

const LISTS = [
  ['kinds', 'kind', KIND_NUMBERS],
  ['causes', 'cause', CAUSE_NUMBERS],
  ['grains', 'grain', GRAIN_NUMBERS],
  ['places', 'place', PLACE_NUMBERS],
  ['states', 'state', STATE_NUMBERS],
] as const

/** The filter's condition but for one of its lists. */
function conditionOf(filter: CopyFilter, without?: (typeof LISTS)[number][0]): Condition {
  const parts: string[] = []
  const values: SqlValue[] = []
  for (const [list, column, numbers] of LISTS) {
    const chosen: readonly string[] = filter[list]
    if (chosen.length === 0 || list === without) continue
    parts.push(`${column} IN (${chosen.map(() => '?').join(', ')})`)
    values.push(...chosen.map((word) => numberOf<string | null>(numbers, word)))
  }
  if (filter.page !== null) {
    parts.push('n IN (SELECT grp FROM copy_members WHERE page = (SELECT n FROM pages WHERE id = ?))')
    values.push(filter.page)
  }
  return { sql: parts.length === 0 ? '1' : parts.join(' AND '), values }
}

/** A window of the queue; its order is read off an index, and only the rows of the window are read. */
export function listGroups(database: Database, query: CopyQuery): { total: number; groups: StoredGroup[] } {
  const { sql, values } = conditionOf(query.filter)
  const [index, order] = ORDERS[query.sort]
  const from = `copy_groups INDEXED BY copy_groups_order_${index}`
  const total = present(
    database.get<{ count: number }>(`SELECT count(*) AS count FROM ${from} WHERE ${sql}`, ...values),
    'a count has a row',
  )
  const window = `SELECT n FROM ${from} WHERE ${sql} ORDER BY ${order} LIMIT ? OFFSET ?`
  const numbers = database.all<{ n: number }>(window, ...values, query.limit, query.offset)
  return { total: total.count, groups: numbers.flatMap(({ n }) => findGroup(database, n) ?? []) }
}

export function groupFacets(database: Database, filter: CopyFilter): CopyFacets {
  const counted = LISTS.map(([list, column, words]) => {
    const { sql, values } = conditionOf(filter, list)
    const rows = database.all<{ word: number; count: number }>(
      `SELECT ${column} AS word, count(*) AS count FROM copy_groups INDEXED BY copy_groups_order_0 WHERE ${sql} GROUP BY ${column}`,
      ...values,
    )
    const counts = new Map(rows.map(({ word, count }) => [word, count]))
    return [list, Object.fromEntries(words.map((word, i) => [word, counts.get(i) ?? 0]))]
  })
  return Object.fromEntries(counted) as CopyFacets
}

/** Groups that may go in bulk, by their numbers, from one on. */
export function bulkGroups(database: Database, bulk: CopyBulk, after: number, limit: number): number[] {
  const { sql, values } = bulkCondition(bulk)
  return database
    .all<{ n: number }>(`SELECT n FROM copy_groups WHERE n > ? AND ${sql} ORDER BY n LIMIT ?`, after, ...values, limit)
    .map(({ n }) => n)
}

export function lastGroup(database: Database): number {
  return database.get<{ n: number | null }>('SELECT max(n) AS n FROM copy_groups')?.n ?? 0
}

export function bulkSums(database: Database, bulk: CopyBulk): { groups: number; copies: number; characters: number } {
  const { sql, values } = bulkCondition(bulk)
  const sums = `SELECT count(*) AS groups, coalesce(sum(copies - 1), 0) AS copies, coalesce(sum(characters), 0) AS characters
                FROM copy_groups INDEXED BY copy_groups_order_0 WHERE ${sql}`
  return present(database.get<{ groups: number; copies: number; characters: number }>(sums, ...values), 'sums have a row')
}

function bulkCondition({ causes, grains, places }: CopyBulk): Condition {
  if (causes.length === 0) return { sql: '0', values: [] }
  return conditionOf({ kinds: ['exact'], states: ['open'], causes, grains, places, page: null })
}

/** Counts of all groups by what bulk dropping asks of them. */
export function groupCounts(
  database: Database,
): { kind: number; cause: number; state: number; grain: number; place: number; count: number }[] {
  const sql = `SELECT kind, cause, state, grain, place, count(*) AS count FROM copy_groups INDEXED BY copy_groups_order_0
               GROUP BY kind, cause, state, grain, place`
  return database.all(sql)
}

export function stateCounts(database: Database): CopiesOverview['groups'] {
  const sql = 'SELECT state, count(*) AS count FROM copy_groups INDEXED BY copy_groups_order_0 GROUP BY state'
  const counts = new Map(database.all<{ state: number; count: number }>(sql).map(({ state, count }) => [state, count]))
  return Object.fromEntries(STATE_NUMBERS.map((word, i) => [word, counts.get(i) ?? 0])) as CopiesOverview['groups']
}

/** Groups over articles that one of a page's texts, or an equal one, is in. */
export function groupsOfPage(
  database: Database,
  page: PageId,
): { readonly article: string; readonly text: number; readonly group: number }[] {
  const sql = `SELECT DISTINCT copy_texts.article, copy_texts.n AS text, copy_members.grp AS "group" FROM copy_texts
               JOIN copy_texts AS equal INDEXED BY copy_texts_by_exact ON equal.exact = copy_texts.exact AND equal.keys IS NOT NULL
               JOIN copy_members ON copy_members.text IN (copy_texts.n, equal.n)
               WHERE copy_texts.page = (SELECT n FROM pages WHERE id = ?) ORDER BY copy_texts.n, copy_members.grp`
  return database.all(sql, page)
}

/** What was dropped together, as it lies in the bin. */
export interface StoredBin extends BinBody {
  readonly page: PageId
  readonly at: string
  readonly editor: string
  readonly operation: string
  readonly reason: string
}

export function listBin(database: Database, { page, offset, limit }: BinQuery): { total: number; items: StoredBin[] } {
  const where = page === null ? '1' : 'copy_bin.page = (SELECT n FROM pages WHERE id = ?)'
  const values = page === null ? [] : [page]
  const total = present(
    database.get<{ count: number }>(`SELECT count(*) AS count FROM copy_bin WHERE ${where}`, ...values),
    'a count has a row',
  )
  const sql = `SELECT pages.id AS page, at, editor, operation, reason, body FROM copy_bin JOIN pages ON pages.n = copy_bin.page
               WHERE ${where} ORDER BY at DESC, copy_bin.n DESC LIMIT ? OFFSET ?`
  const rows = database.all<Omit<StoredBin, keyof BinBody> & { readonly body: Packed }>(sql, ...values, limit, offset)
  return {
    total: total.count,
    items: rows.map(({ body, editor, ...row }) => ({ ...row, editor: readText(editor), ...unpack<BinBody>(body) })),
  }
}

/** How many copies were dropped for each article, on pages that are not due. */
export function keptCounts(database: Database): ReadonlyMap<ArticleId, number> {
  const sql = `SELECT kept, count(*) AS count FROM copy_bin WHERE kept <> '' AND page NOT IN (SELECT page FROM copy_due) GROUP BY kept`
  return new Map(database.all<{ kept: ArticleId; count: number }>(sql).map(({ kept, count }) => [kept, count]))
}

export function countBin(database: Database): number {
  return present(database.get<{ count: number }>('SELECT count(*) AS count FROM copy_bin'), 'a count has a row').count
}
