export { Exporting } from './exporting.ts'
export { checkFolder } from './folder.ts'
