export { openLibrary } from './open-library.ts'
export { bytesOf, preparePage, type NewPage, type PreparedPage } from './prepare-page.ts'
export type { StoredAudit } from './audit-store.ts'
export type {
  AddOutcome,
  Issue,
  IssueArticle,
  LearnedFrom,
  LibraryStep,
  LibraryStore,
  PageName,
  PageWork,
  StoredItem,
  StoredJob,
  StoredLearning,
  StoredWeights,
} from './store.ts'
