/** Scores of found groups against what was planted. */

export interface FoundGroup {
  readonly kind: 'exact' | 'near' | 'contained'
  readonly keep: string | null
  readonly note?: string
  readonly members: readonly { readonly id: string; readonly start: number; readonly end: number }[]
}

/** Names a pair whatever its order. */
export function pairOf(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`
}

/** All pairs of the groups of these kinds. */
export function pairsOf(groups: readonly FoundGroup[], kinds: readonly FoundGroup['kind'][]): Set<string> {
  const pairs = new Set<string>()
  for (const { kind, members } of groups) {
    if (!kinds.includes(kind)) continue
    for (const [i, { id }] of members.entries()) for (const other of members.slice(i + 1)) pairs.add(pairOf(id, other.id))
  }
  return pairs
}

/** Copies that the groups offer to drop: of each, with the kept one. */
export function offered(
  groups: readonly FoundGroup[],
): { readonly kind: FoundGroup['kind']; readonly keep: string; readonly drop: string }[] {
  return groups.flatMap(({ kind, keep, members }) =>
    keep === null ? [] : members.flatMap(({ id }) => (id === keep ? [] : [{ kind, keep, drop: id }])),
  )
}

export interface Rates {
  readonly recall: number
  readonly precision: number
  readonly f1: number
}

/** Recall, precision and F1 of found against true members, 0..1. Nothing found of nothing to find is 1. */
export function ratesOf(found: ReadonlySet<string>, truth: ReadonlySet<string>): Rates {
  const right = [...found].filter((each) => truth.has(each)).length
  const recall = truth.size === 0 ? 1 : right / truth.size
  const precision = found.size === 0 ? 1 : right / found.size
  return { recall, precision, f1: recall + precision === 0 ? 0 : (2 * recall * precision) / (recall + precision) }
}

/**
 * The adjusted Rand index of two partitions (Hubert and Arabie 1985): 1 for equal ones, about 0 for chance. Given as the label of
 * each item in both.
 */
export function adjustedRand(a: readonly string[], b: readonly string[]): number {
  const two = (n: number): number => (n * (n - 1)) / 2
  const counts = (labels: readonly string[]): Map<string, number> => {
    const map = new Map<string, number>()
    for (const label of labels) map.set(label, (map.get(label) ?? 0) + 1)
    return map
  }
  const sum = (map: ReadonlyMap<string, number>): number => [...map.values()].reduce((total, n) => total + two(n), 0)
  const both = sum(counts(a.map((label, i) => `${label}|${b[i] ?? ''}`)))
  const [inA, inB] = [sum(counts(a)), sum(counts(b))]
  const expected = (inA * inB) / two(a.length)
  const most = (inA + inB) / 2
  return most === expected ? 1 : (both - expected) / (most - expected)
}

/** A label for each id: that of the first group of these kinds that it is in, else its own. Groups that share a text are one. */
export function labelsOf(ids: readonly string[], groups: readonly FoundGroup[], kinds: readonly FoundGroup['kind'][]): string[] {
  const above = new Map<string, string>()
  const rootOf = (id: string): string => {
    let root = id
    for (let up = above.get(root); up !== undefined; up = above.get(root)) root = up
    return root
  }
  for (const { kind, members } of groups) {
    const first = members[0]
    if (!kinds.includes(kind) || first === undefined) continue
    for (const { id } of members) {
      const [one, other] = [rootOf(first.id), rootOf(id)]
      if (one !== other) above.set(other, one)
    }
  }
  return ids.map(rootOf)
}
