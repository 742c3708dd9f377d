/** A probability or confidence, 0..1. */
import * as v from 'valibot'

export const probabilitySchema = v.pipe(v.number(), v.minValue(0), v.maxValue(1))
