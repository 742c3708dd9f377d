/** What one thread of a corpus run does: reads parts of files, sorts keys, looks for copies of a range of records. */
import { present } from '#shared/base/index.ts'
import {
  Comparer,
  Enough,
  HitCounter,
  hashOf,
  KeyMaker,
  normalise,
  Normaliser,
  type Candidate,
  type Link,
  type Normal,
} from '#shared/duplicates/index.ts'

import type { CorpusKeys, CorpusRequest, CorpusTables, KeyShare, PairsFound, PartRead, SharedNumbers } from './messages.ts'
import { packLinks } from './pairs.ts'
import { LineFile, type CorpusRecord } from './records.ts'

/** Units of texts that are kept at hand for being compared again. */
const KEPT_UNITS = 4_000_000

/** Answers a request; undefined where it is only told something. */
export type CorpusThread = (request: CorpusRequest) => PartRead | KeyShare | PairsFound | undefined

export function createCorpusThread(): CorpusThread {
  const reader = new PartReader()
  let finder: Finder | undefined
  return (request) => {
    if (request.do === 'read') return reader.read(request.path, request.from, request.to)
    if (request.do === 'use') {
      finder?.release()
      finder = new Finder(request)
      return undefined
    }
    const found = present(finder, 'what a thread works with is told before it is asked')
    return request.do === 'index' ? keyShare(found.tables.keys, request.share, request.shares) : found.find(request.from, request.to)
  }
}

class PartReader {
  readonly #normaliser = new Normaliser()
  readonly #maker = new KeyMaker()
  #keys = new Uint32Array(1 << 20)

  read(path: string, from: number, to: number): PartRead {
    const file = new LineFile(path)
    try {
      const { lines, count } = file.part(from, to)
      const records = lines.flatMap(({ record, ...place }) => (typeof record === 'string' ? [] : [{ record, ...place }]))
      const faults = lines.flatMap(({ record, line }) => (typeof record === 'string' ? [{ line, why: record }] : []))
      const lengths = new Uint32Array(records.length)
      const exact = new Float64Array(records.length)
      const keyCounts = new Uint32Array(records.length)
      let all = 0
      for (const [i, { record }] of records.entries()) {
        const length = this.#normaliser.run(record.text)
        lengths[i] = length
        exact[i] = hashOf(this.#normaliser.units, length)
        const keys = this.#maker.run(this.#normaliser.units, length)
        keyCounts[i] = keys
        this.#append(this.#maker.keys.subarray(0, keys), all)
        all += keys
      }
      const keys = new Uint32Array(new SharedArrayBuffer(all * 4))
      keys.set(this.#keys.subarray(0, all))
      return {
        ids: records.map(({ record }) => record.id),
        recordLines: Uint32Array.from(records, ({ line }) => line),
        starts: Float64Array.from(records, ({ start }) => start),
        bytes: Uint32Array.from(records, ({ length }) => length),
        rawLengths: Uint32Array.from(records, ({ record }) => record.text.length),
        lengths,
        exact,
        keyCounts,
        keys,
        faults,
        lines: count,
      }
    } finally {
      file.release()
    }
  }

  #append(keys: Uint32Array, at: number): void {
    if (this.#keys.length < at + keys.length) {
      const more = new Uint32Array((at + keys.length) * 2)
      more.set(this.#keys)
      this.#keys = more
    }
    this.#keys.set(keys, at)
  }
}

/** Buckets by the high bits of a key; about one for two keys. */
function bucketBits(keys: CorpusKeys, shares: number): number {
  const all = keys.parts.reduce((sum, part) => sum + part.length, 0)
  return Math.max(8, Math.min(28, Math.ceil(Math.log2(Math.max(2, all / shares / 2)))))
}

/** Sorts the keys of one share into buckets by counting: two passes over all keys, no comparison. */
function keyShare(keys: CorpusKeys, share: number, shares: number): KeyShare {
  const bits = bucketBits(keys, shares)
  const starts = new Uint32Array(new SharedArrayBuffer((2 ** bits + 1) * 4))
  eachKey(keys, share, shares, bits, (bucket) => {
    starts[bucket + 1] = (starts[bucket + 1] ?? 0) + 1
  })
  for (let i = 1; i < starts.length; i++) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0)
  const records = new Uint32Array(new SharedArrayBuffer((starts.at(-1) ?? 0) * 4))
  // `starts` serves as the place to write to, and is put back by moving it one up.
  eachKey(keys, share, shares, bits, (bucket, record) => {
    const at = starts[bucket] ?? 0
    records[at] = record
    starts[bucket] = at + 1
  })
  starts.copyWithin(1, 0)
  starts[0] = 0
  return { starts, records }
}

function eachKey(keys: CorpusKeys, share: number, shares: number, bits: number, use: (bucket: number, record: number) => void): void {
  for (const [p, part] of keys.parts.entries()) {
    const next = keys.firstOf[p + 1] ?? keys.counts.length
    for (let record = keys.firstOf[p] ?? 0; record < next; record++) {
      const from = keys.starts[record] ?? 0
      const to = from + (keys.counts[record] ?? 0)
      for (let i = from; i < to; i++) {
        const key = part[i] ?? 0
        if (shareOf(key, shares) === share) use(bucketOf(key, bits), record)
      }
    }
  }
}

/** Which share of the keys a key belongs to: by low bits (but for the last, which tells bands). */
function shareOf(key: number, shares: number): number {
  return ((key >>> 1) & 0xff) % shares
}

function bucketOf(key: number, bits: number): number {
  return key >>> (32 - bits)
}

class Finder {
  readonly tables: CorpusTables
  readonly #files: readonly LineFile[]
  readonly #counter = new HitCounter()
  readonly #comparer = new Comparer()
  readonly #kept = new Map<number, Normal>()
  #keptUnits = 0

