/** A place where the segmentation is unsure, with its reasons, its probability and what the editor could answer. */
import * as v from 'valibot'

import {
  articleIdSchema,
  blockIdSchema,
  doubtIdSchema,
  groupIdSchema,
  type ArticleId,
  type BlockId,
  type DoubtId,
  type GroupId,
} from '#shared/base/index.ts'

import { probabilitySchema } from './probability.ts'
import { roleSchema, type Role } from './role.ts'

/** Why: a code with its numbers and words; `reasonInWords` makes the sentence. */
export interface DoubtReason {
  readonly code: string
  /** Nats of log-odds for (positive) or against what is proposed. */
  readonly weight: number
  readonly params: Readonly<Record<string, string | number>>
}

/** One answer. Each but `keep` is carried out as the operation of the same meaning. */
export type DoubtAnswer =
  | { readonly do: 'keep' }
  | { readonly do: 'start-article' }
  | { readonly do: 'move-to'; readonly article: ArticleId }
  | { readonly do: 'join'; readonly to: BlockId }
  | { readonly do: 'unjoin' }
  | { readonly do: 'set-role'; readonly role: Role }
  | { readonly do: 'shelve' }
  | { readonly do: 'drop-copy'; readonly blocks: readonly BlockId[]; readonly keep: readonly BlockId[]; readonly group: GroupId | null }

export interface Doubt {
  readonly type: 'doubt'
  readonly id: DoubtId
  /** The block at which the question stands. */
  readonly block: BlockId
  /** One of the segmentation's question codes; an unknown one is shown with a general sentence. */
  readonly code: string
  readonly params: Readonly<Record<string, string | number>>
  /** Probability that what is proposed is right, 0..1. */
  readonly p: number
  readonly reasons: readonly DoubtReason[]
  /** The first is proposed, the others follow in falling probability. Never empty. */
  readonly answers: readonly { readonly answer: DoubtAnswer; readonly p: number }[]
  /** `open`; `later`: put off; `settled`: answered, or overtaken by an edit of its block. */
  readonly state: 'open' | 'later' | 'settled'
}

const params = v.record(v.string(), v.union([v.string(), v.number()]))

const answerSchema: v.GenericSchema<DoubtAnswer> = v.variant('do', [
  v.strictObject({ do: v.literal('keep') }),
  v.strictObject({ do: v.literal('start-article') }),
  v.strictObject({ do: v.literal('move-to'), article: articleIdSchema }),
  v.strictObject({ do: v.literal('join'), to: blockIdSchema }),
  v.strictObject({ do: v.literal('unjoin') }),
  v.strictObject({ do: v.literal('set-role'), role: roleSchema }),
  v.strictObject({ do: v.literal('shelve') }),
  v.strictObject({
    do: v.literal('drop-copy'),
    blocks: v.array(blockIdSchema),
    keep: v.array(blockIdSchema),
    group: v.nullable(groupIdSchema),
  }),
])

export const doubtSchema: v.GenericSchema<Doubt> = v.strictObject({
  type: v.literal('doubt'),
  id: doubtIdSchema,
  block: blockIdSchema,
  code: v.string(),
  params,
  p: probabilitySchema,
  reasons: v.array(v.strictObject({ code: v.string(), weight: v.number(), params })),
  answers: v.pipe(v.array(v.strictObject({ answer: answerSchema, p: probabilitySchema })), v.minLength(1)),
  state: v.picklist(['open', 'later', 'settled']),
})
