/**
 * Copies in a corpus of any size: files of one JSON object a line. Texts stay on disk; in memory are, for each record, where it
 * stands, its hash and its keys (about 2.3 bytes for a character of text), twice: as they were read, and sorted by key.
 *
 * Three passes on two threads: read and make keys; sort the keys by counting into buckets; for each record, count which earlier
 * ones share its keys and compare it with those that share enough, read back from disk. What comes out does not depend on which
 * thread did what.
 */
import type { Log } from '#electron/platform/index.ts'
import { createWorkerPool, workerEntry, type WorkerPool } from '#electron/services/threads/index.ts'
import type { Link } from '#shared/duplicates/index.ts'

import type { CorpusAnswer, CorpusRequest, CorpusTables, KeyShare, PairsFound, PartRead, SharedNumbers } from './messages.ts'
import { unpackLinks } from './pairs.ts'
import { LineFile, PART_BYTES, type LineFault } from './records.ts'

/** Shares that the keys are sorted in, each by one thread. */
const SHARES = 2
/** Records that are worked on in one go. */
const RANGE = 1000
/** Milliseconds that a thread may take for one piece of work: to sort the keys of millions of texts takes a minute on a busy machine. */
const LONGEST = 900_000

/** A line that is no record, or whose id stood in the corpus before (then it counts nevertheless). */
export interface CorpusFault {
  readonly path: string
  /** Line number from 1. */
  readonly line: number
  readonly why: LineFault | 'same-id'
}

export type CorpusStep = 'read' | 'sort' | 'compare'

export interface CorpusOptions {
  readonly log: Log
  readonly signal: AbortSignal
  progress(step: CorpusStep, done: number, total: number): void
  fault(fault: CorpusFault): void
}

/** A corpus that was searched. Records are numbered in the order of the files. */
export interface SearchedCorpus {
  readonly ids: readonly string[]
  /** By record: lengths of the raw and of the normal text, and where it stands. */
  readonly rawLengths: ArrayLike<number>
  readonly lengths: ArrayLike<number>
  readonly places: CorpusTables['places']
  /** Lists of records with equal normal texts. */
  readonly exact: readonly (readonly number[])[]
  readonly links: readonly Link[]
}

/** A corpus whose keys are sorted: records can be looked for among those before them. */
export interface IndexedCorpus {
  readonly count: number
  /** Links of the records `from`..`to` (left out) to earlier ones, and those that have another's hash and not its text. */
  find(from: number, to: number): Promise<{ readonly links: Link[]; readonly different: readonly number[] }>
  /** All of it. */
  search(): Promise<SearchedCorpus>
  /** Ends the threads. */
  release(): Promise<void>
}

/** Searches the files. Rejects with the system's error where one cannot be read, and with the signal's reason. */
export async function searchCorpus(paths: readonly string[], options: CorpusOptions): Promise<SearchedCorpus> {
  const corpus = await indexCorpus(paths, options)
  try {
    return await corpus.search()
  } finally {
    await corpus.release()
  }
}

/** Reads the files and sorts their keys. Rejects as `searchCorpus` does. */
export async function indexCorpus(paths: readonly string[], options: CorpusOptions): Promise<IndexedCorpus> {
  const pool = createWorkerPool<CorpusRequest, CorpusAnswer>({ log: options.log, entry: workerEntry('duplicate-worker'), longest: LONGEST })
  try {
    const read = await readAll(pool, paths, options)
    const first = firstOf(read.exact, read.lengths)
    const counts = shared(read.keyCounts.length)
    // A copy to the letter has nothing to add: its first record stands for it.
    for (let i = 0; i < counts.length; i++) counts[i] = first[i] === i ? (read.keyCounts[i] ?? 0) : 0
    const tables: CorpusTables = {
      places: read.places,
      keys: { parts: read.parts, firstOf: read.firstOf, counts, starts: read.keyStarts },
      first,
      shares: [],
    }
    pool.tell({ do: 'use', ...tables })
    options.progress('sort', 0, 1)
    const tasks = Array.from({ length: SHARES }, (_, share) => pool.run({ do: 'index', share, shares: SHARES }, options.signal))
    const shares = (await Promise.all(tasks)) as KeyShare[]
    pool.tell({ do: 'use', ...tables, shares })
    const find: IndexedCorpus['find'] = async (from, to) => {
      const found = (await pool.run({ do: 'find', from, to }, options.signal)) as PairsFound
      return { links: unpackLinks(found.rows), different: found.different }
    }
    return {
      count: read.ids.length,
      find,
      search: async () => {
        const { links, different } = await compareAll(find, pool.size, read.ids.length, options)
        const { ids, rawLengths, lengths, places } = read
        return { ids, rawLengths, lengths, places, exact: exactLists(first, new Set(different)), links }
      },
      release: () => pool.release(),
    }
  } catch (error) {
    await pool.release()
    throw error
  }
}

type Pool = WorkerPool<CorpusRequest, CorpusAnswer>

