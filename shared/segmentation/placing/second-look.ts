/**
 * A second look at the articles as wholes: does the end of one belong to another? The first look compares a block with
 * the few lines around; here the whole end of an article is held against the rest of its own and against every other
 * article nearby. A move is an end that is cut off and goes to the end of another article, or stands for itself; or a whole
 * article whose title is a crosshead of the one above.
 */
import type { Cues } from '../lines/cues.ts'
import type { RowReading } from '../reading/reading.ts'
import { scorerOf } from '../scorer.ts'
import type { Weights } from '../weights.ts'
import { START } from './cover.ts'
import { Cutter, type Cut, type Places, type Whole } from './cuts.ts'
import { isOwnReport, mergeCues } from './merges.ts'
import { moveCues, type Goal } from './move-cues.ts'
import { NO_MOVE, type Placing } from './placing.ts'

/** A move that comes into question: the end of article `from` from its place `at` on goes to article `to`, or stands alone. */
export interface Move {
  readonly from: number
  readonly at: number
  readonly to: number | null
  readonly cues: Cues
  /** Never made, whatever its cues say; learned from all the same. */
  readonly isBarred?: boolean
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
  const scorer = scorerOf(weights, 'moves')
  let follows = placing.follows
  const moved = new Set<number>()
  for (let round = 0; ; round++) {
    const articles = articlesOf(reading, follows)
    const possible = movesOf(reading, { ...placing, follows }, articles, weights).filter(({ isBarred }) => isBarred !== true)
    const weighed = possible.map((move) => ({
      ...move,
      place: articles[move.from]?.[move.at] ?? 0,
      nats: scorer.nats([move.cues]),
    }))
    const next = round < ROUNDS ? movedBy(follows, articles, weighed, moved) : follows
    if (next === follows) return { ...placing, follows, moves: rejected(weighed, follows.length) }
    follows = next
  }
}

interface WeighedMove extends Move {
  readonly place: number
  /** Log-odds of the move against leaving everything as it is. */
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

/** An article that an end could go to, by its number. */
interface NumberedGoal extends Goal {
  readonly to: number
}

/**
 * Articles nearby that an end could go to: the one for which its words speak most, if they say more for it than for staying (of the ends that
 * words would rather have elsewhere none was ever moved rightly), and headlines that wait for their text.
 */
function goalsOf(
  wholes: readonly Whole[],
  odds: readonly number[],
  cut: Cut,
  from: number,
  takes: (to: number) => boolean,
): NumberedGoal[] {
  const goals: NumberedGoal[] = []
  let best: NumberedGoal | undefined
  let second = cut.odds.end
  for (let to = Math.max(0, from - REACH); to <= Math.min(wholes.length - 1, from + REACH); to++) {
    const target = wholes[to]
    if (to === from || target === undefined || !takes(to)) continue
    const goal = { to, target, odds: odds[to] ?? 0, lead: 0, distance: Math.abs(to - from) }
    // A headline without text is no text to go on with.
    if (target.texts.length === 0) goals.push(goal)
    else if (goal.odds > (best?.odds ?? cut.odds.end)) [second, best] = [best?.odds ?? cut.odds.end, goal]
    else second = Math.max(second, goal.odds)
  }
  return best === undefined ? goals : [...goals, { ...best, lead: best.odds - second }]
}

/** All moves that come into question. */
export function movesOf(reading: RowReading, placing: Placing, articles: readonly Places[], weights: Weights): Move[] {
  const cutter = new Cutter(reading, placing, weights)
  const wholes = articles.map((places): Whole => ({ places, ...cutter.sideOf(places) }))
  const takes = wholes.map((whole) => cutter.canTake(whole.places))
  const { words } = reading.facts
  const contexts = wholes.map(({ all }) => all)
  const moves: Move[] = []
  wholes.forEach(({ places }, from) => {
    if (places.length > LONGEST) return
    const first = places.findIndex((k) => cutter.isText(k))
    for (let at = Math.max(0, first); first >= 0 && at < places.length; at++) {
      if (!cutter.canCut(places, at, first)) continue
      const cut = cutter.cutOf(places, at)
      if (cut === undefined) continue
      const odds = words.oddsOfEach(cut.tail.texts, contexts)
      for (const goal of goalsOf(wholes, odds, cut, from, (to) => takes[to] === true))
        moves.push({ from, at, to: goal.to, cues: moveCues(cutter, cut, goal) })
      if (at > first || (first > 0 && at === first)) moves.push({ from, at, to: null, cues: moveCues(cutter, cut, undefined) })
    }
    const above = cutter.beginsWithTitle(places) ? wholes.findIndex((whole) => whole.places.at(-1) === reading.above[places[0] ?? 0]) : -1
    const target = wholes[above]
    if (target !== undefined && takes[above] === true) {
      const cues = mergeCues(cutter, wholes, places, target)
      moves.push({ from, at: 0, to: above, cues, isBarred: isOwnReport(cutter, places, target) })
    }
  })
  return moves
}
