/** How the Review screen was left: panes, mode, and of the last pages the selected block, what was open and what was being typed. */
import * as v from 'valibot'

import { articleIdSchema, blockIdSchema, pageIdSchema, type ArticleId, type BlockId, type PageId } from '#shared/base/index.ts'

/** Pages whose state is remembered; the oldest give way. */
const MOST_PAGES = 30

export interface PageState {
  readonly page: PageId
  readonly anchor: BlockId | null
  readonly focus: BlockId | null
  readonly unfolded: readonly ArticleId[]
  readonly shown: readonly BlockId[]
  /** The row at the top of the sheets and how many pixels of it are above the edge. */
  readonly top: { readonly key: string; readonly offset: number } | null
  /** Half-typed text. */
  readonly draft: { readonly block: BlockId; readonly text: string } | null
}

export interface ReviewMemory {
  readonly skim: boolean
  readonly tab: 'article' | 'block' | 'page'
  readonly inspector: boolean
  readonly original: boolean
  /** Widths of the panes in pixels; null: the tokens' own. */
  readonly left: number | null
  readonly right: number | null
  /** Latest first. */
  readonly pages: readonly PageState[]
}

export const REVIEW_MEMORY = 'review'

export const FRESH: ReviewMemory = { skim: false, tab: 'article', inspector: true, original: true, left: null, right: null, pages: [] }

const width = v.nullable(v.pipe(v.number(), v.minValue(120), v.maxValue(2000)))

const pageStateSchema = v.object({
  page: pageIdSchema,
  anchor: v.nullable(blockIdSchema),
  focus: v.nullable(blockIdSchema),
  unfolded: v.array(articleIdSchema),
  shown: v.array(blockIdSchema),
  top: v.nullable(v.object({ key: v.string(), offset: v.number() })),
  draft: v.nullable(v.object({ block: blockIdSchema, text: v.string() })),
})

export const reviewMemorySchema: v.GenericSchema<ReviewMemory> = v.object({
  skim: v.boolean(),
  tab: v.picklist(['article', 'block', 'page']),
  inspector: v.boolean(),
  original: v.boolean(),
  left: width,
  right: width,
  pages: v.array(pageStateSchema),
})

/** The memory with one page's state put first. */
export function remember(memory: ReviewMemory, state: PageState): ReviewMemory {
  return { ...memory, pages: [state, ...memory.pages.filter((one) => one.page !== state.page)].slice(0, MOST_PAGES) }
}

export function remembered(memory: ReviewMemory, page: PageId): PageState | undefined {
  return memory.pages.find((one) => one.page === page)
}
