/** 查重: the queue of texts that stand more than once, one group of them, what is decided about it, and the bin. */
import * as v from 'valibot'

import {
  articleIdSchema,
  blockIdSchema,
  instantSchema,
  jobIdSchema,
  operationIdSchema,
  pageIdSchema,
  type ArticleId,
  type BlockId,
  type Instant,
  type JobId,
  type OperationId,
  type PageId,
} from '#shared/base/index.ts'
import { pageInfoSchema, probabilitySchema, type Drop, type PageInfo } from '#shared/model/index.ts'
import { REFUSAL_CODES, type RefusalCode } from '#shared/operations/index.ts'

import { countSchema } from './common.ts'
import { articleLineSchema, type ArticleLine } from './links.ts'

export const COPY_KINDS = ['exact', 'near', 'contained'] as const
export type CopyKind = (typeof COPY_KINDS)[number]

/** `unknown`: printed or machine; without boxes nobody can tell. */
export const COPY_CAUSES = ['machine', 'printed', 'legitimate', 'unknown'] as const
export type CopyCause = (typeof COPY_CAUSES)[number]

export const COPY_GRAINS = ['caption', 'paragraph', 'article'] as const
export type CopyGrain = (typeof COPY_GRAINS)[number]

/** All copies on one page, or on several. */
export const COPY_PLACES = ['within', 'across'] as const
export type CopyPlaces = (typeof COPY_PLACES)[number]

/** `kept`: the editor keeps all; `noted`: there is nothing to drop, and the group is shown for comparison only (see `CopyNote`). */
export const COPY_STATES = ['open', 'later', 'kept', 'noted'] as const
export type CopyState = (typeof COPY_STATES)[number]

/** Why nothing is offered to be dropped: other figures in the same words; text that is meant to be repeated; a stretch in longer texts. */
export const COPY_NOTES = ['figures', 'boilerplate', 'passage'] as const
export type CopyNote = (typeof COPY_NOTES)[number]

/** Which groups. Empty lists and null do not narrow. */
export interface CopyFilter {
  readonly kinds: readonly CopyKind[]
  readonly causes: readonly CopyCause[]
  readonly grains: readonly CopyGrain[]
  readonly places: readonly CopyPlaces[]
  readonly states: readonly CopyState[]
  /** Groups that have a copy on this page. */
  readonly page: PageId | null
}

export const NO_COPY_FILTER: CopyFilter = { kinds: [], causes: [], grains: [], places: [], states: [], page: null }

/** `worst`: what repeats most text first; `size`: most copies first; `score`: surest first; `date`: the latest paper first. */
export const COPY_SORTS = ['worst', 'size', 'score', 'date'] as const
export type CopySort = (typeof COPY_SORTS)[number]

export interface CopyQuery {
  readonly filter: CopyFilter
  readonly sort: CopySort
  readonly offset: number
  readonly limit: number
}

/** What is known of a group without its texts. */
export interface CopyGroupFacts {
  readonly kind: CopyKind
  readonly cause: CopyCause
  readonly grain: CopyGrain
  readonly place: CopyPlaces
  readonly state: CopyState
  readonly note: CopyNote | null
  /** Likeness of the least like copy, 0..1. */
  readonly score: number
  /** How many copies there are, the one to keep included, and on how many pages where that is known (some 60 at most are looked at). */
  readonly copies: number
  /** Characters that would go, were one copy kept; of a noted group those that are repeated. */
  readonly characters: number
}

/** A group as a line of the queue shows it. */
export interface CopyRow extends CopyGroupFacts {
  /** Names the group as long as its first text is in it. */
  readonly group: string
  /** Headline and beginning of the first copy, '' where there is none. */
  readonly title: string
  readonly opening: string
  /** Where the first copies stand, at most three. */
  readonly where: readonly CopyWhere[]
}

export interface CopyWhere {
  readonly page: PageId
  readonly info: PageInfo
  readonly file: string
}

export interface CopyFacets {
  readonly kinds: Readonly<Record<CopyKind, number>>
  readonly causes: Readonly<Record<CopyCause, number>>
  readonly grains: Readonly<Record<CopyGrain, number>>
  readonly places: Readonly<Record<CopyPlaces, number>>
  readonly states: Readonly<Record<CopyState, number>>
}

