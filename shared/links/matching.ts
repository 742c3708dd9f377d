/**
 * How likely each pair is, when no one can be in two: the marginals of a weighted matching, exactly. A softmax a row would not do:
 * where two parts and two continuations fit each other, one pair being right makes the other right as well.
 */

/** Most columns for the exact way, whose tables have 2^columns places. */
const MOST_COLUMNS = 10

/** Rows and columns of one matching. Weights are odds, not logarithms; 0 is a pair that cannot be. */
export interface Weights {
  /** One list a row, each as long as there are columns. */
  readonly pairs: readonly (readonly number[])[]
  /** Odds of staying alone. */
  readonly rowAlone: readonly number[]
  readonly columnAlone: readonly number[]
}

/**
 * The probability of each pair over all matchings, each weighed by the product of its odds: forward and backward over the rows,
 * O(rows · 2^columns · columns). With more than ten columns on both sides each row's and column's share is taken, whichever is
 * smaller, which is never surer.
 */
export function marginals(weights: Weights): number[][] {
  const { pairs, rowAlone, columnAlone } = weights
  if (columnAlone.length > rowAlone.length) {
    const turned = marginals({
      pairs: columnAlone.map((_, j) => pairs.map((row) => row[j] ?? 0)),
      rowAlone: columnAlone,
      columnAlone: rowAlone,
    })
    return rowAlone.map((_, i) => columnAlone.map((__, j) => turned[j]?.[i] ?? 0))
  }
  return columnAlone.length > MOST_COLUMNS ? shares(weights) : exact(weights)
}

function exact({ pairs, rowAlone, columnAlone }: Weights): number[][] {
  const columns = columnAlone.length
  const size = 2 ** columns
  const forward = [start(size)]
  for (const [i, row] of pairs.entries()) forward.push(step(present(forward[i]), row, rowAlone[i] ?? 1, size))
  // Backward: the odds of all that follows, given the columns that are taken.
  let after = new Float64Array(size)
  for (let mask = 0; mask < size; mask++) {
    let alone = 1
    for (let j = 0; j < columns; j++) if ((mask & (1 << j)) === 0) alone *= columnAlone[j] ?? 1
    after[mask] = alone
  }
  const result: number[][] = []
  const all = (forward.at(-1) ?? start(size)).reduce((sum, odds, mask) => sum + odds * (after[mask] ?? 0), 0)
  for (let i = pairs.length - 1; i >= 0; i--) {
    const row = pairs[i] ?? []
    const before = present(forward[i])
    const next = new Float64Array(size)
    const found = row.map(() => 0)
    for (let mask = 0; mask < size; mask++) {
      let odds = (rowAlone[i] ?? 1) * (after[mask] ?? 0)
      for (let j = 0; j < columns; j++) {
        if ((mask & (1 << j)) !== 0) continue
        const taken = (row[j] ?? 0) * (after[mask | (1 << j)] ?? 0)
        odds += taken
        found[j] = (found[j] ?? 0) + (before[mask] ?? 0) * taken
      }
      next[mask] = odds
    }
    after = next
    result.unshift(found.map((odds) => (all === 0 ? 0 : odds / all)))
  }
  return result
}

function start(size: number): Float64Array {
  const odds = new Float64Array(size)
  odds[0] = 1
  return odds
}

function step(before: Float64Array, row: readonly number[], alone: number, size: number): Float64Array {
  const next = new Float64Array(size)
  for (let mask = 0; mask < size; mask++) {
    const odds = before[mask] ?? 0
    if (odds === 0) continue
    next[mask] = (next[mask] ?? 0) + odds * alone
    row.forEach((pair, j) => {
      const bit = 1 << j
      if ((mask & bit) === 0 && pair > 0) next[mask | bit] = (next[mask | bit] ?? 0) + odds * pair
    })
  }
  return next
}

function present(odds: Float64Array | undefined): Float64Array {
  return odds ?? new Float64Array(0)
}

function shares({ pairs, rowAlone, columnAlone }: Weights): number[][] {
  const rows = pairs.map((row, i) => row.reduce((sum, odds) => sum + odds, rowAlone[i] ?? 1))
  const columns = columnAlone.map((alone, j) => pairs.reduce((sum, row) => sum + (row[j] ?? 0), alone))
  return pairs.map((row, i) => row.map((odds, j) => odds / Math.max(rows[i] ?? 1, columns[j] ?? 1)))
}
