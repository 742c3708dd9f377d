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
  const found: number[] = []
  for (let i = 0; i < cues.names.length; i++) {
    const name = cues.names[i]
    const weight = name === undefined ? 0 : weightOf(name, i) * (cues.values[i] ?? 0)
    if (name === undefined || weight === 0) continue
    const number = numberOf(name, i)
    if (number >= sums.length) makeRoom(number)
    if (isFound[number] !== 1) {
      isFound[number] = 1
      found.push(number)
    }
    sums[number] = (sums[number] ?? 0) + weight
  }
  const told: { readonly number: number; readonly weight: number }[] = []
  for (let i = 0; i < found.length; i++) {
    const number = found[i] ?? 0
    const weight = Math.round((sums[number] ?? 0) * 100) / 100
    if (Math.abs(weight) >= WORTH_TELLING && codeNumbered(number) !== 'habit') told.push({ number, weight })
    sums[number] = 0
    isFound[number] = 0
  }
  const strong = told.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, most)
  const params = strong.length === 0 ? undefined : paramsOf(cues)
  return strong.map(({ number, weight }) => reason(codeNumbered(number), weight, params?.get(number)))
}

/** By the number of a code: what its cues weigh, and whether there are any. All zero between times. */
let sums = new Float64Array(256)
let isFound = new Uint8Array(sums.length)

/** Names that nobody knows, as a file of weights may have them, count as codes too. */
function makeRoom(number: number): void {
  const old = [sums, isFound] as const
  sums = new Float64Array(2 * number)
  isFound = new Uint8Array(2 * number)
  sums.set(old[0])
  isFound.set(old[1])
}

/** By the number of a code: what its sentence needs. */
function paramsOf(cues: Cues): Map<number, Params> {
  const params = new Map<number, Params>()
  for (const { name, params: own } of cues.told()) {
    const number = codeNumber(name)
    const known = params.get(number)
    params.set(number, known === undefined ? own : { ...known, ...own })
  }
  return params
}

/** The reasons that weigh most, the strongest first. */
export function strongest(reasons: readonly Reason[]): Reason[] {
  return [...reasons].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, MOST_REASONS)
}
