/** The history of the whole library, newest first: what editors and the machine did on all pages. */
import * as v from 'valibot'

import { instantSchema, operationIdSchema, pageIdSchema, type Instant, type OperationId, type PageId } from '#shared/base/index.ts'
import { pageInfoSchema, type PageInfo } from '#shared/model/index.ts'

import { countSchema } from './common.ts'

export const HISTORY_ACTORS = ['all', 'editors', 'machine'] as const
export type HistoryActors = (typeof HISTORY_ACTORS)[number]

/** Most lines asked for at once. */
export const MOST_HISTORY_LINES = 100

export interface HistoryQuery {
  readonly who: HistoryActors
  /** What `next` said of the lines before; null for the newest. */
  readonly before: number | null
  readonly limit: number
}

/** One step, or a bulk step with its count. */
export interface HistoryLine {
  /** Place in the order of all steps of the library: unique, and stays. */
  readonly place: number
  /** The latest operation of the step. */
  readonly operation: OperationId
  /** Its page, and the page's rev after it. */
  readonly page: PageId
  readonly rev: number
  readonly info: PageInfo
  readonly file: string
  /** An editor's name, or `machine`. */
  readonly editor: string
  readonly automatic: boolean
  /** When it was finished, and when it began; the same for one operation. */
  readonly at: Instant
  readonly from: Instant
  /** Pages of a bulk step; 1 for a step on one page. */
  readonly pages: number
  readonly words: { readonly zh: string; readonly en: string }
}

export interface HistoryPart {
  readonly lines: readonly HistoryLine[]
  /** Where the older ones begin; null where there are none. */
  readonly next: number | null
}

export const historyQuerySchema: v.GenericSchema<HistoryQuery> = v.strictObject({
  who: v.picklist(HISTORY_ACTORS),
  before: v.nullable(countSchema),
  limit: v.pipe(countSchema, v.minValue(1), v.maxValue(MOST_HISTORY_LINES)),
})

const historyLineSchema = v.strictObject({
  place: countSchema,
  operation: operationIdSchema,
  page: pageIdSchema,
  rev: countSchema,
  info: pageInfoSchema,
  file: v.string(),
  editor: v.string(),
  automatic: v.boolean(),
  at: instantSchema,
  from: instantSchema,
  pages: countSchema,
  words: v.strictObject({ zh: v.string(), en: v.string() }),
})

export const historyPartSchema = v.strictObject({ lines: v.array(historyLineSchema), next: v.nullable(countSchema) })
