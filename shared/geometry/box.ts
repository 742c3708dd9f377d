/** Boxes on a page image, and the few computations that several rooms need on them. */
import * as v from 'valibot'

/** An axis-parallel rectangle in pixels of the page image, origin top left. Sides are never negative. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const side = v.pipe(v.number(), v.finite(), v.minValue(0))
const coordinate = v.pipe(v.number(), v.finite())

export const boxSchema: v.GenericSchema<Box> = v.strictObject({ x: coordinate, y: coordinate, width: side, height: side })
