/** How likely it is that a line goes on mid-paragraph where another was cut. */
import { startsInsideSentence } from '#shared/text/index.ts'

import { Cues } from './cues.ts'
import type { PageFacts } from './page-facts.ts'
import { logistic } from '../probabilities.ts'
import { seamCues } from './seam-cues.ts'
import { seamSetting } from './seam-setting.ts'
import { weigh, type Model, type Weights } from '../weights.ts'

/** The decision on one pair of lines. */
export interface Seam {
  /** Log-odds that the second line continues the first one's sentence, in nats. */
  readonly nats: number
  /** The same as a probability, 0..1. */
  readonly p: number
  /** The second line begins with a mark that can only stand inside a sentence. */
  readonly starts: boolean
  /** In several lists. */
  readonly cues: readonly Cues[]
}

/** Judges line `next` read directly behind line `last`. */
export function judgeSeam(facts: PageFacts, weights: Weights, last: number, next: number): Seam | undefined {
  const cues = cuesOf(facts, last, next)
  if (cues.length === 0) return undefined
  const nats = weighAll(weights.seams, cues)
  return { nats, p: logistic(nats), starts: startsInsideSentence(facts.views[next]?.text ?? ''), cues }
}

/** The cues for a join of two blocks that follow each other in an article, wherever they stand in the file. */
export function joinCues(facts: PageFacts, last: number, next: number): Cues {
  const cues = Cues.of(cuesOf(facts, last, next))
  cues.mark(next !== last + 1, 'interrupted')
  return cues
}

/** How likely block `next` is to continue block `last` mid-sentence, given that it follows it in its article, 0..1. */
export function joinProbability(facts: PageFacts, weights: Weights, last: number, next: number): number {
  const nats = weighAll(weights.joins, cuesOf(facts, last, next))
  return logistic(next === last + 1 ? nats : nats + (weights.joins['interrupted'] ?? 0))
}

function cuesOf(facts: PageFacts, last: number, next: number): Cues[] {
  const before = facts.views[last]
  const view = facts.views[next]
  if (before === undefined || view === undefined) return []
  return seamCues(before, view, facts.pairs, seamSetting(facts, last, next))
}

function weighAll(model: Model, cues: readonly Cues[]): number {
  return cues.reduce((sum, each) => weigh(model, each.names, each.values, sum), 0)
}
