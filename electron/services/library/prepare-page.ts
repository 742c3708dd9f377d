/**
 * Everything about storing a page that needs no database: its rows, packed and with the words of the index. Pure, and
 * plain data comes out, so that an import does it in the threads that make the pages.
 */
import { Bug, present, type PageId } from '#shared/base/index.ts'
import type { Original, Page } from '#shared/model/index.ts'
import type { Entry } from '#shared/operations/index.ts'

import { toColumns, type PageColumns } from './columns.ts'
import { prepareEntry, type PreparedEntry } from './log-store.ts'
import { keepText, pack, type Packed } from './packing.ts'
import { articleFacts, pageFacts, topicCounts, type ArticleFacts } from './row.ts'
import { indexWords } from './search-words.ts'
import { sparePage } from './spare-text.ts'

/** A page that was made outside the store (import) with the log that made it. */
export interface NewPage {
  readonly page: Page
  readonly log: readonly Entry[]
}

/** A new page as the store takes it in. Structured-cloneable; what `bytesOf` lists may be transferred with it. */
export interface PreparedPage {
  readonly id: PageId
  /** How many articles and open doubts the page has. */
  readonly articles: number
  readonly doubts: number
  /** The rest is the store's own. */
  readonly rows: PageRows
}

/** The rows of a page in the tables, but for their numbers. */
export interface PageRows {
  readonly columns: PageColumns
  readonly document: Packed
  readonly text: Packed
  readonly originals: readonly Original[]
  readonly log: readonly PreparedEntry[]
  readonly articles: readonly ArticleRow[]
  /** Pairs of a topic and how many articles carry it. */
  readonly topics: readonly (readonly [topic: string, articles: number])[]
}

/** An article in the columns of the table `articles`, with its words for the index. `type`, so that it counts as a record of values. */
export type ArticleRow = {
  readonly article: string
  readonly seq: number
  readonly kind: string
  readonly status: string
  readonly title: string
  readonly text: string
  readonly topics: string
  readonly words: string
}

/** Prepares a new page for `LibraryStore.addPages`. Refuses, as a bug, a log that did not make its page. */
export function preparePage({ page, log }: NewPage): PreparedPage {
  const first = firstOf(page, log)
  const columns = columnsOf(page, first, log.at(-1) ?? first)
  const rows: PageRows = {
    columns,
    document: packPage(page),
    text: pack(page.text),
    originals: page.head.originals,
    log: log.map((entry) => prepareEntry(entry, page.text)),
    articles: articleFacts(page).map(articleRow),
    topics: [...topicCounts(page)],
  }
  return { id: page.head.id, articles: columns.articles, doubts: columns.doubts, rows }
}

/** The memory of a prepared page that can go to another thread without being copied. */
export function bytesOf({ rows }: PreparedPage): ArrayBuffer[] {
  const packed = [rows.document, rows.text, ...rows.log.map((entry) => entry.body)]
  return packed.flatMap((one) => (typeof one === 'string' ? [] : [one.buffer]))
}

/** A page's document, packed. */
export function packPage(page: Page): Packed {
  return pack(sparePage(page))
}

/** A page's row in the table, given the first and the last entry of its log. */
export function columnsOf(page: Page, first: Entry, last: Entry): PageColumns {
  return toColumns({ ...pageFacts(page), importedAt: first.at, changedAt: last.at, changedBy: last.editor })
}

export function articleRow({ article, seq, kind, status, title, text, topics }: ArticleFacts): ArticleRow {
  return {
    article,
    seq,
    kind,
    status,
    title: keepText(title),
    text: keepText(text),
    topics: JSON.stringify(topics),
    words: indexWords(title, text),
  }
}

function firstOf(page: Page, log: readonly Entry[]): Entry {
  if (log.length !== page.rev || log.some((entry, i) => entry.rev !== i || entry.page !== page.head.id)) {
    throw new Bug(`the log of new page ${page.head.id} does not lead to its rev ${page.rev}`)
  }
  return present(log[0], 'a page is made by at least one operation')
}
