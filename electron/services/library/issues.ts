/** Issues: the pages of one day's paper, and what the rows of their articles tell without their documents being read. */
import type { ArticleId, PageId } from '#shared/base/index.ts'
import type { ArticleLink } from '#shared/model/index.ts'

import { infoOf, keepKnown, readKnown, type PageColumns } from './columns.ts'
import type { Database } from './database.ts'
import { readText } from './packing.ts'
import type { Issue, IssueArticle } from './store.ts'

/** The issues of the pages that were added after a place, and the place of the last of these pages. Pages of an unknown day are of none. */
export function issuesAfter(database: Database, place: number, limit: number): { place: number; issues: readonly Issue[] } {
  const sql = 'SELECT n, publication, date FROM pages WHERE n > ? ORDER BY n LIMIT ?'
  const rows = database.all<{ n: number; publication: string; date: string }>(sql, place, limit)
  const issues = new Map<string, Issue>()
  for (const { publication, date } of rows) {
    if (date !== '') issues.set(`${date} ${publication}`, { publication: readKnown(publication), date })
  }
  return { place: rows.at(-1)?.n ?? place, issues: [...issues.values()] }
}

export function issueOf(database: Database, page: PageId): Issue | undefined {
  const row = database.get<{ publication: string; date: string }>('SELECT publication, date FROM pages WHERE id = ?', page)
  return row === undefined || row.date === '' ? undefined : { publication: readKnown(row.publication), date: row.date }
}

/** Ids of an issue's pages in the order of their numbers, at most `limit`. */
export function issuePages(database: Database, { publication, date }: Issue, limit: number): PageId[] {
  const sql = 'SELECT id FROM pages INDEXED BY pages_by_publication WHERE publication = ? AND date = ? ORDER BY page_key, n LIMIT ?'
  return database.all<{ id: PageId }>(sql, keepKnown(publication), date, limit).map(({ id }) => id)
}

/** The texts of all articles of an issue, a page at a time in no order that matters. */
export function* issueTexts(database: Database, { publication, date }: Issue): Generator<string, void, undefined> {
  const sql = `SELECT text FROM articles WHERE page IN (SELECT n FROM pages INDEXED BY pages_by_publication WHERE publication = ? AND date = ?)`
  for (const { text } of database.each<{ text: string }>(sql, keepKnown(publication), date)) yield readText(text)
}

type Columns = Pick<PageColumns, 'publication' | 'date' | 'page_no' | 'page_name' | 'issue_no' | 'file'> & {
  readonly page: PageId
  readonly article: ArticleId
  readonly seq: number
  readonly title: string
  readonly text: string
}

const articleColumns = `pages.id AS page, article, seq, title, substr(text, 1, 400) AS text, publication, date, page_no, page_name, issue_no, file`

/** All articles of an issue in the order of its pages, at most `limit`. */
export function issueArticles(database: Database, { publication, date }: Issue, limit: number): IssueArticle[] {
  const sql = `SELECT ${articleColumns} FROM pages INDEXED BY pages_by_publication JOIN articles ON articles.page = pages.n
               WHERE publication = ? AND date = ? ORDER BY page_key, pages.n, seq LIMIT ?`
  return database.all<Columns>(sql, keepKnown(publication), date, limit).map(toArticle)
}

/** Those of some articles that are there, in the order asked for. */
export function findArticles(database: Database, links: readonly ArticleLink[]): IssueArticle[] {
  const sql = `SELECT ${articleColumns} FROM articles JOIN pages ON pages.n = articles.page WHERE pages.id = ? AND article = ?`
  return links.flatMap(({ page, article }) => {
    const row = database.get<Columns>(sql, page, article)
    return row === undefined ? [] : [toArticle(row)]
  })
}

function toArticle(row: Columns): IssueArticle {
  const { page, article, seq } = row
  return { page, article, seq, info: infoOf(row), file: readText(row.file), title: readText(row.title), text: beginning(row.text) }
}

/** The text's beginning; a cut through the JSON that stands for odd strings leaves none, which is no harm in a list. */
function beginning(kept: string): string {
  try {
    return readText(kept)
  } catch {
    return ''
  }
}
