/** Operations on where blocks stand: 拆稿, 并稿, 移段, 排序, the order of articles on the page. */
import * as v from 'valibot'

import { articleIdSchema, blockIdSchema, type ArticleId, type BlockId } from '#shared/base/index.ts'

import { checkBlocks, commonPlace, detach, dropStrayJoins, insert, markPlaced, newArticle } from './common.ts'
import { defineOperation } from './define.ts'
import { refuse } from './refusal.ts'

export interface SplitArticle {
  readonly name: 'splitArticle'
  /** The first block of the new article. */
  readonly at: BlockId
  /** Id of the new article. */
  readonly article: ArticleId
}

/** 拆稿. The blocks from one on, to the end of its article, become an article of their own right after it. [A3] */
export const splitArticle = defineOperation<SplitArticle>({
  name: 'splitArticle',
  schema: v.strictObject({ name: v.literal('splitArticle'), at: blockIdSchema, article: articleIdSchema }),
  plan(draft, op) {
    if (draft.block(op.at) === undefined) return refuse('no-such-block', { block: op.at })
    if (draft.article(op.article) !== undefined) return refuse('id-taken', { id: op.article })
    const place = draft.placeOf(op.at)
    if (place === null || place === undefined) return refuse('not-in-article', { block: op.at })
    const blocks = draft.listAt(place)
    const cut = blocks.indexOf(op.at)
    if (cut === 0) return refuse('split-at-first', { block: op.at })
    const kind = draft.article(place)?.kind ?? 'news'
    const order = draft.page.head.articles
    const tail = blocks.slice(cut)
    draft.setList(place, blocks.slice(0, cut))
    draft.addArticle(newArticle(op.article, kind, tail), order[order.indexOf(place) + 1] ?? null)
    markPlaced(draft, [op.at])
    dropStrayJoins(draft)
    return undefined
  },
})

export interface StartArticle {
  readonly name: 'startArticle'
  /** Blocks of the new article in their order, from anywhere on the page. */
  readonly blocks: readonly BlockId[]
  readonly article: ArticleId
  /** The article it stands before, or null for the end of the page. */
  readonly before: ArticleId | null
}

/** Makes an article of chosen blocks, from the shelf or out of others. */
export const startArticle = defineOperation<StartArticle>({
  name: 'startArticle',
  schema: v.strictObject({
    name: v.literal('startArticle'),
    blocks: v.array(blockIdSchema),
    article: articleIdSchema,
    before: v.nullable(articleIdSchema),
  }),
  plan(draft, op) {
    const wrong = checkBlocks(draft, op.blocks)
    if (wrong !== undefined) return wrong
    if (draft.article(op.article) !== undefined) return refuse('id-taken', { id: op.article })
    if (op.before !== null && draft.article(op.before) === undefined) return refuse('no-such-article', { article: op.before })
    const place = commonPlace(draft, op.blocks)
    if (place != null && draft.listAt(place).length === op.blocks.length) return refuse('already-there')
    detach(draft, op.blocks)
    draft.addArticle(newArticle(op.article, 'news', op.blocks), op.before)
    markPlaced(draft, op.blocks)
    dropStrayJoins(draft)
    return undefined
  },
})

export interface MergeArticles {
  readonly name: 'mergeArticles'
  /** The article that goes. */
  readonly article: ArticleId
  /** The article that takes its blocks, at its end. */
  readonly into: ArticleId
}

/** 并稿. One article's blocks follow another's; topics of both are kept. */
export const mergeArticles = defineOperation<MergeArticles>({
  name: 'mergeArticles',
  schema: v.strictObject({ name: v.literal('mergeArticles'), article: articleIdSchema, into: articleIdSchema }),
  plan(draft, op) {
    const from = draft.article(op.article)
    const into = draft.article(op.into)
    if (from === undefined) return refuse('no-such-article', { article: op.article })
    if (into === undefined) return refuse('no-such-article', { article: op.into })
    if (from.id === into.id) return refuse('same-article', { article: op.article })
    const known = new Set(into.topics.map((tag) => tag.topic))
    draft.removeArticle(from.id)
    draft.setArticle(into.id, { topics: [...into.topics, ...from.topics.filter((tag) => !known.has(tag.topic))] })
    insert(draft, into.id, from.blocks, null)
    markPlaced(draft, from.blocks.slice(0, 1))
    return undefined
  },
})

