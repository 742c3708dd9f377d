/**
 * What the engine of this program brings to learning. The engine that cuts by rules has no weights to move: a library can
 * carry weights and keep its books, and every learning comes back to what it started from.
 */
import { ENGINE, type Weights } from '#shared/segmentation/index.ts'

/** The weights that come with the program. */
export const SHIPPED: Weights = { version: ENGINE.weights, seams: {}, lines: {}, steps: {}, places: {}, sureness: {} }

const PARTS = ['seams', 'lines', 'steps', 'places', 'sureness'] as const

/** The weights of a foreign file's value; undefined where it holds none. */
export function readWeights(value: unknown): Weights | undefined {
  if (typeof value !== 'object' || value === null || !('version' in value) || typeof value.version !== 'string') return undefined
  const parts: Readonly<Record<string, unknown>> = { ...value }
  const whole = PARTS.every((name) => typeof parts[name] === 'object' && parts[name] !== null)
  return whole ? (value as Weights) : undefined
}

/** New weights from reviewed pages; the base itself where they make nothing better. */
export function learnFrom(base: Weights, _pages: readonly unknown[], _version: string): Weights {
  return base
}
