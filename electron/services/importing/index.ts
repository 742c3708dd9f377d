export { diskReader, readSource, type SourceReader } from './files.ts'
export { Importing, type ImportingOptions } from './importing.ts'
export { makePage, readText, type MadePage, type PageRequest, type ReadText } from './make-page.ts'
export { prepareFile, type PreparedFile } from './prepare-file.ts'
