/**
 * The parts of a step over several pages in the log of all pages, so that the step is one line. [H11]
 *
 * Why not the rows that follow each other: the parts come page by page, and between them may stand what the machine or somebody in
 * another window did meanwhile, or a part that was planned anew. So a part is known by the step that it is of: the step's id, and for
 * its undo and redo, which carry none, the how-manieth turn of that step it was on its page.
 */
import type { Instant, OperationId } from '#shared/base/index.ts'
import { bulkOf, type Operation } from '#shared/operations/index.ts'

import type { Database } from './database.ts'
import { unpack, type Packed } from './packing.ts'

/** So many steps of editors may stand between two parts. */
const GAP = 100

/** The columns of the table `operations` by which a part is known. */
export interface PartRow {
  readonly n: number
  readonly page: number
  readonly at: Instant
  readonly name: string
  readonly body: Packed
}

/** A step over several pages, from its latest part on. */
export interface BulkStep {
  /** When the first part was made, and the last. */
  readonly from: Instant
  readonly at: Instant
  readonly pages: number
  /** Places of its parts in the log. */
  readonly parts: ReadonlySet<number>
}

const COLUMNS = 'n, page, at, name, body'

/** The operation of a row. */
export function operationIn({ body }: Pick<PartRow, 'body'>): Operation {
  return unpack<readonly [Operation]>(body)[0]
}

/** Names the step over several pages that a row is a part of; undefined for a step of its own. */
export function partOf(database: Database, row: PartRow): string | undefined {
  if (row.name === 'batch') return bulkOf(operationIn(row))
  if (row.name !== 'undo' && row.name !== 'redo') return undefined
  const edit = editAt(database, operationIn(row))
  if (edit?.name !== 'batch') return undefined
  const bulk = bulkOf(operationIn(edit))
  return bulk === undefined ? undefined : `${bulk} ${String(turnOf(database, row, edit))}`
}

/** Whether a later part of the same step stands in the log: then the row was told with that one. */
export function hasLaterPart(database: Database, row: PartRow, step: string): boolean {
  const sql = `SELECT ${COLUMNS} FROM operations INDEXED BY operations_by_hand WHERE automatic = 0 AND n > ? ORDER BY n LIMIT ${GAP}`
  for (const later of database.each<PartRow>(sql, row.n)) if (partOf(database, later) === step) return true
  return false
}

/** All parts of a step, found from its latest one. */
export function gatherParts(database: Database, latest: PartRow, step: string): BulkStep {
  const sql = `SELECT ${COLUMNS} FROM operations INDEXED BY operations_by_hand WHERE automatic = 0 AND n < ? ORDER BY n DESC`
  const parts = new Set([latest.n])
  const pages = new Set([latest.page])
  let [from, at, between] = [latest.at, latest.at, 0]
  for (const row of database.each<PartRow>(sql, latest.n)) {
    if (partOf(database, row) !== step) {
      if (++between > GAP) break
      continue
    }
    between = 0
    parts.add(row.n)
    pages.add(row.page)
    if (row.at < from) from = row.at
    if (row.at > at) at = row.at
  }
  return { from, at, pages: pages.size, parts }
}

/** The row of the edit that an undo or redo is about in the end. */
function editAt(database: Database, operation: Operation): PartRow | undefined {
  let at: Operation = operation
  for (;;) {
    if (at.name !== 'undo' && at.name !== 'redo') return undefined
    const row = rowOf(database, at.target)
    if (row === undefined || (row.name !== 'undo' && row.name !== 'redo')) return row
    at = operationIn(row)
  }
}

function rowOf(database: Database, id: OperationId): PartRow | undefined {
  return database.get<PartRow>(`SELECT ${COLUMNS} FROM operations WHERE id = ?`, id)
}

/** How often the edit had been taken back or brought again on its page, this time counted. */
function turnOf(database: Database, row: PartRow, edit: PartRow): number {
  const sql = `SELECT ${COLUMNS} FROM operations WHERE page = ? AND n > ? AND n < ? AND name IN ('undo', 'redo')`
  const before = database.all<PartRow>(sql, row.page, edit.n, row.n)
  return 1 + before.filter((one) => editAt(database, operationIn(one))?.n === edit.n).length
}