  constructor(tables: CorpusTables) {
    this.tables = tables
    this.#files = tables.places.paths.map((path) => new LineFile(path))
  }

  release(): void {
    for (const file of this.#files) file.release()
  }

  /** Compares the records of a range with those before them that share enough keys, and copies by hash with their first. */
  find(from: number, to: number): PairsFound {
    const { keys, shares } = this.tables
    const bits = bucketBits(keys, shares.length)
    const links: Link[] = []
    const different: number[] = []
    let part = 0
    for (let record = from; record < to; record++) {
      const first = this.tables.first[record] ?? record
      if (first !== record) {
        if (!this.#same(first, record)) different.push(record)
        continue
      }
      while ((keys.firstOf[part + 1] ?? Infinity) <= record) part++
      const enough = new Enough()
      for (const { text: other, evidence } of this.#candidates(record, part, bits)) {
        const [a, b] = [this.#normal(other), this.#normal(record)]
        const likeness = a === undefined || b === undefined ? undefined : this.#comparer.compare(a, b, evidence)
        if (likeness !== undefined) links.push({ a: other, b: record, likeness })
        if (enough.after(likeness)) break
      }
    }
    return { rows: packLinks(links), different }
  }

  #candidates(record: number, part: number, bits: number): Candidate[] {
    const { keys, shares } = this.tables
    const count = keys.counts[record] ?? 0
    const from = keys.starts[record] ?? 0
    const own = keys.parts[part]
    for (let i = from; i < from + count; i++) {
      const key = own?.[i] ?? 0
      const share = shares[shareOf(key, shares.length)]
      const bucket = bucketOf(key, bits)
      if (share === undefined) continue
      const start = share.starts[bucket] ?? 0
      const end = share.starts[bucket + 1] ?? start
      this.#counter.add(key, share.records, start, placeOf(share.records, start, end, record), end - start - 1)
    }
    return this.#counter.take(count, (text) => keys.counts[text] ?? 0)
  }

  #same(first: number, record: number): boolean {
    const [a, b] = [this.#normal(first), this.#normal(record)]
    return a !== undefined && b !== undefined && a.units.length === b.units.length && a.units.every((unit, i) => unit === b.units[i])
  }

  #normal(record: number): Normal | undefined {
    const kept = this.#kept.get(record)
    if (kept !== undefined) return kept
    const read = this.#record(record)
    if (read === undefined) return undefined
    const normal = normalise(read.text)
    this.#keptUnits += normal.units.length
    if (this.#keptUnits > KEPT_UNITS) {
      this.#kept.clear()
      this.#keptUnits = normal.units.length
    }
    this.#kept.set(record, normal)
    return normal
  }

  #record(record: number): CorpusRecord | undefined {
    const { file, start, bytes } = this.tables.places
    return this.#files[file[record] ?? 0]?.record(start[record] ?? 0, bytes[record] ?? 0)
  }
}

/** Where in an ascending part of a list the records from `record` on begin. */
function placeOf(list: SharedNumbers, from: number, to: number, record: number): number {
  let [low, high] = [from, to]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((list[middle] ?? 0) < record) low = middle + 1
    else high = middle
  }
  return low
}
