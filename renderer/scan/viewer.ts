/**
 * What the original's pane asks of a viewer, whatever it shows: the text by its spans, or the picture of a page by its
 * boxes. A viewer is a component that takes `ViewerProps`, sends `ViewerEvents` and exposes `OriginalViewer`; it knows
 * places and marks them, and nothing of articles, operations or keys. [V15]
 */
import type { BlockId } from '#shared/base/index.ts'
import type { Box } from '#shared/geometry/index.ts'

/** One piece of the original that a block shows, with how it is to be drawn now. */
export interface ShownPlace {
  /** Unlike every other on the page; the same as long as it is the same piece of the same block. */
  readonly key: string
  readonly block: BlockId
  /** UTF-16 offsets into the page's text; both the same where it has no text. */
  readonly start: number
  readonly end: number
  /** On the page image, pixels from its upper left corner; empty where there is no image. */
  readonly boxes: readonly Box[]
  /** The block's line, from 1 in file order. */
  readonly number: number
  /** The class of its article's colour: `s1` to `s8`, or `shelved`. */
  readonly spine: string
  /** The article's letter where it begins there, else ''. */
  readonly letter: string
  readonly state: '' | 'here' | 'ranged'
  readonly doubt: boolean
  readonly dropped: boolean
}

export interface ViewerProps<Place extends ShownPlace = ShownPlace> {
  /** In file order. A place that did not change is the same object as before. */
  readonly places: readonly Place[]
}

export interface ViewerEvents {
  /** The editor chose a block, by a click with or without Shift, Ctrl or ⌘. */
  choose: [block: BlockId, event: MouseEvent]
}

/** A point that is being read: a block, how far into it, and at which height of the pane it stands. All shares are 0..1. */
export interface Reading {
  readonly block: BlockId
  readonly into: number
  readonly height: number
}

/** What a viewer lets the pane do. Elements that stand for a block carry `data-block`, so that hovering finds them. */
export interface OriginalViewer {
  /** What scrolls or pans; null before it is mounted. */
  readonly element: HTMLElement | null
  /** Brings a block into view, moving as little as possible. */
  reveal(block: BlockId): void
  /** What is being read now; undefined where nothing is shown. */
  reading(): Reading | undefined
  /** Puts a point at its height, as far as the ends of the original allow. */
  read(reading: Reading): void
}
