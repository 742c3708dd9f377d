/**
 * Which blocks of an article were which before. A block keeps its id, so that a move is known as one; only where a block was
 * split or two were merged, the places in the original that they show tell.
 */
import type { ArticleId, BlockId } from '#shared/base/index.ts'
import type { Block, Page } from '#shared/model/index.ts'

/** Blocks that are the same text, before and after. One side is empty for what came in or went out. */
export interface Pair {
  readonly before: readonly Block[]
  readonly after: readonly Block[]
}

/** The standing blocks of an article in its order; empty where the page does not have it. Dropped copies are left out. */
export function standingBlocks(page: Page, article: ArticleId): Block[] {
  return (page.articles[article]?.blocks ?? []).flatMap((id) => {
    const block = page.blocks[id]
    return block?.dropped === null ? [block] : []
  })
}

/** Pairs the blocks of an article's two states; each block stands in one pair. In the order of the later state, what went out last. */
export function pairBlocks(before: Page, after: Page, article: ArticleId): Pair[] {
  const then = standingBlocks(before, article)
  const now = standingBlocks(after, article)
  const groups = new Groups()
  const byIdThen = new Set(then.map(({ id }) => id))
  for (const { id } of now) if (byIdThen.has(id)) groups.join(`b${id}`, `a${id}`)
  // Only ids that are on one side of the page's history alone come of a split or a merge.
  for (const made of now.filter(({ id }) => before.blocks[id] === undefined)) {
    for (const old of then) if (overlap(made, old)) groups.join(`b${old.id}`, `a${made.id}`)
  }
  for (const gone of then.filter(({ id }) => after.blocks[id] === undefined)) {
    for (const left of now) if (overlap(gone, left)) groups.join(`b${gone.id}`, `a${left.id}`)
  }
  const pairs = new Map<string, { before: Block[]; after: Block[] }>()
  const pairOf = (key: string): { before: Block[]; after: Block[] } => {
    const root = groups.rootOf(key)
    const known = pairs.get(root) ?? { before: [], after: [] }
    pairs.set(root, known)
    return known
  }
  for (const block of now) pairOf(`a${block.id}`).after.push(block)
  for (const block of then) pairOf(`b${block.id}`).before.push(block)
  return [...pairs.values()]
}

function overlap(a: Block, b: Block): boolean {
  return a.sources.some((one) => b.sources.some((other) => one.start < other.end && other.start < one.end))
}

/** Union-find by names. */
class Groups {
  private readonly parents = new Map<string, string>()

  rootOf(name: string): string {
    let at = name
    for (let up = this.parents.get(at); up !== undefined; up = this.parents.get(at)) at = up
    return at
  }

  join(a: string, b: string): void {
    const [left, right] = [this.rootOf(a), this.rootOf(b)]
    if (left !== right) this.parents.set(right, left)
  }
}

/** Where a block lies on a page: an article, the shelf, put away as a copy, or nowhere. */
export type Whereabouts = { readonly at: 'article'; readonly article: ArticleId } | { readonly at: 'shelf' | 'dropped' | 'nowhere' }

export function whereabouts(page: Page, id: BlockId): Whereabouts {
  const block = page.blocks[id]
  if (block === undefined) return { at: 'nowhere' }
  if (block.dropped !== null) return { at: 'dropped' }
  const article = Object.values(page.articles).find(({ blocks }) => blocks.includes(id))
  return article === undefined ? { at: 'shelf' } : { at: 'article', article: article.id }
}
