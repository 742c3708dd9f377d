export { DEFAULT_MIN_CHARS, duplicatesInCorpus, type CopyKind, type CorpusDuplicate, type DuplicateOptions } from './corpus-groups.ts'
export {
  indexCorpus,
  searchCorpus,
  type CorpusFault,
  type CorpusOptions,
  type CorpusStep,
  type IndexedCorpus,
  type SearchedCorpus,
} from './corpus.ts'
export type { CorpusRequest } from './messages.ts'
export { createCorpusThread } from './thread.ts'
