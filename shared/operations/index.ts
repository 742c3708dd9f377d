export { type ImportedBlock, type ImportPage } from './automatic.ts'
export { partnersOf } from './copy-partners.ts'
export {
  segmentPageSchema,
  type ResegmentPage,
  type Segmentation,
  type SegmentedArticle,
  type SegmentedBlock,
  type SegmentPage,
} from './cutting.ts'
export { type Stamp } from './define.ts'
export { applyDiff, diffBetween, diffSchema, mismatches, reverse, type Change, type Diff, type Mismatch } from './diff.ts'
export { articlesGone } from './article-names.ts'
export { describeOperation } from './words.ts'
export { refusalInWords } from './refusal-words.ts'
export {
  ENTRY_FORMAT,
  entrySchema,
  newSubmission,
  stampOf,
  submissionSchema,
  submissionWith,
  UNNAMED_EDITOR,
  type Entry,
  type Submission,
} from './entry.ts'
export {
  BATCH_MEANINGS,
  bulkOf,
  editsAdded,
  operationSchema,
  plan,
  SIMPLE_OPERATION_NAMES,
  type AnswerDoubt,
  type Batch,
  type BatchMeaning,
  type Operation,
  type OperationName,
  type Planned,
  type SimpleOperation,
} from './operation.ts'
export { inputOf, type PageInput } from './page-input.ts'
export { asksTheSame, pageChanges, tallyChanges, type ChangeTally, type PageChange } from './page-changes.ts'
export { refuse, REFUSAL_CODES, type Refusal, type RefusalCode } from './refusal.ts'
export { automaticResegmentation, inputToCut, NOTHING_EDITED, resegmentation, type EditedParts, type Scope } from './resegmentation.ts'
export { segmentationOperation } from './segmentation-operation.ts'
export { taughtPage } from './taught-page.ts'
export { approvalCopies, approvalWith, undecidedCopies, type UndecidedCopy } from './undecided-copies.ts'
export { type RestorePage, type Undo } from './undoing.ts'
