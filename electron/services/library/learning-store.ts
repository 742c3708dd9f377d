/** What segmentation has learned in this library: whether it learns, the weights in use and those put aside, and the pages behind them. */
import { present, type Instant, type PageId } from '#shared/base/index.ts'

import type { Database } from './database.ts'
import { keepText, pack, readText, unpack, type Packed } from './packing.ts'
import type { LearnedFrom, StoredLearning, StoredWeights } from './store.ts'

const PLACES = ['current', 'previous'] as const

interface SetColumns {
  readonly place: number
  readonly base: Packed | null
  readonly learned_from: string
  readonly weights: Packed | null
  readonly since: string
  readonly made_at: Instant
}

export function readLearning(database: Database): StoredLearning {
  const sql = 'SELECT is_on, versions FROM learning'
  const row = present(database.get<{ is_on: number; versions: number }>(sql), 'the table was made with its row')
  const sets = database.all<SetColumns>('SELECT place, base, learned_from, weights, since, made_at FROM weight_sets')
  const setAt = (place: number): StoredWeights | null => {
    const columns = sets.find((set) => set.place === place)
    return columns === undefined ? null : toSet(columns, pagesAt(database, place))
  }
  return { on: row.is_on === 1, versions: row.versions, current: setAt(0), previous: setAt(1) }
}

/** Writes all of it, whole or not at all. */
export function writeLearning(database: Database, learning: StoredLearning): void {
  database.transaction(() => {
    database.run('UPDATE learning SET is_on = ?, versions = ?', learning.on ? 1 : 0, learning.versions)
    database.run('DELETE FROM weight_pages')
    database.run('DELETE FROM weight_sets')
    PLACES.forEach((name, place) => {
      const set = learning[name]
      if (set !== null) writeSet(database, place, set)
    })
  })
}

function writeSet(database: Database, place: number, set: StoredWeights): void {
  const sql = 'INSERT INTO weight_sets (place, base, learned_from, weights, since, made_at) VALUES (?, ?, ?, ?, ?, ?)'
  database.run(sql, place, packed(set.base), keepText(set.learnedFrom), packed(set.weights), set.since ?? '', set.at)
  for (const { page, rev, at } of set.pages) {
    database.run('INSERT INTO weight_pages (place, page, rev, learned_at) VALUES (?, ?, ?, ?)', place, page, rev, at)
  }
}

function packed(weights: unknown): Packed | null {
  return weights === null ? null : pack(weights)
}

function toSet(columns: SetColumns, pages: readonly LearnedFrom[]): StoredWeights {
  return {
    base: columns.base === null ? null : unpack(columns.base),
    learnedFrom: readText(columns.learned_from),
    weights: columns.weights === null ? null : unpack(columns.weights),
    since: columns.since === '' ? null : (columns.since as Instant),
    at: columns.made_at,
    pages,
  }
}

function pagesAt(database: Database, place: number): LearnedFrom[] {
  const sql = 'SELECT page, rev, learned_at FROM weight_pages WHERE place = ? ORDER BY page'
  const rows = database.all<{ page: PageId; rev: number; learned_at: Instant }>(sql, place)
  return rows.map(({ page, rev, learned_at: at }) => ({ page, rev, at }))
}
