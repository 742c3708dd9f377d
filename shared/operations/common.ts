/** What several plans share: checking the blocks that an operation names, taking them out of and putting them into lists. */
import type { ArticleId, BlockId } from '#shared/base/index.ts'
import type { Article, ArticleKind, Block } from '#shared/model/index.ts'

import type { Draft, Place } from './draft.ts'
import { refuse, type Refusal } from './refusal.ts'

/** Refuses an empty list, unknown blocks and repeats. */
export function checkBlocks(draft: Draft, blocks: readonly BlockId[]): Refusal | undefined {
  if (blocks.length === 0) return refuse('nothing-named')
  const seen = new Set<BlockId>()
  for (const id of blocks) {
    if (draft.block(id) === undefined) return refuse('no-such-block', { block: id })
    if (seen.has(id)) return refuse('named-twice', { block: id })
    seen.add(id)
  }
  return undefined
}

/** Takes blocks out of their articles or off the shelf. Articles left empty go. */
export function detach(draft: Draft, blocks: readonly BlockId[]): void {
  const taken = new Set(blocks)
  for (const place of new Set(blocks.map((id) => draft.placeOf(id)))) {
    if (place !== undefined)
      draft.setList(
        place,
        draft.listAt(place).filter((id) => !taken.has(id)),
      )
  }
}

/** Puts blocks into a list before one of its blocks, or (null) at its end. */
export function insert(draft: Draft, place: Place, blocks: readonly BlockId[], before: BlockId | null): void {
  const list = draft.listAt(place)
  const at = before === null ? list.length : list.indexOf(before)
  draft.setList(place, list.toSpliced(at < 0 ? list.length : at, 0, ...blocks))
}

/** What an editor placed has no machine probability any more. */
export function markPlaced(draft: Draft, blocks: readonly BlockId[]): void {
  for (const id of blocks) if (draft.block(id)?.placeP !== null) draft.setBlock(id, { placeP: null })
}

/**
 * Takes off every join that runs from one place to another or to a block that is not there any more: a paragraph
 * cannot go on in another article.
 */
export function dropStrayJoins(draft: Draft): void {
  for (const block of Object.values(draft.page.blocks)) {
    if (block.joins === null) continue
    const place = draft.placeOf(block.id)
    if (place === null || draft.block(block.joins) === undefined || draft.placeOf(block.joins) !== place)
      draft.setBlock(block.id, { joins: null })
  }
}

/** A new article as every operation starts one. */
export function newArticle(id: ArticleId, kind: ArticleKind, blocks: readonly BlockId[]): Article {
  return {
    type: 'article',
    id,
    kind,
    blocks,
    status: 'unreviewed',
    topics: [],
    title: null,
    authors: null,
    continuedFrom: null,
    continuesTo: null,
  }
}

/** The article that holds all the named blocks, where one does. */
export function commonPlace(draft: Draft, blocks: readonly BlockId[]): Place | undefined {
  const places = new Set(blocks.map((id) => draft.placeOf(id)))
  return places.size === 1 ? [...places][0] : undefined
}

/** The block that goes on where this one was cut, dropped copies left aside; undefined: its paragraph ends here. */
export function continuationOf(draft: Draft, id: BlockId): Block | undefined {
  return Object.values(draft.page.blocks).find((block) => block.joins === id && block.dropped === null)
}
