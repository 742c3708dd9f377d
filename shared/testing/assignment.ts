/** One-to-one matching of the rows of a table to its columns with the least total cost (the Hungarian method, O(rows² · columns)). */

/** The column of each row. `cost` must be rectangular and have at most as many rows as columns. */
export function cheapestAssignment(cost: readonly (readonly number[])[]): number[] {
  const rows = cost.length
  const columns = cost[0]?.length ?? 0
  const rowPrice = new Float64Array(rows + 1)
  const columnPrice = new Float64Array(columns + 1)
  const rowOf = new Int32Array(columns + 1)
  const from = new Int32Array(columns + 1)
  for (let row = 1; row <= rows; row++) {
    rowOf[0] = row
    let column = 0
    const slack = new Float64Array(columns + 1).fill(Infinity)
    const used = new Uint8Array(columns + 1)
    do {
      used[column] = 1
      const current = rowOf[column] ?? 0
      let least = Infinity
      let next = 0
      for (let j = 1; j <= columns; j++) {
        if (used[j] === 1) continue
        const reduced = (cost[current - 1]?.[j - 1] ?? 0) - (rowPrice[current] ?? 0) - (columnPrice[j] ?? 0)
        if (reduced < (slack[j] ?? Infinity)) {
          slack[j] = reduced
          from[j] = column
        }
        if ((slack[j] ?? Infinity) < least) {
          least = slack[j] ?? Infinity
          next = j
        }
      }
      for (let j = 0; j <= columns; j++) {
        if (used[j] === 1) {
          const held = rowOf[j] ?? 0
          rowPrice[held] = (rowPrice[held] ?? 0) + least
          columnPrice[j] = (columnPrice[j] ?? 0) - least
        } else {
          slack[j] = (slack[j] ?? 0) - least
        }
      }
      column = next
    } while (rowOf[column] !== 0)
    while (column !== 0) {
      const previous = from[column] ?? 0
      rowOf[column] = rowOf[previous] ?? 0
      column = previous
    }
  }
  const result = new Array<number>(rows).fill(-1)
  for (let j = 1; j <= columns; j++) if ((rowOf[j] ?? 0) > 0) result[(rowOf[j] ?? 0) - 1] = j - 1
  return result
}
