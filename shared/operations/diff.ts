/**
 * What an operation did to a page's records: a list of changes, exact to the field, that can be reversed.
 *
 * Why not the whole record before and after: an article's order or a paragraph's text would be stored twice for each
 * change of a role, and an old step could not be undone when a later one touched another field of the same record.
 */
import * as v from 'valibot'

import { Bug, sameJson, type Json } from '#shared/base/index.ts'
import { recordSchema, type Page, type PageRecord, type RecordType } from '#shared/model/index.ts'

export type Change =
  | { readonly do: 'add'; readonly record: PageRecord }
  | { readonly do: 'remove'; readonly record: PageRecord }
  | {
      readonly do: 'set'
      readonly type: RecordType
      readonly id: string
      /** Field name to its value before and after. Of a field that may be absent, null says that it is. */
      readonly fields: Readonly<Record<string, readonly [before: Json, after: Json]>>
    }

/** Fields that a record may lack. They are never null, so that null can stand for their absence. */
const MAY_BE_ABSENT: ReadonlySet<string> = new Set(['copies', 'said'])

/** Changes of one page; each record stands in at most one of them. */
export type Diff = readonly Change[]

/** A field that does not hold what the diff says it should. */
export interface Mismatch {
  readonly type: RecordType
  readonly id: string
  /** null: the record itself is there though it should not be, or the other way round. */
  readonly field: string | null
}

const jsonSchema: v.GenericSchema<Json> = v.lazy(() =>
  v.union([v.null(), v.boolean(), v.number(), v.string(), v.array(jsonSchema), v.record(v.string(), jsonSchema)]),
)

export const diffSchema: v.GenericSchema<Diff> = v.array(
  v.variant('do', [
    v.strictObject({ do: v.literal('add'), record: recordSchema }),
    v.strictObject({ do: v.literal('remove'), record: recordSchema }),
    v.strictObject({
      do: v.literal('set'),
      type: v.picklist(['page', 'block', 'article', 'doubt', 'group']),
      id: v.string(),
      fields: v.record(v.string(), v.strictTuple([jsonSchema, jsonSchema])),
    }),
  ]),
)

/** The diff that takes back what this one did. */
export function reverse(diff: Diff): Diff {
  return diff.toReversed().map((change): Change => {
    if (change.do === 'add') return { do: 'remove', record: change.record }
    if (change.do === 'remove') return { do: 'add', record: change.record }
    const fields = Object.fromEntries(Object.entries(change.fields).map(([name, [before, after]]) => [name, [after, before] as const]))
    return { ...change, fields }
  })
}

/** Lists where the page does not hold what the diff starts from. Empty: the diff fits. */
export function mismatches(page: Page, diff: Diff): Mismatch[] {
  return diff.flatMap((change): Mismatch[] => {
    if (change.do === 'set') {
      const record = recordAt(page, change.type, change.id)
      if (record === undefined) return [{ type: change.type, id: change.id, field: null }]
      return Object.entries(change.fields)
        .filter(([name, [before]]) => !sameJson(fieldOf(record, name), before))
        .map(([field]) => ({ type: change.type, id: change.id, field }))
    }
    const there = recordAt(page, change.record.type, change.record.id)
    const fits = change.do === 'add' ? there === undefined : sameJson(there, change.record)
    return fits ? [] : [{ type: change.record.type, id: change.record.id, field: null }]
  })
}

/** Carries a diff out. The page must fit (see `mismatches`); rev and edits are the caller's. Copies only what changes. */
export function applyDiff(page: Page, diff: Diff): Page {
  const tables = { block: page.blocks, article: page.articles, doubt: page.doubts, group: page.groups }
  const changed: { [Type in keyof typeof tables]?: Record<string, PageRecord> } = {}
  let head = page.head
  for (const change of diff) {
    const type = change.do === 'set' ? change.type : change.record.type
    if (type === 'page') {
      if (change.do !== 'set') throw new Bug('a page head is neither added nor removed by a diff')
      head = { ...head, ...after(change.fields) }
      continue
    }
    const table = (changed[type] ??= { ...tables[type] })
    if (change.do === 'set') {
      const record = table[change.id]
      if (record === undefined) throw new Bug(`diff sets fields of ${type} ${change.id}, which the page does not have`)
      table[change.id] = withFields(record, change.fields)
    } else if (change.do === 'add') table[change.record.id] = change.record
    else Reflect.deleteProperty(table, change.record.id)
  }
  return {
    ...page,
    head,
    blocks: (changed.block ?? page.blocks) as Page['blocks'],
    articles: (changed.article ?? page.articles) as Page['articles'],
    doubts: (changed.doubt ?? page.doubts) as Page['doubts'],
    groups: (changed.group ?? page.groups) as Page['groups'],
  }
}

/** Compares two states of one page record by record; the smallest diff from the first to the second. */
export function diffBetween(from: Page, to: Page): Diff {
  const changes: Change[] = []
  if (from.head !== to.head) pushFields(changes, from.head, to.head)
  for (const name of ['blocks', 'articles', 'doubts', 'groups'] as const) {
    if (from[name] !== to[name]) compareTables(changes, from[name], to[name])
  }
  return changes
}

type Table = Readonly<Record<string, PageRecord>>

function compareTables(changes: Change[], from: Table, to: Table): void {
  for (const [id, record] of Object.entries(from)) {
    const next = to[id]
    if (next === undefined) changes.push({ do: 'remove', record })
    else if (next !== record) pushFields(changes, record, next)
  }
  for (const [id, record] of Object.entries(to)) {
    if (from[id] === undefined) changes.push({ do: 'add', record })
  }
}

function pushFields(changes: Change[], before: PageRecord, now: PageRecord): void {
  const fields: Record<string, readonly [Json, Json]> = {}
  const names = Object.keys(now)
  for (const name of MAY_BE_ABSENT) if (Object.hasOwn(before, name) && !Object.hasOwn(now, name)) names.push(name)
  for (const name of names) {
    const was = fieldOf(before, name)
    const is = fieldOf(now, name)
    if (!sameJson(was, is)) fields[name] = [was as Json, is as Json]
  }
  if (Object.keys(fields).length > 0) changes.push({ do: 'set', type: now.type, id: now.id, fields })
}

function after(fields: Readonly<Record<string, readonly [Json, Json]>>): Record<string, Json> {
  return Object.fromEntries(Object.entries(fields).map(([name, [, value]]) => [name, value]))
}

function withFields(record: PageRecord, fields: Readonly<Record<string, readonly [Json, Json]>>): PageRecord {
  const next = { ...record, ...after(fields) }
  for (const name of MAY_BE_ABSENT) if (fields[name]?.[1] === null) Reflect.deleteProperty(next, name)
  return next
}

function fieldOf(record: PageRecord, name: string): unknown {
  if (Object.hasOwn(record, name)) return (record as unknown as Record<string, unknown>)[name]
  return MAY_BE_ABSENT.has(name) ? null : undefined
}

function recordAt(page: Page, type: RecordType, id: string): PageRecord | undefined {
  if (type === 'page') return page.head.id === id ? page.head : undefined
  const table: Table = { block: page.blocks, article: page.articles, doubt: page.doubts, group: page.groups }[type]
  return Object.hasOwn(table, id) ? table[id] : undefined
}
