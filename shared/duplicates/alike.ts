/** Which blocks of a page are alike: sets of equal and nearly equal ones, fragments of longer ones, and texts that share a part. */
import { sameUnits, type Comparer } from './comparison.ts'
import { hashOf } from './hash.ts'
import type { Normal } from './normalise.ts'
import type { PageMemory } from './page-pairs.ts'
import type { Alike } from './runs.ts'

/** A block as far as copies are concerned. */
export interface BlockText {
  readonly text: string
  /** The blocks around show that this one stands in its place, e.g. the sentence before runs on into it. */
  readonly fits?: boolean
  /** Stories of a page share such lines, as their writers' names: a copy only beside one. */
  readonly isCommon?: boolean
}

/** Text that stands more than once on the page, by block number. */
export interface PageDuplicate {
  readonly kind: 'exact' | 'near' | 'contained'
  /** The best copy: the most complete, the one that fits its place, the one that others agree with, the first. [U3] */
  readonly keep: readonly number[]
  /** The other copies, each a run of blocks, in file order. */
  readonly drop: readonly (readonly number[])[]
  /** Similarity of the least similar copy after alignment, 0..1. */
  readonly score: number
}

/** Shortest text that is a copy all by itself, in letters and digits; shorter lines are copies only beside longer ones. */
const SHORTEST_EXACT = 16

/** Where a fragment stands in the longer text: at its very start, at its very end, or somewhere inside. */
export interface Likeness {
  readonly score: number
  readonly place: 'start' | 'end' | 'inside'
}

/** A text that stands in a longer one. */
export interface Contained {
  readonly short: number
  readonly long: number
  readonly likeness: Likeness
}

/** What is alike on a page. */
export interface Found extends Alike {
  readonly members: ReadonlyMap<number, readonly number[]>
  /** How like a block is to the one that represents its set. */
  readonly score: ReadonlyMap<number, number>
  readonly comparer: Comparer
  /** Blocks of which a part is the same, the longest first. */
  readonly shared: readonly { readonly a: number; readonly b: number; readonly length: number }[]
  readonly contained: readonly Contained[]
}

const NOTHING = new Uint16Array(0)

/** Raw characters at an end of the longer text that still count as its end. */
const SLACK = 6

/** Compares the blocks of a page. */
export function findAlike(blocks: readonly BlockText[], memory: PageMemory): Found {
  const normals = memory.normals(blocks.map(({ text }) => text))
  const wordingOf = wordings(normals)
  const setOf = new Map<number, number>()
  const members = new Map<number, number[]>()
  const score = new Map<number, number>()
  for (const [block, { units }] of normals.entries())
    if (units.length >= SHORTEST_EXACT && blocks[block]?.isCommon !== true) put(wordingOf[block] ?? block, block, 1)
  const contained: Contained[] = []
  const shared: { a: number; b: number; length: number }[] = []
  for (const { a, b, likeness } of memory.likePairs(normals, [...members.keys()])) {
    if (likeness.kind === 'contained') shared.push({ a, b, length: likeness.a.end - likeness.a.start })
    if (likeness.kind !== 'contained') merge(b, a, likeness.score)
    else if (likeness.whole === 'a' || likeness.whole === 'b') {
      const [short, long, span] = likeness.whole === 'a' ? [a, b, likeness.b] : [b, a, likeness.a]
      const end = normals[long]?.rawLength ?? 0
      const place = span.end >= end - SLACK ? 'end' : span.start <= SLACK ? 'start' : 'inside'
      if (isSentence(blocks[short]?.text ?? '')) contained.push({ short, long, likeness: { score: likeness.score, place } })
    }
  }
  shared.sort((x, y) => y.length - x.length || x.a - y.a || x.b - y.b)
  return {
    normals,
    wordingOf,
    comparer: memory.comparer,
    setOf,
    members,
    score,
    shared,
    contained: contained.sort((a, b) => a.short - b.short || b.long - a.long),
  }

  function put(set: number, block: number, likeness: number): void {
    const list = members.get(set)
    if (list === undefined) members.set(set, [block])
    else list.push(block)
    setOf.set(block, set)
    score.set(block, likeness)
  }

  /** Puts a set with its exact copies to the set of an earlier text, unless either has moved or taken in others. */
  function merge(later: number, earlier: number, likeness: number): void {
    const moving = members.get(later)
    if (moving === undefined || !members.has(earlier) || moving.some((block) => score.get(block) !== 1)) return
    members.delete(later)
    for (const block of moving) put(earlier, block, likeness)
    members.get(earlier)?.sort((a, b) => a - b)
  }
}

/** By block: the first with the same normal text. */
function wordings(normals: readonly Normal[]): number[] {
  const first = new Map<number, number>()
  return normals.map(({ units }, block) => {
    const hash = hashOf(units, units.length)
    const other = first.get(hash)
    if (other === undefined) first.set(hash, block)
    return other !== undefined && sameUnits(normals[other]?.units ?? NOTHING, units) ? other : block
  })
}

/** A fragment must read like running text: a headline that its own article quotes is no copy. */
function isSentence(text: string): boolean {
  return /[，。,；;！？!?]/.test(text)
}

/** A fragment that stands in its place in a text where the longer one does not is no copy of its inside. */
export function fitsBetter(blocks: readonly BlockText[], { short, long, likeness }: Contained): boolean {
  return blocks[short]?.fits === true && blocks[long]?.fits !== true && likeness.place === 'inside'
}
