/** A group of copies as a row: of one page alone, or over articles. */
import type { PageId } from '#shared/base/index.ts'

import {
  CAUSE_NUMBERS,
  GRAIN_NUMBERS,
  KIND_NUMBERS,
  NOTE_NUMBERS,
  numberOf,
  PLACE_NUMBERS,
  STATE_NUMBERS,
  wordOf,
  type GroupFacts,
  type LibraryBody,
  type PageBody,
  type StoredGroup,
} from './copy-columns.ts'
import type { Database } from './database.ts'
import { pack, unpack, type Packed } from './packing.ts'

/** What is written of a group. */
export interface NewGroup extends GroupFacts {
  /** The page that has it by itself, else null. */
  readonly page: number | null
  /** The latest day of its papers, '' where none is known. */
  readonly date: string
  readonly body: PageBody | LibraryBody
  /** Texts and their pages, for looking the group up. Of a page's own group the text is 0. */
  readonly members: readonly (readonly [text: number, page: number])[]
}

/** Writes a group, where none has its name. */
export function addGroup(database: Database, group: NewGroup): void {
  const { name, kind, cause, grain, place, state, note, score, copies, characters, page, date, body, members } = group
  const sql = `INSERT INTO copy_groups (name, page, kind, cause, grain, place, state, note, score, copies, characters, date, body)
               VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO NOTHING`
  const numbers = [
    numberOf(KIND_NUMBERS, kind),
    numberOf(CAUSE_NUMBERS, cause),
    numberOf(GRAIN_NUMBERS, grain),
    numberOf(PLACE_NUMBERS, place),
    numberOf(STATE_NUMBERS, state),
    numberOf(NOTE_NUMBERS, note),
  ]
  const { added, changes } = database.run(sql, name, page, ...numbers, score, copies, characters, date, pack(body))
  if (changes === 0) return
  const into = 'INSERT INTO copy_members (grp, text, page) VALUES (?, ?, ?) ON CONFLICT DO NOTHING'
  for (const [text, at] of members) database.run(into, added, text, at)
}

/** Takes a group out by its number. */
export function removeGroup(database: Database, n: number): void {
  database.run('DELETE FROM copy_members WHERE grp = ?', n)
  database.run('DELETE FROM copy_groups WHERE n = ?', n)
}

interface GroupRow {
  readonly n: number
  readonly name: string
  readonly page: number | null
  readonly id: PageId | null
  readonly kind: number
  readonly cause: number
  readonly grain: number
  readonly place: number
  readonly state: number
  readonly note: number
  readonly score: number
  readonly copies: number
  readonly characters: number
  readonly body: Packed
}

const columns = `copy_groups.n, name, copy_groups.page, pages.id, kind, cause, grain, place, state, note, score, copies,
  copy_groups.characters, body FROM copy_groups LEFT JOIN pages ON pages.n = copy_groups.page`

/** A group by its number or name. */
export function findGroup(database: Database, group: number | string): StoredGroup | undefined {
  const where = typeof group === 'number' ? 'copy_groups.n' : 'name'
  const row = database.get<GroupRow>(`SELECT ${columns} WHERE ${where} = ?`, group)
  return row === undefined ? undefined : toGroup(row)
}

function toGroup(row: GroupRow): StoredGroup {
  const { n, name, page, id, score, copies, characters } = row
  return {
    n,
    name,
    kind: wordOf(KIND_NUMBERS, row.kind),
    cause: wordOf(CAUSE_NUMBERS, row.cause),
    grain: wordOf(GRAIN_NUMBERS, row.grain),
    place: wordOf(PLACE_NUMBERS, row.place),
    state: wordOf(STATE_NUMBERS, row.state),
    note: wordOf(NOTE_NUMBERS, row.note),
    score,
    copies,
    characters,
    body:
      page === null || id === null
        ? { of: 'library', ...unpack<LibraryBody>(row.body) }
        : { of: 'page', page, id, ...unpack<PageBody>(row.body) },
  }
}
