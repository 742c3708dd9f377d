/**
 * A second look at the articles as wholes: does the end of one belong to another? The first look compares a block with
 * the few lines around; here the whole end of an article is held against the rest of its own and against every other
 * article nearby. A move is an end that is cut off and goes to the end of another article, or stands for itself.
 */
import { buckets, Cues, nameGrid, within } from '../lines/cues.ts'
import { joinProbability } from '../lines/seams.ts'
import { logistic } from '../probabilities.ts'
import type { RowReading } from '../reading/reading.ts'
import { weigh, type Weights } from '../weights.ts'
import { START } from './cover.ts'
import type { Placing } from './placing.ts'
import { surroundingsOf, type Group } from './surroundings.ts'

/** An article as the places of the row that it consists of, in its order. */
type Places = readonly number[]

/** A move that comes into question: the end of article `from` from its place `at` on goes to article `to`, or stands alone. */
export interface Move {
  readonly from: number
  readonly at: number
  readonly to: number | null
  readonly cues: Cues
}

/** Articles on either side that an end could belong to. */
const REACH = 10
/** Lines of an end, or of an article, whose words are compared. */
const WINDOW = 10
/** Moves made on one page at most. */
const MOST_MOVES = 12
/** An article longer than this is not searched for cuts: it is none. */
const LONGEST = 120

/** Improves a placing by moves that are likelier right than wrong, the likeliest first. */
export function lookAgain(reading: RowReading, placing: Placing, weights: Weights): Placing {
  let follows = placing.follows
  const moved = new Set<number>()
  for (let round = 0; round < MOST_MOVES; round++) {
    const articles = articlesOf(reading, follows)
    let best: { readonly move: Move; readonly p: number } | undefined
    for (const move of movesOf(reading, { ...placing, follows }, articles, weights)) {
      const place = articles[move.from]?.[move.at] ?? 0
      const p = logistic(weigh(weights.moves, move.cues.names, move.cues.values))
      if (!moved.has(place) && p > 0.5 && p > (best?.p ?? 0)) best = { move, p }
    }
    if (best === undefined) break
    const place = articles[best.move.from]?.[best.move.at] ?? 0
    const target = best.move.to === null ? undefined : articles[best.move.to]?.at(-1)
    moved.add(place)
    follows = Int32Array.from(follows)
    follows[place] = target ?? START
  }
  return { ...placing, follows }
}

/** Articles of a placing, in the order of their beginnings. */
export function articlesOf(reading: RowReading, follows: Int32Array): Places[] {
  const next = new Map<number, number>()
  follows.forEach((from, k) => {
    if (from !== START) next.set(from, k)
  })
  const articles: number[][] = []
  follows.forEach((from, k) => {
    if (from !== START || reading.links[k] === 'none') return
    const places: number[] = []
    for (let at: number | undefined = k; at !== undefined; at = next.get(at)) places.push(at)
    articles.push(places)
  })
  return articles
}

/** All moves that come into question. */
export function movesOf(reading: RowReading, placing: Placing, articles: readonly Places[], weights: Weights): Move[] {
  const page = new Cutter(reading, placing, weights)
  const wholes = articles.map((places): Whole => ({ places, ...page.sideOf(places) }))
  const takes = wholes.map((whole) => page.canTake(whole.places))
  const moves: Move[] = []
  wholes.forEach(({ places }, from) => {
    if (places.length > LONGEST) return
    const first = places.findIndex((k) => page.isText(k))
    for (let at = Math.max(0, first); first >= 0 && at < places.length; at++) {
      if (!page.canCut(places, at, first)) continue
      const cut = page.cutOf(places, at)
      for (let to = Math.max(0, from - REACH); to <= Math.min(wholes.length - 1, from + REACH); to++) {
        const target = wholes[to]
        if (to !== from && target !== undefined && takes[to] === true)
          moves.push({ from, at, to, cues: moveCues(page, cut, target, Math.abs(to - from)) })
      }
      if (at > first || (first > 0 && at === first)) moves.push({ from, at, to: null, cues: moveCues(page, cut, undefined, 0) })
    }
  })
  return moves
}

/** Lines of one side of a cut: its headline group and its text. */
interface Side {
  readonly heads: readonly number[]
  readonly texts: readonly number[]
  /** Width of the text in Chinese characters. */
  readonly width: number
}

/** An article that could take an end. */
interface Whole extends Side {
  readonly places: Places
}

