/** Looking through the texts of the library: what is to be replaced, and which characters stand together. */
import * as v from 'valibot'

import { blockIdSchema, pageIdSchema, type PageId } from '#shared/base/index.ts'
import { finderSchema, type BlockHits, type Finder, type SearchFault } from '#shared/finding/index.ts'
import { pageInfoSchema, type PageInfo } from '#shared/model/index.ts'

import { countSchema } from './common.ts'
import { pageFilterSchema, type PageFilter } from './library.ts'

/** One look at a part of the library. */
export interface FindRequest {
  readonly finder: Finder
  readonly filter: PageFilter
  /** How many of the pages, in the order of import, were looked through before. */
  readonly from: number
  /** Most hits to give; a page is always given whole. */
  readonly limit: number
}

export interface PageHits {
  readonly page: PageId
  readonly info: PageInfo
  /** File name of the first original, and the headline that stands first. */
  readonly file: string
  readonly lead: string
  /** In the order in which the page is read. Dropped copies are not looked through. */
  readonly blocks: readonly BlockHits[]
}

/** `next`: where to go on, null at the end. A finder that cannot be used says why in `fault`. */
export interface FindPart {
  readonly pages: readonly PageHits[]
  readonly next: number | null
  /** Pages that the filter leaves. */
  readonly total: number
  readonly fault: SearchFault['fault'] | null
}

/** Texts that are asked about at once. A page asks some ten thousand. */
export const MOST_TEXTS = 60_000
export const MOST_HITS = 2_000

export const findRequestSchema: v.GenericSchema<FindRequest> = v.strictObject({
  finder: finderSchema,
  filter: pageFilterSchema,
  from: countSchema,
  limit: v.pipe(countSchema, v.minValue(1), v.maxValue(MOST_HITS)),
})

const hitSchema = v.strictObject({ start: countSchema, end: countSchema, after: v.string() })

export const findPartSchema: v.GenericSchema<FindPart> = v.strictObject({
  pages: v.array(
    v.strictObject({
      page: pageIdSchema,
      info: pageInfoSchema,
      file: v.string(),
      lead: v.string(),
      blocks: v.array(v.strictObject({ block: blockIdSchema, text: v.string(), hits: v.array(hitSchema) })),
    }),
  ),
  next: v.nullable(countSchema),
  total: countSchema,
  fault: v.nullable(v.custom<SearchFault['fault']>((value) => typeof value === 'string')),
})

/** Which of the library's other pages hold texts of one or two characters. */
export interface SeenRequest {
  /** The page that asks; it is left out of the count. */
  readonly page: PageId
  readonly texts: readonly string[]
}

export interface SeenView {
  /** Other pages that were counted. */
  readonly pages: number
  /** How many of them hold each text, in the order asked. */
  readonly counts: readonly number[]
}

export const seenRequestSchema: v.GenericSchema<SeenRequest> = v.strictObject({
  page: pageIdSchema,
  texts: v.pipe(v.array(v.pipe(v.string(), v.maxLength(4))), v.maxLength(MOST_TEXTS)),
})

export const seenViewSchema: v.GenericSchema<SeenView> = v.strictObject({ pages: countSchema, counts: v.array(countSchema) })
