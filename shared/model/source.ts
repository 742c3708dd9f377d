/** Where a block's text came from. It is set at import and never lost, whatever an editor does to the text. */
import * as v from 'valibot'

import { boxSchema, type Box } from '#shared/geometry/index.ts'

/** One piece of the original that a block shows. A block that was merged from two has two of them, in order. */
export interface Source {
  /** UTF-16 offsets into the page's text, `start <= end`. */
  readonly start: number
  readonly end: number
  /** Boxes on the page image, one a line where known; empty where the page has no image. */
  readonly boxes: readonly Box[]
}

const offset = v.pipe(v.number(), v.integer(), v.minValue(0))

export const sourceSchema: v.GenericSchema<Source> = v.pipe(
  v.strictObject({ start: offset, end: offset, boxes: v.array(boxSchema) }),
  v.check((source) => source.start <= source.end, 'a span ends before it starts'),
)
