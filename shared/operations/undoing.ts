/**
 * Undo, redo and going back to an earlier state, which are operations too: they append to the log and never erase from it.
 *
 * An undo carries the reversed diff of the step that it takes back. It fits any page on which the fields that the
 * step wrote still hold what it left there, so one old step can be undone under later ones; where a later edit
 * stands in the way it is refused, with the place.
 */
import * as v from 'valibot'

import { operationIdSchema, type OperationId } from '#shared/base/index.ts'
import { type Page } from '#shared/model/index.ts'

import { applyDiff, diffSchema, mismatches, type Diff } from './diff.ts'
import { refuse, type Refusal } from './refusal.ts'

export interface Undo {
  /** `redo` takes back an `undo`; it differs in its name only. */
  readonly name: 'undo' | 'redo'
  /** The operation that is taken back. */
  readonly target: OperationId
  /** Its diff, reversed. */
  readonly diff: Diff
  /** What it adds to the edits in force on the page: -1 for an edit taken back. Absent in logs that counted every undo as an edit: 1. */
  readonly edits?: number
}

const editsSchema = v.exactOptional(v.pipe(v.number(), v.safeInteger()))

export const undoSchema: v.GenericSchema<Undo> = v.strictObject({
  name: v.picklist(['undo', 'redo']),
  target: operationIdSchema,
  diff: diffSchema,
  edits: editsSchema,
})

/** Brings back how the page stood at an earlier rev. What came after stays in the log, as a branch to go back to. */
export interface RestorePage {
  readonly name: 'restorePage'
  /** The rev whose state comes back. */
  readonly rev: number
  /** From the state before the step to that state. */
  readonly diff: Diff
  /** As with an undo: what it adds to the edits in force. */
  readonly edits?: number
}

export const restorePageSchema: v.GenericSchema<RestorePage> = v.strictObject({
  name: v.literal('restorePage'),
  rev: v.pipe(v.number(), v.integer(), v.minValue(1)),
  diff: diffSchema,
  edits: editsSchema,
})

/** The page after an undo, a redo or a return, or why it does not fit any more. */
export function planUndo(page: Page, op: Undo | RestorePage): Page | Refusal {
  if (op.diff.length === 0) return refuse(op.name === 'restorePage' ? 'already-so' : 'nothing-to-undo')
  const first = mismatches(page, op.diff)[0]
  if (first !== undefined) return refuse('later-edit-in-the-way', { type: first.type, id: first.id, field: first.field ?? '' })
  return applyDiff(page, op.diff)
}
