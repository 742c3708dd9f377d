/**
 * The pages used last, parsed, so that an editor's next operation need not read the page again. It cannot go stale: only
 * this process writes, every write goes through the library, and a page is put here after its transaction is committed.
 */
import { present, type PageId } from '#shared/base/index.ts'

import type { Database } from './database.ts'
import { pageNumber, readPage, type StoredPage } from './page-store.ts'

/** Pages kept, and how long a page's text may be to be kept (UTF-16 units): some megabytes together. */
const MOST_PAGES = 16
const LONGEST_TEXT = 100_000

export class PageCache {
  private readonly database: Database
  /** The page used last stands last. */
  private readonly kept = new Map<PageId, StoredPage>()

  constructor(database: Database) {
    this.database = database
  }

  /** The page as the library has it; undefined where it has none of that id. */
  find(id: PageId): StoredPage | undefined {
    const known = this.kept.get(id)
    if (known !== undefined) {
      this.put(known)
      return known
    }
    const n = pageNumber(this.database, id)?.n
    if (n === undefined) return undefined
    const stored = { n, page: readPage(this.database, n) }
    this.put(stored)
    return stored
  }

  /** The same, for a page that is known to be there. */
  get(id: PageId): StoredPage {
    return present(this.find(id), 'the caller has just found the page')
  }

  /** Keeps a page as it was committed. */
  put(stored: StoredPage): void {
    const { id } = stored.page.head
    this.kept.delete(id)
    if (stored.page.text.length > LONGEST_TEXT) return
    this.kept.set(id, stored)
    const [oldest] = this.kept.keys()
    if (this.kept.size > MOST_PAGES && oldest !== undefined) this.kept.delete(oldest)
  }
}
