/** Fits the two linear models: yes or no (seams, sureness), and one of several (what a block follows). */
import type { Cues } from '../lines/cues.ts'
import { logistic } from '../probabilities.ts'
import type { Model } from '../weights.ts'
import { Descent } from './descent.ts'
import type { HiddenFitting } from './fit-hidden.ts'
import { eachLearning, pullOf, shuffled, Vocabulary, type Encoded } from './vocabulary.ts'

export interface Fitting {
  readonly epochs: number
  /** Length of the first step, in nats. */
  readonly rate: number
  /** How strongly each example's weights are held to the prior. */
  readonly pull: number
  /** So many of the last epochs are averaged (Polyak and Juditsky 1992): what the order of the pages shook is evened out. */
  readonly averaged?: number
  /** How much has to be seen of a cue before its weight moves far; see `Descent`. Of the reading alone. */
  readonly caution?: number
  /** The hidden layer, of the reading alone; without, the prior's stays as it is. */
  readonly hidden?: HiddenFitting
  /**
   * Examples with boxes move only the weights of what boxes tell: text is weighed as if no page had any, where it else would be taken for
   * less telling than it is without them.
   */
  readonly boxesApart?: boolean
}

/** What the right one of several candidates is. `weight` counts it several times. */
export interface Choice {
  readonly candidates: readonly Cues[]
  readonly right: number
  readonly weight?: number
}

/** Whether something is so. `weight` counts it several times, or in part. */
export interface YesNo {
  readonly cues: Cues
  readonly is: boolean
  readonly weight?: number
}

const BATCH = 32

/** Logistic regression. */
export function fitYesNo(examples: readonly YesNo[], prior: Model, fitting: Fitting): Model {
  const vocabulary = new Vocabulary(Object.keys(prior))
  const encoded = examples.map(({ cues, is, weight }) => ({
    cues: vocabulary.encode(cues, fitting.boxesApart),
    is: is ? 1 : 0,
    weight: weight ?? 1,
  }))
  return descend(vocabulary, prior, fitting, encoded.length, (weights, i, add) => {
    const example = encoded[i]
    if (example === undefined) return
    const error = (logistic(dot(weights, example.cues)) - example.is) * example.weight
    add(example.cues, error)
  })
}

/** Multinomial choice: the right one of each example's candidates is `right`. */
export function fitChoice(examples: readonly Choice[], prior: Model, fitting: Fitting): Model {
  const vocabulary = new Vocabulary(Object.keys(prior))
  const encoded = examples.map(({ candidates, right, weight }) => ({
    candidates: candidates.map((cues) => vocabulary.encode(cues, fitting.boxesApart)),
    right,
    weight: weight ?? 1,
  }))
  return descend(vocabulary, prior, fitting, encoded.length, (weights, i, add) => {
    const example = encoded[i]
    if (example === undefined) return
    const p = softmax(example.candidates.map((cues) => dot(weights, cues)))
    example.candidates.forEach((cues, c) => {
      add(cues, ((p[c] ?? 0) - (c === example.right ? 1 : 0)) * example.weight)
    })
  })
}

/** Probabilities from scores in nats; they add up to 1. */
export function softmax(scores: readonly number[]): number[] {
  const most = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - most))
  const sum = powers.reduce((all, power) => all + power, 0)
  return powers.map((power) => power / sum)
}

function dot(weights: Float64Array, { ids, values }: Encoded): number {
  let sum = 0
  for (let i = 0; i < ids.length; i++) sum += (weights[ids[i] ?? 0] ?? 0) * (values[i] ?? 0)
  return sum
}

type Add = (cues: Encoded, error: number) => void

function descend(
  vocabulary: Vocabulary,
  prior: Model,
  { epochs, rate, pull }: Fitting,
  count: number,
  slope: (weights: Float64Array, example: number, add: Add) => void,
): Model {
  const start = Float64Array.from(vocabulary.names, (name) => prior[name] ?? 0)
  const pulls = vocabulary.names.map((name) => pull * pullOf(name))
  const descent = new Descent(start, rate, (i) => pulls[i] ?? pull)
  const gradient = new Float64Array(start.length)
  for (let epoch = 0; epoch < epochs; epoch++) {
    const order = shuffled(count, epoch + 1)
    for (let from = 0; from < count; from += BATCH) {
      const touched = new Set<number>()
      const add: Add = (cues, error) => {
        if (error === 0) return
        eachLearning(cues, (id, value) => {
          gradient[id] = (gradient[id] ?? 0) + error * value
          touched.add(id)
        })
      }
      const batch = order.subarray(from, from + BATCH)
      for (const example of batch) slope(descent.weights, example, add)
      descent.step(gradient, touched, 1, batch.length)
    }
  }
  return Object.fromEntries(vocabulary.names.map((name, i) => [name, descent.weights[i] ?? 0]))
}
