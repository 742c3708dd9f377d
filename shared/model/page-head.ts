/** What a page says of itself: where it was published, what it was made from, and in what order its articles stand. */
import * as v from 'valibot'

import {
  articleIdSchema,
  blockIdSchema,
  pageIdSchema,
  sha256Schema,
  type ArticleId,
  type BlockId,
  type PageId,
  type Sha256,
} from '#shared/base/index.ts'

import { statusSchema, type Status } from './role.ts'

/** Each field is null where neither file name, text nor editor has told it. */
export interface PageInfo {
  readonly publication: string | null
  /** ISO date, `2021-11-25`. */
  readonly date: string | null
  /** As printed: `3`, `B07`. */
  readonly pageNo: string | null
  /** 版名: `要闻`. */
  readonly pageName: string | null
  /** 期号, as printed. */
  readonly issueNo: string | null
}

/** An imported file of this page. */
export interface Original {
  readonly sha256: Sha256
  /** The file's name as it was imported, without folders. */
  readonly name: string
  /** Bytes. */
  readonly size: number
  readonly format: 'text' | 'markdown' | 'image' | 'pdf' | 'alto' | 'page-xml' | 'hocr' | 'paddle' | 'mineru' | 'umi-ocr'
  /** Text encoding as detected (`utf-8`, `gb18030`, …), null for pictures. */
  readonly encoding: string | null
  /** Size of the picture in pixels, null where the file is none. */
  readonly picture: { readonly width: number; readonly height: number } | null
}

/** Which segmentation cut the page. */
export interface EngineVersion {
  readonly name: string
  readonly version: string
  readonly weights: string
}

export interface PageHead {
  readonly type: 'page'
  readonly id: PageId
  readonly info: PageInfo
  readonly status: Status
  /** Never empty; the first gave the text. */
  readonly originals: readonly Original[]
  /** Articles as they stand on the screen and in the export. */
  readonly articles: readonly ArticleId[]
  /** 待定: blocks that belong to no article, in file order unless an editor moved them. */
  readonly shelf: readonly BlockId[]
  /** null until the page was segmented. */
  readonly engine: EngineVersion | null
}

const known = v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(200)))

/** A calendar date that exists. */
export const isoDateSchema = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d\d-\d\d$/),
  v.check((text) => {
    const date = new Date(`${text}T00:00:00.000Z`)
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
  }, 'no such day'),
)

export const pageInfoSchema: v.GenericSchema<PageInfo> = v.strictObject({
  publication: known,
  date: v.nullable(isoDateSchema),
  pageNo: known,
  pageName: known,
  issueNo: known,
})

export const originalSchema: v.GenericSchema<Original> = v.strictObject({
  sha256: sha256Schema,
  name: v.pipe(v.string(), v.minLength(1)),
  size: v.pipe(v.number(), v.integer(), v.minValue(0)),
  format: v.picklist(['text', 'markdown', 'image', 'pdf', 'alto', 'page-xml', 'hocr', 'paddle', 'mineru', 'umi-ocr']),
  encoding: v.nullable(v.string()),
  picture: v.nullable(v.strictObject({ width: v.number(), height: v.number() })),
})

export const engineVersionSchema: v.GenericSchema<EngineVersion> = v.strictObject({
  name: v.string(),
  version: v.string(),
  weights: v.string(),
})

export const pageHeadSchema: v.GenericSchema<PageHead> = v.strictObject({
  type: v.literal('page'),
  id: pageIdSchema,
  info: pageInfoSchema,
  status: statusSchema,
  originals: v.pipe(v.array(originalSchema), v.minLength(1)),
  articles: v.array(articleIdSchema),
  shelf: v.array(blockIdSchema),
  engine: v.nullable(engineVersionSchema),
})

/** Nothing known yet. */
export const UNKNOWN_INFO: PageInfo = { publication: null, date: null, pageNo: null, pageName: null, issueNo: null }
