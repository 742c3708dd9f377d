/**
 * What a key or button means on the blocks that are selected: the operation, or why there is none. Whether the
 * operation fits the page, its plan tells; here only that which needs no plan is said, e.g. that nothing stands before.
 */
import { newId, type ArticleId, type BlockId, type IdSource } from '#shared/base/index.ts'
import { articlesInOrder, type Article, type Block, type Page, type Role, type Status } from '#shared/model/index.ts'
import type { Operation, SimpleOperation } from '#shared/operations/index.ts'

import { partnerOf } from './copy-partner.ts'
import { articleAt, blockOf, indexOf, listAt, type Place } from './page-index.ts'
import { isHeadRole, textItems } from './sheet.ts'

/** Why a gesture has no operation at all. Words are in messages.ts under `review.cannot`. */
export type Cannot =
  | 'nothing-selected'
  | 'several-places'
  | 'on-shelf'
  | 'first-article'
  | 'last-place'
  | 'first-block'
  | 'last-block'
  | 'no-block-before'
  | 'no-block-behind'
  | 'no-other-article'
  | 'no-page'
  | 'dropped'
  | 'no-copy'
  | 'not-all-copies'
  | 'nothing-to-redo'

export type Gesture = SimpleOperation | { readonly cannot: Cannot }

const cannot = (why: Cannot): Gesture => ({ cannot: why })

/** True for a gesture that means an operation. */
export function isOperation(gesture: Gesture): gesture is SimpleOperation {
  return 'name' in gesture
}

/** S. One block: its article is cut here. Several, or blocks of the shelf: they become an article of their own. */
export function split(page: Page, blocks: readonly BlockId[], ids: IdSource): Gesture {
  const [at] = blocks
  if (at === undefined) return cannot('nothing-selected')
  const article = newId<ArticleId>(ids)
  const place = indexOf(page).places.get(at)
  if (blocks.length === 1 && place !== null) return { name: 'splitArticle', at, article }
  return { name: 'startArticle', blocks, article, before: articleBehind(page, at) }
}

/** The article that an article of this block would stand before, by the lines of the page; null: it would be the last. */
export function articleBehind(page: Page, block: BlockId): ArticleId | null {
  const { numbers, places } = indexOf(page)
  const place = places.get(block)
  const order = page.head.articles
  if (place !== null && place !== undefined) return order[order.indexOf(place) + 1] ?? null
  const number = numbers.get(block) ?? 0
  const first = (article: Article): number => Math.min(...keptBlocks(page, article.id).map((id) => numbers.get(id) ?? Infinity))
  return articlesInOrder(page).find((article) => first(article) > number)?.id ?? null
}

/** M. The article goes to the end of the one before it. */
export function mergeBack(page: Page, blocks: readonly BlockId[]): Gesture {
  const article = placeOf(page, blocks)
  if (typeof article !== 'string') return article
  const order = visibleArticles(page)
  const into = order[order.indexOf(article) - 1]
  return into === undefined ? cannot('first-article') : { name: 'mergeArticles', article, into }
}

/** Shift+M. The article goes to the end of a chosen one. */
export function mergeInto(page: Page, blocks: readonly BlockId[], into: ArticleId): Gesture {
  const article = placeOf(page, blocks)
  return typeof article === 'string' ? { name: 'mergeArticles', article, into } : article
}

/** Alt+↑ and Alt+↓. One paragraph up or down in the same article (or on the shelf); what is joined goes along. */
export function shift(page: Page, blocks: readonly BlockId[], step: -1 | 1): Gesture {
  const place = commonPlace(page, blocks)
  if (place === undefined) return cannot(blocks.length === 0 ? 'nothing-selected' : 'several-places')
  const all = paragraphsAt(page, place)
  const moves = (paragraph: readonly BlockId[]): boolean => paragraph.some((id) => blocks.includes(id))
  const moved = all.filter(moves).flat()
  const others = all.filter((paragraph) => !moves(paragraph))
  const at = all.findIndex(moves) + step
  if (at < 0) return cannot('first-block')
  if (at > others.length) return cannot('last-block')
  return { name: 'moveBlocks', blocks: moved, to: place, before: others[at]?.[0] ?? behindKept(page, place, moved) }
}

