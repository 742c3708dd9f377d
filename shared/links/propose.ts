/**
 * Which articles of one issue are parts of one: proposals with their probability.
 *
 * Each possible pair gets log-odds from what speaks for it and against it; the probability of a pair is that of all ways to pair
 * the articles off in which it occurs. So two candidates that are equally likely get at most one half each, however well both
 * fit, and are left to the editor.
 *
 * The numbers are set by hand: real pairs are too few to learn from. That of the words follows what halves of the same
 * article have in common against halves of different ones (ten papers: 0.05 in the middle against 0.006).
 */
import type { ArticleId } from '#shared/base/index.ts'
import { samePageNo } from '#shared/segmentation/index.ts'

import type { LinkEnd } from './ends.ts'
import { marginals } from './matching.ts'
import { titlesAlike, Words } from './words.ts'

export interface ProposedLink {
  /** The part that goes on. */
  readonly from: LinkEnd
  /** The part that it goes on in, on another page. */
  readonly to: LinkEnd
  /** Probability that they are parts of one article, 0..1. */
  readonly p: number
}

/** From this probability on a pair is linked without asking. */
export const SURE_LINK = 0.9

/** Log-odds of two articles of an issue that nothing is known of, and what each sign adds. */
const NATS = {
  base: -5,
  jump: { pageAgrees: 5, pageUnknown: 2, pageDiffers: -7, none: -1.2 },
  title: { alike: 4, different: -2 },
  headline: { alike: 3 },
  begins: { cut: 2.5, whole: -0.5 },
  endsCut: 1,
  backwards: -1.5,
  otherKind: -2.5,
  /** That a part stays alone though its jump line names a page that is there: its other part may be missing from the scan. */
  alone: -1.5,
} as const

/** Pairs below this are left out: they could never become likely. */
const HOPELESS = -6

/** The most that words in common add. */
const MOST_WORDS = 3

/** Titles count as alike from this share of common pairs on, as different up to that. */
const ALIKE = 0.6
const DIFFERENT = 0.2

/**
 * Proposes links between the articles of one issue: the likeliest first, no article twice as the part that goes on, nor as
 * the part that it goes on in. Only where a jump line stands at one end or the other: words alone prove nothing.
 */
export function proposeLinks(ends: readonly LinkEnd[]): ProposedLink[] {
  if (ends.every(({ to, from }) => to === null && from === null)) return []
  const pairs = pairsOf(ends)
  return assign(groupsOf(pairs).flatMap((group) => proposalsOf(group, ends)))
}

interface Pair {
  readonly from: LinkEnd
  readonly to: LinkEnd
  readonly nats: number
}

/** Pairs that are worth a thought, with all their log-odds. */
function pairsOf(ends: readonly LinkEnd[]): Pair[] {
  const words = wordsOfEnds(ends)
  const pointing = ends.filter(({ from }) => from !== null)
  return ends.flatMap((from) => {
    const others = (from.to === null ? pointing : ends).filter((to) => to.page !== from.page)
    const hopeful = others.flatMap((to) => {
      const nats = natsOf(from, to)
      return nats + MOST_WORDS < HOPELESS ? [] : [{ from, to, nats }]
    })
    if (hopeful.length === 0) return []
    const wordsNats = wordsNatsOf(from, ends, words)
    return hopeful.map((pair) => ({ ...pair, nats: pair.nats + wordsNats(pair.to) })).filter(({ nats }) => nats > HOPELESS)
  })
}

function wordsOfEnds(ends: readonly LinkEnd[]): Words<ArticleId> {
  return new Words(ends.map((end) => [end.article, end.words] as const))
}

/**
 * For one article: what the words that it has in common with another say, in nats, against what it has in common with the
 * rest of the other pages. From -1.5 to `MOST_WORDS`.
 */
function wordsNatsOf(end: LinkEnd, ends: readonly LinkEnd[], words: Words<ArticleId>): (other: LinkEnd) => number {
  const others = ends.filter((other) => other.page !== end.page)
  const common = new Map(others.map((other) => [other.article, words.inCommon(end.article, other.article)]))
  const sum = [...common.values()].reduce((total, one) => total + one, 0)
  return (other) => {
    const here = common.get(other.article) ?? 0
    const usual = (sum - here) / Math.max(1, common.size - 1)
    const nats = 2.5 * Math.log((here + 0.003) / (usual + 0.005)) - 1
    return Math.max(-1.5, Math.min(MOST_WORDS, nats))
  }
}

/** Pairs that share an end, directly or over others: each group is weighed by itself. */
function groupsOf(pairs: readonly Pair[]): Pair[][] {
  const groups = new Map<string, Pair[]>()
  for (const pair of pairs) {
    const [out, into] = [`>${pair.from.article}`, `<${pair.to.article}`]
    const [one, other] = [groups.get(out), groups.get(into)]
    const group = one ?? other ?? []
    if (one !== undefined && other !== undefined && one !== other) {
      one.push(...other)
      for (const { from, to } of other) {
        groups.set(`>${from.article}`, one)
        groups.set(`<${to.article}`, one)
      }
    }
    group.push(pair)
    groups.set(out, group)
    groups.set(into, group)
  }
  return [...new Set(groups.values())]
}

