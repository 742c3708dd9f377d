/** The words of copies as the numbers that stand in libraries, and the shapes of what is stored about them. */
import { Bug, type ArticleId, type BlockId, type Instant, type OperationId, type PageId } from '#shared/base/index.ts'
import type {
  CopyCause,
  CopyGrain,
  CopyGroupFacts,
  CopyKind,
  CopyNote,
  CopyPlaces,
  CopyState,
  KeepReasonName,
} from '#shared/contract/index.ts'
import type { ArticleLink, CopyVerdict, CopyVerdictName, Drop } from '#shared/model/index.ts'

import type { Packed } from './packing.ts'

/** Words by their numbers. New ones come last; none is ever moved. */
export const KIND_NUMBERS: readonly CopyKind[] = ['exact', 'near', 'contained']
export const CAUSE_NUMBERS: readonly CopyCause[] = ['machine', 'printed', 'legitimate', 'unknown']
export const GRAIN_NUMBERS: readonly CopyGrain[] = ['caption', 'paragraph', 'article']
export const PLACE_NUMBERS: readonly CopyPlaces[] = ['within', 'across']
export const STATE_NUMBERS: readonly CopyState[] = ['open', 'later', 'kept', 'noted']
export const NOTE_NUMBERS: readonly (CopyNote | null)[] = [null, 'figures', 'boilerplate', 'passage']
export const WHOLE_NUMBERS = ['both', 'a', 'b', 'neither'] as const
export const VERDICT_NUMBERS: readonly CopyVerdictName[] = ['kept', 'different', 'later']

export function numberOf<Word>(words: readonly Word[], word: Word): number {
  return words.indexOf(word)
}

export function wordOf<Word>(words: readonly Word[], number: number): Word {
  const word = words[number]
  if (word === undefined) throw new Bug(`the library holds the number ${number} of a word that is not known`)
  return word
}

/** Facts of a text that speak for it as the copy to keep, or tell why it stands twice. Bits of `flags`. */
export const FLAGS = { headline: 1, credit: 2, onlyHeadline: 4, continued: 8, photo: 16 } as const

/** A page to look through, as it is stored: to unpack it is the threads' work. */
export interface DuePage {
  readonly n: number
  readonly id: PageId
  readonly rev: number
  readonly document: Packed
  readonly text: Packed
}

/** What is found out of a page alone. Structured-cloneable. */
export interface DerivedPage {
  readonly n: number
  readonly rev: number
  readonly texts: readonly DerivedText[]
  readonly groups: readonly DerivedGroup[]
  readonly bin: readonly DerivedBin[]
  readonly verdicts: readonly ({ readonly owner: ArticleId; readonly exact: number } & CopyVerdict)[]
}

/** What is kept of an article's text. */
export interface TextFacts {
  readonly article: ArticleId
  /** Hash of the text as texts are compared. */
  readonly exact: number
  /** Characters that count, and UTF-16 units of the text as it stands. */
  readonly length: number
  readonly raw: number
  /** Bits of `FLAGS`. */
  readonly flags: number
  /** Places that look misread. */
  readonly errors: number
}

/** An article's text as it is compared. */
export interface DerivedText extends TextFacts {
  readonly keys: Uint32Array
}

/** A group with the name that it keeps while others come and go. */
export interface GroupFacts extends CopyGroupFacts {
  readonly name: string
}

/** A group that the page has by itself. */
export interface DerivedGroup extends Omit<GroupFacts, 'place' | 'note'> {
  readonly body: PageBody
}

/** The copies of a page's group, as runs of blocks, the one to keep first. */
export interface PageBody {
  readonly runs: readonly (readonly BlockId[])[]
  readonly title: string
  readonly opening: string
}

export interface DerivedBin {
  readonly at: Instant
  readonly by: string
  readonly operation: OperationId
  readonly reason: Drop['reason']
  readonly body: BinBody
}

export interface BinBody {
  readonly blocks: readonly BlockId[]
  readonly text: string
  readonly characters: number
  readonly of: ArticleLink | null
  readonly score: number | null
}

/** A text with what grouping asks of it. */
export interface CopyText extends TextFacts {
  readonly n: number
  readonly page: number
  readonly pageId: PageId
  /** '' where it is not known. */
  readonly publication: string
  readonly date: string
  readonly pageKey: string
}

/** Two texts that are alike, by their numbers, the lesser first. */
export interface StoredLink {
  readonly a: number
  readonly b: number
  readonly kind: CopyKind
  readonly whole: (typeof WHOLE_NUMBERS)[number]
  readonly figures: boolean
  readonly score: number
  readonly spans: readonly [aStart: number, aEnd: number, bStart: number, bEnd: number]
}

/** A verdict with whose it is. */
export interface StoredVerdict extends CopyVerdict {
  readonly owner: number
  readonly exact: number
}

/** The texts around some of them, for grouping. */
export interface Neighbourhood {
  /** Those that stand for their equals, and all of which equals were asked for; by number, ascending. */
  readonly texts: readonly CopyText[]
  readonly links: readonly StoredLink[]
  /** By the text that stands for them. */
  readonly equals: ReadonlyMap<number, Equals>
  readonly verdicts: readonly StoredVerdict[]
}

/** Texts that are equal to the letter. */
export interface Equals {
  /** Some of them, the one that stands for all first. */
  readonly first: readonly CopyText[]
  readonly count: number
  /** They stand on several pages. */
  readonly across: boolean
}

/** A member of a library group: a text and its part that is the copy. */
export interface StoredMember {
  readonly text: number
  readonly kind: CopyKind
  readonly score: number
  readonly span: readonly [start: number, end: number]
}

export interface LibraryBody {
  /** The one to keep first. Of many equal texts only the first few. */
  readonly members: readonly StoredMember[]
  readonly keep: number | null
  readonly reasons: readonly KeepReasonName[]
  /** Equal texts beyond those that are listed, by the one that stands for them. */
  readonly more: readonly (readonly [first: number, listed: number])[]
}

/** A group over articles as it is stored. */
export interface LibraryGroup extends GroupFacts {
  /** The latest day of its papers, '' where none is known. */
  readonly date: string
  readonly body: LibraryBody
  /** Texts and their pages, for looking the group up. */
  readonly members: readonly (readonly [text: number, page: number])[]
}

/** A group as it was stored, one page's own or over articles. */
export interface StoredGroup extends GroupFacts {
  readonly n: number
  readonly body:
    ({ readonly of: 'page'; readonly page: number; readonly id: PageId } & PageBody) | ({ readonly of: 'library' } & LibraryBody)
}
