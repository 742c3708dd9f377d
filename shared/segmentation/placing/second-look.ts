/**
 * A second look at the articles as wholes: does the end of one belong to another? The first look compares a block with
 * the few lines around; here the whole end of an article is held against the rest of its own and against every other
 * article nearby. A move is an end that is cut off and goes to the end of another article, or stands for itself.
 */
import { bucket, Cues, within } from '../lines/cues.ts'
import { joinProbability } from '../lines/seams.ts'
import { logistic } from '../probabilities.ts'
import { groupOf, type RowReading } from '../reading/reading.ts'
import { weigh, type Weights } from '../weights.ts'
import { START } from './cover.ts'
import type { Placing } from './placing.ts'

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
  const moves: Move[] = []
  articles.forEach((places, from) => {
    if (places.length > LONGEST) return
    const first = places.findIndex((k) => isText(reading, k))
    for (let at = Math.max(0, first); first >= 0 && at < places.length; at++) {
      if (!canCut(reading, weights, places, at, first)) continue
      for (let to = Math.max(0, from - REACH); to <= Math.min(articles.length - 1, from + REACH); to++) {
        const target = articles[to]
        if (to !== from && target !== undefined && canTake(reading, target)) {
          moves.push({ from, at, to, cues: moveCues(reading, placing, weights, places, at, target, Math.abs(to - from)) })
        }
      }
      if (at > first || (first > 0 && at === first))
        moves.push({ from, at, to: null, cues: moveCues(reading, placing, weights, places, at, undefined, 0) })
    }
  })
  return moves
}

function isText(reading: RowReading, k: number): boolean {
  return groupOf(reading.kinds[k] ?? 'noise') === 'text'
}

/** An article can be cut before a paragraph that does not go on mid-sentence; one without headline can move whole. */
function canCut(reading: RowReading, weights: Weights, places: Places, at: number, first: number): boolean {
  const here = places[at] ?? 0
  const before = places[at - 1]
  if (!isText(reading, here)) return false
  if (at === 0) return true
  if (at < first || before === undefined) return false
  return !isText(reading, before) || joinProbability(reading.facts, weights, reading.lines[before] ?? 0, reading.lines[here] ?? 0) < 0.5
}

/** Pictures and advertisements take no text. */
function canTake(reading: RowReading, target: Places): boolean {
  const last = groupOf(reading.kinds[target.at(-1) ?? 0] ?? 'noise')
  return last !== 'ad' && last !== 'caption' && last !== 'credit'
}

function moveCues(
  reading: RowReading,
  placing: Placing,
  weights: Weights,
  places: Places,
  at: number,
  target: Places | undefined,
  distance: number,
): Cues {
  const cues = new Cues()
  const own = sideOf(reading, places.slice(0, at))
  const tail = sideOf(reading, places.slice(at))
  const other = target === undefined ? NOTHING : sideOf(reading, target)
  const where = target === undefined ? 'alone' : other.texts.length === 0 ? 'waits' : 'joins'
  cues.add(`habit:${where}.${at === 0 ? 'whole' : own.texts.length === 0 ? 'headed' : 'cut'}`)
  cues.add(`length:${where}.${bucket(tail.texts.length, [1, 2, 4])}`)
  placeCues(cues, placing, places[at] ?? 0, target, where)
  wordCues(cues, reading, own, tail, other, where)
  endCues(cues, reading, weights, places, at, target, where)
  if (target !== undefined) {
    cues.add(`distance:${where}`, Math.log(1 + distance))
    const behind = (target[0] ?? 0) > (places[at] ?? 0)
    cues.add(`distance:${where}.${behind ? 'behind' : 'before'}`)
  }
  return cues
}

/** Lines of one side of a cut: its headline group and its text. */
interface Side {
  readonly heads: readonly number[]
  readonly texts: readonly number[]
}

const NOTHING: Side = { heads: [], texts: [] }