/** A place at which an article is cut, with what does not depend on where its end would go. */
interface Cut {
  /** The place of the row with which the end begins. */
  readonly place: number
  readonly own: Side
  readonly tail: Side
  /** Likeness of the two sides' words. */
  readonly like: number
  /** How much of the headline's words the end has. */
  readonly title: number
  readonly isWhole: boolean
  readonly isReport: boolean
  /** How what stands above ends: with names, in the middle of a sentence, or neither. */
  readonly ends: 'names' | 'open' | 'other'
}

const NOTHING: Side = { heads: [], texts: [], width: 0 }

/** What is asked about a page's articles while they are cut. */
class Cutter {
  readonly reading: RowReading
  readonly placing: Placing
  readonly weights: Weights
  readonly #groups: readonly Group[]

  constructor(reading: RowReading, placing: Placing, weights: Weights) {
    this.reading = reading
    this.placing = placing
    this.weights = weights
    this.#groups = surroundingsOf(reading).groups
  }

  lineAt(k: number): number {
    return this.reading.lines[k] ?? 0
  }

  isText(k: number): boolean {
    return this.#groups[k] === 'text'
  }

  /** Ends with names: a byline, or names behind the last sentence. */
  endsWithNames(k: number): boolean {
    return this.#groups[k] === 'names' || this.reading.facts.views[this.lineAt(k)]?.tail !== undefined
  }

  endsSentence(k: number): boolean {
    return this.reading.facts.views[this.lineAt(k)]?.ending === 'sentence'
  }

  joins(last: number, next: number): number {
    return joinProbability(this.reading.facts, this.weights, this.lineAt(last), this.lineAt(next))
  }

  /** An article can be cut before a paragraph that does not go on mid-sentence; one without headline can move whole. */
  canCut(places: Places, at: number, first: number): boolean {
    const here = places[at] ?? 0
    const before = places[at - 1]
    if (!this.isText(here)) return false
    if (at === 0) return true
    if (at < first || before === undefined) return false
    return !this.isText(before) || this.joins(before, here) < 0.5
  }

  /** Pictures and advertisements take no text. */
  canTake(target: Places): boolean {
    const last = this.#groups[target.at(-1) ?? 0]
    return last !== 'ad' && last !== 'caption' && last !== 'credit'
  }

