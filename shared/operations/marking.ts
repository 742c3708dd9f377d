/** Operations that say what something is: role, kind, status, topics, title, page info; and marks on copies and doubts. */
import * as v from 'valibot'

import { articleIdSchema, blockIdSchema, doubtIdSchema, type ArticleId, type BlockId, type DoubtId } from '#shared/base/index.ts'
import { sameJson } from '#shared/base/index.ts'
import {
  articleKindSchema,
  articleLinkSchema,
  copyPartnerSchema,
  pageInfoSchema,
  roleSchema,
  statusSchema,
  type ArticleKind,
  type ArticleLink,
  type CopyPartner,
  type PageInfo,
  type Role,
  type Status,
} from '#shared/model/index.ts'

import { checkBlocks } from './common.ts'
import { defineOperation } from './define.ts'
import { settleApproved } from './doubts.ts'
import type { Draft } from './draft.ts'
import { refuse, type Refusal } from './refusal.ts'

export interface SetRole {
  readonly name: 'setRole'
  readonly blocks: readonly BlockId[]
  readonly role: Role
}

export const setRole = defineOperation<SetRole>({
  name: 'setRole',
  schema: v.strictObject({ name: v.literal('setRole'), blocks: v.array(blockIdSchema), role: roleSchema }),
  plan(draft, op) {
    const wrong = checkBlocks(draft, op.blocks)
    if (wrong !== undefined) return wrong
    if (op.blocks.every((id) => draft.block(id)?.role === op.role && draft.block(id)?.roleP === null)) return refuse('already-so')
    for (const id of op.blocks) draft.setBlock(id, { role: op.role, roleP: null })
    return undefined
  },
})

export interface DropCopy {
  readonly name: 'dropCopy'
  readonly blocks: readonly BlockId[]
  readonly reason: 'exact' | 'near' | 'contained' | 'other'
  /** The blocks that are kept, one for each dropped (the last serves for the rest); empty where none is named. */
  readonly keep: readonly BlockId[]
  /** The article that is kept, where it stands on another page or apart; `keep` is empty then. */
  readonly of?: CopyPartner
}

/** Drops blocks as copies: a mark with its reason, partner, operator and time. The text stays. [D2] */
export const dropCopy = defineOperation<DropCopy>({
  name: 'dropCopy',
  schema: v.strictObject({
    name: v.literal('dropCopy'),
    blocks: v.array(blockIdSchema),
    reason: v.picklist(['exact', 'near', 'contained', 'other']),
    keep: v.array(blockIdSchema),
    of: v.exactOptional(copyPartnerSchema),
  }),
  plan(draft, op, stamp) {
    const wrong = checkBlocks(draft, op.blocks) ?? checkPartner(draft, op)
    if (wrong !== undefined) return wrong
    for (const id of op.keep) {
      const kept = draft.block(id)
      if (kept === undefined) return refuse('no-such-block', { block: id })
      if (kept.dropped !== null || op.blocks.includes(id)) return refuse('partner-dropped', { block: id })
    }
    for (const id of op.blocks) if (draft.block(id)?.dropped != null) return refuse('is-dropped', { block: id })
    op.blocks.forEach((id, i) => {
      const partner = op.keep[i] ?? op.keep.at(-1) ?? null
      const of = op.of === undefined ? {} : { of: op.of }
      draft.setBlock(id, { dropped: { reason: op.reason, partner, ...of, operation: stamp.operation, by: stamp.editor, at: stamp.at } })
    })
    return undefined
  },
})

/** An article of this page that is kept must be there, and something of it must stand besides what goes. Other pages' are not known here. [C2] */
function checkPartner(draft: Draft, { of, keep, blocks }: DropCopy): Refusal | undefined {
  if (of === undefined) return undefined
  if (keep.length > 0) return refuse('named-twice', { article: of.article })
  if (of.page !== draft.page.head.id) return undefined
  const article = draft.article(of.article)
  if (article === undefined) return refuse('no-such-article', { article: of.article })
  const stays = article.blocks.some((id) => !blocks.includes(id) && draft.block(id)?.dropped === null)
  return stays ? undefined : refuse('partner-dropped', { article: of.article })
}

