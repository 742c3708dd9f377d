/** How far the share in a sample may lie from the share in what it was drawn from. */

export interface Interval {
  /** Both 0..1. */
  readonly low: number
  readonly high: number
}

/** Standard normal quantile of 97.5 %: the interval holds the true share in 95 of 100 audits. */
const Z95 = 1.959963984540054

/**
 * The score interval of a share (E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22,
 * 1927, 209–212; advised for small samples and shares near 0 by Brown, Cai and DasGupta, Statistical Science 16, 2001, 101–133).
 * It never leaves 0..1 and says something where no error was found: 0 of 50 is 0 to 7.1 %. A sample that is a large part
 * of all is surer than this says. Nothing counted: 0 to 1.
 */
export function wilsonInterval(count: number, of: number, z: number = Z95): Interval {
  if (of === 0) return { low: 0, high: 1 }
  const share = count / of
  const square = (z * z) / of
  const middle = (share + square / 2) / (1 + square)
  const reach = (z / (1 + square)) * Math.sqrt((share * (1 - share)) / of + square / (4 * of))
  // At the ends the formula gives 0 and 1 but for rounding.
  return { low: count === 0 ? 0 : Math.max(0, middle - reach), high: count === of ? 1 : Math.min(1, middle + reach) }
}
