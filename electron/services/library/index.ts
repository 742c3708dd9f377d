export { articleText, readBlocks, type ArticleText } from './article-text.ts'
export { type ArticleWords, type CopiesStore } from './copies-store.ts'
export {
  FLAGS,
  type BinBody,
  type CopyText,
  type DerivedBin,
  type DerivedGroup,
  type DerivedPage,
  type DerivedText,
  type LibraryBody,
  type LibraryGroup,
  type Neighbourhood,
  type PageBody,
  type StoredGroup,
  type StoredLink,
  type StoredMember,
  type StoredVerdict,
} from './copy-columns.ts'
export { CAUSE_NUMBERS, GRAIN_NUMBERS, KIND_NUMBERS, PLACE_NUMBERS, STATE_NUMBERS } from './copy-columns.ts'
export { keptKeys } from './copy-keys.ts'
export { unpackPage, type PackedPage } from './page-store.ts'
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
