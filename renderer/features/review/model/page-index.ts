/** What the Review screen asks of a page again and again: where each block lies, its number, what is asked at it. */
import { present, type ArticleId, type BlockId } from '#shared/base/index.ts'
import { blocksInFileOrder, type Article, type Block, type Doubt, type DuplicateGroup, type Page } from '#shared/model/index.ts'

/** Where a block lies: in an article, or on the shelf (null). */
export type Place = ArticleId | null

export interface PageIndex {
  readonly blocks: readonly Block[]
  /** Line of each block, from 1 in file order, as the history names them. */
  readonly numbers: ReadonlyMap<BlockId, number>
  readonly places: ReadonlyMap<BlockId, Place>
  /** Doubts at a block that are not settled, open ones first. */
  readonly doubts: ReadonlyMap<BlockId, readonly Doubt[]>
  /** Groups by the blocks of their copies that are not dropped. */
  readonly suggested: ReadonlyMap<BlockId, DuplicateGroup>
}

const known = new WeakMap<Page, PageIndex>()

/** The index of a page, made once for each state of it. O(blocks log blocks). */
export function indexOf(page: Page): PageIndex {
  const found = known.get(page)
  if (found !== undefined) return found
  const blocks = blocksInFileOrder(page)
  const places = new Map<BlockId, Place>(page.head.shelf.map((id) => [id, null]))
  for (const article of Object.values(page.articles)) for (const id of article.blocks) places.set(id, article.id)
  const index: PageIndex = {
    blocks,
    numbers: new Map(blocks.map((block, i) => [block.id, i + 1])),
    places,
    doubts: doubtsByBlock(page),
    suggested: suggestedCopies(page),
  }
  known.set(page, index)
  return index
}

function doubtsByBlock(page: Page): Map<BlockId, Doubt[]> {
  const doubts = new Map<BlockId, Doubt[]>()
  const waiting = Object.values(page.doubts).filter((doubt) => doubt.state !== 'settled')
  for (const doubt of [...waiting.filter((one) => one.state === 'open'), ...waiting.filter((one) => one.state === 'later')]) {
    const list = doubts.get(doubt.block)
    if (list === undefined) doubts.set(doubt.block, [doubt])
    else list.push(doubt)
  }
  return doubts
}

function suggestedCopies(page: Page): Map<BlockId, DuplicateGroup> {
  const copies = new Map<BlockId, DuplicateGroup>()
  for (const group of Object.values(page.groups)) {
    for (const id of group.copies.flat()) if (page.blocks[id]?.dropped === null) copies.set(id, group)
  }
  return copies
}

/** The block of an id that the page is known to have. */
export function blockOf(page: Page, id: BlockId): Block {
  return present(page.blocks[id], 'lists of a page name blocks of the page')
}

/** The article or shelf list that a place stands for. */
export function listAt(page: Page, place: Place): readonly BlockId[] {
  return place === null ? page.head.shelf : (page.articles[place]?.blocks ?? [])
}

/** The article of a block; undefined where it lies on the shelf or is not of this page. */
export function articleAt(page: Page, id: BlockId): Article | undefined {
  const place = indexOf(page).places.get(id)
  return place === null || place === undefined ? undefined : page.articles[place]
}

/** Characters of a text as editors count them: white space counts nothing. */
export function charactersIn(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.replace(/\s+/gu, '').length, 0)
}
