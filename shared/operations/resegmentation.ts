/**
 * 重新分稿: the engine's new cut of a page brought together with what editors did there.
 *
 * What an editor said of a block stays with the block: its text, its role, that it is dropped. What an editor said of an
 * article (status, topics, title, authors, kind, continuations) stays with the article that goes on, which is the one
 * that takes the most of its text; topics go as well to an article that takes more than half of it. Which blocks make an
 * article, their order and their joins come from the engine, but in articles that are kept: those stay whole as they are.
 *
 * Dropped copies are not shown to the engine: they were decided about. Each stays behind the block that it stood behind.
 */
import { present, type ArticleId, type BlockId, type DoubtId, type GroupId } from '#shared/base/index.ts'
import { articlesInOrder, blocksInFileOrder, type Doubt, type DuplicateGroup, type Page, type TopicTag } from '#shared/model/index.ts'

import type { ResegmentPage, Segmentation, SegmentedArticle, SegmentedBlock, SegmentPage } from './cutting.ts'
import { inputOf, type PageInput } from './page-input.ts'
import { putAmong } from './put-among.ts'

/** What editors did on a page, and what is still in force of it; see `editedParts` in #shared/history. */
export interface EditedParts {
  readonly blocks: ReadonlySet<BlockId>
  readonly articles: ReadonlySet<ArticleId>
  /** Articles whose kind an editor set. */
  readonly kinds: ReadonlySet<ArticleId>
}

/** A page of which no editor touched anything. */
export const NOTHING_EDITED: EditedParts = { blocks: new Set(), articles: new Set(), kinds: new Set() }

export type Scope = ResegmentPage['scope']

/** The blocks that the engine is asked about, in file order: those that stand, in articles that are not kept. */
export function inputToCut(page: Page, edited: EditedParts, scope: Scope): PageInput {
  const kept = keptParts(page, edited, scope).blocks
  const { input, blocks } = inputOf(page)
  const asked = blocks.flatMap((id, i) => (kept.has(id) || page.blocks[id]?.dropped !== null ? [] : [i]))
  return {
    input: { blocks: asked.flatMap((i) => input.blocks[i] ?? []) },
    blocks: asked.flatMap((i) => blocks[i] ?? []),
  }
}

/** The operation of an editor who takes the engine's new cut. `proposal` is the cut of the blocks of `inputToCut`. */
export function resegmentation(page: Page, proposal: SegmentPage, edited: EditedParts, scope: Scope): ResegmentPage {
  return { name: 'resegmentPage', scope, ...broughtTogether(page, proposal, edited, scope) }
}

/** The machine's operation on a page that no editor touched. */
export function automaticResegmentation(page: Page, proposal: SegmentPage): SegmentPage {
  return { name: 'segmentPage', ...broughtTogether(page, proposal, NOTHING_EDITED, 'all') }
}

interface Kept {
  readonly articles: ReadonlySet<ArticleId>
  readonly blocks: ReadonlySet<BlockId>
}

/** Articles in which an editor did something, and blocks that an editor put on the shelf. */
function keptParts(page: Page, edited: EditedParts, scope: Scope): Kept {
  if (scope === 'all') return { articles: new Set(), blocks: new Set() }
  const kept = articlesInOrder(page).filter(({ id, blocks }) => edited.articles.has(id) || blocks.some((block) => edited.blocks.has(block)))
  const shelved = page.head.shelf.filter((id) => edited.blocks.has(id))
  return { articles: new Set(kept.map(({ id }) => id)), blocks: new Set([...kept.flatMap(({ blocks }) => blocks), ...shelved]) }
}

function broughtTogether(page: Page, proposal: SegmentPage, edited: EditedParts, scope: Scope): Segmentation {
  const kept = keptParts(page, edited, scope)
  const goesOn = articlesThatGoOn(page, proposal, kept)
  const idOf = (id: ArticleId): ArticleId => goesOn.get(id) ?? id
  const lists: Lists = new Map()
  for (const { id, blocks } of articlesInOrder(page)) if (kept.articles.has(id)) lists.set(id, [...blocks])
  for (const { id, blocks } of proposal.articles) lists.set(idOf(id), [...blocks])
  lists.set(null, [...page.head.shelf.filter((id) => kept.blocks.has(id)), ...proposal.shelf])
  putDropped(page, kept, lists)
  const position = new Map(blocksInFileOrder(page).map(({ id }, i) => [id, i]))
  const blocks = decisions(page, proposal, lists)
  const groups = groupsAfter(page, proposal, kept)
  return {
    engine: proposal.engine,
    blocks,
    articles: articlesAfter(page, proposal, edited, kept, { goesOn, lists, position }),
    shelf: putAmong(page.head.shelf, lists.get(null) ?? [], (id) => position.get(id) ?? 0),
    groups,
    doubts: doubtsAfter(page, proposal, kept, { idOf, lists, blocks, groups }),
  }
}

