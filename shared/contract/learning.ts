/** What segmentation has learned in a library, as the settings and the command line tell it. */
import * as v from 'valibot'

import { instantSchema, type Instant } from '#shared/base/index.ts'

import { countSchema } from './common.ts'

/** Where weights come from: with the program, out of a file, or from the pages reviewed in this library. */
export type WeightsOrigin = 'shipped' | 'imported' | 'learned'

/** Weights by their name. */
export interface WeightsView {
  readonly version: string
  readonly origin: WeightsOrigin
  /** Reviewed pages that were learned from. With another origin than `learned` they did not make anything better. */
  readonly pages: number
  /** When they came to be; null for those of the program from which nothing has been learned. */
  readonly at: Instant | null
}

export interface LearningView {
  readonly on: boolean
  /** What new pages are cut with. */
  readonly current: WeightsView
  /** What was in use before the editor reset or imported, to go back to; null where there is nothing. */
  readonly previous: WeightsView | null
  /** Pages that were reviewed, changed or taken back since; they are learned from when nothing else is going on. */
  readonly waiting: number
  readonly state: 'idle' | 'learning' | 'failed'
}

/** The longest weights file, in UTF-16 code units: some hundred times what the program's own take. */
export const MAX_WEIGHTS_CHARACTERS = 8 * 1024 * 1024

const weightsViewSchema = v.strictObject({
  version: v.string(),
  origin: v.picklist(['shipped', 'imported', 'learned']),
  pages: countSchema,
  at: v.nullable(instantSchema),
})

export const learningViewSchema: v.GenericSchema<LearningView> = v.strictObject({
  on: v.boolean(),
  current: weightsViewSchema,
  previous: v.nullable(weightsViewSchema),
  waiting: countSchema,
  state: v.picklist(['idle', 'learning', 'failed']),
})
