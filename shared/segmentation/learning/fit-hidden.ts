/**
 * Fits the hidden layer of the sequence model by the slopes of its columns (backpropagation). Half of the units are left out at random of each line that is learned
 * from (dropout; Srivastava and others, JMLR 2014), so that none learns a page by heart.
 */
import { askUnits, HIDDEN_STEP, hiddenLayer, tellUnits, type HiddenLayer, type HiddenWeights } from '../reading/hidden.ts'
import { lettersOf } from '../lines/number-letters.ts'
import { COLUMNS } from '../reading/states.ts'
import { Descent } from './descent.ts'
import { eachLearning, randomBits, type Encoded } from './vocabulary.ts'

export interface HiddenFitting {
  readonly units: number
  /** Share of the units that is left out of each line. */
  readonly dropped: number
  /** See `Descent`. */
  readonly caution: number
  /** Fewest lines that a cue stands on to be heard. */
  readonly fewest: number
}

const WIDE = COLUMNS.length
/** Weights begin up to this far from zero. */
const SPREAD = 0.1
/** A letter has so many steps above zero. */
const STEPS = 31

/** A layer that stays as it is, or that learns. */
export class HiddenFit {
  /** What it says now: in float, where it learns. */
  #layer: HiddenLayer
  readonly #learning: Learning | undefined

  /** `counts` tells by cue how many lines have it, those aside that teach nothing but boxes. Without `fitting` the prior stays as it is. */
  constructor(
    names: readonly string[],
    prior: HiddenWeights,
    fitting?: { readonly hidden: HiddenFitting; readonly rate: number; readonly counts: ArrayLike<number> },
  ) {
    const numbers = new Map(names.map((name, i) => [name, i]))
    this.#layer = hiddenLayer(prior, (name) => numbers.get(name), names.length)
    if (fitting === undefined) return
    this.#learning = new Learning(names, fitting.hidden, fitting.rate, fitting.counts)
    this.#layer = this.#learning.layer
  }

  get units(): number {
    return this.#layer.units
  }

