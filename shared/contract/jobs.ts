/** Long work: imports, exports and cutting anew, with progress, cancel and resume. */
import * as v from 'valibot'

import { instantSchema, jobIdSchema, pageIdSchema, type Instant, type JobId, type PageId } from '#shared/base/index.ts'

import { countSchema } from './common.ts'
import { failureSchema, type Failure } from './failure.ts'

export interface JobView {
  readonly id: JobId
  /** `copies` makes the index of copies anew, `drop-copies` drops exact copies. */
  readonly kind: 'import' | 'export' | 'resegment' | 'copies' | 'drop-copies'
  /** `interrupted`: the application ended in the middle; `resume` goes on where it stopped. */
  readonly state: 'running' | 'done' | 'cancelled' | 'failed' | 'interrupted'
  readonly done: number
  /** 0 while it is still being counted. */
  readonly total: number
  /** Import: `imported`, `already`, `refused`, `skipped`, and since it was begun or resumed `bytes` of `allBytes`; export: `articles`, `bytes`; resegment: `changed`, `same`, `edited`, `failed`; copies: `groups`; drop-copies: `copies`, `failed`. */
  readonly counts: Readonly<Record<string, number>>
  /** Export: the folder that was written. */
  readonly folder: string | null
  readonly failure: Failure | null
  readonly startedAt: Instant
  readonly endedAt: Instant | null
}

export const jobViewSchema: v.GenericSchema<JobView> = v.strictObject({
  id: jobIdSchema,
  kind: v.picklist(['import', 'export', 'resegment', 'copies', 'drop-copies']),
  state: v.picklist(['running', 'done', 'cancelled', 'failed', 'interrupted']),
  done: countSchema,
  total: countSchema,
  counts: v.record(v.string(), countSchema),
  folder: v.nullable(v.string()),
  failure: v.nullable(failureSchema),
  startedAt: instantSchema,
  endedAt: v.nullable(instantSchema),
})

/** One file of an import. */
export interface ImportItem {
  readonly name: string
  /** Its place below the folder that was imported, with `/`; the name itself for a single file. */
  readonly path: string
  readonly state: 'waiting' | 'imported' | 'already' | 'refused'
  /** The page that it became, or that was there already. */
  readonly page: PageId | null
  readonly articles: number
  readonly doubts: number
  readonly failure: Failure | null
}

export const importItemSchema: v.GenericSchema<ImportItem> = v.strictObject({
  name: v.string(),
  path: v.string(),
  state: v.picklist(['waiting', 'imported', 'already', 'refused']),
  page: v.nullable(pageIdSchema),
  articles: countSchema,
  doubts: countSchema,
  failure: v.nullable(failureSchema),
})