/** Which article of the page each of the proposal's goes on: pairs with the most text in common first, one to one. */
function articlesThatGoOn(page: Page, proposal: SegmentPage, kept: Kept): Map<ArticleId, ArticleId> {
  const pairs = proposal.articles.flatMap((article, n) =>
    [...sharedText(page, article.blocks, kept)].map(([old, text]) => ({ article: article.id, n, old, text })),
  )
  const place = (id: ArticleId): number => page.head.articles.indexOf(id)
  pairs.sort((a, b) => b.text - a.text || place(a.old) - place(b.old) || a.n - b.n)
  const goesOn = new Map<ArticleId, ArticleId>()
  const taken = new Set<ArticleId>()
  for (const { article, old } of pairs) {
    if (goesOn.has(article) || taken.has(old)) continue
    goesOn.set(article, old)
    taken.add(old)
  }
  return goesOn
}

/** Characters that the blocks have in common with each article of the page that is cut anew. */
function sharedText(page: Page, blocks: readonly BlockId[], kept: Kept): Map<ArticleId, number> {
  const shared = new Map<ArticleId, number>()
  const wanted = new Set(blocks)
  for (const article of articlesInOrder(page)) {
    if (kept.articles.has(article.id)) continue
    const text = article.blocks.reduce((sum, id) => sum + (wanted.has(id) ? (page.blocks[id]?.text.length ?? 0) : 0), 0)
    if (text > 0) shared.set(article.id, text)
  }
  return shared
}

type Lists = Map<ArticleId | null, BlockId[]>

/** Puts what is dropped behind the block that it stood behind, else before the next one, else with its partner, else on the shelf. */
function putDropped(page: Page, kept: Kept, lists: Lists): void {
  const homes = new Map<BlockId, ArticleId | null>()
  for (const [place, blocks] of lists) for (const id of blocks) homes.set(id, place)
  const put = (id: BlockId, place: ArticleId | null, at: number): void => {
    lists.get(place)?.splice(at, 0, id)
    homes.set(id, place)
  }
  const homeOf = (id: BlockId | null | undefined): ArticleId | undefined => (id == null ? undefined : (homes.get(id) ?? undefined))
  for (const { blocks } of articlesInOrder(page)) {
    blocks.forEach((id, i) => {
      const dropped = page.blocks[id]?.dropped ?? null
      if (dropped === null || kept.blocks.has(id)) return
      const before = blocks.slice(0, i).findLast((other) => homeOf(other) !== undefined)
      const after = blocks.slice(i + 1).find((other) => homeOf(other) !== undefined)
      const beside = homeOf(before) ?? homeOf(after)
      const partner = homeOf(dropped.partner)
      if (beside !== undefined) {
        const list = lists.get(beside) ?? []
        put(id, beside, before === undefined ? list.indexOf(present(after, 'one stands beside')) : list.indexOf(before) + 1)
      } else if (partner !== undefined && !kept.articles.has(partner)) put(id, partner, lists.get(partner)?.length ?? 0)
      else put(id, null, lists.get(null)?.length ?? 0)
    })
  }
  for (const id of page.head.shelf) if (!homes.has(id)) put(id, null, lists.get(null)?.length ?? 0)
}

function decisions(page: Page, proposal: SegmentPage, lists: Lists): SegmentedBlock[] {
  const decided = new Map(proposal.blocks.map((block) => [block.id, block]))
  const homes = new Map([...lists].flatMap(([place, blocks]) => blocks.map((id) => [id, place] as const)))
  return blocksInFileOrder(page).map(({ id, role, roleP, placeP, joins }): SegmentedBlock => {
    const block = decided.get(id)
    if (block !== undefined) return block
    const home = homes.get(id) ?? null
    return { id, role, roleP, placeP, joins: joins !== null && home !== null && homes.get(joins) === home ? joins : null }
  })
}

interface Placed {
  readonly goesOn: ReadonlyMap<ArticleId, ArticleId>
  readonly lists: Lists
  readonly position: ReadonlyMap<BlockId, number>
}

/** The articles in the page's order: by their first block, or, where an editor moved articles, as they stand, new ones put among them. */
function articlesAfter(
  page: Page,
  proposal: SegmentPage,
  edited: EditedParts,
  kept: Kept,
  { goesOn, lists, position }: Placed,
): SegmentedArticle[] {
  const cut = proposal.articles.map(({ id, kind, blocks, topics }): SegmentedArticle => {
    const old = page.articles[goesOn.get(id) ?? '']
    return {
      id: old?.id ?? id,
      kind: old !== undefined && edited.kinds.has(old.id) ? old.kind : kind,
      blocks: lists.get(old?.id ?? id) ?? blocks,
      topics: topicsAfter(page, old?.id, blocks, topics, kept),
    }
  })
  const stay = articlesInOrder(page).filter(({ id }) => kept.articles.has(id))
  const byId = new Map([...stay.map(({ id, kind, blocks, topics }) => ({ id, kind, blocks, topics })), ...cut].map((one) => [one.id, one]))
  const first = (blocks: readonly BlockId[]): number => Math.min(...standing(page, blocks).map((block) => position.get(block) ?? 0))
  const now = (id: ArticleId): number => first((byId.get(id) ?? page.articles[id])?.blocks ?? [])
  const was = (id: ArticleId): number => first(page.articles[id]?.blocks ?? [])
  return putAmong(page.head.articles, [...byId.keys()], now, was).flatMap((id) => byId.get(id) ?? [])
}

