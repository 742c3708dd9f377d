/**
 * Jobs and the files of imports. They tell where long work stands; the work itself is safe without them (a file that is
 * imported again is there already), so they are written without waiting for the disk: see `lightTransaction`.
 */
import { Bug, present, type Instant, type JobId, type PageId } from '#shared/base/index.ts'
import type { Failure, ImportItem } from '#shared/contract/index.ts'

import type { Database } from './database.ts'
import { keepText, pack, readText, unpack, type Packed } from './packing.ts'
import type { StoredItem, StoredJob } from './store.ts'

export class JobStore {
  private readonly database: Database

  constructor(database: Database) {
    this.database = database
  }

  put({ view, request }: StoredJob): void {
    const sql = `INSERT INTO jobs (id, view, request) VALUES (?, ?, ?)
                 ON CONFLICT (id) DO UPDATE SET view = excluded.view, request = excluded.request`
    this.database.lightTransaction(() => this.database.run(sql, view.id, JSON.stringify(view), pack(request)))
  }

  get(id: JobId): StoredJob | undefined {
    const row = this.database.get<JobColumns>('SELECT view, request FROM jobs WHERE id = ?', id)
    return row === undefined ? undefined : toJob(row)
  }

  /** Latest first. */
  list(): StoredJob[] {
    return this.database.all<JobColumns>('SELECT view, request FROM jobs ORDER BY n DESC').map(toJob)
  }

  /** Adds items after those that the job has. One with the path and source of another takes its place. */
  putItems(job: JobId, items: readonly StoredItem[]): void {
    this.database.lightTransaction(() => {
      const n = this.numberOf(job)
      const sql = 'SELECT coalesce(max(seq), -1) AS seq FROM job_items WHERE job = ?'
      let { seq } = present(this.database.get<{ seq: number }>(sql, n), 'an aggregate has a row')
      for (const item of items) this.putItem(n, ++seq, item)
    })
  }

  /** Writes the item of this path (and, where several have it, of the item's source). */
  setItem(job: JobId, path: string, item: StoredItem): void {
    this.database.lightTransaction(() => {
      const sql = `UPDATE job_items SET path = ?, source = ?, name = ?, state = ?, page = ?, articles = ?, doubts = ?, failure = ?
                   WHERE job = ? AND path = ? AND source = ?`
      const { changes } = this.database.run(sql, ...itemValues(item), this.numberOf(job), keepText(path), keepText(item.source))
      if (changes !== 1) throw new Bug(`job ${job} has no item ${path} with source ${item.source}`)
    })
  }

  items(job: JobId, offset: number, limit: number): { total: number; items: StoredItem[] } {
    const n = this.find(job)
    if (n === undefined) return { total: 0, items: [] }
    const counted = this.database.get<{ total: number }>('SELECT count(*) AS total FROM job_items WHERE job = ?', n)
    const rows = this.database.all<ItemColumns>(`${SELECT_ITEMS} WHERE job = ? ORDER BY seq LIMIT ? OFFSET ?`, n, limit, offset)
    return { total: present(counted, 'a count has a row').total, items: rows.map(toItem) }
  }

  waiting(job: JobId): StoredItem[] {
    const n = this.find(job)
    if (n === undefined) return []
    return this.database.all<ItemColumns>(`${SELECT_ITEMS} WHERE job = ? AND state = 'waiting' ORDER BY seq`, n).map(toItem)
  }

  /** Refused files of all imports that nobody has dismissed, latest first. */
  refused(): ImportItem[] {
    const sql = `${SELECT_ITEMS} WHERE state = 'refused' AND dismissed_at IS NULL ORDER BY job DESC, seq DESC`
    return this.database.all<ItemColumns>(sql).map((row) => withoutSource(toItem(row)))
  }

  countRefused(): number {
    const sql = `SELECT count(*) AS count FROM job_items WHERE state = 'refused' AND dismissed_at IS NULL`
    return present(this.database.get<{ count: number }>(sql), 'a count has a row').count
  }

  /** Returns how many there were. */
  dismissRefused(now: Instant): number {
    const sql = `UPDATE job_items SET dismissed_at = ? WHERE state = 'refused' AND dismissed_at IS NULL`
    return this.database.transaction(() => this.database.run(sql, now).changes)
  }

  private putItem(job: number, seq: number, item: StoredItem): void {
    const sql = `INSERT INTO job_items (path, source, name, state, page, articles, doubts, failure, job, seq)
                 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                 ON CONFLICT (job, path, source) DO UPDATE SET name = excluded.name, state = excluded.state, page = excluded.page,
                   articles = excluded.articles, doubts = excluded.doubts, failure = excluded.failure`
    this.database.run(sql, ...itemValues(item), job, seq)
  }

  private find(job: JobId): number | undefined {
    return this.database.get<{ n: number }>('SELECT n FROM jobs WHERE id = ?', job)?.n
  }

  private numberOf(job: JobId): number {
    return present(this.find(job), `job ${job} is put before its items`)
  }
}

interface JobColumns {
  readonly view: string
  readonly request: Packed
}

function toJob({ view, request }: JobColumns): StoredJob {
  return { view: unpack(view), request: unpack(request) }
}

interface ItemColumns {
  readonly path: string
  readonly source: string
  readonly name: string
  readonly state: ImportItem['state']
  readonly page: PageId | null
  readonly articles: number
  readonly doubts: number
  readonly failure: string | null
}

const SELECT_ITEMS = 'SELECT path, source, name, state, page, articles, doubts, failure FROM job_items'

function itemValues(item: StoredItem): (string | number | null)[] {
  const { path, source, name, state, page, articles, doubts, failure } = item
  return [
    keepText(path),
    keepText(source),
    keepText(name),
    state,
    page,
    articles,
    doubts,
    failure === null ? null : JSON.stringify(failure),
  ]
}

function toItem(row: ItemColumns): StoredItem {
  return {
    name: readText(row.name),
    path: readText(row.path),
    source: readText(row.source),
    state: row.state,
    page: row.page,
    articles: row.articles,
    doubts: row.doubts,
    failure: row.failure === null ? null : unpack<Failure>(row.failure),
  }
}

function withoutSource({ source: _source, ...item }: StoredItem): ImportItem {
  return item
}
