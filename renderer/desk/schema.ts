/**
 * What the desk's database holds. Its versions are numbered from 1 without gaps; a version once released is never
 * changed, only followed by another.
 *
 * A page is kept as a snapshot of some earlier rev and the log from there on: writing the whole page at every key would
 * cost more than planning the edit, and the log and the outbox are what an edit consists of anyway. The page in hand
 * is the snapshot with the later entries' diffs applied.
 */
import type { OperationId, PageId, Json } from '#shared/base/index.ts'
import type { Page } from '#shared/model/index.ts'
import type { Entry, Submission } from '#shared/operations/index.ts'

import type { Rejected } from './rejected.ts'

/** A page but for its text, which never changes and may be large. */
export type Snapshot = Omit<Page, 'text'>

export interface SnapshotRow {
  readonly id: PageId
  readonly page: Snapshot
}

export interface TextRow {
  readonly id: PageId
  readonly text: string
}

/** Small, so that every write can check it: does the database still hold what this window believes? */
export interface HeadRow {
  readonly page: PageId
  /** Rev of the page with everything in the outbox applied. */
  readonly rev: number
  /** Rev of the snapshot; the log has every entry from there on. */
  readonly snapshot: number
  /** Made anew whenever the page is replaced instead of carried on: the same line and rev are the same page. */
  readonly line: string
  /** The log is here from the first entry on. False for pages that were checked out ahead of need. */
  readonly complete: boolean
}

/** An operation that the library has not acknowledged. A log entry that has no row here is confirmed. */
export interface OutboxRow {
  /** Order of delivery; given by the database. */
  readonly seq?: number
  readonly page: PageId
  readonly id: OperationId
  readonly submission: Submission
}

/** An operation that did not fit any more, kept for the page's history. */
export interface RejectedRow {
  readonly seq?: number
  readonly page: PageId
  readonly rejected: Rejected
  /** The editor has put the notice away. */
  readonly seen: 0 | 1
}

/** State of a view, for hot exit. */
export interface ViewRow {
  readonly key: string
  readonly value: Json
}

/** Small values of the desk itself. */
export interface MetaRow {
  readonly key: string
  readonly value: Json
}

/** Keys of the tables, in Dexie's notation, one record a version. The first is version 1. */
export const VERSIONS: readonly Readonly<Record<string, string>>[] = [
  {
    pages: 'id',
    texts: 'id',
    heads: 'page',
    log: '[page+rev]',
    outbox: '++seq, page',
    rejected: '++seq, page, seen',
    views: 'key',
    meta: 'key',
  },
]

/** The stored form of a page. */
export function toSnapshot({ text: _text, ...rest }: Page): Snapshot {
  return rest
}

/** The row of an entry in the outbox: what will be sent, without the diff, which the library plans itself. */
export function toOutboxRow({ diff: _diff, ...submission }: Entry): OutboxRow {
  return { page: submission.page, id: submission.id, submission }
}
