export { Auditing } from './auditing.ts'
