/** What the library keeps of text that stands more than once, as the copies service sees it. The SQL is in the files beside. */
import type { ArticleId, PageId } from '#shared/base/index.ts'
import type { BinQuery, CopiesOverview, CopyBulk, CopyFacets, CopyFilter, CopyQuery } from '#shared/contract/index.ts'
import { plainText, SIGNATURE_VERSION, signatureOf, type Candidate } from '#shared/duplicates/index.ts'
import type { PageInfo } from '#shared/model/index.ts'

import { infoOf, type PageColumns } from './columns.ts'
import type { CopyText, DerivedPage, DuePage, LibraryGroup, Neighbourhood, StoredGroup, StoredLink, StoredVerdict } from './copy-columns.ts'
import { copyText, countEquals, equalTexts, keepGroups, neighbourhood, staleTexts, verdictsOf } from './copy-groups.ts'
import { findGroup } from './copy-group-rows.ts'
import { KeyTable } from './copy-keys.ts'
import { openAcross } from './copy-marks.ts'
import {
  bulkGroups,
  bulkSums,
  countBin,
  groupCounts,
  groupFacets,
  groupsOfPage,
  keptCounts,
  lastGroup,
  listBin,
  listGroups,
  stateCounts,
  type StoredBin,
} from './copy-queue.ts'
import { countDue, dueIds, duePages, forgetAll, keepLinks, keepPages, unlinkedTexts, type UnlinkedText } from './copy-texts.ts'
import type { Database } from './database.ts'
import { readText } from './packing.ts'

/** An article's text with what names it. */
export interface ArticleWords {
  readonly page: PageId
  readonly article: ArticleId
  readonly info: PageInfo
  readonly file: string
  readonly title: string
  readonly text: string
}

/** Under this name the library keeps with which version of the engine its signatures were made. */
const VERSION = 'copies.version'

export class CopiesStore {
  private readonly database: Database
  private table: KeyTable | undefined

  constructor(database: Database) {
    this.database = database
  }

  /** Makes all pages due where signatures of another version of the engine are kept. Returns whether it did. */
  async refresh(): Promise<boolean> {
    const row = this.database.get<{ value: string }>('SELECT value FROM settings WHERE key = ?', VERSION)
    if (row?.value === String(SIGNATURE_VERSION)) return false
    if (row !== undefined) forgetAll(this.database, false)
    const sql = 'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value'
    this.database.transaction(() => this.database.run(sql, VERSION, String(SIGNATURE_VERSION)))
    return row !== undefined
  }

  /** Forgets everything that was found and leaves all pages to a job. */
  async forget(): Promise<void> {
    forgetAll(this.database, true)
  }

  /** Pages to look through next, in the order of import; `rebuild`: those that are left to a job. */
  async due(rebuild: boolean, limit: number): Promise<readonly DuePage[]> {
    return duePages(this.database, rebuild, limit)
  }

  async countDue(rebuild: boolean): Promise<number> {
    return countDue(this.database, rebuild)
  }

  /** Writes what was found out of pages. A page that has changed since stays due. */
  async keepPages(pages: readonly DerivedPage[]): Promise<void> {
    keepPages(this.database, this.keys, pages, (one, other) => !clash(this.textOf(one), this.textOf(other)))
  }

  /** Texts of which the links are to be looked for. */
  async unlinked(limit: number): Promise<readonly UnlinkedText[]> {
    return unlinkedTexts(this.database, limit)
  }

  /** Texts worth comparing with one, best first. */
  async candidates({ n, keys, length }: UnlinkedText): Promise<readonly Candidate[]> {
    return this.keys.candidates(n, keys, length)
  }

  /** Writes the links that were found of texts. */
  async keepLinks(linked: readonly number[], links: readonly StoredLink[]): Promise<void> {
    keepLinks(this.database, linked, links)
  }

  /** Texts of which the groups are out of date. */
  async stale(limit: number): Promise<readonly number[]> {
    return staleTexts(this.database, limit)
  }

  async neighbourhood(texts: readonly number[]): Promise<Neighbourhood> {
    return neighbourhood(this.database, texts)
  }

  /** Puts new groups in the place of those that the texts were in; `stale` are up to date then. */
  async keepGroups(stale: readonly number[], texts: readonly number[], groups: readonly LibraryGroup[]): Promise<void> {
    keepGroups(this.database, stale, texts, groups)
  }

  /** The text of an article by its number, '' where it is gone. Not asynchronous: grouping asks in the middle of its work. */
  textOf(n: number): string {
    const row = this.database.get<{ text: string }>('SELECT text FROM articles WHERE n = ?', n)
    return row === undefined ? '' : readText(row.text)
  }

  async text(n: number): Promise<CopyText | undefined> {
    return copyText(this.database, n)
  }

