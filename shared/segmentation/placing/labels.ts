/**
 * Labels above articles: does one belong to the article below it, as the name of its column, or does it stand over several? While a page is
 * read only the lines around are known; once there are articles it can be told from what they are.
 */
import { logOdds } from '../lines/compare.ts'
import { buckets, Cues, nameGrid, nameTable } from '../lines/cues.ts'
import { isGenericSection } from '../lines/lexicon.ts'
import { openingOf, widthOf } from '../lines/page-facts.ts'
import { logistic } from '../probabilities.ts'
import { inArticleAbove, kindP, type RowReading } from '../reading/reading.ts'
import type { Kind, Link } from '../reading/states.ts'
import { scorerOf } from '../scorer.ts'
import type { Weights } from '../weights.ts'
import { START } from './cover.ts'
import type { Places } from './cuts.ts'
import { placeRow, type Placing } from './placing.ts'
import { articlesOf, lookAgain } from './second-look.ts'

/** A line that may be a label over several articles, or the first line of the one below it. */
export interface LabelChoice {
  /** Its place in the row, and that of the line below it with which the article begins otherwise. */
  readonly place: number
  readonly below: number
  /** What speaks for its standing over several. */
  readonly cues: Cues
}

/** An article below a label, without the label. */
interface Below {
  readonly isHeaded: boolean
  readonly isSigned: boolean
  readonly isReport: boolean
  readonly sort: 'text' | 'photo' | 'ad'
  readonly opening: string | undefined
  /** Width of all its lines in Chinese characters. */
  readonly width: number
  readonly lines: readonly number[]
}

/** Lines of an article whose words are compared. */
const WINDOW = 12

/** All labels of which it is asked, in the order of the row. O(lines). */
export function labelChoices(reading: RowReading, placing: Placing): LabelChoice[] {
  const articles = articlesOf(reading, placing.follows)
  const startOf = new Map(articles.map((places, i) => [places[0] ?? -1, i]))
  const ends = endsOfLabels(reading, startOf)
  const last = reading.kinds.lastIndexOf('section')
  return reading.kinds.flatMap((kind, place): LabelChoice[] => {
    if (kind !== 'section' && kind !== 'kicker') return []
    const isOver = reading.links[place] === 'none'
    const at = startOf.get(isOver ? place + 1 : place) ?? -1
    const own = articles[at]
    const below = own?.[isOver ? 0 : 1]
    if (own === undefined || below !== place + 1 || reading.kinds[below] === 'section') return []
    const end = ends[below + 1] ?? articles.length
    const first = belowOf(reading, isOver ? own : own.slice(1))
    const next = at + 1 < end ? articles[at + 1] : undefined
    const second = next === undefined ? undefined : belowOf(reading, next)
    return [{ place, below, cues: choiceCues(reading, place, first, second, end - at - 1, below < last ? 'label' : 'page') }]
  })
}

/** By place: how many articles begin before the next label from there on; all of them where there is none. */
function endsOfLabels({ kinds }: RowReading, startOf: ReadonlyMap<number, number>): number[] {
  const ends: number[] = []
  let end = startOf.size
  let begun = startOf.size
  for (let place = kinds.length - 1; place >= 0; place--) {
    begun = startOf.get(place) ?? begun
    if (kinds[place] === 'section') end = begun
    ends[place] = end
  }
  return ends
}

function belowOf(reading: RowReading, places: Places): Below {
  const { facts, kinds } = reading
  const kindAt = (k: number): Kind => kinds[k] ?? 'body'
  const texts = places.filter((k) => kindAt(k) === 'body')
  const lines = places.map((k) => reading.lines[k] ?? 0)
  const text = facts.views[reading.lines[texts[0] ?? -1] ?? -1]
  return {
    isHeaded: places.some((k) => kindAt(k) === 'headline'),
    isSigned: places.some((k) => kindAt(k) === 'byline' || kindAt(k) === 'signature'),
    isReport: (text?.dateline ?? 0) > 0,
    sort: texts.length > 0 ? 'text' : places.some((k) => kindAt(k) === 'ad') ? 'ad' : 'photo',
    opening: text === undefined ? undefined : openingOf(text),
    width: widthOf(facts, lines),
    lines: lines.slice(0, WINDOW),
  }
}