/** `decided` with what, for one copy. `open`: nothing was said yet. */
export const MEMBER_STATES = ['open', 'kept', 'different', 'later'] as const
export type MemberState = (typeof MEMBER_STATES)[number]

export const KEEP_REASONS = ['complete', 'headline', 'credit', 'fewer-errors', 'earlier', 'first'] as const
export type KeepReasonName = (typeof KEEP_REASONS)[number]

/** One copy of a group. */
export interface CopyMember extends CopyWhere {
  /** Names the copy within its group. */
  readonly id: string
  /** The article that it is, or stands in; null on the shelf. */
  readonly article: ArticleId | null
  readonly title: string
  /** The whole text to lay beside the others. */
  readonly text: string
  /** Its blocks and where each stands in `text`, UTF-16. */
  readonly blocks: readonly { readonly id: BlockId; readonly start: number; readonly end: number }[]
  /** The part of `text` that is the copy. */
  readonly start: number
  readonly end: number
  /** How it is like the copy to keep, or, where none is kept, like the first. */
  readonly kind: CopyKind
  readonly score: number
  readonly state: MemberState
  /** This is the copy to keep. */
  readonly keep: boolean
}

export interface CopyGroupView {
  readonly row: CopyRow
  /** A window of the copies, the one to keep always first. */
  readonly members: readonly CopyMember[]
  /** What the copy to keep has before the others; empty where nothing is to be dropped. */
  readonly reasons: readonly KeepReasonName[]
}

export interface AlignedTexts {
  /** Stretches of both texts in order, the same or what stands in its place (either may be empty). */
  readonly spans: readonly {
    readonly same: boolean
    readonly one: readonly [start: number, end: number]
    readonly other: readonly [start: number, end: number]
  }[]
}

/** What to do with a group. Copies are named by their ids. */
export type CopyDecision =
  /** Keeps one and drops all others that are offered: those whose figures differ, and those that were said to stay, never go this way. */
  | { readonly do: 'keep-one'; readonly keep: string }
  | { readonly do: 'keep-all' }
  | { readonly do: 'later' }
  /** These are no copies of the others. */
  | { readonly do: 'different'; readonly members: readonly string[] }
  /** Drops these, whatever the group says, in favour of one that stays. */
  | { readonly do: 'drop'; readonly members: readonly string[]; readonly keep: string }
  /** Takes back what was said of the group. What was dropped is restored from the bin. */
  | { readonly do: 'reopen' }

export interface CopyDecisionRequest {
  readonly editor: string
  readonly group: string
  readonly decision: CopyDecision
}

/** What a decision did, page by page. All parts of one decision carry the same `bulk`, so that they are one step of the history. */
export interface CopyStep {
  readonly bulk: JobId | null
  readonly parts: readonly { readonly page: PageId; readonly operation: OperationId; readonly rev: number }[]
  /** Copies dropped or restored. */
  readonly copies: number
  /** Parts that could not be carried out, with why. */
  readonly refused: readonly { readonly page: PageId; readonly code: RefusalCode | 'conflict' | 'no-such-page' }[]
}

/** 一次收起: exact copies only, of causes that the editor ticks; what is legitimate, and what differs in any figure, never goes in bulk. */
export interface CopyBulk {
  readonly causes: readonly Exclude<CopyCause, 'legitimate'>[]
  readonly grains: readonly CopyGrain[]
  readonly places: readonly CopyPlaces[]
}

export const SAFE_BULK: CopyBulk = { causes: ['machine', 'unknown'], grains: [], places: [] }

export const BULK_LEFT_OUT = ['not-exact', 'printed', 'legitimate', 'decided', 'noted', 'other'] as const
export type BulkLeftOut = (typeof BULK_LEFT_OUT)[number]

export interface CopyBulkPreview {
  /** Groups of which copies would go, copies that would, and their characters. */
  readonly groups: number
  readonly copies: number
  readonly characters: number
  /** Groups that would be left as they are, and why. */
  readonly leftOut: readonly { readonly reason: BulkLeftOut; readonly count: number }[]
  /** The first groups, as the queue shows them. */
  readonly samples: readonly CopyRow[]
}

