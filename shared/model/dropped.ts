/** What was dropped on a page, copy by copy. */
import type { ArticleId, BlockId } from '#shared/base/index.ts'

import type { ArticleLink } from './article.ts'
import type { Block, Drop } from './block.ts'
import { blocksInFileOrder, type Page } from './page.ts'

export interface DroppedCopy {
  /** In file order; never empty. */
  readonly blocks: readonly Block[]
  /** The mark of its first block. */
  readonly drop: Drop
  /** The article in which it lies; null for the shelf. */
  readonly from: ArticleId | null
  /** The article that is kept in its stead, on this page or another; null where none was named. */
  readonly of: ArticleLink | null
}

/** The dropped copies of a page in file order: blocks that one operation dropped in one article, for one article, are one copy. */
export function droppedCopies(page: Page): DroppedCopy[] {
  const copies = new Map<string, DroppedCopy & { readonly blocks: Block[] }>()
  let places: Map<BlockId, ArticleId> | undefined
  for (const block of blocksInFileOrder(page)) {
    const drop = block.dropped
    if (drop === null) continue
    places ??= new Map(Object.values(page.articles).flatMap(({ id, blocks }) => blocks.map((one) => [one, id] as const)))
    const from = places.get(block.id) ?? null
    const beside = drop.partner === null ? undefined : places.get(drop.partner)
    const of = drop.of ?? (beside === undefined ? null : { page: page.head.id, article: beside })
    const key = `${drop.operation} ${from ?? ''} ${of?.article ?? ''}`
    const copy = copies.get(key)
    if (copy === undefined)
      copies.set(key, { blocks: [block], drop, from, of: of === null ? null : { page: of.page, article: of.article } })
    else copy.blocks.push(block)
  }
  return [...copies.values()]
}
