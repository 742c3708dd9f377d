/** Copies of the same text on one page. A group is a suggestion: only `dropCopy` drops. */
import * as v from 'valibot'

import { blockIdSchema, groupIdSchema, type BlockId, type GroupId } from '#shared/base/index.ts'

import { copyVerdictNameSchema, type CopyVerdictName } from './copies.ts'
import { probabilitySchema } from './probability.ts'

export interface DuplicateGroup {
  readonly type: 'group'
  readonly id: GroupId
  readonly kind: 'exact' | 'near' | 'contained'
  /** Why the text stands twice; `unknown` where there are no boxes to tell. */
  readonly cause: 'machine' | 'printed' | 'legitimate' | 'unknown'
  /** The best copy. Never empty. */
  readonly keep: readonly BlockId[]
  /** The other copies, each a run of blocks. Never empty. */
  readonly copies: readonly (readonly BlockId[])[]
  /** Similarity after alignment, 0..1. */
  readonly score: number
  /** What an editor said of it as a whole; absent where nobody said anything. */
  readonly said?: CopyVerdictName
}

/** Repeated on purpose (a headline at a continuation, a correction): it is shown, and never dropped together with others. [C4] [C7] */
export function isMeantTwice(cause: DuplicateGroup['cause']): cause is 'legitimate' {
  return cause === 'legitimate'
}

const run = v.pipe(v.array(blockIdSchema), v.minLength(1))

export const duplicateGroupSchema: v.GenericSchema<DuplicateGroup> = v.strictObject({
  type: v.literal('group'),
  id: groupIdSchema,
  kind: v.picklist(['exact', 'near', 'contained']),
  cause: v.picklist(['machine', 'printed', 'legitimate', 'unknown']),
  keep: run,
  copies: v.pipe(v.array(run), v.minLength(1)),
  score: probabilitySchema,
  said: v.exactOptional(copyVerdictNameSchema),
})