function proposalsOf(pairs: readonly Pair[], ends: readonly LinkEnd[]): ProposedLink[] {
  const rows = [...new Set(pairs.map(({ from }) => from))]
  const columns = [...new Set(pairs.map(({ to }) => to))]
  const odds = rows.map((from) =>
    columns.map((to) => Math.exp(pairs.find((pair) => pair.from === from && pair.to === to)?.nats ?? -Infinity)),
  )
  const p = marginals({
    pairs: odds,
    rowAlone: rows.map((end) => aloneOdds(end.to?.page, end, ends)),
    columnAlone: columns.map((end) => aloneOdds(end.from?.page, end, ends)),
  })
  return pairs.map(({ from, to }) => ({ from, to, p: p[rows.indexOf(from)]?.[columns.indexOf(to)] ?? 0 }))
}

function aloneOdds(page: string | null | undefined, end: LinkEnd, ends: readonly LinkEnd[]): number {
  const named = page != null && ends.some((other) => other.page !== end.page && other.pageNo !== null && samePageNo(page, other.pageNo))
  return named ? Math.exp(NATS.alone) : 1
}

function assign(proposals: readonly ProposedLink[]): ProposedLink[] {
  const [gone, come] = [new Set<ArticleId>(), new Set<ArticleId>()]
  const sorted = proposals.toSorted((a, b) => b.p - a.p || a.from.order - b.from.order || a.to.order - b.to.order)
  return sorted.filter(({ from, to, p }) => {
    if (p < 0.01 || gone.has(from.article) || come.has(to.article)) return false
    gone.add(from.article)
    come.add(to.article)
    return true
  })
}

/**
 * All articles of other pages that one article could go on in (`continuesTo`) or come from (`continuedFrom`), the likeliest
 * first, each with the probability as if the other ends had no other choice. For the editor's list: nothing is left out.
 */
export function rankLinks(
  end: LinkEnd,
  ends: readonly LinkEnd[],
  direction: 'continuesTo' | 'continuedFrom',
): { readonly end: LinkEnd; readonly p: number }[] {
  const words = wordsOfEnds(ends)
  const wordsNats = wordsNatsOf(end, ends, words)
  const others = ends.filter((other) => other.page !== end.page)
  const scored = others.map((other) => {
    const nats = direction === 'continuesTo' ? natsOf(end, other) : natsOf(other, end)
    return { end: other, odds: Math.exp(nats + wordsNats(other)) }
  })
  const sum = scored.reduce((total, { odds }) => total + odds, 1)
  return scored.map(({ end: other, odds }) => ({ end: other, p: odds / sum })).sort((a, b) => b.p - a.p)
}

/** What speaks for and against `from` going on in `to`, words in common apart. Nats of log-odds. */
function natsOf(from: LinkEnd, to: LinkEnd): number {
  let nats: number = NATS.base
  nats += jumpNats(from.to?.page, from.to !== null, to)
  nats += jumpNats(to.from?.page, to.from !== null, from)
  nats += titleNats(from, to)
  nats += to.beginsCut ? NATS.begins.cut : NATS.begins.whole
  if (from.endsCut) nats += NATS.endsCut
  if (goesBack(from, to)) nats += NATS.backwards
  if (to.kind === 'photo' || to.kind === 'ad' || from.kind === 'photo' || from.kind === 'ad') nats += NATS.otherKind
  return nats
}

/** `page` is what the jump line says, undefined or null where it says none. */
function jumpNats(page: string | null | undefined, there: boolean, other: LinkEnd): number {
  if (!there) return NATS.jump.none
  if (page == null || other.pageNo === null) return NATS.jump.pageUnknown
  return samePageNo(page, other.pageNo) ? NATS.jump.pageAgrees : NATS.jump.pageDiffers
}

/** A jump line may give the title of the other part, or both parts have one headline. */
function titleNats(from: LinkEnd, to: LinkEnd): number {
  let nats = 0
  for (const [jump, other] of [
    [from.to, to],
    [to.from, from],
  ] as const) {
    if (jump?.title == null || other.title === '') continue
    const alike = titlesAlike(jump.title, other.title)
    if (alike >= ALIKE) nats += NATS.title.alike
    else if (alike <= DIFFERENT) nats += NATS.title.different
  }
  if (nats <= 0 && titlesAlike(from.title, to.title) >= ALIKE) nats += NATS.headline.alike
  return nats
}

/** From page 4 to page 1. Letters and other forms are not compared. */
function goesBack(from: LinkEnd, to: LinkEnd): boolean {
  const [first, second] = [from.pageNo, to.pageNo].map((no) => (no !== null && /^\d+$/.test(no) ? Number(no) : undefined))
  return first !== undefined && second !== undefined && second < first
}