async function readAll(pool: Pool, paths: readonly string[], options: CorpusOptions) {
  const parts: { readonly file: number; readonly from: number; readonly to: number }[] = []
  for (const [file, path] of paths.entries()) {
    const { size } = sizeOf(path)
    for (let from = 0; from < size; from += PART_BYTES) parts.push({ file, from, to: Math.min(size, from + PART_BYTES) })
  }
  let done = 0
  const total = parts.reduce((sum, { from, to }) => sum + to - from, 0)
  const answers = await inOrder(parts, pool.size * 4, async ({ file, from, to }) => {
    const read = (await pool.run({ do: 'read', path: paths[file] ?? '', from, to }, options.signal)) as PartRead
    options.progress('read', (done += to - from), total)
    return read
  })
  return collected(
    paths,
    parts.map(({ file }) => file),
    answers,
    options,
  )
}

function sizeOf(path: string): { readonly size: number } {
  const file = new LineFile(path)
  file.release()
  return file
}

function collected(paths: readonly string[], files: readonly number[], answers: readonly PartRead[], options: CorpusOptions) {
  const count = answers.reduce((sum, { ids }) => sum + ids.length, 0)
  const places = {
    paths,
    file: new Uint16Array(new SharedArrayBuffer(count * 2)),
    start: new Float64Array(new SharedArrayBuffer(count * 8)),
    bytes: shared(count),
  }
  const [keyStarts, keyCounts, lengths, rawLengths] = [
    shared(count),
    new Uint32Array(count),
    new Uint32Array(count),
    new Uint32Array(count),
  ]
  const exact = new Float64Array(count)
  const ids: string[] = []
  const known = new Set<string>()
  const firstOf: number[] = []
  let [line, lastFile] = [1, -1]
  for (const [p, part] of answers.entries()) {
    const file = files[p] ?? 0
    if (file !== lastFile) [line, lastFile] = [1, file]
    const from = ids.length
    firstOf.push(from)
    places.file.fill(file, from, from + part.ids.length)
    places.start.set(part.starts, from)
    places.bytes.set(part.bytes, from)
    keyCounts.set(part.keyCounts, from)
    lengths.set(part.lengths, from)
    rawLengths.set(part.rawLengths, from)
    exact.set(part.exact, from)
    let at = 0
    for (const [i, id] of part.ids.entries()) {
      keyStarts[from + i] = at
      at += part.keyCounts[i] ?? 0
      if (known.has(id)) options.fault({ path: paths[file] ?? '', line: line + (part.recordLines[i] ?? 0), why: 'same-id' })
      known.add(id)
      ids.push(id)
    }
    for (const fault of part.faults) options.fault({ path: paths[file] ?? '', line: line + fault.line, why: fault.why })
    line += part.lines
  }
  return { places, keyStarts, keyCounts, lengths, rawLengths, exact, ids, firstOf, parts: answers.map(({ keys }) => keys) }
}

/** By record the first one with the same hash and length: itself for most, and for texts of which nothing counts. */
function firstOf(exact: Float64Array, lengths: Uint32Array): SharedNumbers {
  const first = shared(exact.length)
  const size = 2 ** Math.ceil(Math.log2(2 * exact.length + 2))
  const slots = new Int32Array(size)
  for (let record = 0; record < exact.length; record++) {
    const hash = exact[record] ?? 0
    first[record] = record
    if (lengths[record] === 0) continue
    for (let slot = hash % size; ; slot = (slot + 1) % size) {
      const other = (slots[slot] ?? 0) - 1
      if (other < 0) slots[slot] = record + 1
      else if (exact[other] !== hash || lengths[other] !== lengths[record]) continue
      else first[record] = other
      break
    }
  }
  return first
}

async function compareAll(find: IndexedCorpus['find'], threads: number, count: number, options: CorpusOptions) {
  const ranges = Array.from({ length: Math.ceil(count / RANGE) }, (_, i) => ({ from: i * RANGE, to: Math.min(count, (i + 1) * RANGE) }))
  let done = 0
  const answers = await inOrder(ranges, threads * 4, async ({ from, to }) => {
    const found = await find(from, to)
    options.progress('compare', (done += to - from), count)
    return found
  })
  return { links: answers.flatMap(({ links }) => links), different: answers.flatMap(({ different }) => different) }
}

function exactLists(first: SharedNumbers, different: ReadonlySet<number>): number[][] {
  const lists = new Map<number, number[]>()
  for (let record = 0; record < first.length; record++) {
    const of = first[record] ?? record
    if (of === record || different.has(record)) continue
    const list = lists.get(of)
    if (list === undefined) lists.set(of, [of, record])
    else list.push(record)
  }
  return [...lists.values()]
}

/** Works on all items, at most `ahead` at a time; the answers are in the order of the items. */
async function inOrder<Item, Answer>(items: readonly Item[], ahead: number, work: (item: Item) => Promise<Answer>): Promise<Answer[]> {
  const answers: Answer[] = []
  let next = 0
  const one = async (): Promise<void> => {
    for (let i = next++; i < items.length; i = next++) {
      const item = items[i]
      if (item !== undefined) answers[i] = await work(item)
    }
  }
  await Promise.all(Array.from({ length: ahead }, one))
  return answers
}

function shared(count: number): SharedNumbers {
  return new Uint32Array(new SharedArrayBuffer(count * 4))
}
