/** Cutting pages anew: which pages, what became of each, and the blocks of one page as the engine is asked about them. */
import * as v from 'valibot'

import { blockIdSchema, pageIdSchema, type BlockId, type PageId } from '#shared/base/index.ts'
import { boxSchema } from '#shared/geometry/index.ts'
import { pageInfoSchema, type PageInfo } from '#shared/model/index.ts'
import type { ChangeTally } from '#shared/operations/index.ts'
import type { SegmentationInput } from '#shared/segmentation/index.ts'

import { countSchema } from './common.ts'
import { pageFilterSchema, type PageFilter } from './library.ts'

/** Pages of the library: those that a filter leaves, or named ones. */
export type PageChoice = { readonly filter: PageFilter } | { readonly ids: readonly PageId[] }

export const pageChoiceSchema: v.GenericSchema<PageChoice> = v.union([
  v.strictObject({ filter: pageFilterSchema }),
  v.strictObject({ ids: v.pipe(v.array(pageIdSchema), v.minLength(1), v.maxLength(1000)) }),
])

/**
 * `changed`: cut anew. `same`: the new cut is the old one, or the engine in use had made it. `edited`: an editor had touched
 * it, so that it was left; `changes` says what would be otherwise. `failed`: the page could not be read or cut; the log says why.
 */
export const RESEGMENTED_STATES = ['waiting', 'changed', 'same', 'edited', 'failed'] as const
export type ResegmentedState = (typeof RESEGMENTED_STATES)[number]

/** One page of the job. */
export interface ResegmentedPage {
  readonly page: PageId
  readonly state: ResegmentedState
  /** What changed, or would change; null for the other states. */
  readonly changes: ChangeTally | null
  readonly info: PageInfo
  /** File name of the first original. */
  readonly file: string
  /** The headline that stands first. */
  readonly lead: string
}

const tallySchema: v.GenericSchema<ChangeTally> = v.strictObject({
  before: countSchema,
  after: countSchema,
  blocks: countSchema,
  roles: countSchema,
  joins: countSchema,
})

export const resegmentedPageSchema: v.GenericSchema<ResegmentedPage> = v.strictObject({
  page: pageIdSchema,
  state: v.picklist(RESEGMENTED_STATES),
  changes: v.nullable(tallySchema),
  info: pageInfoSchema,
  file: v.string(),
  lead: v.string(),
})

/** Blocks to be cut, as the desk has them: their ids and what the engine is to see of each, in the same order. */
export interface BlocksToCut {
  readonly blocks: readonly BlockId[]
  readonly input: SegmentationInput
}

export const blocksToCutSchema: v.GenericSchema<BlocksToCut> = v.pipe(
  v.strictObject({
    blocks: v.array(blockIdSchema),
    input: v.strictObject({
      blocks: v.array(
        v.strictObject({
          text: v.string(),
          marks: countSchema,
          indented: v.boolean(),
          gap: countSchema,
          boxes: v.array(boxSchema),
          label: v.nullable(v.string()),
        }),
      ),
    }),
  }),
  v.check(({ blocks, input }) => blocks.length === input.blocks.length, 'an id for each block'),
)
