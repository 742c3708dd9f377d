/** What a reviewed page teaches: the blocks as the engine gets them, and where the editor left each of them. */
import type { Role } from '#shared/model/index.ts'

import type { Knowledge } from './lines/knowledge.ts'
import type { SegmentationInput } from './types.ts'

/** Where the editor left one block. Numbers as everywhere in this folder: blocks by place in the input, articles by place in the list. */
export interface TaughtBlock {
  /** The article that it belongs to, copies too; null: the shelf. */
  readonly article: number | null
  readonly role: Role
  /** The block whose paragraph it goes on mid-sentence, or null. */
  readonly joins: number | null
  /** It was dropped as a copy: it belongs to its article, and stands outside its order. */
  readonly dropped: boolean
}

export interface TaughtPage {
  readonly input: SegmentationInput
  /** One for each input block, in the same order. */
  readonly blocks: readonly TaughtBlock[]
  /** The blocks of each article in reading order, without its dropped copies. None is empty. */
  readonly articles: readonly (readonly number[])[]
  /**
   * Which half it is in when pages judge each other (0 or 1). Pages with texts in common belong in one half: a text that the weights
   * know is read more surely than any new one. Where it is not told, every other page.
   */
  readonly half?: number
  /** How often it counts beside the other pages, a whole number; once where it is not told. */
  readonly times?: number
  /** What is known of texts without its own; what comes with the program where it is not told. */
  readonly knowledge?: Knowledge
}
