/**
 * Copies that are cut into other lines. Where the same story stands twice, one reading may have four short blocks and the other two
 * long ones, so that no block is a copy of a block. Here the blocks around two that share something are laid along each other as
 * running text, and what both have of it becomes two runs of blocks.
 */
import type { Comparer } from './comparison.ts'
import type { Normal } from './normalise.ts'
import type { Run } from './runs.ts'

/** Blocks before and behind that are looked at. */
const BEFORE = 8
const BEHIND = 12
/** The share of a block that must be aligned for it to belong to the copy. */
const COVERED = 0.75

export interface Flow {
  readonly a: Run
  readonly b: Run
  readonly score: number
}

/**
 * The runs of blocks around `a` and `b` (`a` < `b`) that say the same, however they are cut. Undefined where figures differ, or where
 * there are no two runs of which one has several blocks. Blocks for which `taken` is true end a run.
 */
export function flowOf(
  normals: readonly Normal[],
  a: number,
  b: number,
  taken: (block: number) => boolean,
  comparer: Comparer,
): Flow | undefined {
  // What lies between the two may belong to either: each gets half of it.
  const first = around(a, 0, a + Math.floor((b - a - 1) / 2), taken)
  const second = around(b, first.to + 1, normals.length - 1, taken)
  if (b < second.from) return undefined
  const [one, other] = [joined(normals, first), joined(normals, second)]
  const likeness = comparer.compare(one, other, Infinity)
  if (likeness === undefined || likeness.figures) return undefined
  const [runA, runB] = [covered(normals, first, likeness.a), covered(normals, second, likeness.b)]
  if (runA === undefined || runB === undefined || (runA.from === runA.to && runB.from === runB.to)) return undefined
  return { a: runA, b: runB, score: likeness.score }
}

function around(block: number, least: number, most: number, taken: (block: number) => boolean): Run {
  let [from, to] = [block, block]
  while (from > least && from > block - BEFORE && !taken(from - 1)) from--
  while (to < most && to < block + BEHIND && !taken(to + 1)) to++
  return { from, to }
}

/** The blocks' units as one text, of which offsets count units. */
function joined(normals: readonly Normal[], { from, to }: Run): Normal {
  const parts = normals.slice(from, to + 1).map(({ units }) => units)
  const units = new Uint16Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    units.set(part, at)
    at += part.length
  }
  return { units, at: places(units.length), rawLength: units.length }
}

function places(length: number): Int32Array {
  const at = new Int32Array(length)
  for (let i = 0; i < length; i++) at[i] = i
  return at
}

/** The blocks that lie in a span of the joined text, but for a part of the first and last. */
function covered(normals: readonly Normal[], { from, to }: Run, span: { readonly start: number; readonly end: number }): Run | undefined {
  const inside: number[] = []
  let start = 0
  for (let block = from; block <= to; block++) {
    const length = normals[block]?.units.length ?? 0
    const common = Math.min(span.end, start + length) - Math.max(span.start, start)
    if (length > 0 && common >= COVERED * length) inside.push(block)
    start += length
  }
  const [first, last] = [inside[0], inside.at(-1)]
  return first === undefined || last === undefined ? undefined : { from: first, to: last }
}
