/** What the Review screen asks of a page again and again: where each block lies, its number, what is asked at it. */
import { present, sameJson, type ArticleId, type BlockId } from '#shared/base/index.ts'
import {
  blocksInFileOrder,
  standingGroup,
  type Article,
  type Block,
  type Doubt,
  type DuplicateGroup,
  type Page,
  type StandingGroup,
} from '#shared/model/index.ts'

/** Where a block lies: in an article, or on the shelf (null). */
export type Place = ArticleId | null

/** A group of copies with what it still suggests. The same object as long as that is the same: sheets hang on it. */
export interface Suggested extends StandingGroup {
  readonly group: DuplicateGroup
}

export interface PageIndex {
  readonly blocks: readonly Block[]
  /** Line of each block, from 1 in file order, as the history names them. */
  readonly numbers: ReadonlyMap<BlockId, number>
  readonly places: ReadonlyMap<BlockId, Place>
  /** Doubts at a block that are not settled, open ones first. */
  readonly doubts: ReadonlyMap<BlockId, readonly Doubt[]>
  /** Suggestions by the blocks that are to be dropped; what is dropped, or is to be kept, is not among them. */
  readonly suggested: ReadonlyMap<BlockId, Suggested>
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

function suggestedCopies(page: Page): Map<BlockId, Suggested> {
  const copies = new Map<BlockId, Suggested>()
  for (const group of Object.values(page.groups)) {
    const suggestion = suggestionOf(page, group)
    for (const id of suggestion?.copies.flat() ?? []) if (suggestion !== undefined) copies.set(id, suggestion)
  }
  return copies
}

const suggestions = new WeakMap<DuplicateGroup, Suggested>()

function suggestionOf(page: Page, group: DuplicateGroup): Suggested | undefined {
  const standing = standingGroup(page, group)
  if (standing === undefined) return undefined
  const before = suggestions.get(group)
  if (before !== undefined && sameJson(before.keep, standing.keep) && sameJson(before.copies, standing.copies)) return before
  const now = { group, ...standing }
  suggestions.set(group, now)
  return now
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
