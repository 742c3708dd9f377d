/** Reasons: what the cues of a decision weighed, summed up by what they say in words. */
import { codeNumber, codeNumbered, type CueName, type Cues } from '../lines/cues.ts'
import { reason } from '../probabilities.ts'
import type { Reason } from '../types.ts'
import type { Model } from '../weights.ts'

/** Reasons that are worth telling, in nats; a cue that moves the sum by less is not. */
const WORTH_TELLING = 0.25
/** Reasons of one decision. */
export const MOST_REASONS = 6

type Params = Reason['params']

/** What a cue weighs in a plain model. */
export function modelOf(model: Model): (name: CueName) => number {
  return (name) => model[name] ?? 0
}

/**
 * Sums up what cues of the same code weigh, in nats, and says it in reasons: the `most` that weigh most, the strongest first. `numberOf` gives the
 * number of a cue's code, for those who know it already.
 */
export function weighed(
  cues: Cues,
  most: number,
  weightOf: (name: CueName, i: number) => number,
  numberOf: (name: CueName, i: number) => number = codeNumber,
): Reason[] {
  const sums: (number | undefined)[] = []
  const found: number[] = []
  for (let i = 0; i < cues.names.length; i++) {
    const name = cues.names[i]
    const weight = name === undefined ? 0 : weightOf(name, i) * (cues.values[i] ?? 0)
    if (name === undefined || weight === 0) continue
    const number = numberOf(name, i)
    const sum = sums[number]
    if (sum === undefined) found.push(number)
    sums[number] = (sum ?? 0) + weight
  }
  const weightAt = (number: number): number => Math.round((sums[number] ?? 0) * 100) / 100
  const worth = found.filter((number) => Math.abs(weightAt(number)) >= WORTH_TELLING && codeNumbered(number) !== 'habit')
  const told = worth.sort((a, b) => Math.abs(weightAt(b)) - Math.abs(weightAt(a))).slice(0, most)
  if (told.length === 0) return []
  const params = new Map<number, Params>()
  for (const { name, params: own } of cues.told()) {
    const number = codeNumber(name)
    if (told.includes(number)) params.set(number, { ...params.get(number), ...own })
  }
  return told.map((number) => reason(codeNumbered(number), sums[number] ?? 0, params.get(number)))
}

/** The reasons that weigh most, the strongest first. */
export function strongest(reasons: readonly Reason[]): Reason[] {
  return [...reasons].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, MOST_REASONS)
}
