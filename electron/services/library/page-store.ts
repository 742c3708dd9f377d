/** Pages: their documents, and the rows that are derived from them and written in the same transaction. */
import { AppError } from '#electron/platform/index.ts'
import { present, sameJson, type PageId, type Sha256 } from '#shared/base/index.ts'
import { failure } from '#shared/contract/index.ts'
import { PAGE_FORMAT, type Page } from '#shared/model/index.ts'
import type { Entry } from '#shared/operations/index.ts'

import type { PageColumns } from './columns.ts'
import { placeChanged } from './copy-marks.ts'
import type { Database, SqlValue } from './database.ts'
import { appendEntry, readPageText } from './log-store.ts'
import { keepText, unpack, type Packed } from './packing.ts'
import { articleRow, columnsOf, packPage, type ArticleRow, type PageRows, type PreparedPage } from './prepare-page.ts'
import { articleFacts, topicCounts, type ArticleFacts } from './row.ts'
import { fillPage, type SparePage } from './spare-text.ts'
import type { AddOutcome } from './store.ts'

/** A page as it was read, with its place in the tables. */
export interface StoredPage {
  readonly n: number
  readonly page: Page
}

/**
 * Adds pages with their logs, but those of which an original is a page already. Indexing comes last and in one go: between
 * other writes it takes a fifth longer (measured).
 */
export function addPages(database: Database, pages: readonly PreparedPage[]): AddOutcome[] {
  const unindexed: (readonly [row: number, words: string])[] = []
  const outcomes = pages.map(({ id, rows }): AddOutcome => {
    const there = firstThere(database, rows)
    if (there !== undefined) return { outcome: 'already', page: there }
    const n = addPage(database, rows)
    for (const article of rows.articles) unindexed.push([addArticle(database, n, article), article.words])
    return { outcome: 'added', page: id }
  })
  for (const [row, words] of unindexed) addWords(database, row, words)
  return outcomes
}

/** The page that one of the originals became before. */
function firstThere(database: Database, { originals }: PageRows): PageId | undefined {
  for (const { sha256 } of originals) {
    const there = pageOfOriginal(database, sha256)
    if (there !== undefined) return there
  }
  return undefined
}

/** Returns the page's number. */
function addPage(database: Database, { columns, document, text, originals, log, topics }: PageRows): number {
  const names = Object.keys(columns)
  const sql = `INSERT INTO pages (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`
  const n = database.run(sql, ...Object.values(columns)).added
  database.run('INSERT INTO documents (page, document) VALUES (?, ?)', n, document)
  database.run('INSERT INTO texts (page, text) VALUES (?, ?)', n, text)
  originals.forEach(({ sha256, name, size, format }, seq) => {
    const into = 'INSERT INTO originals (sha256, page, seq, name, size, format) VALUES (?, ?, ?, ?, ?, ?)'
    database.run(into, sha256, n, seq, keepText(name), size, format)
  })
  for (const entry of log) appendEntry(database, n, entry)
  writeTopics(database, n, new Map(), new Map(topics))
  return n
}

/** The page that an original became. A page names no original twice. */
export function pageOfOriginal(database: Database, sha256: Sha256): PageId | undefined {
  const sql = 'SELECT pages.id FROM originals JOIN pages ON pages.n = originals.page WHERE originals.sha256 = ?'
  return database.get<{ id: PageId }>(sql, sha256)?.id
}

/** The place of a page in the tables and its rev, or undefined where the library does not have it. */
export function pageNumber(database: Database, id: PageId): { readonly n: number; readonly rev: number } | undefined {
  return database.get<{ n: number; rev: number }>('SELECT n, rev FROM pages WHERE id = ?', id)
}

/** Reads a page. A later format than this program's is refused with `library-newer`. */
export function readPage(database: Database, n: number): Page {
  const row = database.get<{ document: Packed }>('SELECT document FROM documents WHERE page = ?', n)
  return filled(present(row, 'a page is added with its document').document, readPageText(database, n))
}

/** A page as it lies in the tables. */
export interface PackedPage {
  readonly document: Packed
  readonly text: Packed
}

/** Unpacks a page, for threads that are sent what lies in the tables. */
export function unpackPage({ document, text }: PackedPage): Page {
  return filled(document, unpack(text))
}

