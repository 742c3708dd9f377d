/** What a page should become, and what is wrong with it still. Blocks are named by their place in the file, from 0. */
import type { BlockId } from '#shared/base/index.ts'
import { blocksInFileOrder, type Page } from '#shared/model/index.ts'
import type { Annotation } from '#shared/testing/index.ts'

export interface Wanted {
  /** The block before it in its article; `start` where it is the first; `shelf` where it is of no article. */
  readonly before: number | 'start' | 'shelf'
  readonly article: string | null
  readonly role: string
  readonly joins: number | null
  /** A copy that is to be dropped; nothing else of it matters then. */
  readonly dropped: boolean
}

/** Of each block in file order. */
export type Target = readonly Wanted[]

export function targetOf(gold: Annotation): Target {
  const dropped = new Set(gold.duplicates.flatMap((group) => group.drop.flat()))
  const before = new Map<number, number | 'start'>()
  for (const { order } of gold.articles) {
    const kept = order.filter((block) => !dropped.has(block))
    kept.forEach((block, i) => before.set(block, kept[i - 1] ?? 'start'))
  }
  return gold.blocks.map(({ i, article, role, joins }) => ({
    before: before.get(i) ?? 'shelf',
    article,
    role,
    joins,
    dropped: dropped.has(i),
  }))
}

export type Wrong = 'place' | 'role' | 'join' | 'drop'

/** A page as lists of its blocks' places in the file; dropped ones are in none. */
export interface Lists {
  readonly articles: readonly (readonly number[])[]
  readonly shelf: readonly number[]
}

export interface Judged extends Lists {
  readonly ids: readonly BlockId[]
  readonly places: ReadonlyMap<BlockId, number>
  /** What is wrong with a block; blocks with nothing wrong are left out. */
  readonly wrong: ReadonlyMap<number, readonly Wrong[]>
  /** How many things are wrong in all. */
  readonly distance: number
}

export function judge(page: Page, target: Target): Judged {
  const blocks = blocksInFileOrder(page)
  const ids = blocks.map((block) => block.id)
  const places = new Map(ids.map((id, i) => [id, i]))
  const kept = (list: readonly BlockId[]): number[] =>
    list.filter((id) => page.blocks[id]?.dropped === null).map((id) => places.get(id) ?? -1)
  const articles = page.head.articles.map((id) => kept(page.articles[id]?.blocks ?? [])).filter((list) => list.length > 0)
  const shelf = kept(page.head.shelf)
  const before = new Map<number, Wanted['before']>(shelf.map((block) => [block, 'shelf']))
  for (const list of articles) list.forEach((block, i) => before.set(block, list[i - 1] ?? 'start'))
  const wrong = new Map<number, Wrong[]>()
  let distance = 0
  blocks.forEach((block, i) => {
    const wanted = target[i]
    if (wanted === undefined) return
    const found: Wrong[] = []
    if ((block.dropped !== null) !== wanted.dropped) found.push('drop')
    if (!wanted.dropped && block.dropped === null) {
      if (before.get(i) !== wanted.before) found.push('place')
      // The role of what is of no article does not come into the corpus.
      if (wanted.before !== 'shelf' && block.role !== wanted.role) found.push('role')
      if ((block.joins === null ? null : (places.get(block.joins) ?? null)) !== wanted.joins) found.push('join')
    }
    if (found.length > 0) wrong.set(i, found)
    distance += found.length
  })
  return { articles, shelf, ids, places, wrong, distance }
}
