/** Texts and links in the tables: what is found out page by page, and the marks of how far that has come. */
import { present, type PageId } from '#shared/base/index.ts'

import {
  KIND_NUMBERS,
  numberOf,
  VERDICT_NUMBERS,
  WHOLE_NUMBERS,
  type DerivedPage,
  type DerivedText,
  type DuePage,
  type StoredLink,
  type TextFacts,
} from './copy-columns.ts'
import { addGroup, removeGroup } from './copy-group-rows.ts'
import { packKeys, unpackKeys, type KeyTable } from './copy-keys.ts'
import { markPage } from './copy-marks.ts'
import type { Database } from './database.ts'
import { keepText, pack } from './packing.ts'

/** Texts that are looked up anew when one goes that they were linked with. */
const MOST_RELINKED = 500

/** A text of which the links are to be looked for. */
export interface UnlinkedText {
  readonly n: number
  readonly page: number
  readonly length: number
  readonly keys: Uint32Array
}

/** Pages to look through next, in the order of import; those of a job only where it asks. */
export function duePages(database: Database, rebuild: boolean, limit: number): DuePage[] {
  const sql = `SELECT pages.n, pages.id, pages.rev, documents.document, texts.text FROM copy_due
               JOIN pages ON pages.n = copy_due.page JOIN documents ON documents.page = pages.n JOIN texts ON texts.page = pages.n
               WHERE rebuild = ? ORDER BY copy_due.page LIMIT ?`
  return database.all<DuePage>(sql, rebuild ? 1 : 0, limit)
}

/** All pages that are due, also those of a job. */
export function dueIds(database: Database): PageId[] {
  const sql = 'SELECT pages.id FROM copy_due JOIN pages ON pages.n = copy_due.page ORDER BY copy_due.page'
  return database.all<{ id: PageId }>(sql).map(({ id }) => id)
}

export function countDue(database: Database, rebuild: boolean): number {
  const sql = 'SELECT count(*) AS count FROM copy_due WHERE rebuild = ?'
  return present(database.get<{ count: number }>(sql, rebuild ? 1 : 0), 'a count has a row').count
}

/** Forgets everything and makes all pages due; for a job where it says so. */
export function forgetAll(database: Database, rebuild: boolean): void {
  database.transaction(() => {
    for (const table of ['stale', 'members', 'groups', 'links', 'keys', 'texts', 'verdicts', 'bin', 'due'] as const) {
      database.run(`DELETE FROM copy_${table}`)
    }
    database.run('INSERT INTO copy_due (page, rebuild) SELECT n, ? FROM pages', rebuild ? 1 : 0)
  })
}

/** Writes what was found out of pages. A page that has changed since stays due. `same`: whether two texts with one hash are one text. */
export function keepPages(database: Database, keys: KeyTable, pages: readonly DerivedPage[], same: SameText): void {
  database.lightTransaction(() => {
    for (const page of pages) {
      if (revOf(database, page.n) !== page.rev) continue
      keepTexts(database, keys, page, same)
      keepVerdicts(database, page)
      keepPageGroups(database, page)
      keepBin(database, page)
      markPage(database, page.n)
      database.run('DELETE FROM copy_due WHERE page = ?', page.n)
    }
  })
}

export type SameText = (one: number, other: number) => boolean

function revOf(database: Database, n: number): number | undefined {
  return database.get<{ rev: number }>('SELECT rev FROM pages WHERE n = ?', n)?.rev
}

interface TextRow extends TextFacts {
  readonly n: number
}

