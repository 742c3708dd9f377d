export { helpPage, helpQuestions } from './page-input.ts'
export { findSuspects, suspectsByArticle } from './suspects.ts'
export {
  NO_KNOWLEDGE,
  SUSPECT_CODES,
  type HelpPage,
  type HelpParagraph,
  type HelpPiece,
  type Knowledge,
  type Suspect,
  type SuspectCode,
} from './types.ts'
export { suggestionInWords, suspectKindInWords } from './words.ts'
export { looksLike } from './tables/look-alikes.ts'