/** 回收站: what lies there, the latest first. */
export interface BinQuery {
  readonly page: PageId | null
  readonly offset: number
  readonly limit: number
}

export interface BinItem extends CopyWhere {
  /** The blocks that were dropped together, and the beginning of their text. */
  readonly blocks: readonly BlockId[]
  readonly text: string
  readonly characters: number
  readonly reason: Drop['reason']
  readonly score: number | null
  /** What was kept in its stead; null where that was not said, or is not there any more. */
  readonly partner: ArticleLine | null
  readonly by: string
  readonly at: Instant
  readonly operation: OperationId
}

/** The copies elsewhere of one article. */
export interface CopyMark {
  readonly article: ArticleId
  readonly group: string
  readonly kind: CopyKind
  readonly cause: CopyCause
  readonly state: CopyState
  readonly note: CopyNote | null
  /** Copies besides this one; the first of them. */
  readonly others: number
  readonly first: ArticleLine | null
}

export interface CopiesOverview {
  readonly groups: Readonly<Record<CopyState, number>>
  /** Copies that `SAFE_BULK` would drop. */
  readonly safe: number
  readonly bin: number
  /** Pages that are still to be looked through. */
  readonly due: number
}

const picklists = {
  kind: v.picklist(COPY_KINDS),
  cause: v.picklist(COPY_CAUSES),
  grain: v.picklist(COPY_GRAINS),
  place: v.picklist(COPY_PLACES),
  state: v.picklist(COPY_STATES),
  note: v.nullable(v.picklist(COPY_NOTES)),
}
const nameSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(100))
const namesSchema = v.pipe(v.array(nameSchema), v.minLength(1), v.maxLength(1000))
const editorSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(200))
const where = { page: pageIdSchema, info: pageInfoSchema, file: v.string() }
const windowed = { offset: countSchema, limit: v.pipe(countSchema, v.minValue(1), v.maxValue(500)) }

export const copyFilterSchema: v.GenericSchema<CopyFilter> = v.strictObject({
  kinds: v.array(picklists.kind),
  causes: v.array(picklists.cause),
  grains: v.array(picklists.grain),
  places: v.array(picklists.place),
  states: v.array(picklists.state),
  page: v.nullable(pageIdSchema),
})

export const copyQuerySchema: v.GenericSchema<CopyQuery> = v.strictObject({
  filter: copyFilterSchema,
  sort: v.picklist(COPY_SORTS),
  ...windowed,
})

export const copyRowSchema: v.GenericSchema<CopyRow> = v.strictObject({
  group: nameSchema,
  ...picklists,
  score: probabilitySchema,
  copies: countSchema,
  characters: countSchema,
  title: v.string(),
  opening: v.string(),
  where: v.array(v.strictObject(where)),
})

function counts<Name extends string>(names: readonly Name[]): v.GenericSchema<Readonly<Record<Name, number>>> {
  return v.strictObject(Object.fromEntries(names.map((name) => [name, countSchema]))) as unknown as v.GenericSchema<
    Readonly<Record<Name, number>>
  >
}

export const copyFacetsSchema: v.GenericSchema<CopyFacets> = v.strictObject({
  kinds: counts(COPY_KINDS),
  causes: counts(COPY_CAUSES),
  grains: counts(COPY_GRAINS),
  places: counts(COPY_PLACES),
  states: counts(COPY_STATES),
})

const memberSchema: v.GenericSchema<CopyMember> = v.strictObject({
  ...where,
  id: nameSchema,
  article: v.nullable(articleIdSchema),
  title: v.string(),
  text: v.string(),
  blocks: v.array(v.strictObject({ id: blockIdSchema, start: countSchema, end: countSchema })),
  start: countSchema,
  end: countSchema,
  kind: picklists.kind,
  score: probabilitySchema,
  state: v.picklist(MEMBER_STATES),
  keep: v.boolean(),
})

export const copyGroupRequestSchema = v.strictObject({ group: nameSchema, ...windowed })

