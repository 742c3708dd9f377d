/** Which sentences say what a library has learned. Pure: names of messages with their params come back. */
import type { LearningView, WeightsView } from '#shared/contract/index.ts'

export interface Sentence {
  readonly name: string
  readonly params: Readonly<Record<string, string | number>>
  readonly count?: number
}

/** What is in use: whose weights, by which name, learned from how much. */
export function weightsWords({ version, origin, pages }: WeightsView): Sentence {
  if (origin === 'shipped') return { name: 'settings.learning.shipped', params: {} }
  if (origin === 'imported') return { name: 'settings.learning.imported', params: { version } }
  return { name: 'settings.learning.learned', params: { version, n: pages }, count: pages }
}

/** What is going on, or why what is in use is not the library's own; null where there is nothing to say. */
export function stateWords({ on, current, waiting, state }: LearningView): Sentence | null {
  if (state === 'learning') return { name: 'settings.learning.busy', params: {} }
  if (!on) return { name: 'settings.learning.off', params: {} }
  if (state === 'failed') return { name: 'settings.learning.failed', params: {} }
  if (waiting > 0) return { name: 'settings.learning.waiting', params: { n: waiting }, count: waiting }
  if (current.origin === 'learned') return null
  if (current.pages > 0) return { name: 'settings.learning.noBetter', params: { n: current.pages }, count: current.pages }
  return { name: 'settings.learning.nothing', params: {} }
}
