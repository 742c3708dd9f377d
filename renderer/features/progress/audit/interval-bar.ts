/** Where the parts of an interval are drawn. */
import type { Interval } from '#shared/audit/index.ts'

export interface IntervalBar {
  /** The share at the right end of the bar. */
  readonly end: number
  /** Places on the bar, 0..1. */
  readonly low: number
  readonly high: number
  readonly rate: number
}

const ENDS = [0.05, 0.1, 0.2, 0.5, 1]

/** The bar ends at a round share that holds the whole interval, so that small rates can be told apart. */
export function intervalBar(rate: number, { low, high }: Interval): IntervalBar {
  const end = ENDS.find((share) => share >= high) ?? 1
  return { end, low: low / end, high: high / end, rate: rate / end }
}
