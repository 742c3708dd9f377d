/** Fits the models of one number: yes or no (seams, joins, labels, sureness), and one of several (what a block follows, where the end of an article belongs). */
import type { Cues } from '../lines/cues.ts'
import { logistic, softmax } from '../probabilities.ts'
import type { HiddenWeights } from '../hidden.ts'
import { NATS } from '../scorer.ts'
import type { Model } from '../weights.ts'
import { Descent } from './descent.ts'
import { countHeard, HiddenFit, type HiddenFitting } from './fit-hidden.ts'
import { eachLearning, isApart, pullOf, shuffled, Vocabulary, type Encoded } from './vocabulary.ts'

export interface Fitting {
  readonly epochs: number
  /** Length of the first step, in nats. */
  readonly rate: number
  /** How strongly each example's weights are held to the prior. */
  readonly pull: number
  /** So many of the last epochs are averaged (Polyak and Juditsky 1992): what the order of the pages shook is evened out. */
  readonly averaged?: number
  /** How much has to be seen of a cue before its own weight moves far; see `Descent`. The hidden layer has a caution of its own. */
  readonly caution?: number
  /** The hidden layer; without, the prior's stays as it is. */
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

/** A model of one number: what each cue weighs by itself, and what its hidden units say. */
export interface Judging {
  readonly own: Model
  readonly hidden: HiddenWeights
}

/** Logistic regression. Examples are taken in one after the other and not kept. */
export function fitYesNo(examples: Iterable<YesNo>, prior: Judging, fitting: Fitting): Judging {
  const learner = new Learner(prior, fitting)
  for (const { cues, is, weight } of examples) learner.add([cues], is ? 1 : 0, weight)
  return learner.fit(([nats = 0], right) => [logistic(nats) - right])
}

/** Multinomial choice: the right one of each example's candidates is `right`. Examples are taken in one after the other and not kept. */
export function fitChoice(examples: Iterable<Choice>, prior: Judging, fitting: Fitting): Judging {
  const learner = new Learner(prior, fitting)
  for (const { candidates, right, weight } of examples) learner.add(candidates, right, weight)
  return learner.fit((nats, right) => softmax(nats).map((p, c) => p - (c === right ? 1 : 0)))
}

interface Example {
  readonly lists: readonly Encoded[]
  readonly right: number
  readonly weight: number
}

/** Examples as numbers, and the descent along their slopes. */
class Learner {
  readonly #prior: Judging
  readonly #fitting: Fitting
  readonly #vocabulary: Vocabulary
  readonly #examples: Example[] = []

  constructor(prior: Judging, fitting: Fitting) {
    this.#prior = prior
    this.#fitting = fitting
    this.#vocabulary = new Vocabulary([...Object.keys(prior.own), ...Object.keys(prior.hidden.cues)])
  }

  add(lists: readonly Cues[], right: number, weight = 1): void {
    this.#examples.push({ lists: lists.map((cues) => this.#vocabulary.encode(cues, this.#fitting.boxesApart)), right, weight })
  }

  /** `errorsOf` tells how far off what is said of each list of cues is, given what is right. */
  fit(errorsOf: (nats: readonly number[], right: number) => readonly number[]): Judging {
    const { epochs, rate, pull, averaged = 0, caution, hidden: layer } = this.#fitting
    const prior = this.#prior
    const examples = this.#examples
    const { names } = this.#vocabulary
    const start = Float64Array.from(names, (name) => prior.own[name] ?? 0)
    const pulls = names.map((name) => pull * pullOf(name))
    const own = new Descent(start, rate, (cue) => pulls[cue] ?? pull, caution)
    const lists = examples.map((example) => example.lists)
    const hidden = new HiddenFit(names, NATS, prior.hidden, layer && { hidden: layer, rate, counts: countHeard(lists, names.length) })
    const slopes = new Slopes(
      own,
      hidden,
      lists.reduce((most, each) => Math.max(most, each.length), 0),
    )
    for (let epoch = 0; epoch < epochs; epoch++) {
      const order = shuffled(examples.length, epoch + 1)
      for (let from = 0; from < order.length; from += BATCH) {
        const batch = order.subarray(from, from + BATCH)
        for (const i of batch) {
          const example = examples[i]
          if (example !== undefined) slopes.add(example, errorsOf)
        }
        slopes.step(batch.length)
      }
      if (epoch >= epochs - averaged) for (const part of [own, hidden]) part.remember()
    }
    const { average } = own
    return { own: Object.fromEntries(names.map((name, i) => [name, average[i] ?? 0])), hidden: hidden.weights(prior.hidden) }
  }
}

/** The slopes of a batch of examples. */
class Slopes {
  readonly #own: Descent
  readonly #hidden: HiddenFit
  readonly #gradient: Float64Array
  readonly #touched = new Set<number>()
  /** What each unit has heard of each list of an example. */
  readonly #heard: Float64Array
  readonly #said = new Float64Array(1)

  constructor(own: Descent, hidden: HiddenFit, mostLists: number) {
    this.#own = own
    this.#hidden = hidden
    this.#gradient = new Float64Array(own.weights.length)
    this.#heard = new Float64Array(hidden.units * mostLists)
  }

  add({ lists, right, weight }: Example, errorsOf: (nats: readonly number[], right: number) => readonly number[]): void {
    const areBoxesAlone = isApart(lists)
    const { units } = this.#hidden
    if (!areBoxesAlone) this.#hidden.draw()
    this.#heard.fill(0, 0, lists.length * units)
    const nats = lists.map((cues, c) => {
      this.#said[0] = dot(this.#own.weights, cues)
      this.#hidden.add(cues, this.#heard, c * units, this.#said, !areBoxesAlone)
      return this.#said[0]
    })
    errorsOf(nats, right).forEach((each, c) => {
      const cues = lists[c]
      const error = each * weight
      if (cues === undefined || error === 0) return
      eachLearning(cues, (id, value) => {
        this.#gradient[id] = (this.#gradient[id] ?? 0) + error * value
        this.#touched.add(id)
      })
      this.#said[0] = error
      if (!areBoxesAlone) this.#hidden.learn(cues, this.#heard, c * units, this.#said)
    })
  }

  /** One step down the slopes of so many examples. */
  step(examples: number): void {
    this.#own.step(this.#gradient, this.#touched, 1, examples)
    this.#hidden.step(examples)
    this.#touched.clear()
  }
}

function dot(weights: Float64Array, { ids, values }: Encoded): number {
  let sum = 0
  for (let i = 0; i < ids.length; i++) sum += (weights[ids[i] ?? 0] ?? 0) * (values[i] ?? 0)
  return sum
}
