/** What the library tells: rows of its table, facets, search hits, changes. */
import * as v from 'valibot'

import { articleIdSchema, instantSchema, pageIdSchema, type ArticleId, type Instant, type PageId } from '#shared/base/index.ts'
import { isoDateSchema, pageInfoSchema, statusSchema, type PageInfo, type Status } from '#shared/model/index.ts'

import { countSchema } from './common.ts'
import { jobViewSchema, type JobView } from './jobs.ts'

/** One page as the library's table shows it. */
export interface PageRow {
  readonly id: PageId
  readonly rev: number
  readonly info: PageInfo
  /** File name of the first original. */
  readonly file: string
  /** The headline that stands first, '' where the page has none. */
  readonly lead: string
  readonly status: Status
  readonly articles: number
  /** Articles approved so far. */
  readonly approved: number
  /** Open doubts. */
  readonly doubts: number
  /** Copies suggested and not yet dropped: of its own texts, and, once they were looked for, of texts of other pages. */
  readonly duplicates: number
  readonly characters: number
  /** Expected work in seconds, from doubts, duplicates and articles not approved. */
  readonly effort: number
  readonly importedAt: Instant
  readonly changedAt: Instant
  /** Who changed it last, an editor's name or `machine`. */
  readonly changedBy: string
}

export const pageRowSchema: v.GenericSchema<PageRow> = v.strictObject({
  id: pageIdSchema,
  rev: countSchema,
  info: pageInfoSchema,
  file: v.string(),
  lead: v.string(),
  status: statusSchema,
  articles: countSchema,
  approved: countSchema,
  doubts: countSchema,
  duplicates: countSchema,
  characters: countSchema,
  effort: countSchema,
  importedAt: instantSchema,
  changedAt: instantSchema,
  changedBy: v.string(),
})

/** Which pages. Empty lists and nulls do not narrow. */
export interface PageFilter {
  readonly statuses: readonly Status[]
  /** Pages with at least one article of one of these. */
  readonly articleStatuses: readonly Status[]
  /** Publications; null in the list stands for pages of an unknown one. */
  readonly publications: readonly (string | null)[]
  readonly topics: readonly string[]
  /** Inclusive ISO dates. */
  readonly from: string | null
  readonly to: string | null
  readonly doubts: boolean
  readonly duplicates: boolean
}

export const NO_FILTER: PageFilter = {
  statuses: [],
  articleStatuses: [],
  publications: [],
  topics: [],
  from: null,
  to: null,
  doubts: false,
  duplicates: false,
}

export const pageFilterSchema: v.GenericSchema<PageFilter> = v.strictObject({
  statuses: v.array(statusSchema),
  articleStatuses: v.array(statusSchema),
  publications: v.array(v.nullable(v.string())),
  topics: v.array(v.string()),
  from: v.nullable(isoDateSchema),
  to: v.nullable(isoDateSchema),
  doubts: v.boolean(),
  duplicates: v.boolean(),
})

export const PAGE_SORTS = [
  'imported',
  'date',
  'publication',
  'status',
  'articles',
  'doubts',
  'duplicates',
  'effort',
  'changed',
  'lead',
  'pageNo',
] as const
export type PageSort = (typeof PAGE_SORTS)[number]

export interface PageQuery {
  readonly filter: PageFilter
  readonly sort: PageSort
  readonly descending: boolean
  /** Window of the sorted list. */
  readonly offset: number
  readonly limit: number
}

export const pageQuerySchema: v.GenericSchema<PageQuery> = v.strictObject({
  filter: pageFilterSchema,
  sort: v.picklist(PAGE_SORTS),
  descending: v.boolean(),
  offset: countSchema,
  limit: v.pipe(countSchema, v.minValue(1), v.maxValue(1000)),
})

export interface Overview {
  readonly pages: number
  readonly articles: number
  readonly doubts: number
  readonly duplicates: number
  /** Sum of `effort` over all pages, seconds. */
  readonly effort: number
  /** Import refusals that nobody has dismissed. */
  readonly refused: number
}

export const overviewSchema: v.GenericSchema<Overview> = v.strictObject({
  pages: countSchema,
  articles: countSchema,
  doubts: countSchema,
  duplicates: countSchema,
  effort: countSchema,
  refused: countSchema,
})

/** Counts beside the filter's choices, each over the pages that all the other choices leave. */
export interface Facets {
  readonly statuses: Readonly<Record<Status, number>>
  /** Pages with articles that somebody has put aside. */
  readonly articleStatuses: Readonly<Record<'doubtful' | 'returned', number>>
  readonly publications: readonly { readonly value: string | null; readonly count: number }[]
  /** Pages a month, `2021-11`; ascending. */
  readonly months: readonly { readonly value: string; readonly count: number }[]
  /** Articles a topic (those that an editor tagged). */
  readonly topics: readonly { readonly value: string; readonly count: number }[]
  readonly doubts: number
  readonly duplicates: number
}

export const facetsSchema: v.GenericSchema<Facets> = v.strictObject({
  statuses: v.strictObject({
    unreviewed: countSchema,
    'in-review': countSchema,
    approved: countSchema,
    doubtful: countSchema,
    returned: countSchema,
  }),
  articleStatuses: v.strictObject({ doubtful: countSchema, returned: countSchema }),
  publications: v.array(v.strictObject({ value: v.nullable(v.string()), count: countSchema })),
  months: v.array(v.strictObject({ value: v.string(), count: countSchema })),
  topics: v.array(v.strictObject({ value: v.string(), count: countSchema })),
  doubts: countSchema,
  duplicates: countSchema,
})

/** An article that holds the words searched for. */
export interface SearchHit {
  readonly page: PageId
  readonly article: ArticleId
  readonly title: string
  readonly info: PageInfo
  readonly file: string
  /** Text around the first hit, and where the hit lies in it (UTF-16). */
  readonly excerpt: string
  readonly start: number
  readonly end: number
}

export const searchHitSchema: v.GenericSchema<SearchHit> = v.strictObject({
  page: pageIdSchema,
  article: articleIdSchema,
  title: v.string(),
  info: pageInfoSchema,
  file: v.string(),
  excerpt: v.string(),
  start: countSchema,
  end: countSchema,
})

/** What happened in the library, for every window that looks at it. */
export type LibraryEvent =
  | { readonly type: 'page-changed'; readonly page: PageId; readonly rev: number }
  | { readonly type: 'pages-added'; readonly count: number }
  | { readonly type: 'job'; readonly job: JobView }
  | { readonly type: 'settings' }
  /** A sample was drawn, or an article of one judged. */
  | { readonly type: 'audits' }
  /** Groups of copies were found, changed or decided about; `due`: pages still to be looked through. */
  | { readonly type: 'copies'; readonly due: number }
  /** What was learned, or whether anything is, has changed. */
  | { readonly type: 'learning' }

export const libraryEventSchema: v.GenericSchema<LibraryEvent> = v.variant('type', [
  v.strictObject({ type: v.literal('page-changed'), page: pageIdSchema, rev: countSchema }),
  v.strictObject({ type: v.literal('pages-added'), count: countSchema }),
  v.strictObject({ type: v.literal('job'), job: jobViewSchema }),
  v.strictObject({ type: v.literal('settings') }),
  v.strictObject({ type: v.literal('audits') }),
  v.strictObject({ type: v.literal('copies'), due: countSchema }),
  v.strictObject({ type: v.literal('learning') }),
])
