/** Reasons: what the cues of a decision weighed, summed up by what they say in words. */
import { codeOf, type CueName, type Cues } from '../lines/cues.ts'
import { reason } from '../probabilities.ts'
import type { ReasonCode } from '../reason-words.ts'
import type { Reason } from '../types.ts'
import type { Model } from '../weights.ts'

/** Reasons that are worth telling, in nats; a cue that moves the sum by less is not. */
const WORTH_TELLING = 0.25
const MOST_REASONS = 6

type Params = Reason['params']

/** Codes by number; the number of a cue's code is found once for each name. */
const codes: ReasonCode[] = []
const numbers = new Map<CueName, number>()

function numberOf(name: CueName): number {
  let number = numbers.get(name)
  if (number === undefined) {
    const code = codeOf(name)
    const known = codes.indexOf(code)
    number = known < 0 ? codes.push(code) - 1 : known
    numbers.set(name, number)
  }
  return number
}

/** What a cue weighs in a plain model. */
export function modelOf(model: Model): (name: CueName) => number {
  return (name) => model[name] ?? 0
}

/** Sums up what cues of the same code weigh, in nats, and says it in reasons, in the order in which the codes first come. */
export function weighed(cues: Cues, weightOf: (name: CueName, i: number) => number): Reason[] {
  const sums: number[] = []
  const found: number[] = []
  for (let i = 0; i < cues.names.length; i++) {
    const name = cues.names[i]
    if (name === undefined) continue
    const number = numberOf(name)
    const sum = sums[number]
    if (sum === undefined) found.push(number)
    sums[number] = (sum ?? 0) + weightOf(name, i) * (cues.values[i] ?? 0)
  }
  // A little less than what is worth telling may be rounded up to it.
  const worth = found.filter((number) => Math.abs(sums[number] ?? 0) >= WORTH_TELLING - 0.01 && codes[number] !== 'habit')
  if (worth.length === 0) return []
  const params = new Map<number, Params>()
  for (const { name, params: own } of cues.told()) {
    const number = numberOf(name)
    params.set(number, { ...params.get(number), ...own })
  }
  return worth
    .map((number) => reason(codes[number] ?? 'habit', sums[number] ?? 0, params.get(number)))
    .filter((told) => Math.abs(told.weight) >= WORTH_TELLING)
}

/** The reasons that weigh most, the strongest first. */
export function strongest(reasons: readonly Reason[]): Reason[] {
  return [...reasons].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, MOST_REASONS)
}
