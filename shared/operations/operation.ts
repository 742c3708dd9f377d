/** All operations, and the one function through which every change of a page goes: `plan`. */
import * as v from 'valibot'

import { doubtIdSchema, jobIdSchema, type DoubtId, type JobId } from '#shared/base/index.ts'
import type { Page } from '#shared/model/index.ts'
import { checkPage } from '#shared/rules/index.ts'

import { importPage, type ImportPage } from './automatic.ts'
import { resegmentPage, segmentPage, type ResegmentPage, type SegmentPage } from './cutting.ts'
import * as copies from './copies.ts'
import type { OperationDefinition, Stamp } from './define.ts'
import { diffBetween, type Diff } from './diff.ts'
import { reviseDoubts } from './doubts.ts'
import { Draft } from './draft.ts'
import * as marking from './marking.ts'
import * as paragraphs from './paragraphs.ts'
import * as placing from './placing.ts'
import { refuse, type Refusal } from './refusal.ts'
import { planUndo, restorePageSchema, undoSchema, type RestorePage, type Undo } from './undoing.ts'

/** An operation that names one edit. */
export type SimpleOperation =
  | placing.SplitArticle
  | placing.StartArticle
  | placing.MergeArticles
  | placing.MoveBlocks
  | placing.OrderBlocks
  | placing.MoveArticle
  | paragraphs.JoinParagraph
  | paragraphs.UnjoinParagraph
  | paragraphs.SplitBlock
  | paragraphs.MergeBlocks
  | paragraphs.EditText
  | marking.SetRole
  | marking.DropCopy
  | marking.RestoreCopy
  | marking.TagArticle
  | marking.UntagArticle
  | marking.SetStatus
  | marking.SetKind
  | marking.SetArticleInfo
  | marking.LinkArticle
  | marking.SetPageInfo
  | marking.SettleDoubt
  | copies.JudgeCopy
  | copies.JudgeGroup
  | ImportPage
  | SegmentPage
  | ResegmentPage

/** The answer to a doubt: what it means, and that the doubt is settled, in one step. */
export interface AnswerDoubt {
  readonly name: 'answerDoubt'
  readonly doubt: DoubtId
  /** Index into the doubt's answers. */
  readonly choice: number
  /** What carries the answer out; null for `keep`. */
  readonly operation: SimpleOperation | null
}

/** Several operations of one page that the editor meant as one step, e.g. dropping all exact copies. */
export interface Batch {
  readonly name: 'batch'
  /** What it was, for the history's words. */
  readonly meaning: BatchMeaning
  readonly operations: readonly SimpleOperation[]
  /** The job of which this is one page's part, where the step went over several pages. All its parts are undone together. */
  readonly bulk?: JobId
}

export const BATCH_MEANINGS = [
  'drop-exact-copies',
  'copies',
  'find-and-replace',
  'punctuation',
  'alike',
  'accept-all',
  'edit-and-split',
  'edit-and-merge',
  'other',
] as const
export type BatchMeaning = (typeof BATCH_MEANINGS)[number]

export type Operation = SimpleOperation | AnswerDoubt | Batch | Undo | RestorePage
export type OperationName = Operation['name']

type AnyDefinition = OperationDefinition<SimpleOperation>

const definitions: ReadonlyMap<string, AnyDefinition> = new Map(
  [
    importPage,
    segmentPage,
    resegmentPage,
    placing.splitArticle,
    placing.startArticle,
    placing.mergeArticles,
    placing.moveBlocks,
    placing.orderBlocks,
    placing.moveArticle,
    paragraphs.joinParagraph,
    paragraphs.unjoinParagraph,
    paragraphs.splitBlock,
    paragraphs.mergeBlocks,
    paragraphs.editText,
    marking.setRole,
    marking.dropCopy,
    marking.restoreCopy,
    marking.tagArticle,
    marking.untagArticle,
    marking.setStatus,
    marking.setKind,
    marking.setArticleInfo,
    marking.linkArticle,
    marking.setPageInfo,
    marking.settleDoubt,
    copies.judgeCopy,
    copies.judgeGroup,
  ].map((definition) => [definition.name, definition as unknown as AnyDefinition]),
)

/** Names of all operations that an editor or the machine can carry out by themselves, in no order that matters. */
export const SIMPLE_OPERATION_NAMES: readonly string[] = [...definitions.keys()]

const simpleSchema: v.GenericSchema<SimpleOperation> = v.lazy(
  (input) => definitions.get(nameOf(input))?.schema ?? v.never('no such operation'),
)

