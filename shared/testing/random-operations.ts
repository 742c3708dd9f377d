/**
 * Random operations that make sense of any page: each is drawn as a few numbers and turned into an operation on the
 * page as it stands, so that a failing sequence can be shrunk and pasted.
 */
import fc from 'fast-check'

import { newId, type ArticleId, type BlockId, type GroupId, type IdSource } from '#shared/base/index.ts'
import { ARTICLE_KINDS, COPY_VERDICTS, ROLES, STATUSES, type DuplicateGroup, type Page } from '#shared/model/index.ts'
import { editedParts, goBackTo, historyOf, takeBack, undoOf } from '#shared/history/index.ts'
import { inputToCut, resegmentation, type Entry, type Operation, type Scope } from '#shared/operations/index.ts'

import { NEW_ENGINE } from './proposals.ts'

/** A drawn step: which kind of operation, and numbers that choose among what the page offers. */
export interface Step {
  readonly kind: number
  readonly a: number
  readonly b: number
  readonly c: number
}

const number = fc.nat({ max: 997 })
export const stepArbitrary: fc.Arbitrary<Step> = fc.record({ kind: number, a: number, b: number, c: number })

type Maker = (page: Page, step: Step, ids: IdSource, log: readonly Entry[]) => Operation | undefined

/** Turns a drawn step into an operation; undefined where the page offers nothing for it (an empty page). */
export function operationFor(page: Page, step: Step, ids: IdSource, log: readonly Entry[]): Operation | undefined {
  return pick(makers, step.kind)?.(page, step, ids, log)
}

