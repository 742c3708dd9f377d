/** The shape of one operation's definition: its name, its schema, and how it plans. */
import type * as v from 'valibot'

import type { Instant, OperationId } from '#shared/base/index.ts'

import type { Draft } from './draft.ts'
import type { Refusal } from './refusal.ts'

/** Who carries an operation out, when, and under which id: what a plan may write into records. */
export interface Stamp {
  readonly operation: OperationId
  /** The editor's name, or `machine` for automatic steps. */
  readonly editor: string
  readonly at: Instant
  /** An automatic step (import, segmentation): does not count as an edit of the page. */
  readonly automatic: boolean
}

export interface OperationDefinition<Op extends { readonly name: string }> {
  readonly name: Op['name']
  readonly schema: v.GenericSchema<Op>
  /** Writes what the operation does to the draft, or refuses. After a refusal the draft is thrown away. */
  readonly plan: (draft: Draft, operation: Op, stamp: Stamp) => Refusal | undefined
}

export function defineOperation<Op extends { readonly name: string }>(definition: OperationDefinition<Op>): OperationDefinition<Op> {
  return definition
}
