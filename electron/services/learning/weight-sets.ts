/**
 * What a library has learned, as it is kept, and how it changes. Pure: each function gives the new state.
 *
 * Weights that were learned from another version of the program's than today's are not used: what they weigh may be counted
 * otherwise by now. The pages that they came from are known, so that the same is learned anew.
 */
import { sameJson, type Instant } from '#shared/base/index.ts'
import type { WeightsView } from '#shared/contract/index.ts'
import type { Weights } from '#shared/segmentation/index.ts'

import type { LearnedFrom, StoredLearning, StoredWeights } from '../library/index.ts'

/** What the program brings: its own weights, and the check of those of others. */
export interface Program {
  readonly shipped: Weights
  readonly readWeights: (value: unknown) => Weights | undefined
}

/** What learning starts from. */
export function baseOf(program: Program, set: StoredWeights | null): Weights {
  return (set === null || set.base === null ? undefined : program.readWeights(set.base)) ?? program.shipped
}

/** True where the set can not be used as it is, because it was learned from what is not the base any more. */
export function isStale(program: Program, set: StoredWeights | null): boolean {
  return set !== null && set.learnedFrom !== baseOf(program, set).version
}

/** What pages are to be cut with. */
export function weightsOf(program: Program, set: StoredWeights | null): Weights {
  const own = set === null || set.weights === null || isStale(program, set) ? undefined : program.readWeights(set.weights)
  return own ?? baseOf(program, set)
}

export function viewOf(program: Program, set: StoredWeights | null): WeightsView {
  const { version } = weightsOf(program, set)
  const base = baseOf(program, set)
  const origin = version !== base.version ? 'learned' : base.version !== program.shipped.version ? 'imported' : 'shipped'
  const pages = set === null || isStale(program, set) ? 0 : set.pages.length
  return { version, origin, pages, at: set === null || (origin === 'shipped' && pages === 0) ? null : set.at }
}

/** The name of the next weights of a library. */
export function nextVersion(learning: StoredLearning): string {
  return `library-${learning.versions + 1}`
}

/** After learning from pages. What is the same but for its name keeps the name that it had. */
export function learned(
  program: Program,
  learning: StoredLearning,
  result: { readonly weights: Weights; readonly pages: readonly LearnedFrom[]; readonly at: Instant },
): StoredLearning {
  const { current } = learning
  const base = baseOf(program, current)
  const better = result.weights.version !== base.version
  const before = weightsOf(program, current)
  const same = better && before.version !== base.version && sameJson({ ...result.weights, version: '' }, { ...before, version: '' })
  const set: StoredWeights = {
    base: current?.base ?? null,
    learnedFrom: base.version,
    weights: better ? (same ? before : result.weights) : null,
    since: current?.since ?? null,
    at: result.at,
    pages: result.pages,
  }
  return { ...learning, versions: learning.versions + (better && !same ? 1 : 0), current: set }
}

/** Back to the program's weights. Pages that were changed last before now do not count any more. */
export function reset(program: Program, learning: StoredLearning, at: Instant): StoredLearning {
  return startingFrom(program, learning, null, at)
}

/** Weights of a file take the place of the program's, under a name of this library. */
export function imported(program: Program, learning: StoredLearning, weights: Weights, at: Instant): StoredLearning {
  const base = { ...weights, version: nextVersion(learning) }
  return { ...startingFrom(program, learning, base, at), versions: learning.versions + 1 }
}

/** Undefined where nothing was put aside. */
export function restored(program: Program, learning: StoredLearning): StoredLearning | undefined {
  const { current, previous } = learning
  if (previous === null) return undefined
  return { ...learning, current: previous, previous: isOwn(program, current) ? current : null }
}

function startingFrom(program: Program, learning: StoredLearning, base: Weights | null, at: Instant): StoredLearning {
  const { current, previous } = learning
  const learnedFrom = (base ?? program.shipped).version
  const set: StoredWeights = { base, learnedFrom, weights: null, since: at, at, pages: [] }
  return { ...learning, current: set, previous: isOwn(program, current) ? current : previous }
}

/** Worth going back to: there are weights that are not the program's. */
function isOwn(program: Program, set: StoredWeights | null): boolean {
  return weightsOf(program, set).version !== program.shipped.version
}