/** Alt+Shift+↑ and Alt+Shift+↓. To the end of the article before, or to the front of the next, behind its headlines; the shelf is the last. */
export function carry(page: Page, blocks: readonly BlockId[], step: -1 | 1): Gesture {
  if (blocks.length === 0) return cannot('nothing-selected')
  const { places: held } = indexOf(page)
  const places: Place[] = [...visibleArticles(page), null]
  const ranks = blocks.map((id) => places.indexOf(held.get(id) ?? null))
  const to = places[(step < 0 ? Math.min(...ranks) : Math.max(...ranks)) + step]
  if (to === undefined) return cannot(step < 0 ? 'first-article' : 'last-place')
  const before = step < 0 && to !== null ? behindKept(page, to, blocks) : frontOf(page, to, blocks)
  return { name: 'moveBlocks', blocks, to, before }
}

/** G and a letter. Heads go to the front, others where the lines of the page put them. */
export function send(page: Page, blocks: readonly BlockId[], to: ArticleId): Gesture {
  const [first] = blocks
  if (first === undefined) return cannot('nothing-selected')
  return { name: 'moveBlocks', blocks, to, before: slotFor(page, to, blocks) }
}

/** Backspace. To the shelf, by the lines of the page. */
export function shelve(page: Page, blocks: readonly BlockId[]): Gesture {
  const [first] = blocks
  if (first === undefined) return cannot('nothing-selected')
  const others = blocks.filter((id) => indexOf(page).places.get(id) !== null)
  if (others.length === 0) return cannot('on-shelf')
  return { name: 'moveBlocks', blocks: others, to: null, before: slotFor(page, null, others) }
}

/** R and a letter. */
export function role(blocks: readonly BlockId[], to: Role): Gesture {
  return blocks.length === 0 ? cannot('nothing-selected') : { name: 'setRole', blocks, role: to }
}

/** J. Joins the (last selected) block to the one before it in reading order, or takes the join off. */
export function join(page: Page, blocks: readonly BlockId[]): Gesture {
  const block = blocks.at(-1)
  if (block === undefined) return cannot('nothing-selected')
  if (blockOf(page, block).joins !== null) return { name: 'unjoinParagraph', block }
  const to = blockBefore(page, block)
  return to === undefined ? cannot('no-block-before') : { name: 'joinParagraph', block, to }
}

/** Backspace at the start of a block that is being edited. */
export function mergeBlockBack(page: Page, block: BlockId): Gesture {
  const first = blockOf(page, block).joins ?? blockBefore(page, block)
  return first === undefined ? cannot('no-block-before') : { name: 'mergeBlocks', first, second: block }
}

/** Delete at the end of a block that is being edited. */
export function mergeBlockOn(page: Page, block: BlockId): Gesture {
  const place = indexOf(page).places.get(block)
  if (place === undefined) return cannot('no-block-behind')
  const joined = keptBlocks(page, place).find((id) => blockOf(page, id).joins === block)
  const second = joined ?? keptBlocks(page, place).find((id) => blockBefore(page, id) === block)
  return second === undefined ? cannot('no-block-behind') : { name: 'mergeBlocks', first: block, second }
}

/**
 * D. Drops what is selected as a copy, or restores it where it is dropped. Of a suggested copy the whole run goes; what
 * nobody suggested goes where another copy of it stands on the page, and only there. [V22]
 */
export function drop(page: Page, blocks: readonly BlockId[]): Gesture {
  const [first] = blocks
  if (first === undefined) return cannot('nothing-selected')
  const dropped = blocks.filter((id) => blockOf(page, id).dropped !== null)
  if (dropped.length > 0) return { name: 'restoreCopy', blocks: dropped }
  const { suggested } = indexOf(page)
  const one = suggested.get(first)
  if (one !== undefined && blocks.every((id) => suggested.get(id) === one)) {
    const run = blocks.length > 1 ? blocks : (one.copies.find((copy) => copy.includes(first)) ?? blocks)
    return { name: 'dropCopy', blocks: [...run], reason: one.group.kind, keep: [...one.keep] }
  }
  const rival = Object.values(page.groups).find((group) => blocks.every((id) => group.keep.includes(id)))
  const instead = rival === undefined ? [] : standing(page, rival.copies[0] ?? [])
  if (rival !== undefined && instead.length > 0) return { name: 'dropCopy', blocks, reason: rival.kind, keep: instead }
  return dropByHand(page, blocks)
}

