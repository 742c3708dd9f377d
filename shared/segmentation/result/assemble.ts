/** Puts chains, copies and shelf together into the result that the interface promises. */
import { present } from '#shared/base/index.ts'
import type { ArticleKind } from '#shared/model/index.ts'
import { glue } from '#shared/text/index.ts'
import { suggestTopics } from '#shared/topics/index.ts'

import type { Copies } from './copies.ts'
import type { PageFacts } from '../lines/page-facts.ts'
import type { Chain } from '../placing/chains.ts'
import type { ArticleDecision, BlockDecision, DuplicateDecision, Reason } from '../types.ts'

/** What the engine has decided about one block, before it gets its final number. */
export interface Decided {
  readonly role: BlockDecision['role']
  readonly roleP: number
  readonly joins: number | null
  readonly joinP: number
  readonly p: number
  readonly reasons: readonly Reason[]
}

export interface Assembled {
  readonly blocks: readonly BlockDecision[]
  readonly articles: readonly ArticleDecision[]
  readonly duplicates: readonly DuplicateDecision[]
}

/**
 * Final decisions. Stand-ins give their place to the copy that is kept; dropped copies get the role and the article of
 * their counterpart. Articles come in the order of their first block. `decided` holds every block that takes part.
 */
export function assemble(facts: PageFacts, chains: readonly Chain[], decided: ReadonlyMap<number, Decided>, copies: Copies): Assembled {
  const kept = (block: number): number => copies.keptFor.get(block) ?? block
  const articles = chains
    .map((chain) => ({ chain, order: chain.links.map((link) => kept(link.block)) }))
    .sort((a, b) => Math.min(...a.order) - Math.min(...b.order))
  const articleOf = new Map(articles.flatMap(({ order }, index) => order.map((block) => [block, index] as const)))
  const blocks = new Map<number, BlockDecision>()
  for (const [block, { joins, ...rest }] of decided) {
    const at = kept(block)
    const article = articleOf.get(at) ?? null
    blocks.set(at, { ...rest, article, joins: joins === null || article === null ? null : kept(joins) })
  }
  const copiesOf = placeCopies(facts, copies, blocks)
  return {
    blocks: facts.views.map((view) => present(blocks.get(view.i), 'every line takes part or is a copy of one that does')),
    articles: articles.map(({ chain, order }, index) => articleDecision(facts, chain, order, copiesOf.get(index) ?? [])),
    duplicates: copies.groups,
  }
}

/** Gives dropped copies their article and role; returns the copies of each article. */
function placeCopies(facts: PageFacts, copies: Copies, blocks: Map<number, BlockDecision>): Map<number, number[]> {
  const copiesOf = new Map<number, number[]>()
  for (const group of copies.groups) {
    for (const run of group.drop) {
      run.forEach((block, k) => {
        const twin =
          group.keep.find((each) => facts.views[each]?.text === facts.views[block]?.text) ?? group.keep[Math.min(k, group.keep.length - 1)]
        const decision = twin === undefined ? undefined : blocks.get(twin)
        if (decision === undefined) return
        blocks.set(block, { ...decision, joins: null, joinP: 0, p: group.kind === 'exact' ? 0.98 : 0.9 })
        if (decision.article === null) return
        copiesOf.set(decision.article, [...(copiesOf.get(decision.article) ?? []), block])
      })
    }
  }
  return copiesOf
}

function articleDecision(facts: PageFacts, chain: Chain, order: readonly number[], copies: readonly number[]): ArticleDecision {
  const headline = chain.links.flatMap((link, i) => (link.kind === 'headline' ? [facts.views[order[i] ?? -1]?.text ?? ''] : []))
  const kind = kindOf(facts, chain)
  const text = order.map((block) => facts.views[block]?.text ?? '').join('\n')
  return {
    kind,
    order,
    copies: [...copies].sort((a, b) => a - b),
    title: headline.reduce((title, line) => (title === '' ? line : glue(title, line)), ''),
    topics: kind === 'ad' ? [] : suggestTopics(text.slice(0, 20_000)),
  }
}

/** A commentary names its column or its writer's office; a brief is one short paragraph that opens as a report. */
function kindOf(facts: PageFacts, { links }: Chain): ArticleKind {
  const texts = links.filter((link) => link.kind === 'body')
  if (links.some((link) => link.kind === 'ad') && texts.length === 0) return 'ad'
  if (texts.length === 0 && links.some((link) => link.kind === 'caption')) return 'photo'
  const textOf = (block: number | undefined): string => facts.views[block ?? -1]?.text ?? ''
  const firstText = links.findIndex((link) => link.kind === 'body')
  const head = links.slice(0, Math.max(0, firstText)).map((link) => textOf(link.block))
  const last = textOf(links.at(-1)?.block).slice(-60)
  if (/评论员|評論員|社论|社論|社評|社评|时评|短评|短評|论坛|论语|杂谈|漫谈|[·•]\p{Script=Han}{0,4}谈(?:\n|$)/u.test(head.join('\n')))
    return 'commentary'
  if (/[(（]作者(?:系|为|是|单位)/.test(last)) return 'commentary'
  const first = facts.views[texts[0]?.block ?? -1]
  return texts.length === 1 && first !== undefined && first.dateline > 0 && first.width <= 140 ? 'brief' : 'news'
}