const makers: readonly Maker[] = [
  (page, { a }, ids) => withBlock(page, a, (at) => ({ name: 'splitArticle', at, article: newId<ArticleId>(ids) })),
  (page, { a, b, c }, ids) => ({
    name: 'startArticle',
    blocks: someBlocks(page, a, b),
    article: newId<ArticleId>(ids),
    before: pick([...page.head.articles, null], c) ?? null,
  }),
  (page, { a, b }) => withArticle(page, a, (article) => withArticle(page, b, (into) => ({ name: 'mergeArticles', article, into }))),
  (page, { a, b, c }) => {
    const to = pick([...page.head.articles, null], c) ?? null
    const list = to === null ? page.head.shelf : (page.articles[to]?.blocks ?? [])
    return { name: 'moveBlocks', blocks: someBlocks(page, a, b), to, before: pick([...list, null], a + b) ?? null }
  },
  (page, { a, b }) =>
    withArticle(page, a, (article) => {
      const blocks = page.articles[article]?.blocks ?? []
      const by = b % Math.max(1, blocks.length)
      return { name: 'orderBlocks', article, order: [...blocks.slice(by), ...blocks.slice(0, by)] }
    }),
  (page, { a, b }) =>
    withArticle(page, a, (article) => ({ name: 'moveArticle', article, before: pick([...page.head.articles, null], b) ?? null })),
  (page, { a, b }) => withBlock(page, a, (block) => withBlock(page, b, (to) => ({ name: 'joinParagraph', block, to }))),
  (page, { a }) => joinNeighbours(page, a),
  (page, { a }) => withBlock(page, a, (block) => ({ name: 'unjoinParagraph', block })),
  (page, { a, b }, ids) =>
    withBlock(page, a, (block) => ({
      name: 'splitBlock',
      block,
      offset: b % ((page.blocks[block]?.text.length ?? 0) + 1),
      second: newId<BlockId>(ids),
    })),
  (page, { a, b }) => withBlock(page, a, (first) => withBlock(page, b, (second) => ({ name: 'mergeBlocks', first, second }))),
  (page, { a, b, c }) => withBlock(page, a, (block) => ({ name: 'editText', block, text: edited(page.blocks[block]?.text ?? '', b, c) })),
  (page, { a, b, c }) => ({ name: 'setRole', blocks: someBlocks(page, a, b), role: pick(ROLES, c) ?? 'body' }),
  (page, { a, b, c }) => ({ name: 'dropCopy', blocks: someBlocks(page, a, b), reason: 'exact', keep: someBlocks(page, c, 0) }),
  (page, { a, b }) => ({ name: 'restoreCopy', blocks: someBlocks(page, a, b) }),
  (page, { a }) => {
    const dropped = Object.values(page.blocks).filter((block) => block.dropped !== null)
    const block = pick(dropped, a)
    return block === undefined ? undefined : { name: 'restoreCopy', blocks: [block.id] }
  },
  (page, { a, b }) => withArticle(page, a, (article) => ({ name: 'tagArticle', article, topic: `medtop:${String(b % 5)}` })),
  (page, { a, b }) => withArticle(page, a, (article) => ({ name: 'untagArticle', article, topic: `medtop:${String(b % 5)}` })),
  (page, { a, b, c }) => ({
    name: 'setStatus',
    page: a % 2 === 0,
    articles: page.head.articles.slice(0, b % 3),
    status: pick(STATUSES, c) ?? 'approved',
  }),
  (page, { a, b }) => withArticle(page, a, (article) => ({ name: 'setKind', article, kind: pick(ARTICLE_KINDS, b) ?? 'news' })),
  (page, { a, b }) =>
    withArticle(page, a, (article) => ({
      name: 'setArticleInfo',
      article,
      title: b % 2 === 0 ? null : `题${String(b)}`,
      authors: b % 3 === 0 ? null : ['王燕'],
    })),
  (page, { a, b }) =>
    withArticle(page, a, (article) => ({
      name: 'linkArticle',
      article,
      direction: 'continuesTo',
      link: b % 2 === 0 ? null : { page: page.head.id, article: newIdLike(b) },
    })),
  (page, { a, b, c }) =>
    withArticle(page, a, (article) => ({
      name: 'judgeCopy',
      article,
      of: { page: page.head.id, article: newIdLike(b % 3), text: c % 3 },
      verdict: pick([...COPY_VERDICTS, null], b + c) ?? null,
    })),
  (page, { a, b }) => {
    const group = pick(Object.values(page.groups), a)
    return group === undefined ? undefined : { name: 'judgeGroup', group: group.id, verdict: pick([...COPY_VERDICTS, null], b) ?? null }
  },
  (page, { a, b, c }) =>
    withArticle(page, c, (article) => ({
      name: 'dropCopy',
      blocks: someBlocks(page, a, b),
      reason: 'near',
      keep: [],
      of: { page: page.head.id, article, text: c, score: 0.9 },
    })),
  (_, { a }) => ({
    name: 'setPageInfo',
    info: { publication: a % 2 === 0 ? null : '菏泽日报', date: '2023-04-24', pageNo: String(a % 9), pageName: null, issueNo: null },
  }),
  (page, { a, b }, ids) => batch(page, a, b, ids),
  (page, { a, b, c }, ids, log) => cutAnew(page, a, b, c, ids, log),
  (_page, _step, _ids, log) => {
    const last = historyOf(log).undoable
    return last === undefined ? undefined : undoOf(last, log)
  },
  (_page, _step, _ids, log) => {
    const last = historyOf(log).redoable
    return last === undefined ? undefined : undoOf(last, log)
  },
  (_page, { a }, _ids, log) => {
    const old = pick(
      log.filter((entry) => !entry.automatic),
      a,
    )
    return old === undefined ? undefined : undoOf(old, log)
  },
  (page, { a }, _ids, log) => {
    const old = pick(log, a)
    const operation = old === undefined ? undefined : takeBack(old, page, log)
    return operation === undefined || 'ok' in operation ? undefined : operation
  },
  (page, { a }, _ids, log) => {
    const [first] = log
    const operation = first === undefined ? undefined : goBackTo(first.rev + (a % (log.length + 1)), page, log)
    return operation === undefined || 'ok' in operation ? undefined : operation
  },
]

/** How many kinds of steps there are; a test checks that all of them happen. */
export const STEP_KINDS = makers.length

