/** What is measured beside us: every pair compared by its shingles, and a MinHash library as its own page shows how to use it. */
import { plainText } from '#shared/duplicates/index.ts'
import { LshIndex, Minhash } from 'minhash'

import type { BenchRecord } from './run.ts'
import { pairOf } from './scores.ts'

/** Characters of a shingle. */
const SHINGLE = 3

/** Shingles of a text as sorted numbers without repetition. */
function shinglesOf(text: string): Float64Array {
  const plain = plainText(text)
  const all = new Set<number>()
  for (let i = 0; i + SHINGLE <= plain.length; i++)
    all.add((plain.charCodeAt(i) * 65536 + plain.charCodeAt(i + 1)) * 65536 + plain.charCodeAt(i + 2))
  return Float64Array.from(all).sort()
}

/** The pairs of which the shingles have a Jaccard index of at least `least`, each pair compared whose lengths allow it. */
export function byBruteForce(records: readonly BenchRecord[], least: number): Set<string> {
  const shingles = records.map(({ text }) => shinglesOf(text))
  const pairs = new Set<string>()
  for (const [i, a] of shingles.entries()) {
    for (let j = i + 1; j < shingles.length; j++) {
      const b = shingles[j]
      if (b === undefined || Math.min(a.length, b.length) < least * Math.max(a.length, b.length)) continue
      const common = inCommon(a, b)
      if (common >= least * (a.length + b.length - common)) pairs.add(pairOf(records[i]?.id ?? '', records[j]?.id ?? ''))
    }
  }
  return pairs
}

function inCommon(a: Float64Array, b: Float64Array): number {
  let [i, j, common] = [0, 0, 0]
  while (i < a.length && j < b.length) {
    const [x, y] = [a[i] ?? 0, b[j] ?? 0]
    if (x === y) common++
    if (x <= y) i++
    if (y <= x) j++
  }
  return common
}

/** Pairs that share a band of the library's MinHash (128 values, its bands of four) and of which its estimate is at least `least`. */
export function byLibrary(records: readonly BenchRecord[], least: number): Set<string> {
  const index = new LshIndex()
  const hashes = new Map<string, Minhash>()
  for (const { id, text } of records) {
    const hash = new Minhash()
    const plain = plainText(text)
    for (const shingle of new Set(Array.from({ length: Math.max(1, plain.length - SHINGLE + 1) }, (_, i) => plain.slice(i, i + SHINGLE))))
      hash.update(shingle)
    index.insert(id, hash)
    hashes.set(id, hash)
  }
  const pairs = new Set<string>()
  for (const [id, hash] of hashes) {
    for (const other of index.query(hash)) {
      const otherHash = hashes.get(other)
      if (other !== id && otherHash !== undefined && hash.jaccard(otherHash) >= least) pairs.add(pairOf(id, other))
    }
  }
  return pairs
}
