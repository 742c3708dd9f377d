export { articleLinkSchema, articleSchema, topicTagSchema, type Article, type ArticleLink, type TopicTag } from './article.ts'
export { blockSchema, type Block, type Drop } from './block.ts'
export {
  COPY_VERDICTS,
  copyPartnerSchema,
  copyVerdictNameSchema,
  otherTextSchema,
  speaksOf,
  type CopyPartner,
  type CopyVerdict,
  type CopyVerdictName,
  type OtherText,
} from './copies.ts'
export { doubtSchema, type Doubt, type DoubtAnswer, type DoubtReason } from './doubt.ts'
export { droppedCopies, type DroppedCopy } from './dropped.ts'
export { duplicateGroupSchema, isMeantTwice, type DuplicateGroup } from './duplicate-group.ts'
export { standingGroup, type StandingGroup } from './standing-group.ts'
export {
  engineVersionSchema,
  isoDateSchema,
  originalSchema,
  pageHeadSchema,
  pageInfoSchema,
  UNKNOWN_INFO,
  type EngineVersion,
  type Original,
  type PageHead,
  type PageInfo,
} from './page-head.ts'
export {
  articleOf,
  articlesInOrder,
  blankPage,
  blocksInFileOrder,
  originalText,
  PAGE_FORMAT,
  pageSchema,
  recordSchema,
  shownStatus,
  type Page,
  type PageRecord,
  type RecordType,
} from './page.ts'
export { probabilitySchema } from './probability.ts'
export {
  ARTICLE_KINDS,
  articleKindSchema,
  ROLES,
  roleSchema,
  STATUSES,
  statusSchema,
  type ArticleKind,
  type Role,
  type Status,
} from './role.ts'
export { sourceSchema, type Source } from './source.ts'
export { kindInWords, roleInWords, statusInWords } from './words.ts'
