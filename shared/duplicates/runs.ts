/**
 * From texts that stand twice to copies that an editor means: a photo story's headline, caption and credit are one
 * copy, not three. A copy is a run of neighbouring blocks; runs are grown around the blocks that are alike.
 */

import type { Normal } from './normalise.ts'

/** The relation between blocks that the runs are grown with. */
export interface Alike {
  /** Blocks of one set are copies of each other; every block is in at most one set. */
  readonly setOf: ReadonlyMap<number, number>
  readonly normals: readonly Normal[]
  /** By block: the first block with the same normal text. */
  readonly wordingOf: readonly number[]
}

export interface Run {
  readonly from: number
  readonly to: number
}

/** Blocks of one copy at most: growing further than a long story would only follow a page that repeats itself. */
const LONGEST_RUN = 60
/** Other copies that a copy is measured against when looking for the one to grow from. */
const MOST_COMPARED = 8

/** True when two blocks say the same: copies of each other, or the same short line (a headline, a credit). */
export function sameBlock(alike: Alike, a: number, b: number): boolean {
  const set = alike.setOf.get(a)
  if (set !== undefined && set === alike.setOf.get(b)) return true
  return (alike.normals[a]?.units.length ?? 0) > 1 && alike.wordingOf[a] === alike.wordingOf[b]
}

/**
 * Grows two blocks that are alike into two runs of equal length by taking in neighbours that are alike too.
 * The runs never overlap and never take in a block for which `taken` is true, the second none that is in `reserved` either.
 */
export function growPair(alike: Alike, a: number, b: number, taken: (block: number) => boolean, reserved?: Run): readonly [Run, Run] {
  let up = 0
  let down = 0
  const room = Math.abs(a - b)
  const fits = (shift: number): boolean =>
    up + down + 2 <= room &&
    !taken(a + shift) &&
    !taken(b + shift) &&
    (reserved === undefined || b + shift < reserved.from || b + shift > reserved.to) &&
    sameBlock(alike, a + shift, b + shift)
  while (up < LONGEST_RUN && fits(-up - 1)) up++
  while (down < LONGEST_RUN && fits(down + 1)) down++
  return [
    { from: a - up, to: a + down },
    { from: b - up, to: b + down },
  ]
}

/**
 * The copies of one set of alike blocks as runs, the one to grow from first: the copy that grows longest with any
 * other. Every other run is what its copy shares with that one.
 */
export function growSet(alike: Alike, members: readonly number[], taken: (block: number) => boolean): Run[] {
  const inSet = new Set(members)
  const free = members.filter((block) => !taken(block))
  let base = free[0]
  let most = 0
  for (const [index, block] of free.entries()) {
    for (const other of free.slice(Math.max(0, index - MOST_COMPARED / 2), index + MOST_COMPARED / 2 + 1)) {
      if (other === block) continue
      const [run] = growPair(alike, block, other, (near) => taken(near) || inSet.has(near))
      if (run.to - run.from + 1 > most) {
        most = run.to - run.from + 1
        base = block
      }
    }
  }
  if (base === undefined || free.length < 2) return []
  return growFrom(alike, base, free, (near) => taken(near) || inSet.has(near))
}

function growFrom(alike: Alike, base: number, members: readonly number[], taken: (block: number) => boolean): Run[] {
  const used = new Set<number>()
  const runs: Run[] = []
  let widest: Run = { from: base, to: base }
  for (const block of members) {
    if (block === base) continue
    // What the first run has grown to is taken from the others, as theirs is from it.
    const [own, other] = growPair(alike, base, block, (near) => taken(near) || used.has(near), widest)
    if (own.to - own.from > widest.to - widest.from) widest = own
    for (let i = other.from; i <= other.to; i++) used.add(i)
    runs.push(other)
  }
  return [widest, ...runs]
}

/** The blocks of a run. */
export function listOf(run: Run): number[] {
  return Array.from({ length: run.to - run.from + 1 }, (_, i) => run.from + i)
}
