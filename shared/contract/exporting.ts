/** What an export is asked for and what it tells beforehand. */
import * as v from 'valibot'

import { articleKindSchema, isoDateSchema, statusSchema, type ArticleKind, type Status } from '#shared/model/index.ts'

import { countSchema } from './common.ts'

export const EXPORT_FORMATS = ['jsonl', 'markdown', 'text'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

export interface ExportOptions {
  readonly format: ExportFormat
  /** Statuses of articles to write. */
  readonly statuses: readonly Status[]
  readonly kinds: readonly ArticleKind[]
  /** Inclusive ISO dates of the pages; null does not narrow. */
  readonly from: string | null
  readonly to: string | null
  /** Topic codes, any of which an article must carry; empty does not narrow. */
  readonly topics: readonly string[]
  /** Also articles without any topic, where `topics` narrows. */
  readonly untagged: boolean
  /** `full`: half-width punctuation in Chinese text is written full-width; `source`: as it stands. */
  readonly punctuation: 'full' | 'source'
}

export const exportOptionsSchema: v.GenericSchema<ExportOptions> = v.strictObject({
  format: v.picklist(EXPORT_FORMATS),
  statuses: v.array(statusSchema),
  kinds: v.array(articleKindSchema),
  from: v.nullable(isoDateSchema),
  to: v.nullable(isoDateSchema),
  topics: v.array(v.string()),
  untagged: v.boolean(),
  punctuation: v.picklist(['full', 'source']),
})

/** What an export would write: counts, what is left out and why, and one record as it will stand in the file. */
export interface ExportPreview {
  /** Articles in the library. */
  readonly total: number
  readonly written: number
  /** Articles by status and by kind, over the whole library. */
  readonly statuses: Readonly<Record<Status, number>>
  readonly kinds: Readonly<Record<ArticleKind, number>>
  readonly leftOut: readonly { readonly reason: LeftOutReason; readonly count: number }[]
  /** Dropped copies that removed.jsonl will list, block by block. */
  readonly removed: number
  /** Copies that their page suggests to drop and nobody has decided about, in articles that would be written: they are written. */
  readonly undecided: number
  /** The record at `index`, as text; null where there is none. */
  readonly sample: { readonly index: number; readonly file: string; readonly text: string } | null
}

export const LEFT_OUT_REASONS = ['status', 'kind', 'date', 'topic', 'no-text'] as const
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number]

const statusCounts = v.strictObject({
  unreviewed: countSchema,
  'in-review': countSchema,
  approved: countSchema,
  doubtful: countSchema,
  returned: countSchema,
})
const kindCounts = v.strictObject({ news: countSchema, photo: countSchema, commentary: countSchema, brief: countSchema, ad: countSchema })

export const exportPreviewSchema: v.GenericSchema<ExportPreview> = v.strictObject({
  total: countSchema,
  written: countSchema,
  statuses: statusCounts,
  kinds: kindCounts,
  leftOut: v.array(v.strictObject({ reason: v.picklist(LEFT_OUT_REASONS), count: countSchema })),
  removed: countSchema,
  undecided: countSchema,
  sample: v.nullable(v.strictObject({ index: countSchema, file: v.string(), text: v.string() })),
})