  /** Texts with a hash: the one that stands for all, then the others by their numbers. */
  async equals(exact: number, offset: number, limit: number): Promise<readonly CopyText[]> {
    return equalTexts(this.database, exact, offset, limit)
  }

  async countEquals(exact: number): Promise<number> {
    return countEquals(this.database, exact)
  }

  /** What editors said that is kept with texts, or with equal ones. */
  async verdicts(texts: readonly CopyText[]): Promise<readonly StoredVerdict[]> {
    return verdictsOf(this.database, texts)
  }

  /** Articles by their numbers; `most`: characters of the text to read. Those that are gone are left out. */
  async words(texts: readonly number[], most = Number.MAX_SAFE_INTEGER): Promise<ReadonlyMap<number, ArticleWords>> {
    const sql = `SELECT pages.id AS id, article, title, substr(text, 1, ?) AS text, publication, date, page_no, page_name, issue_no, file
                 FROM articles JOIN pages ON pages.n = articles.page WHERE articles.n = ?`
    type Row = Omit<PageColumns, 'id'> & { readonly id: PageId; readonly article: ArticleId; readonly title: string; readonly text: string }
    const found = new Map<number, ArticleWords>()
    for (const n of texts) {
      const row = this.database.get<Row>(sql, most, n)
      if (row !== undefined) found.set(n, { ...whereOf(row), article: row.article, title: readText(row.title), text: wordsOf(row.text) })
    }
    return found
  }

  /** What names a page; undefined where it is not there. */
  async place(page: PageId): Promise<Pick<ArticleWords, 'page' | 'info' | 'file'> | undefined> {
    const sql = 'SELECT id, publication, date, page_no, page_name, issue_no, file FROM pages WHERE id = ?'
    const row = this.database.get<Omit<PageColumns, 'id'> & { readonly id: PageId }>(sql, page)
    return row === undefined ? undefined : whereOf(row)
  }

  async groups(query: CopyQuery): Promise<{ readonly total: number; readonly groups: readonly StoredGroup[] }> {
    return listGroups(this.database, query)
  }

  /** By its number or name. */
  async group(group: number | string): Promise<StoredGroup | undefined> {
    return findGroup(this.database, group)
  }

  async facets(filter: CopyFilter): Promise<CopyFacets> {
    return groupFacets(this.database, filter)
  }

  async states(): Promise<CopiesOverview['groups']> {
    return stateCounts(this.database)
  }

  /** Groups that may go in bulk, by their numbers, behind one. */
  async bulk(bulk: CopyBulk, after: number, limit: number): Promise<readonly number[]> {
    return bulkGroups(this.database, bulk, after, limit)
  }

  /** The number of the group that was made last; 0 where there is none. */
  async lastGroup(): Promise<number> {
    return lastGroup(this.database)
  }

  async bulkSums(bulk: CopyBulk): Promise<{ readonly groups: number; readonly copies: number; readonly characters: number }> {
    return bulkSums(this.database, bulk)
  }

  async counts(): Promise<ReturnType<typeof groupCounts>> {
    return groupCounts(this.database)
  }

  async ofPage(page: PageId): Promise<ReturnType<typeof groupsOfPage>> {
    return groupsOfPage(this.database, page)
  }

  async openAcross(page: PageId): Promise<number> {
    const row = this.database.get<{ n: number }>('SELECT n FROM pages WHERE id = ?', page)
    return row === undefined ? 0 : openAcross(this.database, row.n)
  }

  async bin(query: BinQuery): Promise<{ readonly total: number; readonly items: readonly StoredBin[] }> {
    return listBin(this.database, query)
  }

  /** How many copies were dropped for each article, on pages that are not due; and those that are. */
  async kept(): Promise<{ readonly counts: ReadonlyMap<ArticleId, number>; readonly due: readonly PageId[] }> {
    return { counts: keptCounts(this.database), due: dueIds(this.database) }
  }

  async countBin(): Promise<number> {
    return countBin(this.database)
  }

  private get keys(): KeyTable {
    return (this.table ??= new KeyTable(this.database))
  }
}

/**
 * Two texts with one hash that are not the same. A text that has changed since its hash was made, and whose page is due therefore,
 * says nothing about that: it has another hash by now.
 */
function clash(one: string, other: string): boolean {
  return plainText(one) !== plainText(other) && signatureOf(one).exact === signatureOf(other).exact
}

function whereOf(row: Omit<PageColumns, 'id'> & { readonly id: PageId }): Pick<ArticleWords, 'page' | 'info' | 'file'> {
  return { page: row.id, info: infoOf(row), file: readText(row.file) }
}

/** A cut through the JSON that stands for odd strings leaves nothing to read. */
function wordsOf(kept: string): string {
  try {
    return readText(kept)
  } catch {
    return ''
  }
}
