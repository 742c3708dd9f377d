/** Articles as chains of places that follow each other, with the roles that fit a headline group. */
import type { Role } from '#shared/model/index.ts'
import { visualLength } from '#shared/text/index.ts'

import { coreValueOf, isDetail, isSection, isSerialEnd, isSlogan } from '../lines/lexicon.ts'
import { kindP, type RowReading } from '../reading/reading.ts'
import { isOneTitle } from '../lines/geometry-cues.ts'
import { joinProbability } from '../lines/seams.ts'
import { roleOf, type Kind } from '../reading/states.ts'
import type { Weights } from '../weights.ts'
import type { Placing } from './placing.ts'
import { articlesOf } from './second-look.ts'

/** One place of the row in its article. */
export interface Link {
  readonly place: number
  /** The block's number in the file. */
  readonly block: number
  readonly kind: Kind
  readonly role: Role
  /** The place of the running text that it continues mid-sentence, and how likely it is to continue the text before it. */
  readonly joins: number | null
  readonly joinP: number
}

export interface Chain {
  readonly links: readonly Link[]
}

/** The chains of a row, in the order of their first blocks; lines in no article are in none. */
export function chainsOf(reading: RowReading, placing: Placing, weights: Weights): Chain[] {
  const chains = articlesOf(reading, placing.follows)
    .filter((places) => isArticle(reading, places))
    .map((places): Chain => ({ links: linksOf(reading, weights, places) }))
  gatherSlogans(reading, chains)
  return chains.sort((a, b) => firstOf(a) - firstOf(b))
}

/**
 * Public-service slogans between which nothing but ornaments and scraps stands are one poster, the scraps with them; notices and other advertisements
 * each stand for themselves.
 */
function gatherSlogans(reading: RowReading, chains: Chain[]): void {
  const isPoster = (chain: Chain | undefined): chain is Chain =>
    chain?.links.every((link) => link.kind === 'ad') === true &&
    chain.links.some((link) => isSlogan(reading.facts.views[link.block]?.text ?? ''))
  for (let i = 0; i < chains.length; i++) {
    if (!isPoster(chains[i])) continue
    for (let j = i + 1; j < chains.length;) {
      const other = chains[j]
      const last = chains[i]?.links.at(-1)?.place ?? 0
      const first = other?.links[0]?.place ?? 0
      if (!isPoster(other) || first < last || !isShelved(reading, last + 1, first)) {
        j++
        continue
      }
      chains[i] = { links: [...(chains[i]?.links ?? []), ...other.links] }
      chains.splice(j, 1)
    }
    const links = chains[i]?.links ?? []
    chains[i] = { links: inOrder(reading, withScraps(reading, [...links, ...slogansBelow(reading, links.at(-1)?.place ?? 0)])) }
  }
}

function ofPoster(place: number, block: number): Link {
  return { place, block, kind: 'ad', role: 'ad', joins: null, joinP: 0 }
}

/** Slogans below a place that were read as standing in no article, up to the next line that stands in one. */
function slogansBelow({ facts, lines, links }: RowReading, place: number): Link[] {
  const end = links.findIndex((link, k) => k > place && link !== 'none')
  return lines.slice(place + 1, end < 0 ? lines.length : end).flatMap((block, i): Link[] => {
    return isSlogan(facts.views[block]?.text ?? '') ? [ofPoster(place + 1 + i, block)] : []
  })
}

/** Widest scrap of a poster that says nothing by itself, in Chinese characters. */
const WIDEST_SCRAP = 4

/** A poster with the lines between its slogans that can only be of it: a few Chinese characters that were read as standing in no article, and no label. */
function withScraps(reading: RowReading, links: readonly Link[]): Link[] {
  return links.flatMap((link, i) => {
    const from = (links[i - 1]?.place ?? link.place) + 1
    return isShelved(reading, from, link.place) ? [...scrapsOf(reading, from, link.place), link] : [link]
  })
}

/** All lines of some places, up to the one before `to`, were read as standing in no article. */
function isShelved({ links }: RowReading, from: number, to: number): boolean {
  return links.slice(from, to).every((link) => link === 'none')
}

/** A line of an article that was read as standing in none, so that nothing was weighed that it could follow: a scrap that its poster took in. */
export function isScrap(reading: RowReading, { place }: Link): boolean {
  return reading.links[place] === 'none'
}

