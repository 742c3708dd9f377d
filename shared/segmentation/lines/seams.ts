/** How likely it is that a line goes on mid-paragraph where another was cut. */
import { startsInsideSentence } from '#shared/text/index.ts'

import { Cues } from './cues.ts'
import type { PageFacts } from './page-facts.ts'
import { logistic } from '../probabilities.ts'
import { edgeCues } from './edge-cues.ts'
import { seamCues } from './seam-cues.ts'
import { seamSetting } from './seam-setting.ts'
import { measureBetween } from './verse.ts'
import { scorerOf } from '../scorer.ts'
import type { Weights } from '../weights.ts'

/** The decision on one pair of lines. */
export interface Seam {
  /** Log-odds that the second line continues the first one's sentence, in nats. */
  readonly nats: number
  /** The same as a probability, 0..1. */
  readonly p: number
  /** The second line begins with a mark that can only stand inside a sentence. */
  readonly starts: boolean
  /** In several lists; other models look at them too. */
  readonly cues: readonly Cues[]
  /** The characters at its ends, of which there are too many for that. */
  readonly edges: readonly Cues[]
}

/** Judges line `next` read directly behind line `last`. */
export function judgeSeam(facts: PageFacts, weights: Weights, last: number, next: number): Seam | undefined {
  const shown = shownAt(facts, last, next)
  if (shown === undefined) return undefined
  const { cues, edges } = shown
  const nats = scorerOf(weights, 'seams').nats([...cues, ...edges])
  return { nats, p: logistic(nats), starts: startsInsideSentence(facts.views[next]?.text ?? ''), cues, edges }
}

/** All that a seam shows, as its model learns it. */
export function learnedCues(facts: PageFacts, last: number, next: number): Cues {
  const { cues, edges } = shownAt(facts, last, next) ?? NOTHING
  return Cues.of([...cues, ...edges])
}

/** The cues for a join of two blocks that follow each other in an article, wherever they stand in the file. */
export function joinCues(facts: PageFacts, last: number, next: number): Cues {
  return Cues.of(listsOfJoin(facts, last, next))
}

const INTERRUPTED = new Cues()
INTERRUPTED.add('interrupted')

function listsOfJoin(facts: PageFacts, last: number, next: number): readonly Cues[] {
  const { cues, edges } = shownAt(facts, last, next) ?? NOTHING
  return next === last + 1 ? [...cues, ...edges] : [...cues, ...edges, INTERRUPTED]
}

/**
 * How likely block `next` is to continue block `last` mid-sentence, given that it follows it in its article, 0..1. Never behind a mark in verse whose lines end with
 * marks: of 443 such seams three ran on, all of generated pages.
 */
export function joinProbability(facts: PageFacts, weights: Weights, last: number, next: number): number {
  if (measureBetween(facts.measures[last], facts.measures[next]) === 'marked' && facts.views[last]?.ending !== 'bare') return 0
  return logistic(scorerOf(weights, 'joins').nats(listsOfJoin(facts, last, next)))
}

/** What a seam shows. */
type Shown = Pick<Seam, 'cues' | 'edges'>

const NOTHING: Shown = { cues: [], edges: [] }

function shownAt(facts: PageFacts, last: number, next: number): Shown | undefined {
  const before = facts.views[last]
  const view = facts.views[next]
  if (before === undefined || view === undefined) return undefined
  const setting = seamSetting(facts, last, next)
  return { cues: seamCues(before, view, facts.pairs, setting), edges: edgeCues(before, view, facts.pairs, setting) }
}
