/**
 * Finds text that stands more than once on one page: exact copies (but for width, punctuation and white space), near
 * copies (a few characters differ, as OCR reads the same print twice) and fragments contained in a longer block.
 *
 * Why not compare everything with everything: a page can have ten thousand lines. Equal texts are found by a table,
 * likely pairs by shared runs of characters, and only those are aligned. Why not join pairs into chains: A like B and
 * B like C does not make A a copy of C, so every copy is compared with the one that represents its set.
 */
import { findAlike, fitsBetter, type BlockText, type Contained, type Found, type PageDuplicate } from './alike.ts'
import { flowOf, type Flow } from './flows.ts'
import { latecomers, withLatecomer } from './latecomers.ts'
import { PageMemory } from './page-pairs.ts'
import { growPair, growSet, listOf, type Run } from './runs.ts'

/** The memory that nobody works with. What a page of more characters needed is given back. */
let kept: PageMemory | undefined
const MOST_KEPT = 200_000

/**
 * Groups of copies among a page's blocks, in order of their first block. No block is in two groups, and no group has
 * overlapping copies. Lines shorter than 16 letters are never copies by themselves. Time grows with the length of the
 * text; empty input gives none.
 */
export function findPageDuplicates(blocks: readonly BlockText[]): PageDuplicate[] {
  const texts = blocks.map((block) => block.text)
  const memory = kept ?? new PageMemory()
  kept = undefined
  const found = findAlike(blocks, memory)
  const used = new Set<number>()
  const taken = (block: number): boolean => used.has(block) || block < 0 || block >= blocks.length
  const groups: PageDuplicate[] = []
  const add = (group: PageDuplicate, at = groups.length): void => {
    groups[at] = group
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
  for (const late of latecomers(found, blocks, taken)) {
    const joined = taken(late.block) ? undefined : withLatecomer(found, groups, late, taken)
    if (joined !== undefined) add(joined.group, joined.at)
  }
  if (texts.reduce((sum, text) => sum + text.length, 0) <= MOST_KEPT) kept = memory
  return groups.sort((a, b) => first(a) - first(b))
}

/** The more complete of two runs that are cut differently is kept. */
function flowGroup(found: Found, blocks: readonly BlockText[], flow: Flow): PageDuplicate {
  const ranked = [flow.a, flow.b]
    .map((run) => ({
      blocks: listOf(run),
      fits: listOf(run).some((block) => blocks[block]?.fits === true),
      size: size(found, run),
      odd: 0,
    }))
    .sort((a, b) => compareSize(found, a, b))
  const [keep, ...drop] = ranked.map((entry) => entry.blocks)
  return { kind: 'near', keep: keep ?? [], drop, score: flow.score }
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
      blocks: listOf(run),
      fits: listOf(run).some((block) => blocks[block]?.fits === true),
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
  if (runs.length < 3 || new Set(runs.map((run) => joined(found, listOf(run)))).size === 1) return []
  const pairs = runs.map((run) => new Set(listOf(run).flatMap((block) => pairsOf(unitsOf(found, block)))))
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
  pair: Contained,
  taken: (block: number) => boolean,
): PageDuplicate | undefined {
  const { short, long, likeness } = pair
  if (taken(short) || taken(long) || fitsBetter(blocks, pair)) return undefined
  const grows = (shift: number): boolean => (shift > 0 ? likeness.place === 'end' : likeness.place === 'start')
  const [piece, whole] = growPair(found, short, long, (block) => taken(block) || !grows(block > short ? 1 : -1))
  return { kind: 'contained', keep: listOf(whole), drop: [listOf(piece)], score: likeness.score }
}

function size(found: Found, run: Run): number {
  return listOf(run).reduce((sum, block) => sum + unitsOf(found, block).length, 0)
}

const NOTHING = new Uint16Array(0)

function unitsOf({ normals }: Found, block = -1): Uint16Array {
  return normals[block]?.units ?? NOTHING
}

function joined(found: Found, blocks: readonly number[]): string {
  return blocks.map((block) => String(found.wordingOf[block])).join(' ')
}