function sideOf(reading: RowReading, places: Places): Side {
  const lines = (is: (k: number) => boolean): number[] => places.filter(is).map((k) => reading.lines[k] ?? 0)
  const heads = lines((k) => groupOf(reading.kinds[k] ?? 'noise') === 'head')
  const texts = lines((k) => isText(reading, k))
  return { heads: heads.slice(0, 4), texts: texts.length <= WINDOW ? texts : [...texts.slice(0, WINDOW / 2), ...texts.slice(-WINDOW / 2)] }
}

function placeCues(cues: Cues, placing: Placing, place: number, target: Places | undefined, where: string): void {
  const list = placing.candidates[place] ?? []
  const p = (from: number): number => list.find((candidate) => candidate.from === from)?.p ?? 0
  const to = target === undefined ? START : (target.at(-1) ?? START)
  cues.add(`follows:${where}`, within(Math.log((p(to) + 1e-3) / (p(placing.follows[place] ?? START) + 1e-3)), 7) / 4)
}

function wordCues(cues: Cues, reading: RowReading, own: Side, tail: Side, other: Side, where: string): void {
  const { words } = reading.facts
  const size = bucket(Math.min(widthOf(reading, tail.texts), widthOf(reading, where === 'joins' ? other.texts : own.texts)), [80, 250, 600])
  const here = words.likeness(tail.texts, own.texts)
  cues.add(`words-here:${where}.${size}`, Math.log(here + 0.01) / 2)
  if (where === 'joins') {
    const there = words.likeness(tail.texts, other.texts)
    const gain = within(Math.log((there + 0.01) / (here + 0.01)), 3)
    cues.add(`words:${where}.${size}`, gain)
    cues.add(`words:${bucket(gain, [-0.5, 0.2, 0.8, 1.5, 2.2])}.${size}`)
  }
  const title = own.heads.length === 0 ? 0.2 : words.coverage(own.heads, tail.texts)
  cues.add(`words-headline:${where}.own`, title)
  if (own.heads.length === 0) cues.add(`no-headline:${where}`)
  if (where !== 'alone' && other.heads.length > 0) {
    const gain = words.coverage(other.heads, tail.texts) - title
    cues.add(`words-headline:${where}`, gain)
    cues.add(`words-headline:${where}.${bucket(gain, [-0.2, 0, 0.15, 0.3, 0.5])}`)
  } else if (where !== 'alone') cues.add(`no-headline:${where}.other`)
}

function widthOf(reading: RowReading, lines: readonly number[]): number {
  return lines.reduce((sum, line) => sum + (reading.facts.views[line]?.width ?? 0), 0)
}

/** How the pieces end: open sentences want to go on, bylines and sources close an article, a dateline opens one. */
function endCues(
  cues: Cues,
  reading: RowReading,
  weights: Weights,
  places: Places,
  at: number,
  target: Places | undefined,
  where: string,
): void {
  const line = reading.lines[places[at] ?? 0] ?? 0
  const view = reading.facts.views[line]
  if ((view?.dateline ?? 0) > 0) cues.add(`starts-report:${where}`)
  const before = places[at - 1]
  if (before !== undefined) {
    const ending = reading.facts.views[reading.lines[before] ?? 0]
    if (groupOf(reading.kinds[before] ?? 'noise') === 'names' || ending?.tail !== undefined) cues.add(`names-end:${where}`)
    else if (isText(reading, before) && ending?.ending !== 'sentence') cues.add(`before-open:${where}`)
  }
  const last = target?.at(-1)
  if (last === undefined) return
  const end = reading.facts.views[reading.lines[last] ?? 0]
  if (groupOf(reading.kinds[last] ?? 'noise') === 'names' || end?.tail !== undefined) cues.add(`names-end:${where}.other`)
  if (!isText(reading, last)) return
  const join = joinProbability(reading.facts, weights, reading.lines[last] ?? 0, line)
  cues.add(`runs-on:${where}.${bucket(join, [0.02, 0.2, 0.5, 0.8])}`)
  if (end?.ending !== 'sentence') cues.add(`sentence-open:${where}.${join < 0.2 ? 'misses' : 'fits'}`)
}
