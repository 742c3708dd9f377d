/** How likely it is that a line goes on mid-paragraph where another was cut. */
import { Cues } from './cues.ts'
import { isFullLine, type PageFacts } from './page-facts.ts'
import { logistic } from '../probabilities.ts'
import { seamCues } from './seam-cues.ts'
import { weigh, type Weights } from '../weights.ts'

/** The decision on one pair of lines. */
export interface Seam {
  /** Log-odds that the second line continues the first one's sentence, in nats. */
  readonly nats: number
  /** The same as a probability, 0..1. */
  readonly p: number
  /** The second line begins with a mark that can only stand inside a sentence. */
  readonly starts: boolean
  readonly cues: Cues
}

/** Judges line `next` read directly behind line `last`. */
export function judgeSeam(facts: PageFacts, weights: Weights, last: number, next: number): Seam | undefined {
  const before = facts.views[last]
  const view = facts.views[next]
  if (before === undefined || view === undefined) return undefined
  const cues = seamCues(before, view, facts.pairs, isFullLine(before, facts.habits))
  const nats = weigh(weights.seams, cues.names, cues.values)
  return { nats, p: logistic(nats), starts: cues.has('starts-inside:line') || cues.has('starts-inside:full-line'), cues }
}

/** The cues for a join of two blocks that follow each other in an article, wherever they stand in the file. */
export function joinCues(facts: PageFacts, last: number, next: number): Cues {
  const before = facts.views[last]
  const view = facts.views[next]
  if (before === undefined || view === undefined) return new Cues()
  const cues = seamCues(before, view, facts.pairs, isFullLine(before, facts.habits))
  cues.mark(next !== last + 1, 'interrupted')
  return cues
}

/** How likely block `next` is to continue block `last` mid-sentence, given that it follows it in its article, 0..1. */
export function joinProbability(facts: PageFacts, weights: Weights, last: number, next: number): number {
  const cues = joinCues(facts, last, next)
  return logistic(weigh(weights.joins, cues.names, cues.values))
}
