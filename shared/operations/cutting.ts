/** Cutting a page into articles: 机器分稿 by the machine, 重新分稿 when an editor asks for it. */
import * as v from 'valibot'

import { articleIdSchema, blockIdSchema, type ArticleId, type BlockId } from '#shared/base/index.ts'
import {
  articleKindSchema,
  doubtSchema,
  duplicateGroupSchema,
  engineVersionSchema,
  probabilitySchema,
  roleSchema,
  topicTagSchema,
  type Article,
  type ArticleKind,
  type Block,
  type Doubt,
  type DuplicateGroup,
  type EngineVersion,
  type Page,
  type Role,
  type TopicTag,
} from '#shared/model/index.ts'

import { newArticle } from './common.ts'
import { defineOperation } from './define.ts'
import type { Draft } from './draft.ts'
import { refuse, type Refusal } from './refusal.ts'

export interface SegmentedBlock {
  readonly id: BlockId
  readonly role: Role
  /** Probability of the role; null where an editor's word on it stays. */
  readonly roleP: number | null
  /** Probability of the place; null where an editor's placing stays. */
  readonly placeP: number | null
  readonly joins: BlockId | null
}

export interface SegmentedArticle {
  /** The id of an article that the page has: that one goes on, with all that was said of it. Else a new one. */
  readonly id: ArticleId
  readonly kind: ArticleKind
  readonly blocks: readonly BlockId[]
  /** All its topics: those that editors tagged, and suggestions. */
  readonly topics: readonly TopicTag[]
}

/** A whole cut of a page. */
export interface Segmentation {
  readonly engine: EngineVersion
  /** One for each block of the page. */
  readonly blocks: readonly SegmentedBlock[]
  readonly articles: readonly SegmentedArticle[]
  readonly shelf: readonly BlockId[]
  readonly groups: readonly DuplicateGroup[]
  readonly doubts: readonly Doubt[]
}

export interface SegmentPage extends Segmentation {
  readonly name: 'segmentPage'
}

const segmentation = {
  engine: engineVersionSchema,
  blocks: v.array(
    v.strictObject({
      id: blockIdSchema,
      role: roleSchema,
      roleP: v.nullable(probabilitySchema),
      placeP: v.nullable(probabilitySchema),
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
}

export const segmentPageSchema: v.GenericSchema<SegmentPage> = v.strictObject({ name: v.literal('segmentPage'), ...segmentation })

/**
 * 机器分稿. Cuts the page into articles. Text corrections, roles that an editor set and dropped copies stay; places, the
 * other roles, joins and doubts are replaced. What was said of an article stays with the article of the same id.
 */
export const segmentPage = defineOperation<SegmentPage>({
  name: 'segmentPage',
  schema: segmentPageSchema,
  plan: cut,
})

export interface ResegmentPage extends Segmentation {
  readonly name: 'resegmentPage'
  /** All articles were cut anew, or only those that no editor had touched. The other articles are in the cut as they were. */
  readonly scope: 'all' | 'untouched'
}

/** 重新分稿. An editor has the page cut anew; how the cut is made is told in resegmentation.ts. */
export const resegmentPage = defineOperation<ResegmentPage>({
  name: 'resegmentPage',
  schema: v.strictObject({ name: v.literal('resegmentPage'), scope: v.picklist(['all', 'untouched']), ...segmentation }),
  plan(draft, op) {
    return cut(draft, op) ?? (draft.diff().length === 0 ? refuse('already-so') : undefined)
  },
})

function cut(draft: Draft, op: Segmentation): Refusal | undefined {
  const before = draft.page
  const known = before.blocks
  const placed = [...op.articles.flatMap((article) => article.blocks), ...op.shelf]
  const decided = new Set(op.blocks.map((block) => block.id))
  const count = Object.keys(known).length
  const whole = placed.length === count && new Set(placed).size === count && decided.size === count && op.blocks.length === count
  if (!whole || !placed.every((id) => Object.hasOwn(known, id) && decided.has(id))) return refuse('incomplete-segmentation')
  draft.putBlocks(
    op.blocks.flatMap(({ id, role, roleP, placeP, joins }) => {
      const block = known[id]
      if (block === undefined) return []
      // A role that an editor set stays, also one that was set after the cut was made. [R4]
      return [block.roleP === null ? { ...block, placeP, joins } : { ...block, role, roleP, placeP, joins }]
    }),
  )
  const articles = op.articles.map((article) => goneOn(before, draft.page, article))
  const same = articles.length === before.head.articles.length && articles.every(({ as }) => as === 'it was')
  const { status } = before.head
  draft.setHead({
    engine: op.engine,
    articles: op.articles.map(({ id }) => id),
    shelf: op.shelf,
    status: status === 'approved' && !same ? 'in-review' : status,
  })
  draft.setSegmentation({ articles: byId(articles.map(({ article }) => article)), doubts: byId(op.doubts), groups: byId(op.groups) })
  return undefined
}

/** The article after the cut. One that an editor has approved and that is not what was approved any more is in review again. */
function goneOn(before: Page, now: Page, { id, kind, blocks, topics }: SegmentedArticle): { article: Article; as: 'it was' | 'another' } {
  const old = Object.hasOwn(before.articles, id) ? before.articles[id] : undefined
  if (old === undefined) return { article: { ...newArticle(id, kind, blocks), topics }, as: 'another' }
  const was = standing(before, old.blocks)
  const is = standing(now, blocks)
  const same = was.length === is.length && was.every((block, i) => sameBlock(block, is[i]))
  const status = old.status === 'approved' && !same ? 'in-review' : old.status
  return { article: { ...old, kind, blocks, topics, status }, as: same ? 'it was' : 'another' }
}

function standing(page: Page, blocks: readonly BlockId[]): Block[] {
  return blocks.flatMap((id) => {
    const block = page.blocks[id]
    return block?.dropped === null ? [block] : []
  })
}

function sameBlock(was: Block, is: Block | undefined): boolean {
  return was.id === is?.id && was.role === is.role && was.joins === is.joins
}

function byId<T extends { readonly id: string }>(records: readonly T[]): Record<string, T> {
  return Object.fromEntries(records.map((record) => [record.id, record]))
}
