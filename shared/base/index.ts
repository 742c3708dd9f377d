export { Bug, present } from './bug.ts'
export {
  articleIdSchema,
  auditIdSchema,
  blockIdSchema,
  doubtIdSchema,
  groupIdSchema,
  instant,
  instantSchema,
  jobIdSchema,
  newId,
  operationIdSchema,
  pageIdSchema,
  sha256Schema,
  type ArticleId,
  type AuditId,
  type BlockId,
  type Branded,
  type DoubtId,
  type GroupId,
  type IdSource,
  type Instant,
  type JobId,
  type OperationId,
  type PageId,
  type Sha256,
} from './ids.ts'
export { sameJson, type Json } from './json.ts'
export { countInEnglish, LANGUAGES, type Language } from './language.ts'
