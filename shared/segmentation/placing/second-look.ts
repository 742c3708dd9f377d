/**
 * A second look at the articles as wholes: does the end of one belong to another? The first look compares a block with
 * the few lines around; here the whole end of an article is held against the rest of its own and against every other
 * article nearby. A move is an end that is cut off and goes to the end of another article, or stands for itself; or a whole
 * article whose title is a crosshead of the one above.
 */
import { likenessGain, logOdds } from '../lines/compare.ts'
import { buckets, Cues, nameGrid, nameTable } from '../lines/cues.ts'
import type { RowReading } from '../reading/reading.ts'
import { weigh, type Weights } from '../weights.ts'
import { START } from './cover.ts'
import { Cutter, gainBucket, widthBucket, type Cut, type Places, type Side, type Whole } from './cuts.ts'
import { mergeCues } from './merges.ts'
import { NO_MOVE, type Placing } from './placing.ts'

/** A move that comes into question: the end of article `from` from its place `at` on goes to article `to`, or stands alone. */
export interface Move {
  readonly from: number
  readonly at: number
  readonly to: number | null
  readonly cues: Cues
}

/** Articles on either side that an end could belong to. */
const REACH = 10
/** Times that the articles are gone through: a move can bring others about. */
const ROUNDS = 4
/** An article longer than this is not searched for cuts: it is none. */
const LONGEST = 120

/**
 * Improves a placing by moves that are likelier right than wrong, the likeliest first. In one round an article takes part in one move.
 * What was not moved, and how nearly it was, is kept with the placing.
 */
export function lookAgain(reading: RowReading, placing: Placing, weights: Weights): Placing {
  let follows = placing.follows
  const moved = new Set<number>()
  for (let round = 0; ; round++) {
    const articles = articlesOf(reading, follows)
    const weighed = movesOf(reading, { ...placing, follows }, articles, weights).map((move) => ({
      ...move,
      place: articles[move.from]?.[move.at] ?? 0,
      nats: weigh(weights.moves, move.cues.names, move.cues.values),
    }))
    const next = round < ROUNDS ? movedBy(follows, articles, weighed, moved) : follows
    if (next === follows) return { ...placing, follows, moves: rejected(weighed, follows.length) }
    follows = next
  }
}

interface WeighedMove extends Move {
  readonly place: number
  /** Log-odds that the move is right. */
  readonly nats: number
}

/** What follows what after one round of moves; the same array where there is none to make. No place moves twice. */
function movedBy(follows: Int32Array, articles: readonly Places[], moves: readonly WeighedMove[], moved: Set<number>): Int32Array {
  const likely = moves.filter((move) => move.nats > 0).sort((a, b) => b.nats - a.nats)
  const touched = new Set<number>()
  const next = Int32Array.from(follows)
  for (const { from, to, place } of likely) {
    if (moved.has(place) || touched.has(from) || (to !== null && touched.has(to))) continue
    moved.add(place)
    touched.add(from)
    if (to !== null) touched.add(to)
    next[place] = to === null ? START : (articles[to]?.at(-1) ?? START)
  }
  return touched.size === 0 ? follows : next
}

/** By place: the log-odds of the likeliest move there. */
function rejected(moves: readonly WeighedMove[], count: number): Float64Array {
  const best = new Float64Array(count).fill(NO_MOVE)
  for (const { place, nats } of moves) best[place] = Math.max(best[place] ?? NO_MOVE, nats)
  return best
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
  const cutter = new Cutter(reading, placing, weights)
  const wholes = articles.map((places): Whole => ({ places, ...cutter.sideOf(places) }))
  const takes = wholes.map((whole) => cutter.canTake(whole.places))
  const moves: Move[] = []
  wholes.forEach(({ places }, from) => {
    if (places.length > LONGEST) return
    const first = places.findIndex((k) => cutter.isText(k))
    for (let at = Math.max(0, first); first >= 0 && at < places.length; at++) {
      if (!cutter.canCut(places, at, first)) continue
      const cut = cutter.cutOf(places, at)
      for (let to = Math.max(0, from - REACH); to <= Math.min(wholes.length - 1, from + REACH); to++) {
        const target = wholes[to]
        if (to !== from && target !== undefined && takes[to] === true)
          moves.push({ from, at, to, cues: moveCues(cutter, cut, target, Math.abs(to - from)) })
      }
      if (at > first || (first > 0 && at === first)) moves.push({ from, at, to: null, cues: moveCues(cutter, cut, undefined, 0) })
    }
    const above = cutter.beginsWithTitle(places) ? wholes.findIndex((whole) => whole.places.at(-1) === reading.above[places[0] ?? 0]) : -1
    const target = wholes[above]
    if (target !== undefined && takes[above] === true)
      moves.push({ from, at: 0, to: above, cues: mergeCues(cutter, wholes, places, target) })
  })
  return moves
}

/** What an end that goes nowhere is compared with. */
const NOTHING: Side = { heads: [], texts: [], width: 0 }

/** Where an end would go: to stand alone, to a headline that waits for its text, or behind another text. */
type Where = 'alone' | 'waits' | 'joins'

