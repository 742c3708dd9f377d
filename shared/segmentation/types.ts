/**
 * The interface of the segmentation: blocks of one page in, articles out, all by block number.
 * Nothing here knows ids, files or screens, so that the engine behind it can be replaced whole.
 */
import type { Box } from '#shared/geometry/index.ts'
import type { ArticleKind, Role } from '#shared/model/index.ts'

/** One block as the engine sees it. Its number is its index in the list (file order). */
export interface InputBlock {
  readonly text: string
  /** Number of Markdown `#` marks, 0 for none. */
  readonly marks: number
  /** The line was indented by an ideographic space. */
  readonly indented: boolean
  /** Number of blank lines before it in the file; a hint only. */
  readonly gap: number
  /** Boxes on the page image in pixels; empty where there is only text. */
  readonly boxes: readonly Box[]
  /** The label that the OCR or layout program gave, or null. */
  readonly label: string | null
}

export interface SegmentationInput {
  readonly blocks: readonly InputBlock[]
}

/** Why the engine decided so: a code with its numbers and words, put into a sentence by whoever shows it. */
export interface Reason {
  readonly code: string
  /** How much it spoke for (positive) or against (negative) the decision, in nats of log-odds. */
  readonly weight: number
  readonly params: Readonly<Record<string, string | number>>
}

/** The decision on one block. */
export interface BlockDecision {
  readonly role: Role
  /** Probability that the role is right, 0..1. */
  readonly roleP: number
  /** Index into `articles`, or null for the shelf. */
  readonly article: number | null
  /** Number of the block whose paragraph this one continues mid-sentence, or null. */
  readonly joins: number | null
  /** Probability that it continues the text before it in its article mid-sentence, 0..1; 0 where there is none. */
  readonly joinP: number
  /** Probability that this block's place (article and predecessor) is right, 0..1. */
  readonly p: number
  readonly reasons: readonly Reason[]
}

export interface TopicGuess {
  /** IPTC Media Topics code, e.g. `medtop:11000000`. */
  readonly id: string
  readonly p: number
}

export interface ArticleDecision {
  readonly kind: ArticleKind
  /** Block numbers in true reading order, without the copies that `duplicates` would drop. */
  readonly order: readonly number[]
  /** Copies of this article's blocks: they belong to it, but stand outside its order. */
  readonly copies: readonly number[]
  /** The headline's text, or '' where there is none. */
  readonly title: string
  readonly topics: readonly TopicGuess[]
}

/** Text that stands more than once on the page. */
export interface DuplicateDecision {
  readonly kind: 'exact' | 'near' | 'contained'
  /** Block numbers of the best copy. */
  readonly keep: readonly number[]
  /** The other copies, each a list of block numbers. */
  readonly drop: readonly (readonly number[])[]
  /** Similarity after alignment, 0..1. */
  readonly score: number
}

/** What a question is about; its words come from `questionInWords`. */
export const QUESTION_CODES = ['follows', 'joins', 'role', 'headline-after-text', 'duplicate', 'orphan'] as const
export type QuestionCode = (typeof QUESTION_CODES)[number]

/** What the editor could answer. Block and article numbers as everywhere in this file. */
export type Answer =
  | { readonly do: 'keep' }
  | { readonly do: 'start-article' }
  | { readonly do: 'move-to'; readonly article: number }
  | { readonly do: 'join'; readonly to: number }
  | { readonly do: 'unjoin' }
  | { readonly do: 'set-role'; readonly role: Role }
  | { readonly do: 'shelve' }
  | { readonly do: 'drop-copy'; readonly blocks: readonly number[]; readonly keep: readonly number[] }

export interface DoubtDecision {
  /** The block at which the question stands. */
  readonly block: number
  readonly code: QuestionCode
  readonly params: Readonly<Record<string, string | number>>
  /** Probability that what is proposed (the present state) is right, 0..1. */
  readonly p: number
  readonly reasons: readonly Reason[]
  /** The first is what the engine proposes; the others in falling probability. Never empty. */
  readonly answers: readonly { readonly answer: Answer; readonly p: number }[]
}

export interface SegmentationResult {
  readonly engine: { readonly name: string; readonly version: string; readonly weights: string }
  /** One for each input block, in the same order. */
  readonly blocks: readonly BlockDecision[]
  /** In the order of their first block on the page. */
  readonly articles: readonly ArticleDecision[]
  readonly duplicates: readonly DuplicateDecision[]
  readonly doubts: readonly DoubtDecision[]
}
