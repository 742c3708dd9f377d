export { checkPage, type Violation } from './check-page.ts'