/** The blocks that are not dropped; where all are, all. */
function standing(page: Page, blocks: readonly BlockId[]): readonly BlockId[] {
  const shown = blocks.filter((block) => page.blocks[block]?.dropped === null)
  return shown.length > 0 ? shown : blocks
}

/** Topics that editors tagged go with the article that goes on, and with more than half of the text; then come the suggestions. */
function topicsAfter(
  page: Page,
  old: ArticleId | undefined,
  blocks: readonly BlockId[],
  suggested: readonly TopicTag[],
  kept: Kept,
): TopicTag[] {
  const shared = sharedText(page, blocks, kept)
  const tags = [...shared].flatMap(([id, text]) => {
    const article = page.articles[id]
    const whole = standing(page, article?.blocks ?? []).reduce((sum, block) => sum + (page.blocks[block]?.text.length ?? 0), 0)
    return id === old || text * 2 > whole ? (article?.topics.filter((tag) => tag.by === 'editor') ?? []) : []
  })
  const known = new Map<string, TopicTag>()
  for (const tag of [...tags, ...suggested]) if (!known.has(tag.topic)) known.set(tag.topic, tag)
  return [...known.values()]
}

/** Groups that name something dropped or kept, or of which an editor said something, stay; of the new ones those that do not run into them. */
function groupsAfter(page: Page, proposal: SegmentPage, kept: Kept): DuplicateGroup[] {
  const named = ({ keep, copies }: DuplicateGroup): BlockId[] => [...keep, ...copies.flat()]
  const stay = Object.values(page.groups).filter(
    (group) => group.said !== undefined || named(group).some((id) => kept.blocks.has(id) || page.blocks[id]?.dropped !== null),
  )
  const taken = new Set(stay.flatMap(named))
  return [...stay, ...proposal.groups.filter((group) => !named(group).some((id) => taken.has(id)))]
}

interface Cut {
  readonly idOf: (id: ArticleId) => ArticleId
  readonly lists: Lists
  readonly blocks: readonly SegmentedBlock[]
  readonly groups: readonly DuplicateGroup[]
}

/**
 * Questions about kept and dropped blocks stay as they are. A new question that an editor has answered or put off before,
 * at the same block, which lies as it lay then, is not asked again.
 */
function doubtsAfter(page: Page, proposal: SegmentPage, kept: Kept, { idOf, lists, blocks, groups }: Cut): Doubt[] {
  const there = new Set(lists.keys())
  const stay = Object.values(page.doubts).flatMap((doubt): Doubt[] => {
    if (!kept.blocks.has(doubt.block) && page.blocks[doubt.block]?.dropped === null) return []
    const answers = doubt.answers.filter(({ answer }) => answer.do !== 'move-to' || there.has(answer.article))
    return answers.length === 0 ? [] : [{ ...doubt, answers }]
  })
  const known = new Set<GroupId>(groups.map(({ id }) => id))
  const lies = placing(lists)
  const lay = placing(
    new Map<ArticleId | null, readonly BlockId[]>([
      ...articlesInOrder(page).map(({ id, blocks: list }) => [id, list] as const),
      [null, page.head.shelf],
    ]),
  )
  const now = new Map(blocks.map((block) => [block.id, block]))
  const unmoved = (id: BlockId): boolean => {
    const [was, is] = [page.blocks[id], now.get(id)]
    return lies.get(id) === lay.get(id) && (was?.roleP === null || was?.role === is?.role) && was?.joins === is?.joins
  }
  const before = new Map(Object.values(page.doubts).map((doubt) => [`${doubt.block} ${doubt.code}`, doubt]))
  const asked = proposal.doubts.map((doubt): Doubt => ({
    ...doubt,
    state: unmoved(doubt.block) ? (before.get(`${doubt.block} ${doubt.code}`)?.state ?? 'open') : 'open',
    answers: doubt.answers.map(({ answer, p }) => {
      if (answer.do === 'move-to') return { p, answer: { ...answer, article: idOf(answer.article) } }
      if (answer.do === 'drop-copy' && answer.group !== null && !known.has(answer.group)) return { p, answer: { ...answer, group: null } }
      return { p, answer }
    }),
  }))
  const names = new Set<DoubtId>(stay.map(({ id }) => id))
  return [...stay, ...asked.filter(({ id }) => !names.has(id))]
}

/** Where each block lies, as one word: its article and the block before it. */
function placing(lists: ReadonlyMap<ArticleId | null, readonly BlockId[]>): Map<BlockId, string> {
  return new Map([...lists].flatMap(([place, blocks]) => blocks.map((id, i) => [id, `${place ?? ''} ${blocks[i - 1] ?? ''}`] as const)))
}
