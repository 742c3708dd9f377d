/** How the Review screen was left: panes and mode, and of the last pages the selected block, what was open and what was being typed. */
import * as v from 'valibot'

import { articleIdSchema, blockIdSchema, pageIdSchema, type ArticleId, type BlockId, type PageId } from '#shared/base/index.ts'

/** Pages whose state is remembered; the oldest give way. */
const MOST_PAGES = 30

/** The panes and the mode. */
export interface ReviewMemory {
  readonly skim: boolean
  readonly tab: 'article' | 'block' | 'help' | 'page'
  readonly inspector: boolean
  readonly original: boolean
  /** Widths of the panes in pixels; null: the tokens' own. */
  readonly left: number | null
  readonly right: number | null
}

export const REVIEW_MEMORY = 'review'

export const FRESH: ReviewMemory = { skim: false, tab: 'article', inspector: true, original: true, left: null, right: null }

const width = v.nullable(v.pipe(v.number(), v.minValue(120), v.maxValue(2000)))

export const reviewMemorySchema: v.GenericSchema<ReviewMemory> = v.object({
  skim: v.boolean(),
  tab: v.picklist(['article', 'block', 'help', 'page']),
  inspector: v.boolean(),
  original: v.boolean(),
  left: width,
  right: width,
})

/** The first block in view of a scrolling pane, and how many pixels below the pane's upper edge it stands. */
export interface ScrollPlace {
  readonly key: string
  readonly offset: number
}

export interface PageState {
  readonly page: PageId
  readonly anchor: BlockId | null
  readonly focus: BlockId | null
  readonly unfolded: readonly ArticleId[]
  readonly shown: readonly BlockId[]
  readonly top: ScrollPlace | null
}

export const PAGES_MEMORY = 'review.pages'

/** Latest first. */
export const pageStatesSchema: v.GenericSchema<readonly PageState[]> = v.array(
  v.object({
    page: pageIdSchema,
    anchor: v.nullable(blockIdSchema),
    focus: v.nullable(blockIdSchema),
    unfolded: v.array(articleIdSchema),
    shown: v.array(blockIdSchema),
    top: v.nullable(v.object({ key: v.string(), offset: v.number() })),
  }),
)

/** Half-typed text: kept apart from the rest and after every key, so small. */
export interface Draft {
  readonly page: PageId
  readonly block: BlockId
  /** As shown in the field. */
  readonly text: string
  /** UTF-16 offset in the text; null where it is not known. */
  readonly caret: number | null
}

export const DRAFT_MEMORY = 'review.draft'

export const draftSchema: v.GenericSchema<Draft | null> = v.nullable(
  v.object({
    page: pageIdSchema,
    block: blockIdSchema,
    text: v.string(),
    caret: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))),
  }),
)

/** The states with one page's put first. */
export function remember(states: readonly PageState[], state: PageState): readonly PageState[] {
  return [state, ...states.filter((one) => one.page !== state.page)].slice(0, MOST_PAGES)
}

export function remembered(states: readonly PageState[], page: PageId): PageState | undefined {
  return states.find((one) => one.page === page)
}
