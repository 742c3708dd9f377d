export { openLibrary } from './open-library.ts'
export type { AddOutcome, LibraryStore, NewPage, StoredItem, StoredJob } from './store.ts'