/** Each block for a copy of its own. The step has one reason: the weakest of them. */
function dropByHand(page: Page, blocks: readonly BlockId[]): Gesture {
  const partners = blocks.flatMap((id) => partnerOf(page, id, blocks) ?? [])
  if (partners.length < blocks.length) return cannot(blocks.length === 1 ? 'no-copy' : 'not-all-copies')
  const reason = (['contained', 'near'] as const).find((kind) => partners.some((partner) => partner.kind === kind)) ?? 'exact'
  return { name: 'dropCopy', blocks, reason, keep: partners.map((partner) => partner.block) }
}

function standing(page: Page, blocks: readonly BlockId[]): BlockId[] {
  return blocks.filter((id) => page.blocks[id]?.dropped === null)
}

/** A, F and the status menu: the article of the selection. */
export function status(page: Page, blocks: readonly BlockId[], to: Status): Gesture {
  const article = placeOf(page, blocks)
  return typeof article === 'string' ? { name: 'setStatus', page: false, articles: [article], status: to } : article
}

/** Shift+A. The page and every article that nobody doubted or returned. */
export function approvePage(page: Page): SimpleOperation {
  const articles = articlesInOrder(page).filter((article) => article.status === 'unreviewed' || article.status === 'in-review')
  return { name: 'setStatus', page: true, articles: articles.map((article) => article.id), status: 'approved' }
}

/** Moves the whole article one place up or down the page. */
export function moveArticle(page: Page, article: ArticleId, step: -1 | 1): Gesture {
  const order = visibleArticles(page)
  const at = order.indexOf(article)
  if (step < 0) {
    const before = order[at - 1]
    return before === undefined ? cannot('first-article') : { name: 'moveArticle', article, before }
  }
  return order[at + 1] === undefined ? cannot('last-place') : { name: 'moveArticle', article, before: order[at + 2] ?? null }
}

/** O. The blocks that were clicked come first, in the order of the clicks; the others follow as they stood. */
export function reorder(page: Page, article: ArticleId, clicked: readonly BlockId[]): SimpleOperation {
  const blocks = listAt(page, article)
  return {
    name: 'orderBlocks',
    article,
    order: [...clicked.filter((id) => blocks.includes(id)), ...blocks.filter((id) => !clicked.includes(id))],
  }
}

/** The block before another in reading order, for joining: the end of the paragraph before it, of the same role where there is one. */
export function blockBefore(page: Page, block: BlockId): BlockId | undefined {
  const place = indexOf(page).places.get(block)
  if (place === undefined) return undefined
  const article = place === null ? undefined : page.articles[place]
  const items =
    article === undefined
      ? keptBlocks(page, place).map((id) => ({ role: blockOf(page, id).role, blocks: [blockOf(page, id)] }))
      : textItems(page, article)
  const at = items.findIndex((item) => item.blocks.some((one) => one.id === block))
  const own = items[at]?.blocks ?? []
  const inside = own.findIndex((one) => one.id === block)
  if (inside > 0) return own[inside - 1]?.id
  const { role: wanted } = blockOf(page, block)
  const same = items.slice(0, Math.max(0, at)).findLast((item) => item.role === wanted)
  return (same ?? items[at - 1])?.blocks.at(-1)?.id
}

/** Blocks of a place that are read: without dropped and suggested copies. */
export function keptBlocks(page: Page, place: Place): BlockId[] {
  const { suggested } = indexOf(page)
  return listAt(page, place).filter((id) => blockOf(page, id).dropped === null && (place === null || !suggested.has(id)))
}