  sideOf(places: Places): Side {
    const heads: number[] = []
    const texts: number[] = []
    for (const k of places) {
      if (this.isText(k)) texts.push(this.lineAt(k))
      else if (this.#groups[k] === 'head' && heads.length < 4) heads.push(this.lineAt(k))
    }
    if (texts.length > WINDOW) texts.splice(WINDOW / 2, texts.length - WINDOW)
    return { heads, texts, width: texts.reduce((sum, line) => sum + (this.reading.facts.views[line]?.width ?? 0), 0) }
  }

  cutOf(places: Places, at: number): Cut {
    const { words, views } = this.reading.facts
    const own = this.sideOf(places.slice(0, at))
    const tail = this.sideOf(places.slice(at))
    const place = places[at] ?? 0
    const before = places[at - 1]
    const isOpen = before !== undefined && this.isText(before) && !this.endsSentence(before)
    return {
      place,
      own,
      tail,
      like: words.likeness(tail.texts, own.texts),
      title: own.heads.length === 0 ? 0.2 : words.coverage(own.heads, tail.texts),
      isWhole: at === 0,
      isReport: (views[this.lineAt(place)]?.dateline ?? 0) > 0,
      ends: before !== undefined && this.endsWithNames(before) ? 'names' : isOpen ? 'open' : 'other',
    }
  }
}

/** Where an end would go: to stand alone, to a headline that waits for its text, or behind another text. */
type Where = 'alone' | 'waits' | 'joins'

const habitName = nameGrid((where: Where, how: string) => `habit:${where}.${how}`)
const lengthName = nameGrid((where: Where, count: string) => `length:${where}.${count}`)
const ownWordsName = nameGrid((where: Where, size: string) => `words-here:${where}.${size}`)
const gainName = nameGrid((where: string, size: string) => `words:${where}.${size}`)
const titleName = nameGrid((where: Where, gain: string) => `words-headline:${where}.${gain}`)
const joinName = nameGrid((where: Where, p: string) => `runs-on:${where}.${p}`)
const distanceName = nameGrid((where: Where, side: string) => `distance:${where}.${side}`)

/** Names in one part only. */
const plainNames = { alone: plainNamesOf('alone'), waits: plainNamesOf('waits'), joins: plainNamesOf('joins') }

function plainNamesOf(where: Where) {
  return {
    distance: `distance:${where}`,
    follows: `follows:${where}`,
    ownTitle: `words-headline:${where}.own`,
    title: `words-headline:${where}`,
    noTitle: `no-headline:${where}`,
    noOtherTitle: `no-headline:${where}.other`,
    report: `starts-report:${where}`,
    names: `names-end:${where}`,
    otherNames: `names-end:${where}.other`,
    open: `before-open:${where}`,
    misses: `sentence-open:${where}.misses`,
    fits: `sentence-open:${where}.fits`,
  } as const
}

const lengthBucket = buckets([1, 2, 4])

function moveCues(page: Cutter, cut: Cut, target: Whole | undefined, distance: number): Cues {
  const cues = new Cues()
  const where = target === undefined ? 'alone' : target.texts.length === 0 ? 'waits' : 'joins'
  cues.add(habitName(where, cut.isWhole ? 'whole' : cut.own.texts.length === 0 ? 'headed' : 'cut'))
  cues.add(lengthName(where, lengthBucket(cut.tail.texts.length)))
  placeCues(cues, page.placing, cut.place, target, where)
  wordCues(cues, page, cut, target ?? NOTHING, where)
  endCues(cues, page, cut, target, where)
  if (target !== undefined) {
    cues.add(plainNames[where].distance, Math.log(1 + distance))
    cues.add(distanceName(where, (target.places[0] ?? 0) > cut.place ? 'behind' : 'before'))
  }
  return cues
}

function placeCues(cues: Cues, placing: Placing, place: number, target: Whole | undefined, where: Where): void {
  const list = placing.candidates[place] ?? []
  const p = (from: number): number => list.find((candidate) => candidate.from === from)?.p ?? 0
  const to = target === undefined ? START : (target.places.at(-1) ?? START)
  const odds = (p(to) + 1e-3) / (p(placing.follows[place] ?? START) + 1e-3)
  cues.add(plainNames[where].follows, within(Math.log(odds), 7) / 4)
}

const sizeBucket = buckets([80, 250, 600])
const gainBucket = buckets([-0.5, 0.2, 0.8, 1.5, 2.2])
const titleBucket = buckets([-0.2, 0, 0.15, 0.3, 0.5])

function wordCues(cues: Cues, page: Cutter, { own, tail, like, title }: Cut, other: Side, where: Where): void {
  const { words } = page.reading.facts
  const names = plainNames[where]
  const size = sizeBucket(Math.min(tail.width, where === 'joins' ? other.width : own.width))
  cues.add(ownWordsName(where, size), Math.log(like + 0.01) / 2)
  if (where === 'joins') {
    const there = words.likeness(tail.texts, other.texts)
    const gain = within(Math.log((there + 0.01) / (like + 0.01)), 3)
    cues.add(gainName(where, size), gain)
    cues.add(gainName(gainBucket(gain), size))
  }
  cues.add(names.ownTitle, title)
  if (own.heads.length === 0) cues.add(names.noTitle)
  if (where === 'alone') return
  if (other.heads.length === 0) {
    cues.add(names.noOtherTitle)
    return
  }
  const gain = words.coverage(other.heads, tail.texts) - title
  cues.add(names.title, gain)
  cues.add(titleName(where, titleBucket(gain)))
}

const joinBucket = buckets([0.02, 0.2, 0.5, 0.8])

/** How the pieces end: open sentences want to go on, bylines and sources close an article, a dateline opens one. */
function endCues(cues: Cues, page: Cutter, cut: Cut, target: Whole | undefined, where: Where): void {
  const names = plainNames[where]
  if (cut.isReport) cues.add(names.report)
  if (cut.ends === 'names') cues.add(names.names)
  else if (cut.ends === 'open') cues.add(names.open)
  const last = target?.places.at(-1)
  if (last === undefined) return
  if (page.endsWithNames(last)) cues.add(names.otherNames)
  if (!page.isText(last)) return
  const join = page.joins(last, cut.place)
  cues.add(joinName(where, joinBucket(join)))
  if (!page.endsSentence(last)) cues.add(join < 0.2 ? names.misses : names.fits)
}