export interface RestoreCopy {
  readonly name: 'restoreCopy'
  readonly blocks: readonly BlockId[]
}

/** Takes dropped blocks out of the bin. They stand where they stood. */
export const restoreCopy = defineOperation<RestoreCopy>({
  name: 'restoreCopy',
  schema: v.strictObject({ name: v.literal('restoreCopy'), blocks: v.array(blockIdSchema) }),
  plan(draft, op) {
    const wrong = checkBlocks(draft, op.blocks)
    if (wrong !== undefined) return wrong
    for (const id of op.blocks) {
      const block = draft.block(id)
      if (block?.dropped === null) return refuse('not-dropped', { block: id })
      const rival = Object.values(draft.page.blocks).find(
        (other) => other.id !== id && other.joins !== null && other.joins === block?.joins && other.dropped === null,
      )
      draft.setBlock(id, rival === undefined ? { dropped: null } : { dropped: null, joins: null })
    }
    return undefined
  },
})

export interface TagArticle {
  readonly name: 'tagArticle'
  readonly article: ArticleId
  /** Topic code, e.g. `medtop:11000000`. */
  readonly topic: string
}

/** Tags an article with a topic, or takes a suggested one. */
export const tagArticle = defineOperation<TagArticle>({
  name: 'tagArticle',
  schema: v.strictObject({
    name: v.literal('tagArticle'),
    article: articleIdSchema,
    topic: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  }),
  plan(draft, op) {
    const article = draft.article(op.article)
    if (article === undefined) return refuse('no-such-article', { article: op.article })
    if (article.topics.some((tag) => tag.topic === op.topic && tag.by === 'editor')) return refuse('already-so')
    const others = article.topics.filter((tag) => tag.topic !== op.topic)
    draft.setArticle(article.id, { topics: [...others, { topic: op.topic, by: 'editor', p: null }] })
    return undefined
  },
})

export interface UntagArticle {
  readonly name: 'untagArticle'
  readonly article: ArticleId
  readonly topic: string
}

/** Takes a topic, or a suggestion of one, off an article. */
export const untagArticle = defineOperation<UntagArticle>({
  name: 'untagArticle',
  schema: v.strictObject({
    name: v.literal('untagArticle'),
    article: articleIdSchema,
    topic: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  }),
  plan(draft, op) {
    const article = draft.article(op.article)
    if (article === undefined) return refuse('no-such-article', { article: op.article })
    const topics = article.topics.filter((tag) => tag.topic !== op.topic)
    if (topics.length === article.topics.length) return refuse('no-such-topic', { topic: op.topic })
    draft.setArticle(article.id, { topics })
    return undefined
  },
})

export interface SetStatus {
  readonly name: 'setStatus'
  /** The page itself too. */
  readonly page: boolean
  readonly articles: readonly ArticleId[]
  readonly status: Status
}

/** Approving settles the doubts of what is approved as they stand, but not whether a copy goes; undo opens them again. [M6] [M8] */
export const setStatus = defineOperation<SetStatus>({
  name: 'setStatus',
  schema: v.strictObject({ name: v.literal('setStatus'), page: v.boolean(), articles: v.array(articleIdSchema), status: statusSchema }),
  plan(draft, op) {
    if (!op.page && op.articles.length === 0) return refuse('nothing-named')
    for (const id of op.articles) if (draft.article(id) === undefined) return refuse('no-such-article', { article: id })
    const pageSo = !op.page || draft.page.head.status === op.status
    if (pageSo && op.articles.every((id) => draft.article(id)?.status === op.status)) return refuse('already-so')
    if (op.page) draft.setHead({ status: op.status })
    for (const id of op.articles) draft.setArticle(id, { status: op.status })
    if (op.status === 'approved') settleApproved(draft, op.page, op.articles)
    return undefined
  },
})

