/** Orders of lists that editors may have rearranged. */

/**
 * The order of `now`, given the order `before` of what was there. Where that was ascending by position, so is the result.
 * Where an editor had moved something, what was there keeps its order, and each new one comes before the first that
 * stands behind it. `was` gives positions before, where they can have changed.
 */
export function putAmong<T>(before: readonly T[], now: readonly T[], position: (one: T) => number, was = position): T[] {
  const inOrder = now.toSorted((a, b) => position(a) - position(b))
  if (before.every((one, i) => i === 0 || was(before[i - 1] ?? one) <= was(one))) return inOrder
  const there = new Set(now)
  const result = before.filter((one) => there.has(one))
  const old = new Set(result)
  for (const one of inOrder) {
    if (old.has(one)) continue
    const at = result.findIndex((other) => position(other) > position(one))
    result.splice(at < 0 ? result.length : at, 0, one)
  }
  return result
}
