/** Groups in the tables: the texts that a group is made of, and what became of them. */
import { present, type ArticleId, type PageId } from '#shared/base/index.ts'

import {
  KIND_NUMBERS,
  VERDICT_NUMBERS,
  WHOLE_NUMBERS,
  wordOf,
  type CopyText,
  type Equals,
  type LibraryGroup,
  type Neighbourhood,
  type StoredLink,
  type StoredVerdict,
} from './copy-columns.ts'
import { addGroup, removeGroup } from './copy-group-rows.ts'
import { markPage } from './copy-marks.ts'
import { firstOf } from './copy-texts.ts'
import type { Database } from './database.ts'

/** Texts that are grouped together at most: a formula that thousands of reports share would else be gone through with each of them. */
const MOST_TEXTS = 400
/** Links of one text that are followed. */
const MOST_LINKS = 200
/** Equal texts that are looked at one by one. */
const MOST_EQUALS = 64

export function staleTexts(database: Database, limit: number): number[] {
  return database.all<{ text: number }>('SELECT text FROM copy_stale ORDER BY text LIMIT ?', limit).map(({ text }) => text)
}

const textColumns = `copy_texts.n, copy_texts.page, pages.id AS pageId, copy_texts.article, copy_texts.exact, copy_texts.length,
  copy_texts.raw, copy_texts.flags, copy_texts.errors, pages.publication, pages.date, pages.page_key AS pageKey`

export function copyText(database: Database, n: number): CopyText | undefined {
  return database.get<CopyText>(`SELECT ${textColumns} FROM copy_texts JOIN pages ON pages.n = copy_texts.page WHERE copy_texts.n = ?`, n)
}

/** The texts linked with some, near ones first, with all that grouping asks. Bounded; see `MOST_TEXTS`. */
export function neighbourhood(database: Database, seeds: readonly number[]): Neighbourhood {
  const texts = new Map<number, CopyText>()
  const links = new Map<string, StoredLink>()
  const waiting = seeds.map((n) => standsFor(database, n) ?? n)
  for (let at = 0; at < waiting.length && texts.size < MOST_TEXTS; at++) {
    const n = waiting[at] ?? 0
    const text = texts.has(n) ? undefined : copyText(database, n)
    if (text === undefined) continue
    texts.set(n, text)
    for (const link of linksOf(database, n)) {
      links.set(`${link.a} ${link.b}`, link)
      waiting.push(link.a === n ? link.b : link.a)
    }
  }
  const sorted = [...texts.values()].sort((a, b) => a.n - b.n)
  return {
    texts: sorted,
    links: [...links.values()].filter(({ a, b }) => texts.has(a) && texts.has(b)),
    equals: equalsOf(database, sorted),
    verdicts: verdictsOf(database, sorted),
  }
}

/** The text that stands for a text and its equals. */
function standsFor(database: Database, n: number): number | undefined {
  const sql = 'SELECT n FROM copy_texts WHERE exact = (SELECT exact FROM copy_texts WHERE n = ?) AND keys IS NOT NULL'
  return database.get<{ n: number }>(sql, n)?.n
}

interface LinkRow {
  readonly a: number
  readonly b: number
  readonly kind: number
  readonly whole: number
  readonly figures: number
  readonly score: number
  readonly a_start: number
  readonly a_end: number
  readonly b_start: number
  readonly b_end: number
}

function linksOf(database: Database, n: number): StoredLink[] {
  const rows = [
    ...database.all<LinkRow>('SELECT * FROM copy_links WHERE a = ? ORDER BY b LIMIT ?', n, MOST_LINKS),
    ...database.all<LinkRow>('SELECT * FROM copy_links WHERE b = ? ORDER BY a LIMIT ?', n, MOST_LINKS),
  ]
  return rows.map((row) => ({
    a: row.a,
    b: row.b,
    kind: wordOf(KIND_NUMBERS, row.kind),
    whole: wordOf(WHOLE_NUMBERS, row.whole),
    figures: row.figures === 1,
    score: row.score,
    spans: [row.a_start, row.a_end, row.b_start, row.b_end],
  }))
}

function equalsOf(database: Database, texts: readonly CopyText[]): Neighbourhood['equals'] {
  const equals = new Map<number, Equals>()
  for (const text of texts) {
    const { n, exact, page } = text
    const first = equalTexts(database, exact, 0, MOST_EQUALS)
    if (first.length < 2) continue
    const count = first.length < MOST_EQUALS ? first.length : countEquals(database, exact)
    const elsewhere = database.get('SELECT 1 AS one FROM copy_texts WHERE exact = ? AND page <> ? LIMIT 1', exact, page)
    equals.set(n, { first, count, across: elsewhere !== undefined })
  }
  return equals
}

/** How many texts have a hash. */
export function countEquals(database: Database, exact: number): number {
  const row = database.get<{ count: number }>('SELECT count(*) AS count FROM copy_texts WHERE exact = ?', exact)
  return present(row, 'a count has a row').count
}

/** Texts with a hash: the one that stands for all, then the others by their numbers. */
export function equalTexts(database: Database, exact: number, offset: number, limit: number): CopyText[] {
  const stands = firstOf(database, exact)
  const first = stands === undefined || offset > 0 ? undefined : copyText(database, stands)
  const sql = `SELECT ${textColumns} FROM copy_texts INDEXED BY copy_texts_by_exact JOIN pages ON pages.n = copy_texts.page
               WHERE copy_texts.exact = ? AND copy_texts.n <> ? ORDER BY copy_texts.n LIMIT ? OFFSET ?`
  const others = (most: number, from: number): CopyText[] => database.all<CopyText>(sql, exact, stands ?? 0, most, from)
  return first === undefined ? others(limit, Math.max(0, offset - 1)) : [first, ...others(limit - 1, 0)]
}

/** What editors said that is kept with texts, or with equal ones. */
export function verdictsOf(database: Database, texts: readonly CopyText[]): StoredVerdict[] {
  const found = new Map<string, StoredVerdict>()
  for (const { n, exact } of texts) {
    const sql = 'SELECT owner, exact, page, article, text, verdict FROM copy_verdicts WHERE owner = ?1 OR exact = ?2 ORDER BY owner, rowid'
    type Row = Omit<StoredVerdict, 'verdict' | 'page' | 'article'> & {
      readonly verdict: number
      readonly page: PageId
      readonly article: ArticleId
    }
    for (const row of database.all<Row>(sql, n, exact)) {
      const said: StoredVerdict = { ...row, verdict: wordOf(VERDICT_NUMBERS, row.verdict) }
      found.set(JSON.stringify(said), said)
    }
  }
  return [...found.values()]
}

/** Puts new groups in the place of those that texts were in. `stale`: texts that are up to date with it. */
export function keepGroups(database: Database, stale: readonly number[], texts: readonly number[], groups: readonly LibraryGroup[]): void {
  database.lightTransaction(() => {
    const old = new Set<number>()
    const pages = new Set<number>()
    for (const text of new Set([...stale, ...texts])) {
      for (const { grp } of database.all<{ grp: number }>('SELECT DISTINCT grp FROM copy_members WHERE text = ?', text)) old.add(grp)
    }
    for (const n of old) {
      for (const { page } of database.all<{ page: number }>('SELECT DISTINCT page FROM copy_members WHERE grp = ?', n)) pages.add(page)
      removeGroup(database, n)
    }
    for (const group of groups) {
      addGroup(database, { ...group, page: null })
      for (const [, page] of group.members) pages.add(page)
    }
    for (const page of pages) markPage(database, page)
    for (const text of stale) database.run('DELETE FROM copy_stale WHERE text = ?', text)
  })
}
