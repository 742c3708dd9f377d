/** What the help against misread characters looks at, and what it finds. */

/** A stretch of a paragraph that is one block's. */
export interface HelpPiece {
  /** Names the block to the caller. */
  readonly block: string
  readonly text: string
}

/** A paragraph as it is read: one block, or several that were joined. */
export interface HelpParagraph {
  /** Never empty. */
  readonly pieces: readonly HelpPiece[]
  /** Sentences, in which words and marks can be judged; false for bylines, credits and the like, which are names. */
  readonly prose: boolean
}

/** A page: its articles in order, each as its paragraphs in reading order. The shelf's blocks are paragraphs by themselves. */
export interface HelpPage {
  readonly articles: readonly (readonly HelpParagraph[])[]
  /** The script of the page by its frequent characters. */
  readonly script: 'Hans' | 'Hant' | null
}

/** What the library knows of Chinese: of its other pages, how many hold a character, or two that stand together. */
export interface Knowledge {
  /** The other pages that were counted. */
  readonly pages: number
  /** Of them, those that hold this text of one or two characters. */
  seen(text: string): number
}

/** A library of one page knows nothing. */
export const NO_KNOWLEDGE: Knowledge = { pages: 0, seen: () => 0 }

export const SUSPECT_CODES = ['traditional', 'doubled', 'brackets', 'width', 'look-alike', 'unlikely', 'unread'] as const
/**
 * `traditional`: a traditional character in a simplified text. `doubled`: a character or word that stands twice. `brackets`: a quote
 * or bracket without its partner. `width`: a half- or full-width character where the page has the other. `look-alike`: a character
 * that another of the same look would fit better. `unlikely`: two characters that never stand together. `unread`: a sign for what
 * could not be read.
 */
export type SuspectCode = (typeof SUSPECT_CODES)[number]

/** What looks wrong at one place of one block. Nothing is ever changed by it. */
export interface Suspect {
  readonly block: string
  readonly code: SuspectCode
  /** UTF-16 offsets in the block's text. Never empty. */
  readonly start: number
  readonly end: number
  /** What stands there. */
  readonly text: string
  /** What could stand there instead, the likeliest first; '' takes it out. Empty: only a look at the original can tell. */
  readonly suggestions: readonly string[]
}

/** A suspect by its place in a paragraph; a rule need not know of blocks. */
export type Found = Omit<Suspect, 'block' | 'text'>
