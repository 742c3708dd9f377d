/**
 * Finds text that stands more than once on one page: exact copies (but for width, punctuation and white space), near
 * copies (a few characters differ, as OCR reads the same print twice) and fragments contained in a longer block.
 *
 * Why not compare everything with everything: a page can have ten thousand lines. Equal texts are found by a table,
 * likely pairs by shared runs of characters, and only those are aligned. Why not join pairs into chains: A like B and
 * B like C does not make A a copy of C, so every copy is compared with the one that represents its set.
 */
import { sameUnits, type Comparer } from './comparison.ts'
import type { Normal } from './normalise.ts'
import { flowOf, type Flow } from './flows.ts'
import { hashOf } from './hash.ts'
import { PageMemory } from './page-pairs.ts'
import { growPair, growSet, type Alike, type Run } from './runs.ts'

/** A block as far as copies are concerned. */
export interface BlockText {
  readonly text: string
  /** The blocks around show that this one stands in its place, e.g. the sentence before runs on into it. */
  readonly fits?: boolean
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

/** The memory that nobody works with. What a page of more characters needed is given back. */
let kept: PageMemory | undefined
const MOST_KEPT = 200_000

interface Found extends Alike {
  readonly members: ReadonlyMap<number, readonly number[]>
  /** How like a block is to the one that represents its set. */
  readonly score: ReadonlyMap<number, number>
  readonly comparer: Comparer
  /** Blocks of which a part is the same, the longest first. */
  readonly shared: readonly { readonly a: number; readonly b: number; readonly length: number }[]
  readonly contained: readonly { readonly short: number; readonly long: number; readonly likeness: Likeness }[]
}

/**
 * Groups of copies among a page's blocks, in order of their first block. No block is in two groups, and no group has
 * overlapping copies. Lines shorter than 16 letters are never copies by themselves. Time grows with the length of the
 * text; empty input gives none.
 */
export function findPageDuplicates(blocks: readonly BlockText[]): PageDuplicate[] {
  const texts = blocks.map((block) => block.text)
  const memory = kept ?? new PageMemory()
  kept = undefined
  const found = findAlike(texts, memory)
  const used = new Set<number>()
  const taken = (block: number): boolean => used.has(block) || block < 0 || block >= blocks.length
  const groups: PageDuplicate[] = []
  const add = (group: PageDuplicate): void => {
    groups.push(group)
    for (const run of [group.keep, ...group.drop]) for (const block of run) used.add(block)
  }
  // A cut paragraph with whole ones behind it is one copy: it goes before the whole ones are taken by themselves.
  for (const pair of found.contained) {
    const group = containedGroup(found, blocks, pair, taken)
    if (group !== undefined && group.keep.length > 1) add(group)
  }
  for (const { a, b } of found.shared) {
    const flow = taken(a) || taken(b) ? undefined : flowOf(found.normals, a, b, taken, found.comparer)
    // Runs that are cut alike are grown block by block, which knows short lines too.
    if (flow !== undefined && flow.a.to - flow.a.from !== flow.b.to - flow.b.from) add(flowGroup(found, blocks, flow))
  }
  const sets = [...found.members.values()].filter((members) => members.length > 1)
  sets.sort((a, b) => lengthOf(found, b) - lengthOf(found, a) || (a[0] ?? 0) - (b[0] ?? 0))
  for (const members of sets) {
    const runs = growSet(found, members, taken)
    if (runs.length > 1) add(groupOf(found, blocks, runs))
  }
  for (const pair of found.contained) {
    const group = containedGroup(found, blocks, pair, taken)
    if (group !== undefined) add(group)
  }
  if (texts.reduce((sum, text) => sum + text.length, 0) <= MOST_KEPT) kept = memory
  return groups.sort((a, b) => first(a) - first(b))
}

/** The more complete of two runs that are cut differently is kept. */
function flowGroup(found: Found, blocks: readonly BlockText[], flow: Flow): PageDuplicate {
  const ranked = [flow.a, flow.b]
    .map((run) => ({ blocks: list(run), fits: list(run).some((block) => blocks[block]?.fits === true), size: size(found, run), odd: 0 }))
    .sort((a, b) => compareSize(found, a, b))
  const [keep, ...drop] = ranked.map((entry) => entry.blocks)
  return { kind: 'near', keep: keep ?? [], drop, score: flow.score }
}

/** Where a fragment stands in the longer text: at its very start, at its very end, or somewhere inside. */
interface Likeness {
  readonly score: number
  readonly place: 'start' | 'end' | 'inside'
}

/** Raw characters at an end of the longer text that still count as its end. */
const SLACK = 6
function findAlike(texts: readonly string[], memory: PageMemory): Found {
  const normals = memory.normals(texts)
  const wordingOf = wordings(normals)
  const setOf = new Map<number, number>()
  const members = new Map<number, number[]>()
  const score = new Map<number, number>()
  for (const [block, { units }] of normals.entries()) if (units.length >= SHORTEST_EXACT) put(wordingOf[block] ?? block, block, 1)
  const contained: { short: number; long: number; likeness: Likeness }[] = []
  const shared: { a: number; b: number; length: number }[] = []
  for (const { a, b, likeness } of memory.likePairs(normals, [...members.keys()])) {
    if (likeness.kind === 'contained') shared.push({ a, b, length: likeness.a.end - likeness.a.start })
    if (likeness.kind !== 'contained') merge(b, a, likeness.score)
    else if (likeness.whole === 'a' || likeness.whole === 'b') {
      const [short, long, span] = likeness.whole === 'a' ? [a, b, likeness.b] : [b, a, likeness.a]
      const end = normals[long]?.rawLength ?? 0
      const place = span.end >= end - SLACK ? 'end' : span.start <= SLACK ? 'start' : 'inside'
      if (isSentence(texts[short] ?? '')) contained.push({ short, long, likeness: { score: likeness.score, place } })
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

function lengthOf(found: Found, members: readonly number[]): number {
  return unitsOf(found, members[0]).length
}

function first(group: PageDuplicate): number {
  return Math.min(...group.keep, ...group.drop.map((run) => run[0] ?? 0))
}

function groupOf(found: Found, blocks: readonly BlockText[], runs: readonly Run[]): PageDuplicate {
  const odd = oddities(found, runs)
  const ranked = runs
    .map((run, i) => ({
      run,
      blocks: list(run),
      fits: list(run).some((block) => blocks[block]?.fits === true),
      size: size(found, run),
      odd: odd[i] ?? 0,
    }))
    .sort((a, b) => b.blocks.length - a.blocks.length || compareSize(found, a, b) || a.run.from - b.run.from)
  const [keep, ...drop] = ranked.map((entry) => entry.blocks)
  const texts = new Set(ranked.filter((entry) => entry.blocks.length === keep?.length).map((entry) => joined(found, entry.blocks)))
  const all = ranked.flatMap((entry) => entry.blocks)
  const exact = texts.size === 1 && all.every((block) => sameAsOneOf(found, block, keep ?? []))
  const score = exact ? 1 : Math.min(...all.map((block) => found.score.get(block) ?? 1))
  return { kind: exact ? 'exact' : 'near', keep: keep ?? [], drop: drop.sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0)), score }
}

interface Sized {
  readonly blocks: readonly number[]
  readonly fits: boolean
  readonly size: number
  /** Places at which it says what no other copy says. */
  readonly odd: number
}

function compareSize(found: Found, a: Sized, b: Sized): number {
  const longer = Math.abs(a.size - b.size) > 0.05 * Math.max(a.size, b.size) ? b.size - a.size : 0
  return (
    longer ||
    Number(b.fits) - Number(a.fits) ||
    Number(isStuck(found, a, b)) - Number(isStuck(found, b, a)) ||
    a.odd - b.odd ||
    b.size - a.size
  )
}

/** Of each run, how many pairs of characters stand in no other one: where two copies agree, a third is misread. Of two nobody can tell. */
function oddities(found: Found, runs: readonly Run[]): number[] {
  if (runs.length < 3 || new Set(runs.map((run) => joined(found, list(run)))).size === 1) return []
  const pairs = runs.map((run) => new Set(list(run).flatMap((block) => pairsOf(unitsOf(found, block)))))
  const held = new Map<number, number>()
  for (const own of pairs) for (const pair of own) held.set(pair, (held.get(pair) ?? 0) + 1)
  return pairs.map((own) => [...own].reduce((count, pair) => (held.get(pair) === 1 ? count + 1 : count), 0))
}

function pairsOf(units: Uint16Array): number[] {
  return Array.from({ length: Math.max(0, units.length - 1) }, (_, i) => (units[i] ?? 0) * 0x10000 + (units[i + 1] ?? 0))
}

/** True where the first character of a run is read twice, as at a cut, and that of the other is not. */
function isStuck(found: Found, one: Sized, other: Sized): boolean {
  const [text, than] = [unitsOf(found, one.blocks[0]), unitsOf(found, other.blocks[0])]
  return text.length > 2 && text[0] === text[1] && text[0] === than[0] && text[2] === than[1] && than[0] !== than[1]
}

function sameAsOneOf(found: Found, block: number, keep: readonly number[]): boolean {
  return keep.some((kept) => found.wordingOf[kept] === found.wordingOf[block])
}

function containedGroup(
  found: Found,
  blocks: readonly BlockText[],
  pair: { readonly short: number; readonly long: number; readonly likeness: Likeness },
  taken: (block: number) => boolean,
): PageDuplicate | undefined {
  const { short, long, likeness } = pair
  if (taken(short) || taken(long) || (blocks[short]?.fits === true && blocks[long]?.fits !== true && likeness.place === 'inside'))
    return undefined
  const grows = (shift: number): boolean => (shift > 0 ? likeness.place === 'end' : likeness.place === 'start')
  const [piece, whole] = growPair(found, short, long, (block) => taken(block) || !grows(block > short ? 1 : -1))
  return { kind: 'contained', keep: list(whole), drop: [list(piece)], score: likeness.score }
}

function list(run: Run): number[] {
  return Array.from({ length: run.to - run.from + 1 }, (_, i) => run.from + i)
}

function size(found: Found, run: Run): number {
  return list(run).reduce((sum, block) => sum + unitsOf(found, block).length, 0)
}

const NOTHING = new Uint16Array(0)

function unitsOf({ normals }: Found, block = -1): Uint16Array {
  return normals[block]?.units ?? NOTHING
}

function joined(found: Found, blocks: readonly number[]): string {
  return blocks.map((block) => String(found.wordingOf[block])).join(' ')
}
