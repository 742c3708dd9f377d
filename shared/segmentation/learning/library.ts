/** Learning from one library's reviewed pages: the weights that come with the program, moved by what its editors did. */
import type { TaughtPage } from '../taught.ts'
import type { Weights } from '../weights.ts'
import { learnWeights, type Course } from './learn.ts'
import { errorsOn } from './errors.ts'

/** Few pages and a strong prior: a habit of the paper is learned, a single page's oddity is not. */
const SHORT_COURSE: Course = {
  seams: { epochs: 3, rate: 0.02, pull: 2e-3 },
  lines: { epochs: 4, rate: 0.02, pull: 2e-3 },
  places: { epochs: 3, rate: 0.02, pull: 2e-3 },
  moves: { epochs: 2, rate: 0.01, pull: 2e-3 },
  sureness: { epochs: 2, rate: 0.01, pull: 2e-3 },
}

/**
 * The base weights moved by reviewed pages, named `version`; the base itself where there are no pages, or where the moved
 * weights cut these very pages no better. Pure and deterministic. No weight moves far: all are held to the base.
 */
export function learnFrom(base: Weights, pages: readonly TaughtPage[], version: string): Weights {
  if (pages.length === 0) return base
  const learned = learnWeights(pages, version, SHORT_COURSE, base)
  return errorsOn(pages, learned) < errorsOn(pages, base) ? learned : base
}
