export { byLine } from './by-line.ts'
export { ENGINE, segmentPage } from './engine.ts'
export { toInputBlocks } from './input.ts'
export { FieldLexicon, type FieldWord } from './lines/fields.ts'
export { type Knowledge } from './lines/knowledge.ts'
export { lettersOf } from './lines/number-letters.ts'
export { RUN_ON_PAIRS, RUN_ON_SIZE, RUN_ON_STEP, RUN_ON_TOKENS, runOnNats, RunOns, type RunOnTable } from './lines/run-ons.ts'
export { firstTokens } from './lines/tokens.ts'
export { WORDING_STEP, wordingFeatures, WORDINGS, Wordings, wordingScale, type Wording, type WordingTable } from './lines/wordings.ts'
export { jumpsIn, readJump, type Jump } from './jumps.ts'
export { readPageInfo } from './page-info.ts'
export { samePageNo } from './page-number.ts'
export { FULL_COURSE, learnFrom, learnWeights, type Course } from './learning/index.ts'
export { splitLines, type Piece, type SplitPage } from './split-lines.ts'
export { type TaughtBlock, type TaughtPage } from './taught.ts'
export {
  QUESTION_CODES,
  type Answer,
  type ArticleDecision,
  type BlockDecision,
  type DoubtDecision,
  type DuplicateDecision,
  type InputBlock,
  type QuestionCode,
  type Reason,
  type SegmentationInput,
  type SegmentationResult,
  type TopicGuess,
} from './types.ts'
export { NO_WEIGHTS, readWeights, SHIPPED, type Model, type Weights } from './weights.ts'
export {
  answerInWords,
  articleLetter,
  questionInWords,
  reasonInWords,
  roleInWords,
  type AnswerLike,
  type AnswerNames,
  type Language,
  type QuestionLike,
} from './words.ts'