export interface MoveBlocks {
  readonly name: 'moveBlocks'
  readonly blocks: readonly BlockId[]
  /** The article they go to; null for the shelf. */
  readonly to: ArticleId | null
  /** The block of the new place that they stand before; null for its end. It may not be one of the moved. */
  readonly before: BlockId | null
}

/** 移段. Moves blocks within an article, to another one, or to the shelf. An article left empty goes from the page. */
export const moveBlocks = defineOperation<MoveBlocks>({
  name: 'moveBlocks',
  schema: v.strictObject({
    name: v.literal('moveBlocks'),
    blocks: v.array(blockIdSchema),
    to: v.nullable(articleIdSchema),
    before: v.nullable(blockIdSchema),
  }),
  plan(draft, op) {
    const wrong = checkBlocks(draft, op.blocks)
    if (wrong !== undefined) return wrong
    if (op.to !== null && draft.article(op.to) === undefined) return refuse('no-such-article', { article: op.to })
    if (op.before !== null && (op.blocks.includes(op.before) || draft.placeOf(op.before) !== op.to))
      return refuse('no-such-block', { block: op.before })
    const held = draft.listAt(op.to)
    const stay = held.filter((id) => !op.blocks.includes(id))
    const at = op.before === null ? stay.length : stay.indexOf(op.before)
    const result = stay.toSpliced(at, 0, ...op.blocks)
    if (result.length === held.length && result.every((id, i) => id === held[i])) return refuse('already-there')
    detach(
      draft,
      op.blocks.filter((id) => draft.placeOf(id) !== op.to),
    )
    draft.setList(op.to, result)
    markPlaced(draft, op.blocks)
    dropStrayJoins(draft)
    return undefined
  },
})

export interface OrderBlocks {
  readonly name: 'orderBlocks'
  readonly article: ArticleId
  /** All blocks of the article, in their new order. */
  readonly order: readonly BlockId[]
}

/** 排序. Gives an article's blocks a new order, as clicked one after the other. */
export const orderBlocks = defineOperation<OrderBlocks>({
  name: 'orderBlocks',
  schema: v.strictObject({ name: v.literal('orderBlocks'), article: articleIdSchema, order: v.array(blockIdSchema) }),
  plan(draft, op) {
    const article = draft.article(op.article)
    if (article === undefined) return refuse('no-such-article', { article: op.article })
    const named = new Set(op.order)
    if (named.size !== op.order.length || named.size !== article.blocks.length || !article.blocks.every((id) => named.has(id))) {
      return refuse('not-a-permutation', { article: op.article })
    }
    if (op.order.every((id, i) => id === article.blocks[i])) return refuse('already-so')
    draft.setList(op.article, op.order)
    return undefined
  },
})

export interface MoveArticle {
  readonly name: 'moveArticle'
  readonly article: ArticleId
  /** The article it will stand before; null for the end of the page. */
  readonly before: ArticleId | null
}

/** Moves a whole article to another place in the page's order. */
export const moveArticle = defineOperation<MoveArticle>({
  name: 'moveArticle',
  schema: v.strictObject({ name: v.literal('moveArticle'), article: articleIdSchema, before: v.nullable(articleIdSchema) }),
  plan(draft, op) {
    if (draft.article(op.article) === undefined) return refuse('no-such-article', { article: op.article })
    if (op.before === op.article || (op.before !== null && draft.article(op.before) === undefined)) {
      return refuse('no-such-article', { article: op.before })
    }
    const order = draft.page.head.articles
    const rest = order.filter((id) => id !== op.article)
    const next = rest.toSpliced(op.before === null ? rest.length : rest.indexOf(op.before), 0, op.article)
    if (next.every((id, i) => id === order[i])) return refuse('already-there')
    draft.setHead({ articles: next })
    return undefined
  },
})