function keepTexts(database: Database, keys: KeyTable, page: DerivedPage, same: SameText): void {
  const known = new Map(
    database
      .all<TextRow>('SELECT n, article, exact, length, raw, flags, errors FROM copy_texts WHERE page = ?', page.n)
      .map((row) => [row.article, row]),
  )
  for (const text of page.texts) {
    const was = known.get(text.article)
    known.delete(text.article)
    const n = articleNumber(database, page.n, text.article)
    if (n === undefined) continue
    const sameWords = was?.n === n && (was.exact === text.exact || was.exact === -n) && was.length === text.length && was.raw === text.raw
    if (sameWords) keepTraits(database, was, text)
    else {
      if (was !== undefined) removeText(database, keys, was.n)
      // The number may have been another text's, of an article that is gone.
      if (was?.n !== n) removeText(database, keys, n)
      addText(database, keys, { n, page: page.n, text }, same)
    }
  }
  for (const { n } of known.values()) {
    removeText(database, keys, n)
    // By its hash, what was said with an article would else go on speaking for its equals when it is gone.
    database.run('DELETE FROM copy_verdicts WHERE owner = ?', n)
  }
}

function articleNumber(database: Database, page: number, article: string): number | undefined {
  return database.get<{ n: number }>('SELECT n FROM articles WHERE page = ? AND article = ?', page, article)?.n
}

function keepTraits(database: Database, was: TextRow, { flags, errors }: DerivedText): void {
  if (was.flags === flags && was.errors === errors) return
  database.run('UPDATE copy_texts SET flags = ?, errors = ? WHERE n = ?', flags, errors, was.n)
  makeStale(database, was.n)
}

interface NewText {
  readonly n: number
  readonly page: number
  readonly text: DerivedText
}

