/** Audits: a second look at a random sample of what was approved, and what it found. */
import * as v from 'valibot'

import { FAULTS, type Fault, type Tally, type Verdict } from '#shared/audit/index.ts'
import {
  articleIdSchema,
  auditIdSchema,
  instantSchema,
  pageIdSchema,
  type ArticleId,
  type AuditId,
  type Instant,
  type PageId,
} from '#shared/base/index.ts'
import { pageInfoSchema, type PageInfo } from '#shared/model/index.ts'

import { countSchema } from './common.ts'
import { pageFilterSchema, type PageFilter } from './library.ts'

/** The largest sample: at 1,000 the interval is at most ±3.1 points wide, and a larger one is no second look any more. */
export const MOST_SAMPLED = 1000

/** How a sample is drawn. The same seed over the same articles draws the same. */
export interface AuditRequest {
  /** The pages whose approved articles are drawn from; its statuses are those of pages. */
  readonly filter: PageFilter
  readonly size: number
  readonly seed: string
  readonly editor: string
}

export interface AuditView {
  readonly id: AuditId
  readonly request: AuditRequest
  /** Approved articles that there were to draw from. */
  readonly population: number
  readonly at: Instant
  readonly tally: Tally
}

export interface AuditItem {
  /** Place in the sample, from 0. */
  readonly seq: number
  readonly page: PageId
  readonly article: ArticleId
  /** The article's title: as it is now, or, where it is gone, as it was drawn. */
  readonly title: string
  readonly info: PageInfo
  readonly file: string
  /** Its page still has it. */
  readonly there: boolean
  /** Its page was edited between the draw and the verdict, or, where there is none yet, until now. */
  readonly changed: boolean
  readonly verdict: Verdict | null
  readonly faults: readonly Fault[]
  /** Who looked at it, and when; null before. */
  readonly by: string | null
  readonly at: Instant | null
}

/** What an editor says of one article; null takes it back. */
export interface AuditVerdict {
  readonly audit: AuditId
  readonly seq: number
  readonly verdict: Verdict | null
  /** At least one where it is wrong, none otherwise. */
  readonly faults: readonly Fault[]
  readonly editor: string
}

const editor = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100))

export const auditRequestSchema: v.GenericSchema<AuditRequest> = v.strictObject({
  filter: pageFilterSchema,
  size: v.pipe(countSchema, v.minValue(1), v.maxValue(MOST_SAMPLED)),
  seed: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  editor,
})

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1))

const tallySchema: v.GenericSchema<Tally> = v.strictObject({
  drawn: countSchema,
  right: countSchema,
  wrong: countSchema,
  gone: countSchema,
  rate: v.nullable(share),
  interval: v.nullable(v.strictObject({ low: share, high: share })),
  faults: v.strictObject(Object.fromEntries(FAULTS.map((fault) => [fault, countSchema])) as Record<Fault, typeof countSchema>),
})

export const auditViewSchema: v.GenericSchema<AuditView> = v.strictObject({
  id: auditIdSchema,
  request: auditRequestSchema,
  population: countSchema,
  at: instantSchema,
  tally: tallySchema,
})

const verdictSchema = v.nullable(v.picklist(['right', 'wrong']))
const faultsSchema = v.pipe(v.array(v.picklist(FAULTS)), v.maxLength(FAULTS.length))

export const auditItemSchema: v.GenericSchema<AuditItem> = v.strictObject({
  seq: countSchema,
  page: pageIdSchema,
  article: articleIdSchema,
  title: v.string(),
  info: pageInfoSchema,
  file: v.string(),
  there: v.boolean(),
  changed: v.boolean(),
  verdict: verdictSchema,
  faults: faultsSchema,
  by: v.nullable(v.string()),
  at: v.nullable(instantSchema),
})

export const auditVerdictSchema: v.GenericSchema<AuditVerdict> = v.pipe(
  v.strictObject({ audit: auditIdSchema, seq: countSchema, verdict: verdictSchema, faults: faultsSchema, editor }),
  v.check(({ verdict, faults }) => (verdict === 'wrong') === faults.length > 0, 'faults belong to what is wrong, and to nothing else'),
)
