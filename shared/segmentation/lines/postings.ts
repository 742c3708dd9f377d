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
  // By id: the number of the last set that has the word, plus 1.
  const last = new Int32Array(terms.size)
  eachTerm(terms, sets, (id, set) => {
    if (last[id] === set + 1) return
    last[id] = set + 1
    starts[id + 1] = (starts[id + 1] ?? 0) + 1
  })
  for (let id = 0; id < terms.size; id++) starts[id + 1] = (starts[id + 1] ?? 0) + (starts[id] ?? 0)
  const which = new Int32Array(starts[terms.size] ?? 0)
  const times = new Int32Array(which.length)
  const sizes = sets.map(() => 0)
  const ends = starts.slice()
  last.fill(0)
  eachTerm(terms, sets, (id, set, count) => {
    sizes[set] = (sizes[set] ?? 0) + count
    let at = (ends[id] ?? 0) - 1
    if (last[id] !== set + 1) {
      last[id] = set + 1
      ends[id] = ++at + 1
      which[at] = set
    }
    times[at] = (times[at] ?? 0) + count
  })
  return { starts, which, times, sizes }
}

function eachTerm(
  { starts, ids, counts }: PageTerms,
  sets: readonly (readonly number[])[],
  take: (id: number, set: number, count: number) => void,
): void {
  sets.forEach((blocks, set) => {
    for (let k = 0; k < blocks.length; k++) {
      const block = blocks[k] ?? 0
      for (let i = starts[block] ?? 0; i < (starts[block + 1] ?? 0); i++) take(ids[i] ?? 0, set, counts[i] ?? 0)
    }
  })
}