const countName = nameGrid((count: string, ends: 'label' | 'page') => `spans-articles:count.${count}.${ends}`)
const kindName = nameGrid((kind: Kind, count: string) => `spans-articles:${kind}.${count}`)
const firstName = nameGrid((look: string, size: string) => `spans-articles:first.${look}.${size}`)
const alikeName = nameGrid((first: string, second: string) => `spans-articles:alike.${first}.${second}`)
const signedName = nameGrid((first: string, second: string) => `spans-articles:signed.${first}.${second}`)
const reportName = nameGrid((first: string, second: string) => `spans-articles:report.${first}.${second}`)
const sizeName = nameTable((ratio: string) => `spans-articles:size.${ratio}`)
const coversName = nameTable((covers: string) => `spans-articles:covers.${covers}`)
const countBucket = buckets([0, 1, 2, 4])
const sizeBucket = buckets([80, 200, 500])
const ratioBucket = buckets([-2, -1, -0.5, 0.5, 1, 2])
const coversBucket = buckets([-0.4, -0.1, 0.1, 0.4])

function choiceCues(
  reading: RowReading,
  place: number,
  first: Below,
  second: Below | undefined,
  followers: number,
  ends: 'label' | 'page',
): Cues {
  const { facts, p } = reading
  const line = reading.lines[place] ?? 0
  const text = facts.views[line]?.text ?? ''
  const kind = reading.kinds[place] ?? 'section'
  const count = countBucket(followers)
  const cues = new Cues()
  cues.add('habit')
  cues.add('spans-articles:read', logOdds(p.none[place] ?? 0, 1 - (p.none[place] ?? 0), 1e-3))
  cues.add('spans-articles:named', logOdds(kindP(reading, place, 'section'), kindP(reading, place, 'kicker'), 1e-3))
  cues.add(countName(count, ends))
  cues.add(kindName(kind, count))
  cues.add(firstName(lookOf(first), sizeBucket(first.width)))
  if (isGenericSection(text)) cues.add(kindName('section', `generic.${count}`))
  cues.mark(place <= 2, 'spans-articles:top')
  const ownCover = facts.words.coverage([line], first.lines)
  cues.add('spans-articles:covers', ownCover)
  if (second === undefined) return cues
  cues.add(alikeName(lookOf(first), lookOf(second)))
  cues.add(signedName(String(first.isSigned), String(second.isSigned)))
  cues.add(reportName(String(first.isReport), String(second.isReport)))
  cues.add(sizeName(ratioBucket(Math.log((second.width + 10) / (first.width + 10)))))
  cues.mark(first.opening !== undefined && first.opening === second.opening, 'spans-articles:opening')
  cues.add('spans-articles:like', Math.log(facts.words.likeness(first.lines, second.lines) + 0.01) / 2)
  const cover = facts.words.coverage([line], second.lines)
  cues.add('spans-articles:covers.second', cover)
  cues.add('spans-articles:covers.both', Math.min(cover, ownCover))
  cues.add(coversName(coversBucket(cover - ownCover)))
  return cues
}

function lookOf({ sort, isHeaded }: Below): string {
  return sort === 'text' ? (isHeaded ? 'headed' : 'bare') : sort
}

/** A page whose articles are made. */
export interface Placed {
  readonly reading: RowReading
  readonly placing: Placing
}

/** Decides for each label whether it belongs to the article below it. Keeps with the placing how clear that was. */
export function settleLabels(reading: RowReading, placing: Placing, weights: Weights): Placed {
  const scorer = scorerOf(weights, 'labels')
  // Weights that know nothing of labels leave them as they were read.
  const choices = scorer.isSilent ? [] : labelChoices(reading, placing)
  if (choices.length === 0) return { reading, placing }
  const labels = new Map<number, number>()
  const links: Link[] = [...reading.links]
  const kinds: Kind[] = [...reading.kinds]
  const follows = Int32Array.from(placing.follows)
  let isChanged = false
  for (const { place, below, cues } of choices) {
    const nats = scorer.nats([cues])
    const isOver = nats > 0
    const p = logistic(Math.abs(nats))
    labels.set(place, p).set(below, p)
    if (isOver === (links[place] === 'none')) continue
    isChanged = true
    links[place] = isOver ? 'none' : 'start'
    follows[below] = isOver ? START : place
    if (isOver) kinds[place] = 'section'
  }
  if (!isChanged) return { reading, placing: { ...placing, labels } }
  return { reading: { ...reading, links, kinds, above: inArticleAbove(links) }, placing: { ...placing, follows, labels } }
}

/** Makes the articles of a page that has been read: places, a second look, labels. */
export function placed(reading: RowReading, weights: Weights): Placed {
  return settleLabels(reading, lookAgain(reading, placeRow(reading, weights), weights), weights)
}
