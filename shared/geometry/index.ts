export { boxSchema, type Box } from './box.ts'
