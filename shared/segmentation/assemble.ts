/** Puts drafts, copies and shelf together into the result that the interface promises. */
import { present } from '#shared/base/index.ts'
import { suggestTopics } from '#shared/topics/index.ts'

import type { Copies } from './copies.ts'
import type { Draft, DraftPage, Placed } from './drafts.ts'
import { probability, total } from './probabilities.ts'
import type { Place } from './places.ts'
import type { ArticleDecision, BlockDecision, DuplicateDecision } from './types.ts'
import type { PageFacts } from './page-facts.ts'
import type { ArticleKind } from '#shared/model/index.ts'

/** An article before its blocks get their final numbers. */
export interface Article {
  readonly draft: Draft
  readonly places: readonly Place[]
}

export interface Assembled {
  readonly blocks: readonly BlockDecision[]
  readonly articles: readonly ArticleDecision[]
  readonly duplicates: readonly DuplicateDecision[]
}

/**
 * Final decisions. Stand-ins give their place to the copy that is kept; dropped copies get the role and the article of
 * their counterpart. Articles come in the order of their first block.
 */
export function assemble(facts: PageFacts, page: DraftPage, articles: readonly Article[], copies: Copies): Assembled {
  const kept = (block: number): number => copies.keptFor.get(block) ?? block
  const byBlock = new Map<number, BlockDecision>()
  const sorted = articles
    .map((article) => ({ ...article, order: [...article.draft.head, ...article.draft.body].map((each) => kept(each.block)) }))
    .sort((a, b) => Math.min(...a.order) - Math.min(...b.order))
  sorted.forEach(({ draft, places }, index) => {
    const roles = [...draft.head, ...draft.body]
    places.forEach((place, k) => {
      const role = roles[k]
      if (role !== undefined) byBlock.set(kept(place.block), blockDecision(role, place, index, kept))
    })
  })
  for (const each of page.shelf) {
    byBlock.set(kept(each.block), {
      role: each.role,
      roleP: each.roleP,
      article: null,
      joins: null,
      p: shelfP(facts, each),
      reasons: each.reasons,
    })
  }
  const copiesOf = placeCopies(facts, copies, byBlock)
  return {
    blocks: facts.views.map((view) => present(byBlock.get(view.i), 'every line is in a unit, on the shelf or a copy')),
    articles: sorted.map(({ draft, order }, index) => articleDecision(facts, draft, order, copiesOf.get(index) ?? [])),
    duplicates: copies.groups,
  }
}

function blockDecision(role: Placed, place: Place, article: number, kept: (block: number) => number): BlockDecision {
  return {
    role: role.role,
    roleP: role.roleP,
    article,
    joins: place.joins === null ? null : kept(place.joins),
    p: probability(total(place.reasons)),
    reasons: [...place.reasons, ...(place.seam?.reasons ?? [])],
  }
}

function shelfP(facts: PageFacts, each: Placed): number {
  const isText = (facts.views[each.block]?.width ?? 0) > 20
  if (each.role === 'noise' || each.role === 'section') return isText ? 0.7 : 0.9
  return isText ? 0.5 : 0.75
}

/** Gives dropped copies their article and role; returns the copies of each article. */
function placeCopies(facts: PageFacts, copies: Copies, byBlock: Map<number, BlockDecision>): Map<number, number[]> {
  const copiesOf = new Map<number, number[]>()
  for (const group of copies.groups) {
    for (const run of group.drop) {
      run.forEach((block, k) => {
        const twin =
          group.keep.find((each) => facts.views[each]?.text === facts.views[block]?.text) ?? group.keep[Math.min(k, group.keep.length - 1)]
        const decision = twin === undefined ? undefined : byBlock.get(twin)
        if (decision === undefined) return
        byBlock.set(block, { ...decision, joins: null, p: group.kind === 'exact' ? 0.98 : 0.9 })
        if (decision.article === null) return
        copiesOf.set(decision.article, [...(copiesOf.get(decision.article) ?? []), block])
      })
    }
  }
  return copiesOf
}

function articleDecision(facts: PageFacts, draft: Draft, order: readonly number[], copies: readonly number[]): ArticleDecision {
  const headline = draft.head.find((each) => each.role === 'headline')
  const text = order.map((block) => facts.views[block]?.text ?? '').join('\n')
  return {
    kind: kindOf(facts, draft),
    order,
    copies: [...copies].sort((a, b) => a - b),
    title: headline === undefined ? '' : (facts.views[headline.block]?.text ?? ''),
    topics: draft.kind === 'ad' ? [] : suggestTopics(text.slice(0, 20_000)),
  }
}

/** A commentary names its column or its writer's office; a brief is one short paragraph that opens as a report. */
function kindOf(facts: PageFacts, draft: Draft): ArticleKind {
  if (draft.kind === 'photo') return 'photo'
  if (draft.kind === 'ad') return 'ad'
  const head = draft.head.map((each) => facts.views[each.block]?.text ?? '').join('\n')
  const last = facts.views[draft.body.at(-1)?.block ?? -1]?.text.slice(-60) ?? ''
  if (/评论员|評論員|社论|社論|时评|短评|论坛|杂谈|漫谈|[·•]\p{Script=Han}{0,4}谈(?:\n|$)/u.test(head)) return 'commentary'
  if (/[(（]作者(?:系|为|是|单位)/.test(last)) return 'commentary'
  const texts = draft.body.filter((each) => each.role === 'body')
  const first = facts.views[texts[0]?.block ?? -1]
  return texts.length === 1 && first !== undefined && first.dateline > 0 && first.width <= 140 ? 'brief' : 'news'
}
