export { readSource, diskReader, type SourceReader } from './files.ts'
export { makePage, readText, type MadePage, type PageRequest, type ReadText } from './make-page.ts'
