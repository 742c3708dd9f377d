/**
 * A page document: all records of one page, as the desk, the library and the wire carry it.
 *
 * Records stand in plain objects keyed by id, so that the same value goes unchanged through JSON, IndexedDB and
 * structured clone, and an edit copies one object of ids instead of the records. The text of the originals is part
 * of the document but never of a diff: nothing may change it.
 */
import * as v from 'valibot'

import type { ArticleId, BlockId, PageId } from '#shared/base/index.ts'

import { articleSchema, type Article } from './article.ts'
import { blockSchema, type Block } from './block.ts'
import { doubtSchema, type Doubt } from './doubt.ts'
import { duplicateGroupSchema, type DuplicateGroup } from './duplicate-group.ts'
import { pageHeadSchema, type Original, type PageHead, UNKNOWN_INFO } from './page-head.ts'
import type { Status } from './role.ts'

/** The version of this shape. A page of a later version is refused, one of an earlier version is upgraded by numbered steps. */
export const PAGE_FORMAT = 1

export type PageRecord = PageHead | Block | Article | Doubt | DuplicateGroup
export type RecordType = PageRecord['type']

export interface Page {
  readonly format: typeof PAGE_FORMAT
  /** The number of operations applied to the page so far. */
  readonly rev: number
  /** How many edits of editors are in force: an undo takes its edit off again, a return to an earlier state brings the number of then. */
  readonly edits: number
  readonly head: PageHead
  readonly blocks: Readonly<Record<string, Block>>
  readonly articles: Readonly<Record<string, Article>>
  readonly doubts: Readonly<Record<string, Doubt>>
  readonly groups: Readonly<Record<string, DuplicateGroup>>
  /** The decoded text of the original; all source spans point into it. */
  readonly text: string
}

export const pageSchema: v.GenericSchema<Page> = v.strictObject({
  format: v.literal(PAGE_FORMAT),
  rev: v.pipe(v.number(), v.integer(), v.minValue(0)),
  edits: v.pipe(v.number(), v.integer(), v.minValue(0)),
  head: pageHeadSchema,
  blocks: v.record(v.string(), blockSchema),
  articles: v.record(v.string(), articleSchema),
  doubts: v.record(v.string(), doubtSchema),
  groups: v.record(v.string(), duplicateGroupSchema),
  text: v.string(),
})

const schemaByType: Readonly<Record<string, v.GenericSchema<PageRecord>>> = {
  page: pageHeadSchema,
  block: blockSchema,
  article: articleSchema,
  doubt: doubtSchema,
  group: duplicateGroupSchema,
}

export const recordSchema: v.GenericSchema<PageRecord> = v.lazy((input) => {
  const type = typeof input === 'object' && input !== null && 'type' in input ? String(input.type) : ''
  return schemaByType[type] ?? v.never('no such record type')
})

/** A page before its first operation: its originals and their text, and nothing cut yet. */
export function blankPage(id: PageId, originals: readonly Original[], text: string): Page {
  const head: PageHead = {
    type: 'page',
    id,
    info: UNKNOWN_INFO,
    status: 'unreviewed',
    originals,
    articles: [],
    shelf: [],
    engine: null,
  }
  return { format: PAGE_FORMAT, rev: 0, edits: 0, head, blocks: {}, articles: {}, doubts: {}, groups: {}, text }
}

/** The text of the original that a block shows, pieces of a merged block put together. */
export function originalText(page: Page, block: Block): string {
  return block.sources.map((source) => page.text.slice(source.start, source.end)).join('')
}

/** The status to show: a page on which edits are in force and that nobody has judged yet is in review. [P7] */
export function shownStatus(page: Page): Status {
  return page.head.status === 'unreviewed' && page.edits > 0 ? 'in-review' : page.head.status
}

/** The article that holds a block, or undefined where it lies on the shelf (or is not of this page). O(blocks). */
export function articleOf(page: Page, block: BlockId): Article | undefined {
  return Object.values(page.articles).find((article) => article.blocks.includes(block))
}

/** Blocks in file order. */
export function blocksInFileOrder(page: Page): Block[] {
  return Object.values(page.blocks).sort(
    (a, b) => firstOffset(a) - firstOffset(b) || lastOffset(a) - lastOffset(b) || (a.id < b.id ? -1 : 1),
  )
}

/** Articles as the page orders them. */
export function articlesInOrder(page: Page): Article[] {
  return page.head.articles.flatMap((id: ArticleId) => page.articles[id] ?? [])
}

function firstOffset(block: Block): number {
  return block.sources[0]?.start ?? 0
}

function lastOffset(block: Block): number {
  return block.sources.at(-1)?.end ?? 0
}
