/** Reading and writing pages in the desk's database. Every function here is one transaction. */
import Dexie from 'dexie'

import type { OperationId, PageId } from '#shared/base/index.ts'
import { PAGE_FORMAT, type Page } from '#shared/model/index.ts'
import { applyDiff, editsAdded, type Entry, type Submission } from '#shared/operations/index.ts'

import type { FromDatabase, Stored, ToKeep } from './books.ts'
import type { DeskDatabase } from './database.ts'
import type { Rejected } from './rejected.ts'
import { toOutboxRow, toSnapshot, type HeadRow, type OutboxRow } from './schema.ts'

/** A snapshot is written anew after so many entries; until then a page is read as its snapshot and the log after it. */
export const ENTRIES_A_SNAPSHOT = 64

/** What the database has of a page. `submissions` without a page: its records are damaged, its outbox is not. */
export type Reading = { readonly page: FromDatabase } | { readonly page: undefined; readonly submissions: readonly Submission[] }

/** Reads a page with its log, outbox and rejected operations. */
export async function readPage(db: DeskDatabase, id: PageId): Promise<Reading> {
  return db.transaction('r', [db.heads, db.pages, db.texts, db.log, db.outbox, db.rejected], async () => {
    const [head, snapshot, text, log, rows, rejected] = await Promise.all([
      db.heads.get(id),
      db.pages.get(id),
      db.texts.get(id),
      db.log.where('[page+rev]').between([id, Dexie.minKey], [id, Dexie.maxKey]).toArray(),
      db.outbox.where('page').equals(id).sortBy('seq'),
      db.rejected.where('page').equals(id).sortBy('seq'),
    ])
    const page =
      head === undefined || snapshot === undefined || text === undefined
        ? undefined
        : rebuilt({ ...snapshot.page, text: text.text }, head, log)
    const outstanding = outstandingOf(log, rows)
    if (head === undefined || page === undefined || outstanding === undefined)
      return { page: undefined, submissions: rows.map((row) => row.submission) }
    const stored: Stored = { line: head.line, rev: head.rev, snapshot: head.snapshot }
    return { page: { page, log, complete: head.complete, outstanding, rejected: rejected.map((row) => row.rejected), stored } }
  })
}

/** The page at the head's rev, or undefined where snapshot, log and head do not belong together. */
function rebuilt(snapshot: Page, head: HeadRow, log: readonly Entry[]): Page | undefined {
  // A later version of the application may have left a page that this one cannot read.
  const format: number = snapshot.format
  if (format !== PAGE_FORMAT || snapshot.rev !== head.snapshot || (head.complete && log.length !== head.rev)) return undefined
  const later = log.filter((entry) => entry.rev >= snapshot.rev)
  if (later.length !== head.rev - snapshot.rev || later.some((entry, i) => entry.rev !== snapshot.rev + i)) return undefined
  try {
    return later.reduce(
      (page, entry) => ({ ...applyDiff(page, entry.diff), rev: page.rev + 1, edits: page.edits + editsAdded(entry) }),
      snapshot,
    )
  } catch {
    // A diff that does not go with the snapshot, or is none: damaged, and fetched anew.
    return undefined
  }
}

/** The outbox's operations are the last entries of the log; undefined where they are not. */
function outstandingOf(log: readonly Entry[], rows: readonly OutboxRow[]): Entry[] | undefined {
  const outstanding = log.slice(log.length - rows.length)
  return outstanding.length === rows.length && outstanding.every((entry, i) => entry.id === rows[i]?.id) ? outstanding : undefined
}

/** What became of one page in `writePages`. `strayed`: another window wrote it meanwhile; nothing was written. */
export type Written = { readonly outcome: 'kept'; readonly stored: Stored } | { readonly outcome: 'strayed' }

/**
 * Writes what pages in hand have over the database, all in one transaction: log, outbox and head of each.
 * A page that does not stand as this window believes is left alone.
 */
export async function writePages(db: DeskDatabase, pages: readonly ToKeep[]): Promise<readonly Written[]> {
  return db.transaction('rw', [db.heads, db.pages, db.texts, db.log, db.outbox, db.rejected], async () => {
    const heads = await db.heads.bulkGet(pages.map((one) => one.page.head.id))
    const written: Written[] = []
    for (const [i, one] of pages.entries()) written.push(await writePage(db, one, heads[i]))
    return written
  })
}

async function writePage(db: DeskDatabase, what: ToKeep, head: HeadRow | undefined): Promise<Written> {
  const { page, expected } = what
  const id = page.head.id
  const asBelieved = head === undefined ? expected === null : head.line === expected?.line && head.rev === expected.rev
  if (!asBelieved) return { outcome: 'strayed' }
  const whole = what.how === 'whole'
  const line = whole || head === undefined ? crypto.randomUUID() : head.line
  const snapshot = whole || head === undefined || page.rev - head.snapshot >= ENTRIES_A_SNAPSHOT ? page.rev : head.snapshot
  if (whole) {
    await db.log.where('[page+rev]').between([id, Dexie.minKey], [id, Dexie.maxKey]).delete()
    await db.outbox.where('page').equals(id).delete()
    if (head === undefined) await db.texts.put({ id, text: page.text })
  }
  if (snapshot === page.rev) await db.pages.put({ id, page: toSnapshot(page) })
  await db.heads.put({ page: id, rev: page.rev, snapshot, line, complete: what.complete })
  await db.log.bulkAdd(what.entries)
  await db.outbox.bulkAdd(what.outbox.map(toOutboxRow))
  await db.rejected.bulkAdd(what.rejected.map((rejected) => ({ page: id, rejected, seen: 0 })))
  return { outcome: 'kept', stored: { line, rev: page.rev, snapshot } }
}

