/** Works on several things at once and gives the results in the order of the things. */

/**
 * Calls `work` for each item, at most `width` at the same time, and yields the results in the items' order. When the
 * consumer stops, or a call rejects, no further call is begun.
 */
export async function* inOrder<Item, Result>(
  items: Iterable<Item>,
  width: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result, void, undefined> {
  const underWay: Promise<Result>[] = []
  for (const item of items) {
    const result = work(item)
    // Somebody may have stopped listening by the time it fails; whoever still listens is told by the await below.
    result.catch(() => undefined)
    underWay.push(result)
    const first = underWay.length >= width ? underWay.shift() : undefined
    if (first !== undefined) yield await first
  }
  for (const result of underWay) yield await result
}