const answerDoubtSchema: v.GenericSchema<AnswerDoubt> = v.strictObject({
  name: v.literal('answerDoubt'),
  doubt: doubtIdSchema,
  choice: v.pipe(v.number(), v.integer(), v.minValue(0)),
  operation: v.nullable(simpleSchema),
})

const batchSchema: v.GenericSchema<Batch> = v.strictObject({
  name: v.literal('batch'),
  meaning: v.picklist(BATCH_MEANINGS),
  operations: v.pipe(v.array(simpleSchema), v.minLength(1)),
  bulk: v.exactOptional(jobIdSchema),
})

/** Any operation, checked where it crosses a boundary. */
export const operationSchema: v.GenericSchema<Operation> = v.lazy((input): v.GenericSchema<Operation> => {
  const name = nameOf(input)
  if (name === 'answerDoubt') return answerDoubtSchema
  if (name === 'batch') return batchSchema
  if (name === 'restorePage') return restorePageSchema
  return name === 'undo' || name === 'redo' ? undoSchema : simpleSchema
})

export interface Planned {
  readonly ok: true
  readonly diff: Diff
  /** The page with the diff applied; rev and edits already counted up. */
  readonly page: Page
}

/**
 * Plans an operation on a page: the diff and the page after it, or a refusal. Pure: the same page, operation and stamp
 * give the same diff on the desk and in the library. The page passed in is never changed.
 *
 * A plan whose result would break a rule is refused with `breaks-rule`: plans are written so that it cannot happen,
 * and what crosses the wire is checked by it. [O5]
 */
export function plan(page: Page, operation: Operation, stamp: Stamp): Planned | Refusal {
  const next = givesDiff(operation) ? planUndo(page, operation) : planOnDraft(page, operation, stamp)
  if ('ok' in next) return next
  const violation = checkPage(next)[0]
  if (violation !== undefined) {
    // An old step taken back can fit field by field and still clash with what came later, e.g. a block moved twice.
    return refuse(givesDiff(operation) ? 'later-edit-in-the-way' : 'breaks-rule', { rule: violation.rule, record: violation.record })
  }
  const diff = diffBetween(page, next)
  return { ok: true, diff, page: { ...next, rev: page.rev + 1, edits: page.edits + editsAdded({ operation, automatic: stamp.automatic }) } }
}

/** The step over several pages that an operation is one page's part of; undefined for a step of its own. */
export function bulkOf(operation: Operation): JobId | undefined {
  return operation.name === 'batch' ? operation.bulk : undefined
}

/** What a step adds to the edits in force on its page: 1 for an edit, 0 for an automatic step, what it says for an undo or a return. */
export function editsAdded({ operation, automatic }: { readonly operation: Operation; readonly automatic: boolean }): number {
  if (automatic) return 0
  return givesDiff(operation) ? (operation.edits ?? 1) : 1
}

/** Operations that carry the diff themselves. */
function givesDiff(operation: Operation): operation is Undo | RestorePage {
  return operation.name === 'undo' || operation.name === 'redo' || operation.name === 'restorePage'
}

/** Operations that say themselves what becomes of the doubts. */
const OWN_DOUBTS: ReadonlySet<string> = new Set(['segmentPage', 'resegmentPage', 'settleDoubt'])

function planOnDraft(page: Page, operation: Exclude<Operation, Undo | RestorePage>, stamp: Stamp): Page | Refusal {
  const draft = new Draft(page)
  const refusal = run(draft, operation, stamp)
  if (refusal !== undefined) return refusal
  if (!OWN_DOUBTS.has(operation.name)) reviseDoubts(draft)
  return draft.page
}

function run(draft: Draft, operation: Exclude<Operation, Undo | RestorePage>, stamp: Stamp): Refusal | undefined {
  if (operation.name === 'batch') {
    for (const one of operation.operations) {
      const refusal = run(draft, one, stamp)
      if (refusal !== undefined) return refusal
    }
    return undefined
  }
  if (operation.name === 'answerDoubt') {
    const doubt = draft.doubt(operation.doubt)
    if (doubt?.answers[operation.choice] === undefined) return refuse('no-such-doubt', { doubt: operation.doubt })
    if (doubt.state === 'settled') return refuse('already-so')
    const refusal = operation.operation === null ? undefined : run(draft, operation.operation, stamp)
    if (refusal === undefined && draft.doubt(operation.doubt) !== undefined) draft.setDoubt(operation.doubt, { state: 'settled' })
    return refusal
  }
  const definition = definitions.get(operation.name)
  return definition === undefined ? refuse('nothing-named', { name: operation.name }) : definition.plan(draft, operation, stamp)
}

function nameOf(input: unknown): string {
  return typeof input === 'object' && input !== null && 'name' in input && typeof input.name === 'string' ? input.name : ''
}