const habitName = nameGrid((where: Where, how: string) => `habit:${where}.${how}`)
const lengthName = nameGrid((where: Where, count: string) => `length:${where}.${count}`)
const ownWordsName = nameGrid((where: Where, size: string) => `words-here:${where}.${size}`)
const gainName = nameGrid((where: string, size: string) => `words:${where}.${size}`)
const titleName = nameGrid((where: Where, gain: string) => `words-headline:${where}.${gain}`)
const joinName = nameGrid((where: Where, p: string) => `runs-on:${where}.${p}`)
const turnName = nameTable((turn: string) => `words:joins.turn.${turn}`)
const comesName = nameGrid((where: Where, gain: string) => `words-headline:${where}.comes.${gain}`)
const goesName = nameGrid((where: Where, gain: string) => `words-headline:${where}.goes.${gain}`)
const turnsName = nameGrid((where: Where, gain: string) => `words-headline:${where}.turns.${gain}`)
const distanceName = nameGrid((where: Where, side: string) => `distance:${where}.${side}`)

/** Names in one part only. */
const plainNames = { alone: plainNamesOf('alone'), waits: plainNamesOf('waits'), joins: plainNamesOf('joins') }

function plainNamesOf(where: Where) {
  return {
    distance: `distance:${where}`,
    follows: `follows:${where}`,
    ownTitle: `words-headline:${where}.own`,
    title: `words-headline:${where}`,
    comes: `words-headline:${where}.comes`,
    goes: `words-headline:${where}.goes`,
    breaks: `words-break:${where}`,
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

function moveCues(cutter: Cutter, cut: Cut, target: Whole | undefined, distance: number): Cues {
  const cues = new Cues()
  const where = target === undefined ? 'alone' : target.texts.length === 0 ? 'waits' : 'joins'
  cues.add(habitName(where, cut.isWhole ? 'whole' : cut.own.texts.length === 0 ? 'headed' : 'cut'))
  cues.add(lengthName(where, lengthBucket(cut.tail.texts.length)))
  placeCues(cues, cutter.placing, cut.place, target, where)
  wordCues(cues, cutter, cut, target ?? NOTHING, where)
  endCues(cues, cutter, cut, target, where)
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
  cues.add(plainNames[where].follows, logOdds(p(to), p(placing.follows[place] ?? START), 1e-3))
}

const titleBucket = buckets([-0.2, 0, 0.15, 0.3, 0.5])

function wordCues(cues: Cues, cutter: Cutter, cut: Cut, other: Side, where: Where): void {
  const { words } = cutter.reading.facts
  const { own, tail, like, title, above, below } = cut
  const names = plainNames[where]
  const size = widthBucket(Math.min(tail.width, where === 'joins' ? other.width : own.width))
  cues.add(ownWordsName(where, size), Math.log(like + 0.01) / 2)
  if (where === 'joins') {
    const there = words.likeness(tail.texts, other.texts)
    const gain = likenessGain(there, like)
    cues.add(gainName(where, size), gain)
    cues.add(gainName(gainBucket(gain), size))
    const turn = likenessGain(words.likeness(below, other.texts), words.likeness(above, other.texts))
    cues.add('words:joins.turn', turn)
    cues.add(turnName(gainBucket(turn)))
  }
  cues.add(names.breaks, Math.log(words.likeness(above, below) + 0.01) / 2)
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
  turnCues(cues, cutter, cut, other, where)
}

/** Whether the headlines' words come and go right at the cut: a cut one paragraph off has the same words on its two sides as a whole. */
function turnCues(cues: Cues, cutter: Cutter, { own, above, below }: Cut, other: Side, where: 'waits' | 'joins'): void {
  const { words } = cutter.reading.facts
  const names = plainNames[where]
  const comes = words.coverage(other.heads, below) - words.coverage(other.heads, above)
  cues.add(names.comes, comes)
  cues.add(comesName(where, titleBucket(comes)))
  if (own.heads.length === 0) return
  const goes = words.coverage(own.heads, above) - words.coverage(own.heads, below)
  cues.add(names.goes, goes)
  cues.add(goesName(where, titleBucket(goes)))
  cues.add(turnsName(where, titleBucket(comes + goes)))
}

const joinBucket = buckets([0.02, 0.2, 0.5, 0.8])

/** How the pieces end: open sentences want to go on, bylines and sources close an article, a dateline opens one. */
function endCues(cues: Cues, cutter: Cutter, cut: Cut, target: Whole | undefined, where: Where): void {
  const names = plainNames[where]
  if (cut.isReport) cues.add(names.report)
  if (cut.ends === 'names') cues.add(names.names)
  else if (cut.ends === 'open') cues.add(names.open)
  const last = target?.places.at(-1)
  if (last === undefined) return
  if (cutter.endsWithNames(last)) cues.add(names.otherNames)
  if (!cutter.isText(last)) return
  const join = cutter.joins(last, cut.place)
  cues.add(joinName(where, joinBucket(join)))
  if (!cutter.endsSentence(last)) cues.add(join < 0.2 ? names.misses : names.fits)
}
