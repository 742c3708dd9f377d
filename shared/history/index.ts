export { historyOf, undoOf, type HistoryState } from './history.ts'
