export type {
  Answer,
  ArticleDecision,
  BlockDecision,
  DoubtDecision,
  DuplicateDecision,
  InputBlock,
  QuestionCode,
  Reason,
  SegmentationInput,
  SegmentationResult,
  TopicGuess,
} from './types.ts'
