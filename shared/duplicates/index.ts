export { findPageDuplicates, type BlockText, type PageDuplicate } from './page-duplicates.ts'
