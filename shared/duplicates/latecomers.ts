/** Further copies of text that has its group already: whole ones beside a cut one that was grouped first, cut ones beside whole ones. */
import { fitsBetter, type BlockText, type Found, type PageDuplicate } from './alike.ts'
import { listOf, sameBlock } from './runs.ts'

/** A block that is left over although text that it is like has a group. */
export interface Latecomer {
  readonly block: number
  /** Blocks of groups that say the same, or have it in them. */
  readonly like: readonly number[]
  /** `whole`: what has a group is a part of this block. */
  readonly kind: 'copy' | 'cut' | 'whole'
  readonly score: number
  /** Neighbours on that side may be copies too: above -1, below 1. */
  readonly grows: (side: number) => boolean
}

/** Copies in groups that one that is left over is held against. */
const MOST_COMPARED = 8

/** What is left over of all that is alike; O(blocks). */
export function* latecomers(found: Found, blocks: readonly BlockText[], taken: (block: number) => boolean): Iterable<Latecomer> {
  for (const members of found.members.values()) {
    const like = members.filter(taken).slice(0, MOST_COMPARED)
    for (const block of like.length === 0 ? [] : members)
      if (!taken(block)) yield { block, like, kind: 'copy', score: found.score.get(block) ?? 1, grows: () => true }
  }
  for (const pair of found.contained) {
    const { short, long, likeness } = pair
    if (taken(short) === taken(long) || fitsBetter(blocks, pair)) continue
    if (taken(short)) yield { block: long, like: [short], kind: 'whole', score: likeness.score, grows: () => false }
    else {
      const grows = (side: number): boolean => likeness.place === (side > 0 ? 'end' : 'start')
      yield { block: short, like: [long], kind: 'cut', score: likeness.score, grows }
    }
  }
}

/** The group with one more copy, grown beside the block of the group beside which it grows longest; undefined where none of these blocks has a group. */
export function withLatecomer(
  found: Found,
  groups: readonly PageDuplicate[],
  late: Latecomer,
  taken: (block: number) => boolean,
): { readonly at: number; readonly group: PageDuplicate } | undefined {
  let best: { readonly at: number; readonly group: PageDuplicate; readonly length: number } | undefined
  for (const like of late.like) {
    const at = groups.findIndex((group) => runWith(group, like) !== undefined)
    const group = groups[at]
    if (group === undefined) continue
    const copy = late.kind === 'whole' ? asWhole(group, late) : grown(found, group, late, like, taken)
    if (copy !== undefined && copy.length > (best?.length ?? 0)) best = { at, ...copy }
  }
  return best
}

interface Grown {
  readonly group: PageDuplicate
  /** Blocks of the copy. */
  readonly length: number
}

/** The copy in a group that has a block. */
function runWith({ keep, drop }: PageDuplicate, block: number): readonly number[] | undefined {
  return [keep, ...drop].find((run) => run.includes(block))
}

/** The group with what is whole in place of the part that was kept, where that is one block. */
function asWhole({ keep, drop, score }: PageDuplicate, late: Latecomer): Grown | undefined {
  if (keep.length > 1 || !keep.some((block) => late.like.includes(block))) return undefined
  return { group: { kind: 'contained', keep: [late.block], drop: inOrder([keep, ...drop]), score: Math.min(score, late.score) }, length: 1 }
}

/** The group with the copy, and what beside it is the same as beside `like`; what is kept may grow by that. */
function grown(found: Found, group: PageDuplicate, late: Latecomer, like: number, taken: (block: number) => boolean): Grown {
  const run = runWith(group, like) ?? []
  let [from, to] = [0, 0]
  const room = Math.abs(late.block - like)
  const fits = (shift: number): boolean =>
    to - from + 2 <= room &&
    late.grows(Math.sign(shift)) &&
    (run.includes(like + shift) || (run === group.keep && !taken(like + shift))) &&
    !taken(late.block + shift) &&
    sameBlock(found, like + shift, late.block + shift)
  while (fits(from - 1)) from--
  while (fits(to + 1)) to++
  const copy = listOf({ from: late.block + from, to: late.block + to })
  const keep = new Set([...group.keep, ...(run === group.keep ? listOf({ from: like + from, to: like + to }) : [])])
  const kind = group.kind !== 'exact' ? group.kind : late.kind === 'cut' ? 'contained' : 'near'
  return {
    group: { kind, keep: [...keep].sort((a, b) => a - b), drop: inOrder([...group.drop, copy]), score: Math.min(group.score, late.score) },
    length: copy.length,
  }
}

function inOrder(runs: readonly (readonly number[])[]): (readonly number[])[] {
  return [...runs].sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0))
}
