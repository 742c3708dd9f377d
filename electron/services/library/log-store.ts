/** The pages' logs in the table `operations`, which only grows. */
import { present, type Instant, type OperationId, type PageId } from '#shared/base/index.ts'
import { ENTRY_FORMAT, type Entry, type Operation } from '#shared/operations/index.ts'

import type { Database } from './database.ts'
import { keepText, pack, readText, unpack, type Packed } from './packing.ts'
import { fillDiff, spareDiff, type SpareDiff } from './spare-text.ts'

/** What an operation said and did, as they are stored together: they name the same records. */
export type Body = readonly [operation: Operation, diff: SpareDiff]

/** An entry in the columns of the table, but for n and page. */
export interface PreparedEntry {
  readonly id: OperationId
  readonly rev: number
  readonly format: number
  readonly editor: string
  readonly at: Instant
  readonly automatic: 0 | 1
  readonly name: string
  readonly body: Packed
}

/** Makes an entry ready to be appended. `text` is its page's. */
export function prepareEntry(entry: Entry, text: string): PreparedEntry {
  const { id, rev, format, editor, at, automatic, operation, diff } = entry
  const body: Body = [operation, spareDiff(diff, text)]
  return { id, rev, format, editor: keepText(editor), at, automatic: automatic ? 1 : 0, name: operation.name, body: pack(body) }
}

/** Appends an entry to the log of page `n`. */
export function appendEntry(database: Database, n: number, entry: PreparedEntry): void {
  const sql = 'INSERT INTO operations (id, page, rev, format, editor, at, automatic, name, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)'
  const { id, rev, format, editor, at, automatic, name, body } = entry
  database.run(sql, id, n, rev, format, editor, at, automatic, name, body)
}

/** The page to whose log an operation belongs, or undefined where it is not known. */
export function pageOfOperation(database: Database, id: OperationId): PageId | undefined {
  const sql = 'SELECT pages.id FROM operations JOIN pages ON pages.n = operations.page WHERE operations.id = ?'
  return database.get<{ id: PageId }>(sql, id)?.id
}

/** The log of page `n`, oldest first, from the entry of rev `after` on. */
export function readLog(database: Database, n: number, page: PageId, after: number): Entry[] {
  const sql = 'SELECT id, rev, editor, at, automatic, body FROM operations WHERE page = ? AND rev >= ? ORDER BY rev'
  const rows = database.all<EntryColumns>(sql, n, after)
  const text = readPageText(database, n)
  return rows.map((row) => {
    const [operation, diff] = unpack<Body>(row.body)
    return {
      format: ENTRY_FORMAT,
      id: row.id,
      page,
      rev: row.rev,
      editor: readText(row.editor),
      at: row.at,
      automatic: row.automatic === 1,
      operation,
      diff: fillDiff(diff, text),
    }
  })
}

/** The text of the page's original. */
export function readPageText(database: Database, n: number): string {
  const row = database.get<{ text: Packed }>('SELECT text FROM texts WHERE page = ?', n)
  return unpack(present(row, 'a page is added with its text').text)
}

interface EntryColumns {
  readonly id: OperationId
  readonly rev: number
  readonly editor: string
  readonly at: Instant
  readonly automatic: number
  readonly body: Packed
}
