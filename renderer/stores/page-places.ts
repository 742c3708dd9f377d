/** What the screen asks of a page again and again, made once for each state of it. */
import type { ArticleId, BlockId } from '#shared/base/index.ts'
import { articlesInOrder, blocksInFileOrder, type Article, type Block, type Doubt, type Page } from '#shared/model/index.ts'

/** Eight hues tell articles apart; neighbours take neighbouring numbers and so are never alike. */
const SPINES = 8

export interface PagePlaces {
  /** As the page orders them. */
  readonly articles: readonly Article[]
  readonly shelf: readonly Block[]
  /** Line of each block, from 1 in file order, as the history names them. */
  readonly numbers: ReadonlyMap<BlockId, number>
  /** The article of each block; null: the shelf. */
  readonly places: ReadonlyMap<BlockId, ArticleId | null>
  /** Place of each article in the page's order, from 0. */
  readonly orders: ReadonlyMap<ArticleId, number>
  /** Open doubts in the order in which their blocks stand on the page, the shelf last. */
  readonly doubts: readonly Doubt[]
}

export const NO_PLACES: PagePlaces = { articles: [], shelf: [], numbers: new Map(), places: new Map(), orders: new Map(), doubts: [] }

/** O(blocks log blocks). */
export function placesOf(page: Page): PagePlaces {
  const articles = articlesInOrder(page)
  const places = new Map<BlockId, ArticleId | null>()
  const reading = new Map<BlockId, number>()
  const put = (block: BlockId, place: ArticleId | null): void => {
    reading.set(block, reading.size)
    places.set(block, place)
  }
  for (const article of articles) for (const block of article.blocks) put(block, article.id)
  for (const block of page.head.shelf) put(block, null)
  const at = (doubt: Doubt): number => reading.get(doubt.block) ?? reading.size
  return {
    articles,
    shelf: page.head.shelf.flatMap((id) => page.blocks[id] ?? []),
    numbers: new Map(blocksInFileOrder(page).map((block, i) => [block.id, i + 1])),
    places,
    orders: new Map(articles.map((article, i) => [article.id, i])),
    doubts: Object.values(page.doubts)
      .filter((doubt) => doubt.state === 'open')
      .sort((a, b) => at(a) - at(b)),
  }
}

/** Number of the hue of the n-th article of a page (from 0): 1 to 8. */
export function spineAt(order: number): number {
  return (order % SPINES) + 1
}
