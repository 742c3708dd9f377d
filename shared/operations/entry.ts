/** One line of a page's log: an operation with what it did, who did it and when. The log only ever grows. */
import * as v from 'valibot'

import {
  instant,
  instantSchema,
  newId,
  operationIdSchema,
  pageIdSchema,
  type IdSource,
  type Instant,
  type OperationId,
  type PageId,
} from '#shared/base/index.ts'
import type { Page } from '#shared/model/index.ts'

import type { Stamp } from './define.ts'
import { diffSchema, type Diff } from './diff.ts'
import { operationSchema, type Operation } from './operation.ts'

/** The version of this shape. */
export const ENTRY_FORMAT = 1

/** Whose name steps carry while the editor has not given one. It is no name: readers are told so in their language. */
export const UNNAMED_EDITOR = 'editor'

/** What the desk sends to the library: the operation and its circumstances. The library plans the diff itself. */
export interface Submission {
  readonly format: typeof ENTRY_FORMAT
  readonly id: OperationId
  readonly page: PageId
  /** The rev of the page on which it was planned. */
  readonly rev: number
  readonly editor: string
  readonly at: Instant
  readonly automatic: boolean
  readonly operation: Operation
}

export interface Entry extends Submission {
  readonly diff: Diff
}

const common = {
  format: v.literal(ENTRY_FORMAT),
  id: operationIdSchema,
  page: pageIdSchema,
  rev: v.pipe(v.number(), v.integer(), v.minValue(0)),
  editor: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  at: instantSchema,
  automatic: v.boolean(),
  operation: operationSchema,
}

export const submissionSchema: v.GenericSchema<Submission> = v.strictObject(common)
export const entrySchema: v.GenericSchema<Entry> = v.strictObject({ ...common, diff: diffSchema })

/** An operation that is made now, on a page as it is. Without an editor it is an automatic step of the machine. */
export function newSubmission(ids: IdSource, page: Page, operation: Operation, editor?: string): Submission {
  const [id, at] = [newId<OperationId>(ids), instant(ids.now())]
  return submissionWith({ operation: id, editor: editor ?? 'machine', at, automatic: editor === undefined }, page, operation)
}

/** An operation on a page as it is, under a stamp that was made before. */
export function submissionWith({ operation: id, editor, at, automatic }: Stamp, page: Page, operation: Operation): Submission {
  return { format: ENTRY_FORMAT, id, page: page.head.id, rev: page.rev, editor, at, automatic, operation }
}

/** The part of a submission that plans may write into records. */
export function stampOf(submission: Submission): Stamp {
  return { operation: submission.id, editor: submission.editor, at: submission.at, automatic: submission.automatic }
}