export const copyGroupViewSchema: v.GenericSchema<CopyGroupView> = v.strictObject({
  row: copyRowSchema,
  members: v.array(memberSchema),
  reasons: v.array(v.picklist(KEEP_REASONS)),
})

/** Longest text that is laid along another, in UTF-16 units. */
export const LONGEST_ALIGNED = 200_000
const alignedText = v.pipe(v.string(), v.maxLength(LONGEST_ALIGNED))
const span = v.strictTuple([countSchema, countSchema])

export const alignRequestSchema = v.strictObject({ one: alignedText, other: alignedText })
export const alignedTextsSchema: v.GenericSchema<AlignedTexts> = v.strictObject({
  spans: v.array(v.strictObject({ same: v.boolean(), one: span, other: span })),
})

export const copyDecisionRequestSchema: v.GenericSchema<CopyDecisionRequest> = v.strictObject({
  editor: editorSchema,
  group: nameSchema,
  decision: v.variant('do', [
    v.strictObject({ do: v.literal('keep-one'), keep: nameSchema }),
    v.strictObject({ do: v.literal('keep-all') }),
    v.strictObject({ do: v.literal('later') }),
    v.strictObject({ do: v.literal('different'), members: namesSchema }),
    v.strictObject({ do: v.literal('drop'), members: namesSchema, keep: nameSchema }),
    v.strictObject({ do: v.literal('reopen') }),
  ]),
})

export const copyStepSchema: v.GenericSchema<CopyStep> = v.strictObject({
  bulk: v.nullable(jobIdSchema),
  parts: v.array(v.strictObject({ page: pageIdSchema, operation: operationIdSchema, rev: countSchema })),
  copies: countSchema,
  refused: v.array(v.strictObject({ page: pageIdSchema, code: v.picklist([...REFUSAL_CODES, 'conflict', 'no-such-page']) })),
})

export const copyBulkSchema: v.GenericSchema<CopyBulk> = v.strictObject({
  causes: v.array(v.picklist(['machine', 'printed', 'unknown'])),
  grains: v.array(picklists.grain),
  places: v.array(picklists.place),
})

export const copyBulkRequestSchema = v.strictObject({ editor: editorSchema, bulk: copyBulkSchema })

export const copyBulkPreviewSchema: v.GenericSchema<CopyBulkPreview> = v.strictObject({
  groups: countSchema,
  copies: countSchema,
  characters: countSchema,
  leftOut: v.array(v.strictObject({ reason: v.picklist(BULK_LEFT_OUT), count: countSchema })),
  samples: v.array(copyRowSchema),
})

export const binQuerySchema: v.GenericSchema<BinQuery> = v.strictObject({ page: v.nullable(pageIdSchema), ...windowed })

export const binItemSchema: v.GenericSchema<BinItem> = v.strictObject({
  ...where,
  blocks: v.pipe(v.array(blockIdSchema), v.minLength(1)),
  text: v.string(),
  characters: countSchema,
  reason: v.picklist(['exact', 'near', 'contained', 'other']),
  score: v.nullable(probabilitySchema),
  partner: v.nullable(articleLineSchema),
  by: v.string(),
  at: instantSchema,
  operation: operationIdSchema,
})

export const restoreRequestSchema = v.strictObject({
  editor: editorSchema,
  items: v.pipe(
    v.array(v.strictObject({ page: pageIdSchema, blocks: v.pipe(v.array(blockIdSchema), v.minLength(1)) })),
    v.minLength(1),
    v.maxLength(500),
  ),
})
export type RestoreRequest = v.InferOutput<typeof restoreRequestSchema>

export const copyMarkSchema: v.GenericSchema<CopyMark> = v.strictObject({
  article: articleIdSchema,
  group: nameSchema,
  kind: picklists.kind,
  cause: picklists.cause,
  state: picklists.state,
  note: picklists.note,
  others: countSchema,
  first: v.nullable(articleLineSchema),
})

export const copiesOverviewSchema: v.GenericSchema<CopiesOverview> = v.strictObject({
  groups: counts(COPY_STATES),
  safe: countSchema,
  bin: countSchema,
  due: countSchema,
})