  /** Adds what the layer says of a line; leaves in `heard` how much each unit is awake. */
  add({ ids, values }: Encoded, heard: Float64Array, at: number, sums: Float64Array, isLearnedFrom: boolean): void {
    for (let i = 0; i < ids.length; i++) {
      const id = ids[i] ?? 0
      if (this.#learning?.isHeard[id] === 0) continue
      tellUnits(this.#layer, id, values[i] ?? 0, heard, at)
    }
    if (isLearnedFrom) this.#learning?.drop(heard, at)
    askUnits(this.#layer, heard, at, sums)
  }

  /** Takes in how far each column was off on a line. */
  learn(cues: Encoded, heard: Float64Array, at: number, errors: Float64Array): void {
    this.#learning?.learn(cues, heard, at, errors)
  }

  /** One step down the slopes of so many lines. */
  step(lines: number): void {
    this.#learning?.step(lines)
  }

  remember(): void {
    this.#learning?.remember()
  }

  /** The layer as it is kept; the prior where it did not learn. */
  weights(prior: HiddenWeights): HiddenWeights {
    return this.#learning?.weights() ?? prior
  }
}

class Learning {
  readonly #names: readonly string[]
  readonly #units: number
  readonly #dropped: number
  readonly #inputs: Descent
  readonly #outputs: Descent
  readonly #inputSlopes: Float64Array
  readonly #outputSlopes: Float64Array
  readonly #slopes: Float64Array
  readonly #touched = new Set<number>()
  readonly #random = randomBits(29)
  /** By cue: 1 where it is heard. */
  readonly isHeard: Uint8Array
  readonly layer: HiddenLayer

  constructor(names: readonly string[], { units, dropped, caution, fewest }: HiddenFitting, rate: number, counts: ArrayLike<number>) {
    this.#names = names
    this.#units = units
    this.#dropped = dropped
    this.isHeard = Uint8Array.from(names, (_, i) => ((counts[i] ?? 0) < fewest ? 0 : 1))
    const spread = (): number => (this.#random() / 2 ** 31 - 1) * SPREAD
    const inputs = Float64Array.from({ length: names.length * units }, spread)
    const outputs = Float64Array.from({ length: units * WIDE }, spread)
    this.#inputs = new Descent(inputs, rate, () => 0, caution)
    this.#outputs = new Descent(outputs, rate, () => 0, caution)
    this.#inputSlopes = new Float64Array(inputs.length)
    this.#outputSlopes = new Float64Array(outputs.length)
    this.#slopes = new Float64Array(units)
    this.layer = { units, inputs: this.#inputs.weights, outputs: this.#outputs.weights }
  }

  /** Puts some units to sleep and has the others say more, so that all together say as much. */
  drop(heard: Float64Array, at: number): void {
    for (let u = 0; u < this.#units; u++) {
      const stays = this.#random() / 2 ** 32 >= this.#dropped
      heard[at + u] = stays ? (heard[at + u] ?? 0) / (1 - this.#dropped) : 0
    }
  }

  learn(cues: Encoded, heard: Float64Array, at: number, errors: Float64Array): void {
    const { outputs } = this.layer
    for (let u = 0; u < this.#units; u++) {
      const value = heard[at + u] ?? 0
      let slope = 0
      if (value > 0)
        for (let c = 0, from = u * WIDE; c < WIDE; c++) {
          slope += (outputs[from + c] ?? 0) * (errors[c] ?? 0)
          this.#outputSlopes[from + c] = (this.#outputSlopes[from + c] ?? 0) + value * (errors[c] ?? 0)
        }
      this.#slopes[u] = slope / (1 - this.#dropped)
    }
    eachLearning(cues, (id, value) => {
      if (value === 0 || this.isHeard[id] === 0) return
      this.#touched.add(id)
      for (let u = 0, from = id * this.#units; u < this.#units; u++)
        this.#inputSlopes[from + u] = (this.#inputSlopes[from + u] ?? 0) + value * (this.#slopes[u] ?? 0)
    })
  }

  step(lines: number): void {
    this.#inputs.step(this.#inputSlopes, this.#touched, this.#units, lines)
    this.#outputs.step(this.#outputSlopes, [0], this.#outputSlopes.length, lines)
    this.#touched.clear()
  }

  remember(): void {
    this.#inputs.remember()
    this.#outputs.remember()
  }

  weights(): HiddenWeights {
    const [inputs, outputs] = [this.#inputs.average, this.#outputs.average]
    const units = this.#units
    // A unit that hears twice as much and says half of it is the same: each hears as much as letters can tell.
    const loudest = new Float64Array(units)
    this.#names.forEach((_, id) => {
      if (this.isHeard[id] === 1)
        for (let u = 0; u < units; u++) loudest[u] = Math.max(loudest[u] ?? 0, Math.abs(inputs[id * units + u] ?? 0))
    })
    const scale = Float64Array.from(loudest, (most) => (most === 0 ? 1 : most / (STEPS * HIDDEN_STEP)))
    const silent = lettersOf(new Float64Array(units), HIDDEN_STEP)
    const cues = this.#names.flatMap((name, id): [string, string][] => {
      if (this.isHeard[id] === 0) return []
      const own = Array.from({ length: units }, (__, u) => (inputs[id * units + u] ?? 0) / (scale[u] ?? 1))
      const letters = lettersOf(own, HIDDEN_STEP)
      return letters === silent ? [] : [[name, letters]]
    })
    const columns = COLUMNS.map((column, c): [string, number[]] => [
      column,
      Array.from({ length: units }, (_, u) => (outputs[u * WIDE + c] ?? 0) * (scale[u] ?? 1)),
    ])
    return { cues: Object.fromEntries(cues), columns: Object.fromEntries(columns) }
  }
}