/** Articles of which something is to be seen, in the page's order. */
export function visibleArticles(page: Page): ArticleId[] {
  return articlesInOrder(page)
    .filter((article) => article.blocks.some((id) => blockOf(page, id).dropped === null))
    .map((article) => article.id)
}

/** Paragraphs of a place as they are read, each with what is joined to it; on the shelf each block by itself. */
export function paragraphsAt(page: Page, place: Place): BlockId[][] {
  const article = place === null ? undefined : page.articles[place]
  if (article === undefined) return keptBlocks(page, place).map((id) => [id])
  return textItems(page, article).map((item) => item.blocks.map((block) => block.id))
}

/** The block that stands right behind the kept ones which stay, so that what is put at their end stands before the copies. */
export function behindKept(page: Page, place: Place, moved: readonly BlockId[]): BlockId | null {
  const list = listAt(page, place).filter((id) => !moved.includes(id))
  const kept = keptBlocks(page, place)
  const last = list.findLast((id) => kept.includes(id))
  return last === undefined ? (list[0] ?? null) : (list[list.indexOf(last) + 1] ?? null)
}

/** The first block of a place behind which nothing that is moved belongs: text comes behind the headlines. */
function frontOf(page: Page, to: Place, blocks: readonly BlockId[]): BlockId | null {
  const isHead = (id: BlockId): boolean => isHeadRole(blockOf(page, id).role)
  const stay = keptBlocks(page, to)
  if (to === null || blocks.every(isHead)) return stay[0] ?? null
  return stay.find((id) => !isHead(id)) ?? behindKept(page, to, blocks)
}

function slotFor(page: Page, to: Place, blocks: readonly BlockId[]): BlockId | null {
  const { numbers } = indexOf(page)
  const number = (id: BlockId): number => numbers.get(id) ?? 0
  const stay = keptBlocks(page, to).filter((id) => !blocks.includes(id))
  const least = Math.min(...blocks.map(number))
  if (to !== null && blocks.every((id) => isHeadRole(blockOf(page, id).role))) {
    const heads = stay.findIndex((id) => !isHeadRole(blockOf(page, id).role))
    const inHeads = stay.slice(0, heads < 0 ? stay.length : heads)
    return inHeads.find((id) => number(id) > least) ?? stay[heads] ?? null
  }
  const below = stay.filter((id) => number(id) < least)
  const anchor = below.reduce<BlockId | undefined>((best, id) => (best === undefined || number(id) > number(best) ? id : best), undefined)
  if (anchor === undefined) return stay[0] ?? null
  return stay[stay.indexOf(anchor) + 1] ?? behindKept(page, to, blocks)
}

function placeOf(page: Page, blocks: readonly BlockId[]): ArticleId | { readonly cannot: Cannot } {
  const [first] = blocks
  if (first === undefined) return { cannot: 'nothing-selected' }
  const place = commonPlace(page, blocks)
  if (place === undefined) return { cannot: 'several-places' }
  return place ?? { cannot: 'on-shelf' }
}

function commonPlace(page: Page, blocks: readonly BlockId[]): Place | undefined {
  const { places } = indexOf(page)
  const held = new Set(blocks.map((id) => places.get(id)))
  return held.size === 1 ? [...held][0] : undefined
}

/** Takes an article's links to other pages off, in one step where it has two. Undefined where it has none. */
export function unlink(article: Article): Operation | undefined {
  const operations = (['continuesTo', 'continuedFrom'] as const).flatMap((direction): SimpleOperation[] =>
    article[direction] === null ? [] : [{ name: 'linkArticle', article: article.id, direction, link: null }],
  )
  return operations.length > 1 ? { name: 'batch', meaning: 'other', operations } : operations[0]
}

/** The article of a selection that lies in one article. */
export function selectedArticle(page: Page, blocks: readonly BlockId[]): Article | undefined {
  const [first] = blocks
  return first === undefined ? undefined : articleAt(page, first)
}

/** The selected blocks as records, for showing them. */
export function selectedBlocks(page: Page, blocks: readonly BlockId[]): Block[] {
  return blocks.flatMap((id) => page.blocks[id] ?? [])
}