/**
 * Puts operations at the end of the outbox that an ended window could not write there any more; those that are here
 * already are left out. Their page's log does not have them, so it is read as damaged, and fetched and planned anew.
 */
export async function adoptSubmissions(db: DeskDatabase, submissions: readonly Submission[]): Promise<void> {
  await db.transaction('rw', [db.log, db.outbox], async () => {
    const pages = [...new Set(submissions.map((one) => one.page))]
    const rows = await db.outbox.where('page').anyOf(pages).toArray()
    const logs = await Promise.all(pages.map((id) => db.log.where('[page+rev]').between([id, Dexie.minKey], [id, Dexie.maxKey]).toArray()))
    const known = new Set<OperationId>([...rows, ...logs.flat()].map((one) => one.id))
    await db.outbox.bulkAdd(
      submissions.filter((one) => !known.has(one.id)).map((submission) => ({ page: submission.page, id: submission.id, submission })),
    )
  })
}

/** The next operations to deliver, in order. */
export async function nextRows(db: DeskDatabase, limit: number): Promise<readonly OutboxRow[]> {
  return db.outbox.orderBy('seq').limit(limit).toArray()
}

/** An operation that the library has. */
export interface Acknowledged {
  readonly page: PageId
  readonly id: OperationId
  /** The rev at which the library applied it; null where it does not say. */
  readonly rev: number | null
}

/**
 * Takes acknowledged operations out of the outbox: their log entries are confirmed by that. Where one was applied at another
 * place than it has in the log by now (another window planned the page anew while it was under way), the page's records are
 * not the library's and go too; the page is fetched anew.
 */
export async function deleteRows(db: DeskDatabase, acknowledged: readonly Acknowledged[]): Promise<void> {
  const byId = new Map(acknowledged.map((one) => [one.id, one]))
  const pages = [...new Set(acknowledged.map((one) => one.page))]
  await db.transaction('rw', [db.heads, db.pages, db.texts, db.log, db.outbox], async () => {
    const rows = (await db.outbox.where('page').anyOf(pages).toArray()).filter((row) => byId.has(row.id))
    await db.outbox.bulkDelete(rows.flatMap((row) => row.seq ?? []))
    const misplaced = rows.filter((row) => byId.get(row.id)?.rev !== row.submission.rev)
    for (const page of new Set(misplaced.map((row) => row.page))) await removeRecords(db, page)
  })
}

/** Takes a page off the desk that the library does not have; what did not reach it stays among the rejected. */
export async function deletePage(db: DeskDatabase, id: PageId, rejected: readonly Rejected[]): Promise<void> {
  await db.transaction('rw', [db.heads, db.pages, db.texts, db.log, db.outbox, db.rejected], async () => {
    await removeRecords(db, id)
    await db.outbox.where('page').equals(id).delete()
    await db.rejected.bulkAdd(rejected.map((one) => ({ page: id, rejected: one, seen: 0 })))
  })
}

/** Puts a page on the desk ahead of need, without its log. Refused where the desk has it as new, or has edits of it. */
export async function checkOut(db: DeskDatabase, page: Page): Promise<'checked-out' | 'newer-here'> {
  return db.transaction('rw', [db.heads, db.pages, db.texts, db.log, db.outbox], async () => {
    const id = page.head.id
    const head = await db.heads.get(id)
    if (head !== undefined && (head.rev >= page.rev || (await db.outbox.where('page').equals(id).count()) > 0)) return 'newer-here'
    await removeRecords(db, id)
    await db.texts.put({ id, text: page.text })
    await db.pages.put({ id, page: toSnapshot(page) })
    await db.heads.put({ page: id, rev: page.rev, snapshot: page.rev, line: crypto.randomUUID(), complete: false })
    return 'checked-out'
  })
}

/** Takes pages off the desk that can be fetched again: all but the named ones and those with edits to deliver. */
export async function makeRoom(db: DeskDatabase, keep: ReadonlySet<PageId>): Promise<number> {
  return db.transaction('rw', [db.heads, db.pages, db.texts, db.log, db.outbox], async () => {
    const needed = new Set([...keep, ...(await db.outbox.toArray()).map((row) => row.page)])
    const ids = (await db.heads.toCollection().primaryKeys()).filter((id) => !needed.has(id))
    for (const id of ids) await removeRecords(db, id)
    return ids.length
  })
}

/** Takes damaged records of a page out. Its operations in the outbox stay. */
export async function clearPage(db: DeskDatabase, id: PageId): Promise<void> {
  await db.transaction('rw', [db.heads, db.pages, db.texts, db.log], () => removeRecords(db, id))
}

async function removeRecords(db: DeskDatabase, id: PageId): Promise<void> {
  await db.heads.delete(id)
  await db.pages.delete(id)
  await db.texts.delete(id)
  await db.log.where('[page+rev]').between([id, Dexie.minKey], [id, Dexie.maxKey]).delete()
}
