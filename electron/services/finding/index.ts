export { Finding } from './finding.ts'
