/** What differs between two states of a page as an editor sees it: cuts, merges, moves, orders, roles, joins. */
import type { ArticleId, BlockId } from '#shared/base/index.ts'
import {
  articlesInOrder,
  blocksInFileOrder,
  type Article,
  type ArticleKind,
  type Page,
  type Role,
  type Status,
} from '#shared/model/index.ts'

/** One difference. Dropped copies make none. Articles that are not there before, or after, are named by their id there. */
export type PageChange =
  /** These blocks of one article are an article of their own, or part of one, that was not there. */
  | { readonly what: 'cut'; readonly from: ArticleId; readonly to: ArticleId; readonly blocks: readonly BlockId[] }
  /** All of an article that is not there any more went into another. */
  | { readonly what: 'merged'; readonly from: ArticleId; readonly to: ArticleId; readonly blocks: readonly BlockId[] }
  /** From one place to another; null is the shelf. */
  | { readonly what: 'moved'; readonly from: ArticleId | null; readonly to: ArticleId | null; readonly blocks: readonly BlockId[] }
  /** What stays in the article stands in another order; all blocks of the new one. */
  | { readonly what: 'reordered'; readonly article: ArticleId; readonly blocks: readonly BlockId[] }
  | { readonly what: 'role'; readonly block: BlockId; readonly from: Role; readonly to: Role }
  /** What the block joins; null: nothing. */
  | { readonly what: 'join'; readonly block: BlockId; readonly from: BlockId | null; readonly to: BlockId | null }
  | { readonly what: 'kind'; readonly article: ArticleId; readonly from: ArticleKind; readonly to: ArticleKind }
  | { readonly what: 'status'; readonly article: ArticleId; readonly from: Status; readonly to: Status }

/** How much differs. */
export interface ChangeTally {
  /** Articles before and after. */
  readonly before: number
  readonly after: number
  /** Blocks that come to another article or the shelf, or whose article has another order. */
  readonly blocks: number
  readonly roles: number
  readonly joins: number
}

type Place = ArticleId | null

/** The differences, in the order of the file. Both states must have the same blocks. */
export function pageChanges(before: Page, after: Page): PageChange[] {
  const order = blocksInFileOrder(after).filter((block) => block.dropped === null)
  return [
    ...placeChanges(
      before,
      after,
      order.map(({ id }) => id),
    ),
    ...articlesInOrder(after).flatMap((article) => articleChanges(before, after, article)),
    ...order.flatMap((block): PageChange[] => {
      const was = before.blocks[block.id]
      if (was === undefined) return []
      const { id, role, joins } = block
      return [
        ...(was.role === role ? [] : [{ what: 'role' as const, block: id, from: was.role, to: role }]),
        ...(was.joins === joins ? [] : [{ what: 'join' as const, block: id, from: was.joins, to: joins }]),
      ]
    }),
  ]
}

/** Counts the differences. */
export function tallyChanges(before: Page, after: Page, changes: readonly PageChange[]): ChangeTally {
  const blocks = new Set(changes.flatMap((change) => ('blocks' in change ? change.blocks : [])))
  const count = (what: PageChange['what']): number => changes.filter((change) => change.what === what).length
  return {
    before: before.head.articles.length,
    after: after.head.articles.length,
    blocks: blocks.size,
    roles: count('role'),
    joins: count('join'),
  }
}

/** True where both states also ask the same questions and suggest the same copies; how sure the machine is does not count. */
export function asksTheSame(before: Page, after: Page): boolean {
  return sameWords(questions(before), questions(after)) && sameWords(groups(before), groups(after))
}

function placeChanges(before: Page, after: Page, order: readonly BlockId[]): PageChange[] {
  const [was, is] = [places(before), places(after)]
  const moves = new Map<string, { readonly from: Place; readonly to: Place; readonly blocks: BlockId[] }>()
  for (const id of order) {
    const [from, to] = [was.get(id) ?? null, is.get(id) ?? null]
    if (from === to) continue
    const key = `${from ?? ''} ${to ?? ''}`
    const move = moves.get(key) ?? { from, to, blocks: [] }
    move.blocks.push(id)
    moves.set(key, move)
  }
  return [...moves.values()].map(({ from, to, blocks }): PageChange => {
    if (from === null || to === null) return { what: 'moved', from, to, blocks }
    if (after.articles[from] === undefined && standing(before, before.articles[from]).length === blocks.length) {
      return { what: 'merged', from, to, blocks }
    }
    return { what: before.articles[to] === undefined ? 'cut' : 'moved', from, to, blocks }
  })
}

function articleChanges(before: Page, after: Page, article: Article): PageChange[] {
  const was = before.articles[article.id]
  if (was === undefined) return []
  const { id, kind, status } = article
  const now = standing(after, article)
  const then = standing(before, was)
  const stay = now.filter((block) => then.includes(block))
  const stayed = then.filter((block) => now.includes(block))
  return [
    ...(stay.every((block, i) => block === stayed[i]) ? [] : [{ what: 'reordered' as const, article: id, blocks: now }]),
    ...(was.kind === kind ? [] : [{ what: 'kind' as const, article: id, from: was.kind, to: kind }]),
    ...(was.status === status ? [] : [{ what: 'status' as const, article: id, from: was.status, to: status }]),
  ]
}

function places(page: Page): Map<BlockId, ArticleId> {
  return new Map(articlesInOrder(page).flatMap(({ id, blocks }) => blocks.map((block) => [block, id] as const)))
}

function standing(page: Page, article: Article | undefined): BlockId[] {
  return (article?.blocks ?? []).filter((id) => page.blocks[id]?.dropped === null)
}

function questions(page: Page): string[] {
  return Object.values(page.doubts).map(({ block, code, answers }) =>
    JSON.stringify([block, code, answers.map(({ answer }) => asked(answer))]),
  )
}

/** An answer without the group's id, which every cut makes anew. */
function asked<T extends { readonly do: string }>(answer: T): unknown {
  return answer.do === 'drop-copy' ? { ...answer, group: null } : answer
}

function groups(page: Page): string[] {
  return Object.values(page.groups).map(({ kind, keep, copies }) => JSON.stringify([kind, keep, copies]))
}

function sameWords(some: readonly string[], others: readonly string[]): boolean {
  const sorted = others.toSorted()
  return some.length === sorted.length && some.toSorted().every((word, i) => word === sorted[i])
}
