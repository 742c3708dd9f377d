/** What a bench prints: a figure with its unit, its goal, and the baseline measured in the same run. */

export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** What is to be reached, and in which direction; null where there is no goal. */
  readonly goal: { readonly at: 'least' | 'most'; readonly value: number } | null
  /** A simpler way to do the same, measured beside it, in the same unit; null where there is none. */
  readonly baseline: { readonly name: string; readonly value: number } | null
}

/** A measured piece of the product. Each cleans up what it made. */
export interface Scenario {
  readonly name: string
  readonly run: (scale: number) => Promise<readonly Figure[]>
}

/** The value below which a share of the samples lies (nearest rank). `share` is 0..1; of no samples NaN. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

/** Milliseconds that a piece of work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** One line of the report. */
export function inWords({ name, value, unit, goal, baseline }: Figure): string {
  const parts = [`${name}: ${short(value)} ${unit}`]
  if (goal !== null) {
    const met = goal.at === 'least' ? value >= goal.value : value <= goal.value
    parts.push(`goal ${goal.at === 'least' ? '≥' : '≤'} ${short(goal.value)} ${met ? 'reached' : 'NOT reached'}`)
  }
  if (baseline !== null) parts.push(`baseline ${baseline.name} ${short(baseline.value)} ${unit}, ratio ${short(value / baseline.value)}`)
  return parts.join('; ')
}

function short(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)
}
