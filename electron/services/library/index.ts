export { openLibrary } from './open-library.ts'
export { bytesOf, preparePage, type NewPage, type PreparedPage } from './prepare-page.ts'
export type {
  AddOutcome,
  Issue,
  IssueArticle,
  LearnedFrom,
  LibraryStep,
  LibraryStore,
  PageName,
  PageWork,
  StoredAudit,
  StoredItem,
  StoredJob,
  StoredLearning,
  StoredWeights,
} from './store.ts'
