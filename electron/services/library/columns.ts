/** A page's row, between the words of the contract and the columns of the table `pages`. */
import type { Instant, PageId } from '#shared/base/index.ts'
import type { PageRow } from '#shared/contract/index.ts'
import type { Status } from '#shared/model/index.ts'

import { keepText, readText } from './packing.ts'
import { pageKey } from './row.ts'

/** The numbers stand in libraries: they never change, and give the order of work. */
const STATUS_NUMBERS: Readonly<Record<Status, number>> = { unreviewed: 0, 'in-review': 1, approved: 2, doubtful: 3, returned: 4 }
const STATUS_NAMES = Object.keys(STATUS_NUMBERS) as Status[]

/** The columns of `pages` but for n. `type` and not `interface`, so that it counts as a record of values. */
export type PageColumns = {
  readonly id: string
  readonly rev: number
  readonly publication: string
  readonly date: string
  readonly month: string
  readonly page_no: string
  readonly page_key: string
  readonly page_name: string
  readonly issue_no: string
  readonly file: string
  readonly lead: string
  readonly status: number
  readonly articles: number
  readonly approved: number
  readonly doubts: number
  readonly has_doubts: number
  readonly duplicates: number
  readonly has_duplicates: number
  readonly characters: number
  readonly effort: number
  readonly imported_at: string
  readonly changed_at: string
  readonly changed_by: string
}

export function statusNumber(status: Status): number {
  return STATUS_NUMBERS[status]
}

export function statusName(kept: number): Status {
  return STATUS_NAMES[kept] ?? 'unreviewed'
}

/** '' stands for "not known", which no field of a page's info can be. */
export function keepKnown(value: string | null): string {
  return value === null ? '' : keepText(value)
}

export function readKnown(kept: string): string | null {
  return kept === '' ? null : readText(kept)
}

export function toColumns(row: PageRow): PageColumns {
  const { info } = row
  return {
    id: row.id,
    rev: row.rev,
    publication: keepKnown(info.publication),
    date: keepKnown(info.date),
    month: (info.date ?? '').slice(0, 7),
    page_no: keepKnown(info.pageNo),
    page_key: pageKey(info.pageNo),
    page_name: keepKnown(info.pageName),
    issue_no: keepKnown(info.issueNo),
    file: keepText(row.file),
    lead: keepText(row.lead),
    status: statusNumber(row.status),
    articles: row.articles,
    approved: row.approved,
    doubts: row.doubts,
    has_doubts: row.doubts > 0 ? 1 : 0,
    duplicates: row.duplicates,
    has_duplicates: row.duplicates > 0 ? 1 : 0,
    characters: row.characters,
    effort: row.effort,
    imported_at: row.importedAt,
    changed_at: row.changedAt,
    changed_by: keepText(row.changedBy),
  }
}

export function toRow(columns: PageColumns): PageRow {
  return {
    id: columns.id as PageId,
    rev: columns.rev,
    info: infoOf(columns),
    file: readText(columns.file),
    lead: readText(columns.lead),
    status: statusName(columns.status),
    articles: columns.articles,
    approved: columns.approved,
    doubts: columns.doubts,
    duplicates: columns.duplicates,
    characters: columns.characters,
    effort: columns.effort,
    importedAt: columns.imported_at as Instant,
    changedAt: columns.changed_at as Instant,
    changedBy: readText(columns.changed_by),
  }
}

export function infoOf(columns: Pick<PageColumns, 'publication' | 'date' | 'page_no' | 'page_name' | 'issue_no'>): PageRow['info'] {
  return {
    publication: readKnown(columns.publication),
    date: readKnown(columns.date),
    pageNo: readKnown(columns.page_no),
    pageName: readKnown(columns.page_name),
    issueNo: readKnown(columns.issue_no),
  }
}
