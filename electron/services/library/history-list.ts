/**
 * The history of all pages, newest first, a part at a time. Automatic steps of one kind that follow each other closely are
 * one line with its count: nothing is counted row by row, a run of a million steps is found by its ends. So are the parts of an
 * editor's step over several pages, in the place of the latest of them, whatever stands between them.
 */
import { present, type Instant, type OperationId, type PageId } from '#shared/base/index.ts'
import type { HistoryQuery } from '#shared/contract/index.ts'
import { articlesGone, SIMPLE_OPERATION_NAMES } from '#shared/operations/index.ts'

import { gatherParts, hasLaterPart, operationIn, partOf, type PartRow } from './bulk-parts.ts'
import { infoOf, type PageColumns } from './columns.ts'
import type { Database } from './database.ts'
import type { Body } from './log-store.ts'
import { readText, unpack } from './packing.ts'
import type { LibraryStep } from './store.ts'

/** Automatic steps with a longer pause between them were not one piece of work. Milliseconds. */
const PAUSE = 10 * 60_000

const NAMES: readonly string[] = [...SIMPLE_OPERATION_NAMES, 'answerDoubt', 'batch', 'undo', 'redo', 'restorePage']

/** Automatic steps that come as one: a page is imported and cut in one go. */
const KINDS: readonly (readonly string[])[] = [['importPage', 'segmentPage']]

export function listHistory(database: Database, { who, before, limit }: HistoryQuery): { steps: LibraryStep[]; next: number | null } {
  const steps: LibraryStep[] = []
  let below = before ?? Number.MAX_SAFE_INTEGER
  /** Parts of steps that are listed. */
  const listed = new Set<number>()
  while (steps.length < limit) {
    const n = latestBelow(database, who, below)
    if (n === null) return { steps, next: null }
    below = n
    if (listed.has(n)) continue
    const row = rowAt(database, n)
    if (row.automatic === 1) {
      const { step, first } = runOf(database, row)
      steps.push(step)
      below = first
    } else {
      const step = byHandAt(database, row, listed)
      if (step !== undefined) steps.push(step)
    }
    // Places have no gaps: parts that follow each other need not be looked at one by one.
    while (listed.has(below - 1)) below--
  }
  return { steps, next: latestBelow(database, who, below) === null ? null : below }
}

interface Row extends PartRow {
  readonly id: OperationId
  readonly rev: number
  readonly editor: string
  readonly automatic: 0 | 1
}

const columns = 'n, id, page, rev, editor, at, automatic, name, body'

function rowAt(database: Database, n: number): Row {
  return present(database.get<Row>(`SELECT ${columns} FROM operations WHERE n = ?`, n), 'an index holds only rows that are there')
}

function latestBelow(database: Database, who: HistoryQuery['who'], n: number): number | null {
  if (who === 'all') return latest(database, 'FROM operations WHERE n < ?', n)
  if (who === 'editors') return latest(database, 'FROM operations INDEXED BY operations_by_hand WHERE automatic = 0 AND n < ?', n)
  return largest(NAMES.map((name) => latestAutomatic(database, name, n)))
}

function latestAutomatic(database: Database, name: string, n: number): number | null {
  return latest(database, 'FROM operations INDEXED BY operations_automatic WHERE automatic = 1 AND name = ? AND n < ?', name, n)
}

function latest(database: Database, rest: string, ...values: (string | number)[]): number | null {
  return present(database.get<{ n: number | null }>(`SELECT max(n) AS n ${rest}`, ...values), 'a maximum has a row').n
}

function largest(numbers: readonly (number | null)[]): number | null {
  return numbers.reduce((most, n) => (most === null || (n !== null && n > most) ? n : most), null)
}

/** The run of automatic steps of one kind that ends with a row. */
function runOf(database: Database, row: Row): { step: LibraryStep; first: number } {
  const kind = KINDS.find((names) => names.includes(row.name)) ?? [row.name]
  const byHand = latest(database, 'FROM operations INDEXED BY operations_by_hand WHERE automatic = 0 AND n < ?', row.n)
  const others = NAMES.filter((name) => !kind.includes(name)).map((name) => latestAutomatic(database, name, row.n))
  // The log only grows, so that its places have no gaps and begin with 1.
  const first = pauseBetween(database, (largest([byHand, ...others]) ?? 0) + 1, row.n)
  const pages = present(
    database.get<{ count: number }>(
      'SELECT count(*) AS count FROM operations INDEXED BY operations_automatic WHERE automatic = 1 AND name = ? AND n BETWEEN ? AND ?',
      kind[0] ?? row.name,
      first,
      row.n,
    ),
    'a count has a row',
  ).count
  return { step: stepOf(database, row, timeOf(database, first), Math.max(1, pages)), first }
}

/**
 * The place right after the latest long pause between two places, or the first of them. Times go up with places, so a
 * stretch that is short as a whole holds no pause and need not be looked into.
 */
function pauseBetween(database: Database, from: number, to: number): number {
  const time = (n: number): number => Date.parse(timeOf(database, n))
  const find = (low: number, high: number): number | null => {
    if (high <= low || time(high) - time(low) <= PAUSE) return null
    if (high - low === 1) return high
    const middle = Math.floor((low + high) / 2)
    return find(middle, high) ?? find(low, middle)
  }
  return find(from, to) ?? from
}

function timeOf(database: Database, n: number): Instant {
  return present(database.get<{ at: Instant }>('SELECT at FROM operations WHERE n = ?', n), 'places have no gaps').at
}

/** An editor's step: one operation, or all parts of a step over several pages; undefined for a part that a later one was listed with. */
function byHandAt(database: Database, row: Row, listed: Set<number>): LibraryStep | undefined {
  const step = partOf(database, row)
  if (step === undefined) return stepOf(database, row, row.at, 1)
  if (hasLaterPart(database, row, step)) return undefined
  const { from, at, pages, parts } = gatherParts(database, row, step)
  for (const part of parts) listed.add(part)
  return { ...stepOf(database, row, from, pages), at }
}

/** The edit that an undo or redo is about in the end, with the articles that it took off its page. */
function editOfRow(database: Database, row: Pick<PartRow, 'body'>): Pick<LibraryStep, 'edit' | 'gone'> {
  for (let at: Pick<PartRow, 'body'> | undefined = row; at !== undefined;) {
    const [operation, diff]: Body = unpack<Body>(at.body)
    if (operation.name !== 'undo' && operation.name !== 'redo') return { edit: operation, gone: articlesGone(diff) }
    at = database.get<Pick<PartRow, 'body'>>('SELECT body FROM operations WHERE id = ?', operation.target)
  }
  return { edit: undefined, gone: [] }
}

function stepOf(database: Database, row: Row, from: Instant, pages: number): LibraryStep {
  const sql = 'SELECT id, publication, date, page_no, page_name, issue_no, file FROM pages WHERE n = ?'
  const page = present(database.get<PageColumns>(sql, row.page), 'every operation is of a page')
  const operation = operationIn(row)
  return {
    place: row.n,
    operation,
    id: row.id,
    ...editOfRow(database, row),
    page: page.id as PageId,
    rev: row.rev + 1,
    info: infoOf(page),
    file: readText(page.file),
    editor: readText(row.editor),
    automatic: row.automatic === 1,
    at: row.at,
    from,
    pages,
  }
}