function pick<T>(list: readonly T[], n: number): T | undefined {
  return list.length === 0 ? undefined : list[n % list.length]
}

function withBlock<T>(page: Page, n: number, make: (id: BlockId) => T): T | undefined {
  const id = pick(blockIds(page), n)
  return id === undefined ? undefined : make(id)
}

function withArticle<T>(page: Page, n: number, make: (id: ArticleId) => T): T | undefined {
  const id = pick(page.head.articles, n)
  return id === undefined ? undefined : make(id)
}

function blockIds(page: Page): BlockId[] {
  return [...page.head.articles.flatMap((id) => page.articles[id]?.blocks ?? []), ...page.head.shelf]
}

function someBlocks(page: Page, a: number, b: number): BlockId[] {
  const all = blockIds(page)
  const from = a % Math.max(1, all.length)
  return all.slice(from, from + 1 + (b % 3))
}

function joinNeighbours(page: Page, n: number): Operation | undefined {
  const pairs = page.head.articles.flatMap((id) => {
    const blocks = page.articles[id]?.blocks ?? []
    return blocks.slice(1).map((block, i) => [blocks[i], block] as const)
  })
  const pair = pick(pairs, n)
  return pair?.[0] === undefined ? undefined : { name: 'joinParagraph', block: pair[1], to: pair[0] }
}

function edited(text: string, b: number, c: number): string {
  const at = b % (text.length + 1)
  return text.slice(0, at) + (['改', '', '  ', '\n', '😀', '\ud800'][c % 6] ?? '') + text.slice(at + (c % 2))
}

function batch(page: Page, a: number, b: number, ids: IdSource): Operation | undefined {
  return withBlock(page, a, (at) => ({
    name: 'batch',
    meaning: 'other',
    operations: [
      { name: 'startArticle', blocks: [at], article: newId<ArticleId>(ids), before: null },
      { name: 'setRole', blocks: [at], role: pick(ROLES, b) ?? 'headline' },
    ],
  }))
}

/** The blocks dealt out in file order: runs of a few to articles of one after the other, each third run to the shelf. */
function cutAnew(page: Page, a: number, b: number, c: number, ids: IdSource, log: readonly Entry[]): Operation {
  const scope: Scope = a % 2 === 0 ? 'all' : 'untouched'
  const edited = editedParts(page, log)
  const { blocks } = inputToCut(page, edited, scope)
  const run = 1 + (b % 7)
  const runs = Array.from({ length: Math.ceil(blocks.length / run) }, (_, i) => blocks.slice(i * run, (i + 1) * run))
  const shelved = (i: number): boolean => (i + c) % 3 === 0
  const proposal = {
    name: 'segmentPage',
    engine: NEW_ENGINE,
    blocks: runs.flatMap((of, r) =>
      of.map((id, i) => ({
        id,
        role: pick(ROLES, a + i) ?? 'body',
        roleP: 0.5,
        placeP: 0.5,
        joins: shelved(r) || c % 2 === 0 ? null : (of[i - 1] ?? null),
      })),
    ),
    articles: runs.flatMap((of, r) => (shelved(r) ? [] : [{ id: newId<ArticleId>(ids), kind: 'news', blocks: of, topics: [] } as const])),
    shelf: runs.filter((_, r) => shelved(r)).flat(),
    groups: somethingTwice(blocks, ids),
    doubts: [],
  } as const
  return resegmentation(page, proposal, edited, scope)
}

/** The first and the last block, as if they said the same. */
function somethingTwice(blocks: readonly BlockId[], ids: IdSource): DuplicateGroup[] {
  const [first, last] = [blocks[0], blocks.at(-1)]
  if (first === undefined || last === undefined || first === last) return []
  return [{ type: 'group', id: newId<GroupId>(ids), kind: 'exact', cause: 'unknown', keep: [first], copies: [[last]], score: 1 }]
}

function newIdLike(n: number): ArticleId {
  return `00000000-0000-7000-8000-${String(n).padStart(12, '0')}` as ArticleId
}
