export { libraryHistory } from './library-history.ts'
