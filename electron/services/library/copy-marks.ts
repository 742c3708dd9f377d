/**
 * What the index of copies and a page's row say to each other: how many copies are suggested on the page, its own and those of other
 * pages; and where it was printed.
 */
import { present } from '#shared/base/index.ts'

import type { Database } from './database.ts'

/** Articles of a page that are in open groups over several pages. `page`: its number. */
export function openAcross(database: Database, page: number): number {
  const sql = `SELECT count(DISTINCT copy_members.text) AS count FROM copy_members JOIN copy_groups ON copy_groups.n = copy_members.grp
               WHERE copy_members.page = ? AND copy_members.text > 0 AND state = 0 AND place = 1`
  return present(database.get<{ count: number }>(sql, page), 'a count has a row').count
}

/**
 * Writes how many copies are suggested on a page: what a save writes, which knows the page alone, and the articles that are on other
 * pages too. To be called where either has changed.
 */
export function markPage(database: Database, page: number): void {
  const own = 'SELECT coalesce(sum(copies - 1), 0) AS count FROM copy_groups WHERE page = ? AND state <> 2'
  const within = present(database.get<{ count: number }>(own, page), 'a sum has a row').count
  const duplicates = within + openAcross(database, page)
  const sql = 'UPDATE pages SET duplicates = ?1, has_duplicates = ?2 WHERE n = ?3 AND duplicates <> ?1'
  database.run(sql, duplicates, duplicates > 0 ? 1 : 0, page)
}

/**
 * Makes the groups of a page's texts out of date. To be called where its paper, day or number has changed: they tell whether copies
 * were printed in two places, and which is the earliest.
 */
export function placeChanged(database: Database, page: number): void {
  database.run('INSERT INTO copy_stale (text) SELECT n FROM copy_texts WHERE page = ? ON CONFLICT DO NOTHING', page)
}
