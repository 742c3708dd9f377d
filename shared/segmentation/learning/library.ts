/** Learning from one library's reviewed pages: the weights that come with the program, moved by what its editors did. */
import type { TaughtPage } from '../taught.ts'
import type { Model, Weights } from '../weights.ts'
import type { Course } from './course.ts'
import { learnWeights } from './learn.ts'
import { errorsOn } from './errors.ts'

/** Few pages, short steps: a habit of the paper is learned, a single page's oddity is not. */
const SHORT_COURSE: Course = {
  seams: { epochs: 8, rate: 0.03, pull: 2e-3 },
  lines: { epochs: 16, rate: 0.08, pull: 2e-3 },
  places: { epochs: 8, rate: 0.03, pull: 2e-3 },
  moves: { epochs: 2, rate: 0.015, pull: 2e-3 },
  labels: { epochs: 2, rate: 0.015, pull: 2e-3 },
  sureness: { epochs: 2, rate: 0.015, pull: 2e-3 },
}

/**
 * How far to go from the base to what was fitted: half-way keeps most of what is gained on the paper and loses little
 * elsewhere (weight-space ensembles; Wortsman et al., CVPR 2022).
 */
const HALFWAY = 0.5
/** Parts of the pages, each judged by weights that were learned from the others. */
const PARTS = 3
/** Errors left, as a share of those before, from which on new weights are worth a change. */
const WORTH = 0.9
/** Standard deviations by which the gain must exceed what pages give by chance, were each as likely to gain as to lose: one in ten does. */
const BEYOND_CHANCE = 1.28

/**
 * The base weights moved by reviewed pages, named `version`; the base itself where weights learned from some of these
 * pages do not cut the others clearly better, by more than chance, and for a single page, where nothing can be compared. Pure and
 * deterministic. No weight moves far: all are held to the base.
 */
export function learnFrom(base: Weights, pages: readonly TaughtPage[], version: string): Weights {
  return isWorthIt(base, pages) ? moved(base, pages, version) : base
}

function isWorthIt(base: Weights, pages: readonly TaughtPage[]): boolean {
  if (pages.length < 2) return false
  const before: number[] = []
  const after: number[] = []
  for (let part = 0; part < Math.min(PARTS, pages.length); part++) {
    const others = pages.filter((_, i) => i % PARTS !== part)
    const learned = moved(base, others, 'on trial')
    for (const page of pages.filter((_, i) => i % PARTS === part)) {
      before.push(errorsOn([page], base))
      after.push(errorsOn([page], learned))
    }
  }
  return isClearlyLess(before, after)
}

/** Whether the errors of some pages, one by one, became fewer: by a tenth at least, and by more than chance. */
export function isClearlyLess(before: readonly number[], after: readonly number[]): boolean {
  const gains = before.map((errors, i) => errors - (after[i] ?? 0))
  const all = sumOf(before)
  const gain = sumOf(gains)
  return gain > 0 && all - gain <= WORTH * all && gain >= BEYOND_CHANCE * Math.sqrt(sumOf(gains.map((each) => each * each)))
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0)
}

function moved(base: Weights, pages: readonly TaughtPage[], version: string): Weights {
  const fitted = learnWeights(pages, version, SHORT_COURSE, base)
  return {
    version,
    seams: between(base.seams, fitted.seams),
    joins: between(base.joins, fitted.joins),
    lines: betweenAll(base.lines, fitted.lines),
    steps: betweenAll(base.steps, fitted.steps),
    places: between(base.places, fitted.places),
    moves: between(base.moves, fitted.moves),
    labels: between(base.labels, fitted.labels),
    sureness: between(base.sureness, fitted.sureness),
    // What cues tell together is learned from thousands of pages or not at all.
    hidden: base.hidden,
  }
}

function betweenAll(from: Weights['lines'], to: Weights['lines']): Weights['lines'] {
  const names = new Set([...Object.keys(from), ...Object.keys(to)])
  return Object.fromEntries([...names].map((name) => [name, between(from[name] ?? {}, to[name] ?? {})]))
}

function between(from: Model, to: Model): Model {
  const names = new Set([...Object.keys(from), ...Object.keys(to)])
  const at = (name: string): number => (1 - HALFWAY) * (from[name] ?? 0) + HALFWAY * (to[name] ?? 0)
  return Object.fromEntries([...names].map((name) => [name, Math.round(at(name) * 1000) / 1000]))
}
