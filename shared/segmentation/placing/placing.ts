/** Which block each block follows: candidates weighed against each other, then the cheapest path cover of them all. */
import { logOdds } from '../lines/compare.ts'
import { hasPlace } from '../lines/geometry-cues.ts'
import { bucket, Cues, within } from '../lines/cues.ts'
import { softmax } from '../probabilities.ts'
import type { RowReading } from '../reading/reading.ts'
import { scorerOf } from '../scorer.ts'
import type { Weights } from '../weights.ts'
import { coverByPaths, START, type Edge } from './cover.ts'
import { candidatesOfRow, headsReport } from './candidates.ts'
import type { Candidate } from './place-cues.ts'
import { surroundingsOf } from './surroundings.ts'

/** A candidate with its probability before the competition for predecessors, 0..1. */
export interface Weighed extends Candidate {
  readonly p: number
}

export interface Placing {
  /** By place of the row: the place that it follows in its article, or START. Places in no article have START. */
  readonly follows: Int32Array
  readonly candidates: readonly (readonly Weighed[])[]
  /** By place: log-odds of the likeliest move there that was not made, in nats; where there was none, `NO_MOVE`. */
  readonly moves?: Float64Array
  /** By place: how likely the decision on a label is to be right, at the label and at the line below it. */
  readonly labels?: ReadonlyMap<number, number>
}

/** Log-odds of a move that nobody considers. */
export const NO_MOVE = -12

/** Places every line of a row. */
export function placeRow(reading: RowReading, weights: Weights): Placing {
  const scorer = scorerOf(weights, 'places')
  const candidates = candidatesOfRow(reading, weights).map((all, k): Weighed[] => {
    if (all.length === 0) return [{ from: START, cues: new Cues(), p: 1 }]
    // Beside what is learned, which is learned from all candidates: what is certain teaches what the others are worth.
    const list = headsReport(reading, k) ? all.filter(({ from }) => from === START) : all
    const p = softmax(list.map(({ cues }) => scorer.nats([cues])))
    return list.map((candidate, i) => ({ ...candidate, p: p[i] ?? 0 }))
  })
  const edges = candidates.map((list) => list.map(({ from, p }): Edge => ({ from, cost: -Math.log(Math.max(p, 1e-6)) })))
  return { candidates, follows: coverByPaths(edges) }
}

/** How clear the decision on a place was: what its sureness is told from. */
export function clarityCues(reading: RowReading, placing: Placing, k: number): Cues {
  const cues = new Cues()
  const from = placing.follows[k] ?? START
  const list = placing.candidates[k] ?? []
  const own = list.find((candidate) => candidate.from === from)?.p ?? 0
  const other = list.reduce((most, candidate) => (candidate.from === from ? most : Math.max(most, candidate.p)), 0)
  const above = reading.above[k] ?? START
  const way = from === START ? 'begins' : from === above ? 'follows' : from > k ? 'headline-waits' : 'interrupted'
  const label = placing.labels?.get(k)
  if (label !== undefined) {
    const which = reading.kinds[k] === 'section' ? 'label' : 'under-label'
    cues.add(`habit:${which}.${way}`)
    cues.add(`clear:${which}`, logOdds(label, 1 - label, 1e-3))
    if (which === 'label' || way === 'follows') return cues
  }
  cues.add('habit')
  cues.add(`habit:${way}`)
  if (hasPlace(reading.facts, reading.lines[k] ?? 0)) cues.add(`box-over:${way}`)
  cues.add('clear', logOdds(own, 1 - own, 1e-4))
  cues.add(`clear:${way}`, logOdds(own, 1 - own, 1e-4))
  cues.add('clear:beside', logOdds(own, other, 1e-4))
  cues.mark(own < other, 'displaced')
  const kindP = reading.kindP[k] ?? 1
  cues.add('clear:kind', logOdds(kindP, 1 - kindP, 1e-4))
  cues.add(`clear:page`, pageDoubt(reading))
  const none = reading.p.none[k] ?? 0
  cues.add('clear:none', logOdds(none, 1 - none, 1e-4))
  const move = placing.moves?.[k] ?? NO_MOVE
  cues.add('clear:move', within(move, 8) / 4)
  if (move > -3) cues.add(`clear:move.${way}`, (move + 3) / 3)
  cues.add(`habit:${way}.${surroundingsOf(reading).groups[k] ?? 'text'}`)
  const beside = Math.min(clearOf(placing, k - 1), clearOf(placing, k + 1))
  cues.add('clear:neighbours', logOdds(beside, 1 - beside, 1e-3))
  if (way === 'follows') {
    const seam = reading.seams[k]
    if (seam !== undefined && reading.kinds[k] === 'body') cues.add(`runs-on:${bucket(seam.p, [0.02, 0.1, 0.5, 0.9])}`)
    const after = reading.kinds[from] ?? 'body'
    cues.add(`follows:${surroundingsOf(reading).groups[k] ?? 'text'}.${after}`)
  }
  const here = reading.lines[k] ?? 0
  const view = reading.facts.views[here]
  if (view !== undefined && view.width < 10) cues.add('length:short')
  if (way === 'begins' && reading.kinds[k] === 'body') cues.add('no-headline')
  if (from >= 0) {
    const last = reading.facts.views[reading.lines[from] ?? -1]
    if (last !== undefined && last.ending !== 'sentence' && reading.kinds[from] === 'body') {
      const seam = from === above ? reading.seams[k] : undefined
      cues.mark(seam !== undefined && seam.p < 0.5, 'before-open')
    }
  }
  return cues
}

/** How clear the decision on a place was before the competition: the probability of what it follows now. */
function clearOf(placing: Placing, k: number): number {
  const list = placing.candidates[k]
  return list === undefined ? 1 : (list.find((candidate) => candidate.from === placing.follows[k])?.p ?? 0)
}

const doubts = new WeakMap<RowReading, number>()

/** How doubtful the page is on the whole: the mean of what its links leave open, in the logarithm. */
function pageDoubt(reading: RowReading): number {
  const known = doubts.get(reading)
  if (known !== undefined) return known
  let sum = 0
  for (let k = 0; k < reading.lines.length; k++) {
    const link = reading.links[k] ?? 'none'
    sum += 1 - (reading.p[link][k] ?? 0)
  }
  const doubt = Math.log(0.002 + sum / Math.max(1, reading.lines.length)) / 4
  doubts.set(reading, doubt)
  return doubt
}
