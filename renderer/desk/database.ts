/**
 * Opens the desk's database, and builds it anew where it is broken. Chromium can reset or lose an IndexedDB (a full disk,
 * a damaged store, a cleared profile): nothing here is the only copy of anything that was shown as saved, but the outbox
 * may hold edits that are on their way, so they are saved from a broken database before it goes.
 */
import Dexie, { type Table } from 'dexie'
import * as v from 'valibot'

import { Bug, type OperationId, type PageId } from '#shared/base/index.ts'
import { submissionSchema, type Entry, type Submission } from '#shared/operations/index.ts'

import {
  VERSIONS,
  type HeadRow,
  type MetaRow,
  type OutboxRow,
  type RejectedRow,
  type SnapshotRow,
  type TextRow,
  type ViewRow,
} from './schema.ts'

/** IndexedDB as the browser gives it; tests give another. */
export interface DatabaseFactory {
  readonly indexedDB: IDBFactory
  readonly IDBKeyRange: typeof IDBKeyRange
}

/** `jiaoban-<libraryId>`. IndexedDB belongs to an origin, so two libraries behind one address stay apart by name. */
export function databaseName(libraryId: string): string {
  return `jiaoban-${libraryId}`
}

export class DeskDatabase extends Dexie {
  declare readonly pages: Table<SnapshotRow, PageId>
  declare readonly texts: Table<{ readonly id: PageId; readonly text: string }, PageId, TextRow>
  declare readonly heads: Table<HeadRow, PageId>
  declare readonly log: Table<Entry, [PageId, number]>
  declare readonly outbox: Table<OutboxRow, number>
  declare readonly rejected: Table<RejectedRow, number>
  declare readonly views: Table<ViewRow, string>
  declare readonly meta: Table<MetaRow, string>

  constructor(name: string, factory: DatabaseFactory) {
    // Strict: a transaction that has completed is on the disk. Chromium's default only hands it to the system.
    super(name, { ...factory, autoOpen: false, cache: 'disabled', chromeTransactionDurability: 'strict' })
    VERSIONS.forEach((stores, i) => this.version(i + 1).stores(stores))
    // In place of Dexie's own handler, which does the same and writes to the console.
    this.on('versionchange', () => {
      this.close({ disableAutoOpen: false })
      return false
    })
  }
}

/** Opens the database and makes sure that every table can be reached. Throws where it cannot be used. */
export async function openDatabase(name: string, factory: DatabaseFactory): Promise<DeskDatabase> {
  const db = new DeskDatabase(name, factory)
  try {
    await db.open()
    await db.transaction('r', db.tables, async () => {
      for (const table of db.tables) await table.limit(1).primaryKeys()
    })
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** Deletes a database that cannot be used and makes a new one; what was in its outbox goes into the new one's. */
export async function rebuildDatabase(name: string, factory: DatabaseFactory): Promise<DeskDatabase> {
  const saved = await savedFromOutbox(name, factory)
  await asPromise(factory.indexedDB.deleteDatabase(name))
  const db = await openDatabase(name, factory)
  await db.outbox.bulkAdd(saved.map((submission) => ({ page: submission.page, id: submission.id, submission })))
  return db
}

/** Reads the outbox of a database of any version, sound or not. Whatever cannot be read is left. */
async function savedFromOutbox(name: string, factory: DatabaseFactory): Promise<Submission[]> {
  try {
    const request = factory.indexedDB.open(name)
    const idb = await asPromise(request)
    try {
      if (!idb.objectStoreNames.contains('outbox')) return []
      const rows: unknown[] = await asPromise(idb.transaction('outbox', 'readonly').objectStore('outbox').getAll())
      return submissionsIn(rows)
    } finally {
      idb.close()
    }
  } catch {
    // The database does not open or read at all: then there is nothing to be had from it, and it is made anew.
    return []
  }
}

function submissionsIn(rows: readonly unknown[]): Submission[] {
  const seen = new Set<OperationId>()
  return rows.flatMap((row) => {
    const parsed = v.safeParse(v.object({ submission: submissionSchema }), row)
    if (!parsed.success || seen.has(parsed.output.submission.id)) return []
    seen.add(parsed.output.submission.id)
    return [parsed.output.submission]
  })
}

function asPromise<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('the request failed without a reason'))
  })
}

/** True where an error, or one inside it, says that the disk or the origin's quota is full. */
export function isFull(error: unknown): boolean {
  return isNamed(error, ['QuotaExceededError'])
}

/** True where an error says that the connection was closed under the work: the database was deleted, reset or upgraded. */
export function isClosed(error: unknown): boolean {
  return isNamed(error, ['DatabaseClosedError', 'InvalidStateError', 'TransactionInactiveError', 'AbortError'])
}

/** True where the error is our own and no trouble of the database: building that anew would not help. */
export function isMistake(error: unknown): boolean {
  return error instanceof Bug || error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError
}

/** Dexie wraps the browser's errors; the first cause is somewhere inside. */
function isNamed(error: unknown, names: readonly string[]): boolean {
  if (typeof error !== 'object' || error === null) return false
  if ('name' in error && names.includes(String(error.name))) return true
  if ('failures' in error && Array.isArray(error.failures) && error.failures.some((one) => isNamed(one, names))) return true
  return 'inner' in error && error.inner !== error && isNamed(error.inner, names)
}
