/** Shares as an audit tells them, with one decimal, for the screen and the command line alike. */
import type { Interval } from './interval.ts'

/** `4.0%`. */
export function shareInWords(share: number): string {
  return `${(share * 100).toFixed(1)}%`
}

/** `1.1–13.5%`. */
export function intervalInWords({ low, high }: Interval): string {
  return `${(low * 100).toFixed(1)}–${(high * 100).toFixed(1)}%`
}
