/** Steps that the machine takes: import and segmentation. They are operations like any other: named, kept, reversible. */
import * as v from 'valibot'

import { articleIdSchema, blockIdSchema, type ArticleId, type BlockId } from '#shared/base/index.ts'
import { boxSchema, type Box } from '#shared/geometry/index.ts'
import {
  articleKindSchema,
  doubtSchema,
  duplicateGroupSchema,
  engineVersionSchema,
  pageInfoSchema,
  probabilitySchema,
  roleSchema,
  topicTagSchema,
  type Article,
  type ArticleKind,
  type Block,
  type Doubt,
  type DuplicateGroup,
  type EngineVersion,
  type PageInfo,
  type Role,
  type TopicTag,
} from '#shared/model/index.ts'

import { newArticle } from './common.ts'
import { defineOperation } from './define.ts'
import { refuse } from './refusal.ts'

/** A block as an importer found it. Its text is the page's text under its span. */
export interface ImportedBlock {
  readonly id: BlockId
  readonly start: number
  readonly end: number
  readonly boxes: readonly Box[]
  readonly confidence: number | null
  readonly label: string | null
}

export interface ImportPage {
  readonly name: 'importPage'
  readonly info: PageInfo
  /** In file order. Spans lie inside the page's text and do not overlap. */
  readonly blocks: readonly ImportedBlock[]
}

const offset = v.pipe(v.number(), v.integer(), v.minValue(0))

/** The first operation of every page: its blocks, all on the shelf. */
export const importPage = defineOperation<ImportPage>({
  name: 'importPage',
  schema: v.strictObject({
    name: v.literal('importPage'),
    info: pageInfoSchema,
    blocks: v.array(
      v.strictObject({
        id: blockIdSchema,
        start: offset,
        end: offset,
        boxes: v.array(boxSchema),
        confidence: v.nullable(probabilitySchema),
        label: v.nullable(v.string()),
      }),
    ),
  }),
  plan(draft, op) {
    if (draft.page.rev > 0 || Object.keys(draft.page.blocks).length > 0) return refuse('already-imported')
    const { text } = draft.page
    let reached = 0
    const blocks: Block[] = []
    for (const { id, start, end, boxes, confidence, label } of op.blocks) {
      if (start < reached || end <= start || end > text.length) return refuse('bad-span', { block: id, start, end })
      reached = end
      blocks.push({
        type: 'block',
        id,
        sources: [{ start, end, boxes }],
        text: text.slice(start, end),
        role: 'body',
        roleP: 0,
        placeP: 0,
        joins: null,
        dropped: null,
        confidence,
        label,
      })
    }
    if (new Set(op.blocks.map((block) => block.id)).size !== blocks.length) return refuse('named-twice')
    draft.putBlocks(blocks)
    draft.setHead({ info: op.info, shelf: op.blocks.map((block) => block.id) })
    return undefined
  },
})

export interface SegmentedBlock {
  readonly id: BlockId
  readonly role: Role
  readonly roleP: number
  readonly placeP: number
  readonly joins: BlockId | null
}

export interface SegmentedArticle {
  readonly id: ArticleId
  readonly kind: ArticleKind
  readonly blocks: readonly BlockId[]
  readonly topics: readonly TopicTag[]
}

export interface SegmentPage {
  readonly name: 'segmentPage'
  readonly engine: EngineVersion
  /** One for each block of the page. */
  readonly blocks: readonly SegmentedBlock[]
  readonly articles: readonly SegmentedArticle[]
  readonly shelf: readonly BlockId[]
  readonly groups: readonly DuplicateGroup[]
  readonly doubts: readonly Doubt[]
}

/** Cuts the page into articles anew. Text corrections and dropped copies stay; places, roles, joins and doubts are replaced. */
export const segmentPage = defineOperation<SegmentPage>({
  name: 'segmentPage',
  schema: v.strictObject({
    name: v.literal('segmentPage'),
    engine: engineVersionSchema,
    blocks: v.array(
      v.strictObject({
        id: blockIdSchema,
        role: roleSchema,
        roleP: probabilitySchema,
        placeP: probabilitySchema,
        joins: v.nullable(blockIdSchema),
      }),
    ),
    articles: v.array(
      v.strictObject({
        id: articleIdSchema,
        kind: articleKindSchema,
        blocks: v.pipe(v.array(blockIdSchema), v.minLength(1)),
        topics: v.array(topicTagSchema),
      }),
    ),
    shelf: v.array(blockIdSchema),
    groups: v.array(duplicateGroupSchema),
    doubts: v.array(doubtSchema),
  }),
  plan(draft, op) {
    const known = draft.page.blocks
    const placed = [...op.articles.flatMap((article) => article.blocks), ...op.shelf]
    const decided = new Set(op.blocks.map((block) => block.id))
    const count = Object.keys(known).length
    const whole = placed.length === count && new Set(placed).size === count && decided.size === count && op.blocks.length === count
    if (!whole || !placed.every((id) => Object.hasOwn(known, id) && decided.has(id))) return refuse('incomplete-segmentation')
    const articles = op.articles.map((article): Article => ({
      ...newArticle(article.id, article.kind, article.blocks),
      topics: article.topics,
    }))
    draft.putBlocks(
      op.blocks.flatMap(({ id, role, roleP, placeP, joins }) => {
        const block = known[id]
        return block === undefined ? [] : [{ ...block, role, roleP, placeP, joins }]
      }),
    )
    draft.setHead({ engine: op.engine, articles: articles.map((article) => article.id), shelf: op.shelf })
    draft.setSegmentation({ articles: byId(articles), doubts: byId(op.doubts), groups: byId(op.groups) })
    return undefined
  },
})

function byId<T extends { readonly id: string }>(records: readonly T[]): Record<string, T> {
  return Object.fromEntries(records.map((record) => [record.id, record]))
}
