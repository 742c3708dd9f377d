export { MOST_SAMPLED, type AuditItem, type AuditRequest, type AuditVerdict, type AuditView } from './auditing.ts'
export { contract, importSourceSchema, submissionOutcomeSchema, type ImportSource, type SubmissionOutcome } from './contract.ts'
export {
  BULK_LEFT_OUT,
  COPY_CAUSES,
  COPY_GRAINS,
  COPY_KINDS,
  COPY_NOTES,
  COPY_PLACES,
  COPY_SORTS,
  COPY_STATES,
  copyBulkRequestSchema,
  KEEP_REASONS,
  LONGEST_ALIGNED,
  MEMBER_STATES,
  NO_COPY_FILTER,
  SAFE_BULK,
  type AlignedTexts,
  type BinItem,
  type BinQuery,
  type BulkLeftOut,
  type CopiesOverview,
  type CopyBulk,
  type CopyBulkPreview,
  type CopyCause,
  type CopyDecision,
  type CopyDecisionRequest,
  type CopyFacets,
  type CopyFilter,
  type CopyGrain,
  type CopyGroupFacts,
  type CopyGroupView,
  type CopyKind,
  type CopyMark,
  type CopyMember,
  type CopyNote,
  type CopyPlaces,
  type CopyQuery,
  type CopyRow,
  type CopySort,
  type CopyState,
  type CopyStep,
  type CopyWhere,
  type KeepReasonName,
  type MemberState,
  type RestoreRequest,
} from './copies.ts'
export {
  EXPORT_FORMATS,
  exportOptionsSchema,
  LEFT_OUT_REASONS,
  type ExportFormat,
  type ExportOptions,
  type ExportPreview,
  type LeftOutReason,
} from './exporting.ts'
export { MOST_HITS, MOST_TEXTS, type FindPart, type FindRequest, type PageHits, type SeenRequest, type SeenView } from './finding.ts'
export { failure, FAILURE_CODES, failureInWords, failureSchema, type Failure, type FailureCode } from './failure.ts'
export { HISTORY_ACTORS, MOST_HISTORY_LINES, type HistoryActors, type HistoryLine, type HistoryPart, type HistoryQuery } from './history.ts'
export { type ImportItem, type JobView } from './jobs.ts'
export { MAX_WEIGHTS_CHARACTERS, type LearningView, type WeightsOrigin, type WeightsView } from './learning.ts'
export { MOST_CANDIDATES, type ArticleLine, type LinkCandidate, type LinkDirection } from './links.ts'
export { MAX_MESSAGE_CHARACTERS, MAX_PAGE_BLOCKS, MAX_TEXT_BYTES, MEGABYTE } from './limits.ts'
export {
  NO_FILTER,
  PAGE_SORTS,
  type Facets,
  type LibraryEvent,
  type Overview,
  type PageFilter,
  type PageQuery,
  type PageRow,
  type PageSort,
  type SearchHit,
} from './library.ts'
export {
  pageChoiceSchema,
  RESEGMENTED_STATES,
  type BlocksToCut,
  type PageChoice,
  type ResegmentedPage,
  type ResegmentedState,
} from './resegmenting.ts'
export { downloadPath, RPC_PATH, UPLOAD_PATH } from './paths.ts'
export { CONTRACT_VERSION, DEFAULT_SETTINGS, settingsSchema, type Capabilities, type Settings, type Welcome } from './session.ts'
