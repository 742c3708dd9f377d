/** Further copies of text that has its group already: whole ones beside a cut one that was grouped first, cut ones beside whole ones. */
import type { BlockText, Contained, Found, PageDuplicate } from './alike.ts'
import { listOf, sameBlock } from './runs.ts'

/** A block that is left over although the text that it is a copy of has a group. */
interface Latecomer {
  readonly block: number
  readonly like: number
  readonly kind: PageDuplicate['kind']
  readonly score: number
  /** Neighbours on that side may be copies too: above -1, below 1. */
  readonly grows: (side: number) => boolean
}

/** Further copies of what has a group: whole ones beside a cut one that was grouped first, and cut ones beside whole ones. */
export function* latecomers(found: Found, blocks: readonly BlockText[], taken: (block: number) => boolean): Iterable<Latecomer> {
  for (const members of found.members.values()) {
    const like = members.find(taken)
    if (like === undefined) continue
    for (const block of members)
      if (!taken(block)) yield { block, like, kind: 'near', score: found.score.get(block) ?? 1, grows: () => true }
  }
  for (const pair of found.contained) {
    const { short, long, likeness } = pair
    if (taken(short) || !taken(long) || fitsBetter(blocks, pair)) continue
    const grows = (side: number): boolean => likeness.place === (side > 0 ? 'end' : 'start')
    yield { block: short, like: long, kind: 'contained', score: likeness.score, grows }
  }
}

/** The copy in a group that has a block. */
export function runWith({ keep, drop }: PageDuplicate, block: number): readonly number[] | undefined {
  return [keep, ...drop].find((run) => run.includes(block))
}

/** A group with one more copy, and what beside it is the same as beside the text that it is like; what is kept may grow by that. */
export function withCopy(found: Found, group: PageDuplicate, late: Latecomer, taken: (block: number) => boolean): PageDuplicate {
  const run = runWith(group, late.like) ?? []
  let [from, to] = [0, 0]
  const room = Math.abs(late.block - late.like)
  const fits = (shift: number): boolean =>
    to - from + 2 <= room &&
    late.grows(Math.sign(shift)) &&
    (run.includes(late.like + shift) || (run === group.keep && !taken(late.like + shift))) &&
    !taken(late.block + shift) &&
    sameBlock(found, late.like + shift, late.block + shift)
  while (fits(from - 1)) from--
  while (fits(to + 1)) to++
  const copy = listOf({ from: late.block + from, to: late.block + to })
  const grown = new Set([...group.keep, ...(run === group.keep ? listOf({ from: late.like + from, to: late.like + to }) : [])])
  return {
    kind: group.kind === 'exact' ? late.kind : group.kind,
    keep: [...grown].sort((a, b) => a - b),
    drop: [...group.drop, copy].sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0)),
    score: Math.min(group.score, late.score),
  }
}

/** A fragment that stands in its place in a text where the longer one does not is no copy of its inside. */
export function fitsBetter(blocks: readonly BlockText[], { short, long, likeness }: Contained): boolean {
  return blocks[short]?.fits === true && blocks[long]?.fits !== true && likeness.place === 'inside'
}