function filled(packed: Packed, text: string): Page {
  const document = unpack<SparePage>(packed)
  const found: number = document.format
  if (found !== PAGE_FORMAT) throw new AppError(failure('library-newer', { found, known: PAGE_FORMAT }))
  return fillPage(document, text)
}

/** What tells where a page was printed. */
const PLACE = ['publication', 'date', 'page_key'] as const satisfies readonly (keyof PageColumns)[]

/** Writes what operations changed: the document, and of the derived rows those that differ. `last` is the latest entry. */
export function savePage(database: Database, n: number, before: Page, after: Page, last: Entry): void {
  database.run('UPDATE documents SET document = ? WHERE page = ?', packPage(after), n)
  const was = columnsOf(before, last, last)
  const is = columnsOf(after, last, last)
  const changed = (Object.keys(is) as (keyof PageColumns)[]).filter(
    (name) => name !== 'imported_at' && (is[name] !== was[name] || name.startsWith('changed_')),
  )
  const values = changed.map((name): SqlValue => is[name])
  database.run(`UPDATE pages SET ${changed.map((name) => `${name} = ?`).join(', ')} WHERE n = ?`, ...values, n)
  if (PLACE.some((name) => changed.includes(name))) placeChanged(database, n)
  writeArticles(database, n, articleFacts(before), articleFacts(after))
  writeTopics(database, n, topicCounts(before), topicCounts(after))
}

function writeArticles(database: Database, n: number, before: readonly ArticleFacts[], after: readonly ArticleFacts[]): void {
  const left = new Map(before.map((article) => [article.article, article]))
  for (const article of after) {
    const was = left.get(article.article)
    left.delete(article.article)
    if (was === undefined) addWholeArticle(database, n, articleRow(article))
    else if (!sameJson(was, article)) changeArticle(database, n, was, article)
  }
  for (const gone of left.values()) {
    const row = articleNumber(database, n, gone)
    database.run('DELETE FROM article_words WHERE rowid = ?', row)
    database.run('DELETE FROM articles WHERE n = ?', row)
  }
}

function addWholeArticle(database: Database, n: number, article: ArticleRow): void {
  addWords(database, addArticle(database, n, article), article.words)
}

/** Returns the article's number, by which its words are indexed. */
function addArticle(database: Database, n: number, article: ArticleRow): number {
  const sql = 'INSERT INTO articles (page, article, seq, kind, status, title, text, topics) VALUES (?, ?, ?, ?, ?, ?, ?, ?)'
  const { seq, kind, status, title, text, topics } = article
  return database.run(sql, n, article.article, seq, kind, status, title, text, topics).added
}

function addWords(database: Database, row: number, words: string): void {
  database.run('INSERT INTO article_words (rowid, words) VALUES (?, ?)', row, words)
}

function changeArticle(database: Database, n: number, was: ArticleFacts, is: ArticleFacts): void {
  const row = articleNumber(database, n, is)
  const { seq, kind, status, title, text, topics, words } = articleRow(is)
  const sql = 'UPDATE articles SET seq = ?, kind = ?, status = ?, title = ?, text = ?, topics = ? WHERE n = ?'
  database.run(sql, seq, kind, status, title, text, topics, row)
  if (was.title === is.title && was.text === is.text) return
  database.run('UPDATE article_words SET words = ? WHERE rowid = ?', words, row)
}

function articleNumber(database: Database, n: number, { article }: ArticleFacts): number {
  const row = database.get<{ n: number }>('SELECT n FROM articles WHERE page = ? AND article = ?', n, article)
  return present(row, 'each article of a stored page has its row').n
}

function writeTopics(database: Database, n: number, before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): void {
  for (const [topic, count] of after) {
    if (before.get(topic) === count) continue
    const sql =
      'INSERT INTO page_topics (page, topic, articles) VALUES (?, ?, ?) ON CONFLICT (page, topic) DO UPDATE SET articles = excluded.articles'
    database.run(sql, n, keepText(topic), count)
  }
  for (const topic of before.keys()) {
    if (!after.has(topic)) database.run('DELETE FROM page_topics WHERE page = ? AND topic = ?', n, keepText(topic))
  }
}
