/** The places that come into question for each block of a row, with what speaks for each. */
import { likenessNats } from '../lines/compare.ts'
import { isReport } from '../lines/page-facts.ts'
import type { RowReading } from '../reading/reading.ts'
import type { Weights } from '../weights.ts'
import { START } from './cover.ts'
import { freePlaces, nearestFree, OPEN_ABOVE, type FreePlaces } from './free-places.ts'
import {
  aboveCandidate,
  against,
  compare,
  compareWords,
  otherCandidate,
  pairOf,
  startCues,
  type Candidate,
  type Pair,
  type WordsOfPair,
} from './place-cues.ts'
import { Rivals } from './rivals.ts'
import { SETTLING, surroundingsOf, type Surroundings } from './surroundings.ts'

/** By place: all that it could follow, START among them; nothing for what is in no article. */
export function candidatesOfRow(reading: RowReading, weights: Weights): (readonly Candidate[])[] {
  const around = surroundingsOf(reading)
  const free = freePlaces(reading)
  const indexOf = new Map(free.places.map(({ place }, i) => [place, i]))
  const rivals = new Rivals(reading, around, free)
  const looks = reading.links.map((link, k) => (link === 'none' ? undefined : lookFrom(reading, around, free, rivals, k)))
  const withRival = (pair: Pair, index: number | undefined): Pair =>
    index === undefined ? pair : { ...pair, rival: rivals.of(pair.k, index) }
  return looks.map((look, k): Candidate[] => {
    if (look === undefined) return []
    const { near, isSettled, open } = look
    const start: Candidate = { from: START, cues: startCues(reading, around, k) }
    const nearRival = isSettled ? undefined : indexOf.get(near?.from ?? START)
    const first = near === undefined ? [] : [aboveCandidate(reading, around, withRival(near, nearRival))]
    const others = open.map(({ index, ...words }) => {
      const pair = pairOf(reading, around, free.places[index]?.place ?? START, k, words)
      return otherCandidate(reading, around, weights, withRival(pair, index), near)
    })
    if (others.length > 0) {
      compare([...first, ...others], around)
      against(start.cues, near, others)
    }
    return [start, ...first, ...others]
  })
}

/** What is seen from a place before the others have told what they look for. */
interface Look {
  /** The pair with the block above. */
  readonly near: Pair | undefined
  /** The reading leaves no question. */
  readonly isSettled: boolean
  /** Free places that come into question, by their index, and what the words say for them. */
  readonly open: readonly ({ readonly index: number } & WordsOfPair)[]
}

function lookFrom(reading: RowReading, around: Surroundings, free: FreePlaces, rivals: Rivals, k: number): Look {
  const above = reading.above[k] ?? START
  const near = above >= 0 ? pairOf(reading, around, above, k, compareWords(reading, around, above, k)) : undefined
  if (near !== undefined && (goesOn(reading, around, near) || (around.groups[k] === 'head' && (reading.p.start[k] ?? 0) > SURE_START)))
    return { near, isSettled: true, open: [] }
  const { words } = reading.facts
  const down = around.down(k).lines
  const likes = words.likenessOfEach(down, free.texts)
  const odds = words.oddsOfEach(down, free.texts)
  const canFollow = (place: number): boolean => (place < k || place > (around.end[k] ?? k)) && fits(around, place, k)
  const possible = free.places.map(({ place }, i) => (canFollow(place) ? (odds[i] ?? 0) : undefined))
  rivals.add(k, possible)
  const places = nearestFree(free.places, k, ({ place }, i) =>
    place !== above && possible[i] !== undefined ? LIKENESS * likenessNats(likes[i] ?? 0) : undefined,
  )
  return { near, isSettled: false, open: places.map((index) => ({ index, like: likes[index] ?? 0, nats: odds[index] ?? 0 })) }
}

/** A headline that begins an article as surely as this goes behind no other: of 5,300 lines of generated and written pages none did. */
const SURE_START = 0.95

/** Lines of one head at most, beside the first. */
const LONGEST_HEAD = 6
/** What the reading takes for a title over a report that is less likely to begin an article is mostly none: a credit, a sentence. */
const LIKELY_START = 0.25

/**
 * A title between text and a report with a 电头 of its own heads that report, however alike the two texts are: of 1,335 such titles of sample, written
 * and generated pages eight went on with the text above, none of which was a title. Where the text above opens with one too, that holds for what looks like a
 * crosshead as well: of 816 such titles none was one.
 */
export function headsReport(reading: RowReading, k: number): boolean {
  const { facts, lines, p } = reading
  const around = surroundingsOf(reading)
  const { groups } = around
  if (groups[k - 1] !== 'text') return false
  if (
    groups[k] === 'cross'
      ? !around.through(k - 1).some((line) => isReport(facts, line))
      : groups[k] !== 'head' || (p.start[k] ?? 0) < LIKELY_START
  )
    return false
  let below = k + 1
  while (below <= k + LONGEST_HEAD && (groups[below] === 'head' || groups[below] === 'names')) below++
  return groups[below] === 'text' && isReport(facts, lines[below])
}

/**
 * A line of which the reading hardly doubts that it goes on with the one above, and whose words say so too: of the same lines none went
 * elsewhere.
 */
function goesOn(reading: RowReading, around: Surroundings, { from, k, nats }: Pair): boolean {
  // An item of a list that is not the one above has its place elsewhere, whatever the reading says.
  if (around.listOrder(from, k) === 'no') return false
  const on = reading.p.on[k] ?? 0
  return on > 1 - OPEN_ABOVE || (on > LIKELY_ABOVE && nats > SETTLING)
}

const LIKELY_ABOVE = 0.9

/** How much a likeness counts when the places to compare are chosen. */
const LIKENESS = 2

/** What never follows what: a headline goes with heads only, and captions begin their story. */
function fits({ groups }: Surroundings, from: number, k: number): boolean {
  const a = groups[from] ?? 'text'
  const b = groups[k] ?? 'text'
  if (b === 'head') return a === 'head' || a === 'names'
  if (b === 'ad' || a === 'ad') return a === b
  if (a === 'credit' || a === 'caption') return b === 'credit' || b === 'caption' || b === 'text'
  return true
}
