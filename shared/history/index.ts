export { editedParts } from './edited-parts.ts'
export { historyOf, undoOf, type HistoryState } from './history.ts'
