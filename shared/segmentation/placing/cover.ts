/**
 * The cheapest path cover: every block starts an article or follows exactly one other block, and no block is followed by
 * two. That is an assignment problem; it is solved by shortest augmenting paths over the few edges that come into
 * question (Jonker and Volgenant, Computing 38, 1987), and cycles are cut at their weakest edge.
 */

/** An edge that comes into question: the block follows `from`, or starts an article where that is START. */
export interface Edge {
  readonly from: number
  /** Not negative; the logarithm of how unlikely the edge is. */
  readonly cost: number
}

export const START = -1
/** Cycles are rare, and cutting one seldom makes another: after so many rounds they are cut without asking again. */
const MOST_ROUNDS = 12
/** More than any path costs. */
const BANNED = 1e6

/**
 * For each block the block that it follows, or START. Every list of edges has START in it, and no edge twice.
 * O(blocks × edges) where few blocks compete, as on pages.
 */
export function coverByPaths(edges: readonly (readonly Edge[])[]): Int32Array {
  const lists = edges.map((list) => [...list])
  for (let round = 0; ; round++) {
    const chosen = assign(lists)
    const cuts = cyclesOf(chosen).map((cycle) => weakest(lists, cycle))
    if (cuts.length === 0) return chosen
    for (const block of cuts) {
      const from = chosen[block] ?? START
      if (round >= MOST_ROUNDS) chosen[block] = START
      else lists[block] = (lists[block] ?? []).map((edge) => (edge.from === from ? { from, cost: BANNED } : edge))
    }
    if (round >= MOST_ROUNDS) return chosen
  }
}

/** The block of a cycle that loses least by starting an article. */
function weakest(lists: readonly (readonly Edge[])[], cycle: readonly number[]): number {
  const costOf = (list: readonly Edge[] | undefined, from: number): number => list?.find((edge) => edge.from === from)?.cost ?? BANNED
  let best = cycle[0] ?? 0
  let least = Infinity
  cycle.forEach((block, i) => {
    const from = cycle[(i + cycle.length - 1) % cycle.length] ?? 0
    const loss = costOf(lists[block], START) - costOf(lists[block], from)
    if (loss < least) {
      least = loss
      best = block
    }
  })
  return best
}

/** The cycles in a choice of predecessors, each in the order in which its blocks follow each other. */
function cyclesOf(chosen: Int32Array): number[][] {
  const seen = new Int32Array(chosen.length)
  const cycles: number[][] = []
  for (let i = 0; i < chosen.length; i++) {
    const walk: number[] = []
    let at = i
    while (at >= 0 && seen[at] === 0) {
      seen[at] = i + 1
      walk.push(at)
      at = chosen[at] ?? START
    }
    if (at >= 0 && seen[at] === i + 1) cycles.push(walk.slice(walk.indexOf(at)).reverse())
  }
  return cycles
}

/** Columns 0 … n − 1 are the blocks as predecessors; column n + b is block b starting an article. */
function assign(lists: readonly (readonly Edge[])[]): Int32Array {
  const count = lists.length
  const rowOf = new Int32Array(2 * count).fill(-1)
  const columnOf = new Int32Array(count).fill(-1)
  const potential = new Float64Array(2 * count)
  const column = (edge: Edge, row: number): number => (edge.from === START ? count + row : edge.from)
  for (let row = 0; row < count; row++) augment(row)
  return Int32Array.from(columnOf, (chosen) => (chosen >= count ? START : chosen))

  function augment(free: number): void {
    const distance = new Map<number, number>()
    const reachedBy = new Map<number, number>()
    const open = new Set<number>()
    const scanned: number[] = []
    const relax = (row: number, base: number): void => {
      for (const edge of lists[row] ?? []) {
        const to = column(edge, row)
        const length = base + edge.cost - (potential[to] ?? 0)
        const known = distance.get(to)
        if (known !== undefined && (known <= length || !open.has(to))) continue
        distance.set(to, length)
        reachedBy.set(to, row)
        open.add(to)
      }
    }
    relax(free, 0)
    for (;;) {
      let nearest = -1
      let least = Infinity
      for (const each of open) {
        const length = distance.get(each) ?? Infinity
        if (length < least) {
          least = length
          nearest = each
        }
      }
      // A row has a column of its own, so that the search always ends at a free one.
      const row = rowOf[nearest] ?? -1
      if (row < 0) {
        for (const each of scanned) potential[each] = (potential[each] ?? 0) + (distance.get(each) ?? 0) - least
        turn(nearest, reachedBy, free)
        return
      }
      open.delete(nearest)
      scanned.push(nearest)
      const paid = (lists[row] ?? []).find((edge) => column(edge, row) === nearest)?.cost ?? 0
      relax(row, least - (paid - (potential[nearest] ?? 0)))
    }
  }

  /** Gives each row on the path the column by which it was reached. */
  function turn(end: number, reachedBy: ReadonlyMap<number, number>, free: number): void {
    let at = end
    for (;;) {
      const row = reachedBy.get(at) ?? free
      const before = columnOf[row] ?? -1
      columnOf[row] = at
      rowOf[at] = row
      if (row === free) return
      at = before
    }
  }
}