function addText(database: Database, keys: KeyTable, { n, page, text }: NewText, same: SameText): void {
  const first = firstOf(database, text.exact)
  // Two texts with one hash are compared before they are called equal.
  const exact = first === undefined || same(n, first) ? text.exact : -n
  const stands = first === undefined || exact === -n
  const sql = `INSERT INTO copy_texts (n, page, article, exact, length, raw, flags, errors, keys, linked) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
  const { article, length, raw, flags, errors } = text
  database.run(sql, n, page, article, exact, length, raw, flags, errors, stands ? packKeys(text.keys) : null, stands ? 0 : 1)
  if (stands) keys.add(n, text.keys)
  makeStale(database, stands ? n : present(first, 'it has an equal'))
}

/** The text that stands for those with a hash. */
export function firstOf(database: Database, exact: number): number | undefined {
  return database.get<{ n: number }>('SELECT n FROM copy_texts WHERE exact = ? AND keys IS NOT NULL', exact)?.n
}

/** Takes a text out. Where it stood for its equals, another does so from now on, and is to be linked. */
function removeText(database: Database, keys: KeyTable, n: number): void {
  const row = database.get<{ exact: number; keys: Uint8Array | null }>('SELECT exact, keys FROM copy_texts WHERE n = ?', n)
  if (row === undefined) return
  database.run('DELETE FROM copy_texts WHERE n = ?', n)
  makeStale(database, n)
  if (row.keys === null) {
    const first = firstOf(database, row.exact)
    if (first !== undefined) makeStale(database, first)
    return
  }
  const kept = unpackKeys(row.keys)
  keys.remove(n, kept)
  removeLinks(database, n)
  const heir = database.get<{ n: number }>('SELECT n FROM copy_texts WHERE exact = ? ORDER BY n LIMIT 1', row.exact)?.n
  if (heir === undefined) return
  database.run('UPDATE copy_texts SET keys = ?, linked = 0 WHERE n = ?', row.keys, heir)
  keys.add(heir, kept)
  makeStale(database, heir)
}

function removeLinks(database: Database, n: number): void {
  const others = database.all<{ n: number }>(
    'SELECT b AS n FROM copy_links WHERE a = ? UNION ALL SELECT a FROM copy_links WHERE b = ?',
    n,
    n,
  )
  for (const [i, other] of others.entries()) {
    makeStale(database, other.n)
    // Each was compared with enough others, of which this was one.
    if (i < MOST_RELINKED) database.run('UPDATE copy_texts SET linked = 0 WHERE n = ? AND keys IS NOT NULL', other.n)
  }
  database.run('DELETE FROM copy_links WHERE a = ?', n)
  database.run('DELETE FROM copy_links WHERE b = ?', n)
}

function makeStale(database: Database, text: number): void {
  database.run('INSERT INTO copy_stale (text) VALUES (?) ON CONFLICT DO NOTHING', text)
}

function keepVerdicts(database: Database, { n, verdicts }: DerivedPage): void {
  const select =
    'SELECT owner, exact, page, article, text, verdict FROM copy_verdicts WHERE owner IN (SELECT n FROM articles WHERE page = ?)'
  const was = database.all<Record<string, string | number>>(select, n)
  const is = verdicts.flatMap((said) => {
    const owner = articleNumber(database, n, said.owner)
    const { exact, page, article, text } = said
    return owner === undefined ? [] : [{ owner, exact, page, article, text, verdict: numberOf(VERDICT_NUMBERS, said.verdict) }]
  })
  const line = (row: Readonly<Record<string, string | number>>): string => Object.values(row).join(' ')
  if (was.map(line).sort().join('\n') === is.map(line).sort().join('\n')) return
  database.run('DELETE FROM copy_verdicts WHERE owner IN (SELECT n FROM articles WHERE page = ?)', n)
  const sql = 'INSERT INTO copy_verdicts (owner, exact, page, article, text, verdict) VALUES (?, ?, ?, ?, ?, ?)'
  for (const { owner, exact, page, article, text, verdict } of is) database.run(sql, owner, exact, page, article, text, verdict)
  for (const { owner } of [...was, ...is]) {
    const exact = database.get<{ exact: number }>('SELECT exact FROM copy_texts WHERE n = ?', owner)?.exact
    makeStale(database, Number(owner))
    const first = exact === undefined ? undefined : firstOf(database, exact)
    if (first !== undefined) makeStale(database, first)
  }
}

function keepPageGroups(database: Database, { n, groups }: DerivedPage): void {
  for (const old of database.all<{ n: number }>('SELECT n FROM copy_groups WHERE page = ?', n)) removeGroup(database, old.n)
  const date = database.get<{ date: string }>('SELECT date FROM pages WHERE n = ?', n)?.date ?? ''
  for (const group of groups) addGroup(database, { ...group, place: 'within', note: null, page: n, date, members: [[0, n]] })
}

function keepBin(database: Database, { n, bin }: DerivedPage): void {
  database.run('DELETE FROM copy_bin WHERE page = ?', n)
  const sql = 'INSERT INTO copy_bin (page, at, editor, operation, reason, kept, body) VALUES (?, ?, ?, ?, ?, ?, ?)'
  for (const { at, by, operation, reason, body } of bin) {
    database.run(sql, n, at, keepText(by), operation, reason, body.of?.article ?? '', pack(body))
  }
}

/** Texts of which the links are to be looked for, in the order of their numbers. */
export function unlinkedTexts(database: Database, limit: number): UnlinkedText[] {
  const sql = 'SELECT n, page, length, keys FROM copy_texts WHERE linked = 0 ORDER BY n LIMIT ?'
  const rows = database.all<{ n: number; page: number; length: number; keys: Uint8Array | null }>(sql, limit)
  return rows.map(({ keys, ...row }) => ({ ...row, keys: keys === null ? new Uint32Array() : unpackKeys(keys) }))
}

/** Writes the links of texts that were looked for. What came or went meanwhile is due or linked by itself. */
export function keepLinks(database: Database, linked: readonly number[], links: readonly StoredLink[]): void {
  database.lightTransaction(() => {
    const sql = `INSERT INTO copy_links (a, b, kind, whole, figures, score, a_start, a_end, b_start, b_end)
                 SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10 WHERE (SELECT count(*) FROM copy_texts WHERE n IN (?1, ?2) AND keys IS NOT NULL) = 2
                 ON CONFLICT DO NOTHING`
    for (const { a, b, kind, whole, figures, score, spans } of links) {
      const numbers = [numberOf(KIND_NUMBERS, kind), numberOf(WHOLE_NUMBERS, whole), figures ? 1 : 0]
      database.run(sql, a, b, ...numbers, score, ...spans)
      makeStale(database, a)
      makeStale(database, b)
    }
    for (const n of linked) database.run('UPDATE copy_texts SET linked = 1 WHERE n = ?', n)
  })
}
