/** Where the words of a page stand in several sets of its blocks: an inverted index, so that a text is held against all of them at once. */
import type { PageTerms } from './terms.ts'

/** Those of word `id` are from `starts[id]` to `starts[id + 1]`. */
export interface Postings {
  readonly starts: Int32Array
  /** The number of the set, and how often it has the word. */
  readonly which: Int32Array
  readonly times: Int32Array
  /** By set: how many words it has. */
  readonly sizes: readonly number[]
}

/** Looks up the words of some sets of blocks. O(words of all of them and of the page). */
export function postingsOf(terms: PageTerms, sets: readonly (readonly number[])[]): Postings {
  const starts = new Int32Array(terms.size + 1)
  const counts = new Int32Array(terms.size)
  const found: number[] = []
  const sizes = sets.map((blocks, set) => {
    let size = 0
    eachTerm(terms, blocks, (id, times) => {
      counts[id] = (counts[id] ?? 0) + times
      size += times
    })
    eachTerm(terms, blocks, (id) => {
      const times = counts[id] ?? 0
      if (times === 0) return
      counts[id] = 0
      found.push(id, set, times)
      starts[id + 1] = (starts[id + 1] ?? 0) + 1
    })
    return size
  })
  for (let id = 0; id < terms.size; id++) starts[id + 1] = (starts[id + 1] ?? 0) + (starts[id] ?? 0)
  const which = new Int32Array(found.length / 3)
  const times = new Int32Array(found.length / 3)
  const next = starts.slice()
  for (let i = 0; i < found.length; i += 3) {
    const id = found[i] ?? 0
    const at = next[id] ?? 0
    next[id] = at + 1
    which[at] = found[i + 1] ?? 0
    times[at] = found[i + 2] ?? 0
  }
  return { starts, which, times, sizes }
}

function eachTerm({ starts, ids, counts }: PageTerms, blocks: readonly number[], take: (id: number, times: number) => void): void {
  for (const block of blocks) for (let i = starts[block] ?? 0; i < (starts[block + 1] ?? 0); i++) take(ids[i] ?? 0, counts[i] ?? 0)
}
