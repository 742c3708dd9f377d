/**
 * The pages that a job works through. They stand in the table of the jobs' items, with the page's id as path and what is to
 * be told of it, as JSON, in the place of a name. Like those, they are written without waiting for the disk: work that was
 * done and not written down is recognised when it is done again.
 */
import { present, type JobId, type PageId } from '#shared/base/index.ts'
import type { PageChoice, ResegmentedPage, ResegmentedState } from '#shared/contract/index.ts'

import { infoOf, type PageColumns } from './columns.ts'
import type { Database } from './database.ts'
import { readText, unpack } from './packing.ts'
import { conditionOf } from './page-lists.ts'
import type { PageWork } from './store.ts'

/** Pages that are listed in one transaction. */
const SOME = 10_000

export class WorkStore {
  private readonly database: Database

  constructor(database: Database) {
    this.database = database
  }

  /**
   * Lists the next pages of the choice as waiting, in the order of import, from the one behind `after` on. Those that are
   * listed already stay as they are. Returns the last one's number, or undefined where there are no more.
   */
  list(job: JobId, pages: PageChoice, after: number): number | undefined {
    const chosen = 'ids' in pages ? { sql: `id IN (${pages.ids.map(() => '?').join(', ')})`, values: pages.ids } : conditionOf(pages.filter)
    const numbers = this.database.all<{ n: number }>(
      `SELECT n FROM pages WHERE n > ? AND ${chosen.sql} ORDER BY n LIMIT ?`,
      after,
      ...chosen.values,
      SOME,
    )
    const last = numbers.at(-1)?.n
    if (last === undefined) return undefined
    const sql = `INSERT INTO job_items (job, seq, path, source, name, state, page, articles, doubts, failure)
                 SELECT ?, n, id, '', 'null', 'waiting', id, 0, 0, NULL FROM pages WHERE n > ? AND n <= ? AND ${chosen.sql}
                 ON CONFLICT DO NOTHING`
    this.database.lightTransaction(() => this.database.run(sql, this.numberOf(job), after, last, ...chosen.values))
    return last
  }

  /** Writes what became of pages that are listed. */
  put(job: JobId, work: readonly PageWork[]): void {
    this.database.lightTransaction(() => {
      const n = this.numberOf(job)
      const sql = `UPDATE job_items SET state = ?, name = ? WHERE job = ? AND path = ? AND source = ''`
      for (const { page, state, changes } of work) this.database.run(sql, state, JSON.stringify(changes), n, page)
    })
  }

  /** Pages that are still to be worked on. */
  waiting(job: JobId): PageId[] {
    const sql = `SELECT page FROM job_items WHERE job = ? AND state = 'waiting' ORDER BY seq`
    return this.database.all<{ page: PageId }>(sql, this.find(job)).map(({ page }) => page)
  }

  /** How many pages are in each state. */
  count(job: JobId): Partial<Record<ResegmentedState, number>> {
    const sql = 'SELECT state, count(*) AS count FROM job_items WHERE job = ? GROUP BY state'
    const rows = this.database.all<{ state: ResegmentedState; count: number }>(sql, this.find(job))
    return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
  }

  /** A window of the pages in one of the states, in the order of import. */
  pages(
    job: JobId,
    states: readonly ResegmentedState[],
    offset: number,
    limit: number,
  ): { readonly total: number; readonly items: readonly ResegmentedPage[] } {
    const n = this.find(job)
    const from = `FROM job_items JOIN pages ON pages.id = job_items.page WHERE job = ? AND state IN (${states.map(() => '?').join(', ')})`
    const counted = this.database.get<{ total: number }>(`SELECT count(*) AS total ${from}`, n, ...states)
    const columns = 'pages.id, state, name, publication, date, page_no, page_name, issue_no, file, lead'
    const rows = this.database.all<WorkColumns>(`SELECT ${columns} ${from} ORDER BY seq LIMIT ? OFFSET ?`, n, ...states, limit, offset)
    return { total: present(counted, 'a count has a row').total, items: rows.map(toPage) }
  }

  /** -1 for a job that is not there: it has no items. */
  private find(job: JobId): number {
    return this.database.get<{ n: number }>('SELECT n FROM jobs WHERE id = ?', job)?.n ?? -1
  }

  private numberOf(job: JobId): number {
    return present(this.database.get<{ n: number }>('SELECT n FROM jobs WHERE id = ?', job), `job ${job} is put before its pages`).n
  }
}

type WorkColumns = Pick<PageColumns, 'id' | 'publication' | 'date' | 'page_no' | 'page_name' | 'issue_no' | 'file' | 'lead'> & {
  readonly state: ResegmentedState
  readonly name: string
}

function toPage(row: WorkColumns): ResegmentedPage {
  return {
    page: row.id as PageId,
    state: row.state,
    changes: unpack<ResegmentedPage['changes']>(row.name),
    info: infoOf(row),
    file: readText(row.file),
    lead: readText(row.lead),
  }
}
