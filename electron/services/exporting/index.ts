export { Exporting } from './exporting.ts'
