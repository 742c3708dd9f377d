/** What the threads of a corpus run are sent and answer. Large arrays lie in memory that all threads share. */
import type { LineFault } from './records.ts'

/** A list of numbers in shared memory. */
export type SharedNumbers = Uint32Array<SharedArrayBuffer>

/** Where the records stand, by record number. */
export interface RecordPlaces {
  readonly paths: readonly string[]
  readonly file: Uint16Array<SharedArrayBuffer>
  readonly start: Float64Array<SharedArrayBuffer>
  readonly bytes: SharedNumbers
}

/** The keys of all records: parts of consecutive records, and within a part one record's keys after the other's. */
export interface CorpusKeys {
  readonly parts: readonly SharedNumbers[]
  /** By part: its first record. */
  readonly firstOf: readonly number[]
  /** By record: how many keys it has, and 0 for those that take no part. */
  readonly counts: SharedNumbers
  /** By record: where its keys begin in its part. */
  readonly starts: SharedNumbers
}

/** The records with each key, for one share of the keys: of bucket b `records[starts[b]]`..`records[starts[b + 1] - 1]`, ascending. */
export interface KeyShare {
  readonly starts: SharedNumbers
  readonly records: SharedNumbers
}

/** What the threads look things up in. */
export interface CorpusTables {
  readonly places: RecordPlaces
  readonly keys: CorpusKeys
  /** By record: the first record with the same hash. */
  readonly first: SharedNumbers
  /** Empty until they are made. */
  readonly shares: readonly KeyShare[]
}

export type CorpusRequest =
  | { readonly do: 'read'; readonly path: string; readonly from: number; readonly to: number }
  | ({ readonly do: 'use' } & CorpusTables)
  | { readonly do: 'index'; readonly share: number; readonly shares: number }
  | { readonly do: 'find'; readonly from: number; readonly to: number }

/** What was read of a part of a file, by record in the order of the file. */
export interface PartRead {
  readonly ids: readonly string[]
  /** Numbers of their lines within the part. */
  readonly recordLines: Uint32Array
  readonly starts: Float64Array
  readonly bytes: Uint32Array
  /** Lengths of the raw and of the normal text. */
  readonly rawLengths: Uint32Array
  readonly lengths: Uint32Array
  readonly exact: Float64Array
  readonly keyCounts: Uint32Array
  readonly keys: SharedNumbers
  readonly faults: readonly { readonly line: number; readonly why: LineFault }[]
  /** Lines of the part. */
  readonly lines: number
}

/** Pairs that were found alike, packed by `packLinks`. */
export interface PairsFound {
  readonly rows: Float64Array
  /** Records whose text is not that of the record with the same hash, or that could not be read again. */
  readonly different: readonly number[]
}

export type CorpusAnswer = PartRead | KeyShare | PairsFound
