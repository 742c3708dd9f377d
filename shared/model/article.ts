/** An article: an ordered list of blocks with what an editor says of it. */
import * as v from 'valibot'

import { articleIdSchema, blockIdSchema, pageIdSchema, type ArticleId, type BlockId, type PageId } from '#shared/base/index.ts'

import { copyVerdictSchema, type CopyVerdict } from './copies.ts'
import { probabilitySchema } from './probability.ts'
import { articleKindSchema, statusSchema, type ArticleKind, type Status } from './role.ts'

/** A topic of an article. */
export interface TopicTag {
  /** Code with its scheme, e.g. `medtop:11000000`. */
  readonly topic: string
  /** `editor` where a person tagged it; `machine` is a suggestion that nobody has taken yet and no export writes. */
  readonly by: 'editor' | 'machine'
  /** Probability of a suggestion; null where an editor tagged it. */
  readonly p: number | null
}

/** Where an article goes on, or where it comes from (转版). */
export interface ArticleLink {
  readonly page: PageId
  readonly article: ArticleId
}

export interface Article {
  readonly type: 'article'
  readonly id: ArticleId
  readonly kind: ArticleKind
  /** All its blocks in reading order, dropped copies included. Never empty, no repeats. */
  readonly blocks: readonly BlockId[]
  readonly status: Status
  readonly topics: readonly TopicTag[]
  /** The title to export where the editor wrote one; null: the headline blocks' text. */
  readonly title: string | null
  /** The authors to export where the editor wrote them; null: those found in the text. */
  readonly authors: readonly string[] | null
  readonly continuedFrom: ArticleLink | null
  readonly continuesTo: ArticleLink | null
  /** What editors said of its copies elsewhere; absent where nobody said anything. */
  readonly copies?: readonly CopyVerdict[]
}

const linkSchema: v.GenericSchema<ArticleLink> = v.strictObject({ page: pageIdSchema, article: articleIdSchema })

export const topicTagSchema: v.GenericSchema<TopicTag> = v.strictObject({
  topic: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  by: v.picklist(['editor', 'machine']),
  p: v.nullable(probabilitySchema),
})

export const articleLinkSchema = linkSchema

export const articleSchema: v.GenericSchema<Article> = v.strictObject({
  type: v.literal('article'),
  id: articleIdSchema,
  kind: articleKindSchema,
  blocks: v.pipe(v.array(blockIdSchema), v.minLength(1)),
  status: statusSchema,
  topics: v.array(topicTagSchema),
  title: v.nullable(v.string()),
  authors: v.nullable(v.array(v.string())),
  continuedFrom: v.nullable(linkSchema),
  continuesTo: v.nullable(linkSchema),
  copies: v.exactOptional(v.pipe(v.array(copyVerdictSchema), v.minLength(1))),
})
