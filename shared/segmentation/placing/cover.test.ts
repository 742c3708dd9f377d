import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { coverByPaths, START, type Edge } from './cover.ts'

/** Every path cover there is: each block follows an edge of its list, no block is followed by two, and there is no ring. */
function* covers(edges: readonly (readonly Edge[])[], chosen: number[] = []): Generator<number[]> {
  if (chosen.length === edges.length) {
    if (!hasRing(chosen)) yield chosen
    return
  }
  for (const { from } of edges[chosen.length] ?? []) {
    if (from === START || !chosen.includes(from)) yield* covers(edges, [...chosen, from])
  }
}

function hasRing(chosen: ArrayLike<number>): boolean {
  return Array.from(chosen).some((_, block) => {
    let at = chosen[block] ?? START
    for (let steps = 0; at !== START && steps < chosen.length; steps++) at = chosen[at] ?? START
    return at !== START
  })
}

function costOf(edges: readonly (readonly Edge[])[], chosen: ArrayLike<number>): number {
  return edges.reduce((sum, list, block) => sum + (list.find((edge) => edge.from === chosen[block])?.cost ?? Infinity), 0)
}

const cost = fc.integer({ min: 0, max: 20 })

/** Lists of edges; each block may start an article, and may follow any of those that `mayFollow` lets it. */
function tables(mayFollow: (from: number, block: number) => boolean): fc.Arbitrary<Edge[][]> {
  return fc.integer({ min: 0, max: 6 }).chain((count) =>
    fc.tuple(
      ...Array.from({ length: count }, (_, block) => {
        const others = Array.from({ length: count }, (_, from) => from).filter((from) => from !== block && mayFollow(from, block))
        return fc
          .tuple(cost, fc.subarray(others), fc.array(cost, { minLength: count, maxLength: count }))
          .map(([start, from, costs]) => [{ from: START, cost: start }, ...from.map((each) => ({ from: each, cost: costs[each] ?? 0 }))])
      }),
    ),
  )
}

describe('the cheapest path cover', () => {
  it('is as cheap as the cheapest of all, where no ring is possible', () => {
    fc.assert(
      fc.property(
        tables((from, block) => from < block),
        (edges) => {
          const chosen = coverByPaths(edges)
          const least = Math.min(...Array.from(covers(edges), (cover) => costOf(edges, cover)))
          expect(costOf(edges, chosen)).toBe(least)
        },
      ),
      { seed: 31, numRuns: 600 },
    )
  })

  it('is a path cover by the edges that were given, whatever follows whatever', () => {
    fc.assert(
      fc.property(
        tables(() => true),
        (edges) => {
          const chosen = coverByPaths(edges)
          expect(chosen).toHaveLength(edges.length)
          expect(costOf(edges, chosen)).toBeLessThan(Infinity)
          expect(hasRing(chosen)).toBe(false)
          const followed = Array.from(chosen).filter((from) => from !== START)
          expect(new Set(followed).size).toBe(followed.length)
        },
      ),
      { seed: 32, numRuns: 600 },
    )
  })

  it('is never cheaper than the cheapest, and that itself where the cheapest assignment has no ring', () => {
    fc.assert(
      fc.property(
        tables(() => true),
        (edges) => {
          const all = Array.from(covers(edges), (cover) => costOf(edges, cover))
          expect(costOf(edges, coverByPaths(edges))).toBeGreaterThanOrEqual(Math.min(...all))
        },
      ),
      { seed: 33, numRuns: 200 },
    )
  })

  it('cuts a ring where that costs least', () => {
    const ring = [
      [
        { from: START, cost: 9 },
        { from: 2, cost: 1 },
      ],
      [
        { from: START, cost: 4 },
        { from: 0, cost: 1 },
      ],
      [
        { from: START, cost: 9 },
        { from: 1, cost: 1 },
      ],
    ]
    expect(Array.from(coverByPaths(ring))).toEqual([2, START, 1])
  })

  it('lets every block start an article where all want to follow the same one', () => {
    const all = Array.from({ length: 40 }, (_, block): Edge[] => [
      { from: START, cost: 5 },
      ...(block === 0 ? [] : [{ from: 0, cost: block === 7 ? 0 : 1 }]),
    ])
    const chosen = Array.from(coverByPaths(all))
    expect(chosen.filter((from) => from === 0)).toHaveLength(1)
    expect(chosen[7]).toBe(0)
  })

  it('is empty for no blocks', () => {
    expect(coverByPaths([])).toHaveLength(0)
  })
})