export interface SetKind {
  readonly name: 'setKind'
  readonly article: ArticleId
  readonly kind: ArticleKind
}

export const setKind = defineOperation<SetKind>({
  name: 'setKind',
  schema: v.strictObject({ name: v.literal('setKind'), article: articleIdSchema, kind: articleKindSchema }),
  plan(draft, op) {
    const article = draft.article(op.article)
    if (article === undefined) return refuse('no-such-article', { article: op.article })
    if (article.kind === op.kind) return refuse('already-so')
    draft.setArticle(article.id, { kind: op.kind })
    return undefined
  },
})

export interface SetArticleInfo {
  readonly name: 'setArticleInfo'
  readonly article: ArticleId
  /** The title to export; null: the headline's text again. */
  readonly title: string | null
  /** The authors to export; null: those found in the text again. */
  readonly authors: readonly string[] | null
}

export const setArticleInfo = defineOperation<SetArticleInfo>({
  name: 'setArticleInfo',
  schema: v.strictObject({
    name: v.literal('setArticleInfo'),
    article: articleIdSchema,
    title: v.nullable(v.pipe(v.string(), v.minLength(1))),
    authors: v.nullable(v.array(v.pipe(v.string(), v.minLength(1)))),
  }),
  plan(draft, op) {
    const article = draft.article(op.article)
    if (article === undefined) return refuse('no-such-article', { article: op.article })
    if (article.title === op.title && sameJson(article.authors, op.authors)) return refuse('already-so')
    draft.setArticle(article.id, { title: op.title, authors: op.authors })
    return undefined
  },
})

export interface LinkArticle {
  readonly name: 'linkArticle'
  readonly article: ArticleId
  readonly direction: 'continuedFrom' | 'continuesTo'
  /** The other end; null takes the link off. Its own page is linked back by an operation of that page. */
  readonly link: ArticleLink | null
}

/** 转版. Says that an article goes on, or comes from, another page. */
export const linkArticle = defineOperation<LinkArticle>({
  name: 'linkArticle',
  schema: v.strictObject({
    name: v.literal('linkArticle'),
    article: articleIdSchema,
    direction: v.picklist(['continuedFrom', 'continuesTo']),
    link: v.nullable(articleLinkSchema),
  }),
  plan(draft, op) {
    const article = draft.article(op.article)
    if (article === undefined) return refuse('no-such-article', { article: op.article })
    if (op.link?.article === op.article) return refuse('same-article', { article: op.article })
    if (sameJson(article[op.direction], op.link)) return refuse('already-so')
    draft.setArticle(article.id, { [op.direction]: op.link })
    return undefined
  },
})

export interface SetPageInfo {
  readonly name: 'setPageInfo'
  readonly info: PageInfo
}

export const setPageInfo = defineOperation<SetPageInfo>({
  name: 'setPageInfo',
  schema: v.strictObject({ name: v.literal('setPageInfo'), info: pageInfoSchema }),
  plan(draft, op) {
    if (sameJson(draft.page.head.info, op.info)) return refuse('already-so')
    draft.setHead({ info: op.info })
    return undefined
  },
})

export interface SettleDoubt {
  readonly name: 'settleDoubt'
  readonly doubt: DoubtId
  readonly state: 'open' | 'later' | 'settled'
}

/** Puts a doubt off, closes it as it stands, or opens it again. */
export const settleDoubt = defineOperation<SettleDoubt>({
  name: 'settleDoubt',
  schema: v.strictObject({ name: v.literal('settleDoubt'), doubt: doubtIdSchema, state: v.picklist(['open', 'later', 'settled']) }),
  plan(draft, op) {
    const doubt = draft.doubt(op.doubt)
    if (doubt === undefined) return refuse('no-such-doubt', { doubt: op.doubt })
    if (doubt.state === op.state) return refuse('already-so')
    draft.setDoubt(doubt.id, { state: op.state })
    return undefined
  },
})