function scrapsOf({ facts, lines }: RowReading, from: number, to: number): Link[] {
  return lines.slice(from, to).flatMap((block, i): Link[] => {
    const view = facts.views[block]
    // A slogan that was printed in two lines has its marks at both ends: “文明健康 and 有你有我”.
    const scrap = view?.text.replace(/^[“「『]|[”」』]$/g, '') ?? ''
    if (visualLength(scrap) > WIDEST_SCRAP || !/^\p{Script=Han}+$/u.test(scrap) || isSection(scrap)) return []
    return [ofPoster(from + i, block)]
  })
}

/** The lines of core values in the order that everybody knows, where a poster in columns was read across. */
function inOrder(reading: RowReading, links: readonly Link[]): Link[] {
  const valueOf = (link: Link): number | undefined => coreValueOf(reading.facts.views[link.block]?.text ?? '')
  const sorted = links.filter((link) => valueOf(link) !== undefined).sort((a, b) => (valueOf(a) ?? 0) - (valueOf(b) ?? 0))
  return links.map((link) => (valueOf(link) === undefined ? link : (sorted.shift() ?? link)))
}

function firstOf(chain: Chain): number {
  return Math.min(...chain.links.map((link) => link.block))
}

/** A label, a byline or a jump line alone makes no article. */
function isArticle(reading: RowReading, places: readonly number[]): boolean {
  return places.some((k) => {
    const kind = reading.kinds[k]
    return kind !== 'section' && kind !== 'byline' && kind !== 'signature' && kind !== 'jump' && kind !== 'noise'
  })
}

function linksOf(reading: RowReading, weights: Weights, places: readonly number[]): Link[] {
  const kinds = byForm(reading, places, headKinds(reading, places))
  const last = new Map<Kind, number>()
  return places.map((place, i) => {
    const kind = kinds[i] ?? 'body'
    const block = reading.lines[place] ?? 0
    let joinP = 0
    const text = kind === 'body' || kind === 'caption' ? last.get(kind) : undefined
    if (text !== undefined) joinP = joinProbability(reading.facts, weights, reading.lines[text] ?? 0, block)
    const joins = joinP >= 0.5 && text !== undefined ? text : null
    if (kind !== 'jump' && kind !== 'caption' && kind !== 'credit') last.clear()
    if (kind === 'body' || kind === 'caption') last.set(kind, place)
    return { place, block, kind, role: roleOf(kind), joins, joinP }
  })
}

/**
 * An article has one headline at most: of several the likeliest, and where there is only a kicker it is the headline. On a scan it may
 * have several lines, under each other in one size of type.
 */
function headKinds(reading: RowReading, places: readonly number[]): Kind[] {
  const kinds = places.map((k) => reading.kinds[k] ?? 'body')
  if (kinds[0] === 'crosshead') kinds[0] = 'headline'
  const titles = kinds.flatMap((kind, i) => (kind === 'headline' ? [i] : []))
  const candidates = titles.length > 0 ? titles : kinds.flatMap((kind, i) => (kind === 'kicker' ? [i] : []))
  let best: number | undefined
  for (const i of candidates)
    if (best === undefined || kindP(reading, places[i] ?? 0, 'headline') > kindP(reading, places[best] ?? 0, 'headline')) best = i
  if (best === undefined) return kinds
  const headline = best
  const firstText = kinds.findIndex((kind) => kind === 'body' || kind === 'caption')
  const isLine = (i: number, next: number): boolean =>
    kinds[i] === 'headline' &&
    isOneTitle(reading.facts, reading.lines[places[Math.min(i, next)] ?? 0] ?? 0, reading.lines[places[Math.max(i, next)] ?? 0] ?? 0)
  let [first, last] = [headline, headline]
  while (isLine(first - 1, first)) first--
  while (isLine(last + 1, last)) last++
  return kinds.map((kind, i) => {
    if (i >= first && i <= last) return 'headline'
    if (kind !== 'headline') return kind
    if (i < headline) return 'kicker'
    return firstText >= 0 && i > firstText ? 'crosshead' : 'subhead'
  })
}

/**
 * What the form of a line says whatever it was read for: what tells when, where or under which number behind an article's text is of that text, though
 * such lines stand in advertisements more often; (待续) is no name.
 */
function byForm(reading: RowReading, places: readonly number[], kinds: readonly Kind[]): Kind[] {
  const text = kinds[0] === 'ad' ? -1 : kinds.indexOf('body')
  return kinds.map((kind, i) => {
    const own = reading.facts.views[reading.lines[places[i] ?? 0] ?? 0]?.text ?? ''
    if (kind === 'ad') return text >= 0 && i > text && isDetail(own) ? 'body' : kind
    return (kind === 'byline' || kind === 'signature') && isSerialEnd(own) ? 'jump' : kind
  })
}
