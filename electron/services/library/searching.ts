/** Full-text search over articles. */
import type { ArticleId, PageId } from '#shared/base/index.ts'
import type { SearchHit } from '#shared/contract/index.ts'

import { infoOf, type PageColumns } from './columns.ts'
import type { Database } from './database.ts'
import { readText } from './packing.ts'
import { findInText, findPiece, plainly, readQuery, type Query } from './search-words.ts'

/** UTF-16 units of an excerpt before and after the hit. */
const BEFORE = 24
const AFTER = 60

/** Articles that the index proposes and the text denies are rare; after this many in a search it ends with what it has. */
const MOST_DENIED = 5_000

type ArticleColumns = Pick<PageColumns, 'publication' | 'date' | 'page_no' | 'page_name' | 'issue_no' | 'file'> & {
  readonly page: PageId
  readonly article: ArticleId
  readonly title: string
  readonly text: string
}

/**
 * Articles that hold every word typed, those with all of them in the title first, then the ones added last first. At most
 * `limit`; none where nothing but signs was typed. Dropped copies and the shelf are not searched.
 */
export function searchArticles(database: Database, typed: string, limit: number): SearchHit[] {
  const query = readQuery(typed)
  if (query.pieces.length === 0) return []
  const seen = new Set<number>()
  const hits: SearchHit[] = []
  for (const expression of [query.inTitle, query.anywhere]) {
    if (hits.length < limit) collect(database, query, expression, limit, seen, hits)
  }
  return hits
}

function collect(database: Database, query: Query, expression: string, limit: number, seen: Set<number>, hits: SearchHit[]): void {
  let denied = 0
  const sql = 'SELECT rowid AS n FROM article_words WHERE article_words MATCH ? ORDER BY rowid DESC'
  for (const { n } of database.each<{ n: number }>(sql, expression)) {
    if (seen.has(n)) continue
    const hit = verify(database, query, n)
    if (hit === undefined) {
      if (++denied === MOST_DENIED) return
      continue
    }
    seen.add(n)
    hits.push(hit)
    if (hits.length === limit) return
  }
}

function verify(database: Database, query: Query, n: number): SearchHit | undefined {
  const sql = `SELECT pages.id AS page, article, title, text, publication, date, page_no, page_name, issue_no, file
               FROM articles JOIN pages ON pages.n = articles.page WHERE articles.n = ?`
  const row = database.get<ArticleColumns>(sql, n)
  if (row === undefined) return undefined
  const title = readText(row.title)
  const text = readText(row.text)
  const plain = `${plainly(title)}\n${plainly(text)}`
  if (!query.pieces.every((piece) => findPiece(plain, piece) >= 0)) return undefined
  return {
    page: row.page,
    article: row.article,
    title,
    info: infoOf(row),
    file: readText(row.file),
    ...excerptOf(title, text, query.pieces),
  }
}

type Excerpt = Pick<SearchHit, 'excerpt' | 'start' | 'end'>

function excerptOf(title: string, text: string, pieces: readonly string[]): Excerpt {
  for (const shown of [text, title]) {
    for (const piece of pieces) {
      const found = findInText(shown, piece)
      if (found !== undefined) return around(shown, found.start, found.end)
    }
  }
  // The characters were told apart in another way cluster by cluster than in the whole text: rare, and still a hit.
  return around(text, 0, 0)
}

/** The text around a hit in one line, with … where it was cut. */
function around(text: string, start: number, end: number): Excerpt {
  const from = wholeFrom(text, Math.max(0, start - BEFORE))
  const to = wholeFrom(text, Math.min(text.length, end + AFTER))
  const lead = from > 0 ? '…' : ''
  const excerpt = lead + text.slice(from, to).replace(/\s/gu, ' ') + (to < text.length ? '…' : '')
  const shift = lead.length - from
  return { excerpt, start: start + shift, end: end + shift }
}

/** The offset, or the one after it where it would cut a character in two. */
function wholeFrom(text: string, offset: number): number {
  const unit = text.charCodeAt(offset)
  const before = text.charCodeAt(offset - 1)
  return unit >= 0xdc00 && unit <= 0xdfff && before >= 0xd800 && before <= 0xdbff ? offset + 1 : offset
}
