/**
 * Fits the hidden layer of a model by the slopes of its columns (backpropagation). Half of the units are left out at random of each example that is learned
 * from (dropout; Srivastava and others, JMLR 2014), so that none learns a page by heart.
 */
import { askUnits, HIDDEN_STEP, hiddenLayer, tellUnits, type HiddenLayer, type HiddenWeights } from '../hidden.ts'
import { lettersOf } from '../lines/number-letters.ts'
import { Descent } from './descent.ts'
import { eachLearning, isApart, randomBits, type Encoded } from './vocabulary.ts'

export interface HiddenFitting {
  readonly units: number
  /** Share of the units that is left out of each example. */
  readonly dropped: number
  /** See `Descent`. */
  readonly caution: number
  /** Fewest lists of cues, e.g. candidates of a choice, that have a cue for it to be heard. */
  readonly fewest: number
}

/** Weights begin up to this far from zero. */
const SPREAD = 0.1
/** A letter has so many steps above zero. */
const STEPS = 31

/** A layer that stays as it is, or that learns. */
export class HiddenFit {
  /** What it says now: in float, where it learns. */
  #layer: HiddenLayer
  readonly #learning: Learning | undefined

  /**
   * The layer of a model with these columns. `counts` tells by cue how many lists of cues have it, see `countHeard`. Without `fitting` the
   * prior stays as it is.
   */
  constructor(
    names: readonly string[],
    columns: readonly string[],
    prior: HiddenWeights,
    fitting?: { readonly hidden: HiddenFitting; readonly rate: number; readonly counts: ArrayLike<number> },
  ) {
    const numbers = new Map(names.map((name, i) => [name, i]))
    this.#layer = hiddenLayer(prior, columns, (name) => numbers.get(name), names.length)
    if (fitting === undefined) return
    this.#learning = new Learning(names, columns, fitting.hidden, fitting.rate, fitting.counts)
    this.#layer = this.#learning.layer
  }

  get units(): number {
    return this.#layer.units
  }

  /** Chooses the units that are left out of the next example that is learned from. */
  draw(): void {
    this.#learning?.draw()
  }

  /** Adds what the layer says of some cues; leaves in `heard` how much each unit is awake. */
  add({ ids, values }: Encoded, heard: Float64Array, at: number, sums: Float64Array, isLearnedFrom: boolean): void {
    for (let i = 0; i < ids.length; i++) {
      const id = ids[i] ?? 0
      if (this.#learning?.isHeard[id] === 0) continue
      tellUnits(this.#layer, id, values[i] ?? 0, heard, at)
    }
    if (isLearnedFrom) this.#learning?.drop(heard, at)
    askUnits(this.#layer, heard, at, sums)
  }

  /** Takes in how far each column was off. */
  learn(cues: Encoded, heard: Float64Array, at: number, errors: Float64Array): void {
    this.#learning?.learn(cues, heard, at, errors)
  }

  /** One step down the slopes of so many examples. */
  step(examples: number): void {
    this.#learning?.step(examples)
  }

  remember(): void {
    this.#learning?.remember()
  }

  /** The layer as it is kept; the prior where it did not learn. */
  weights(prior: HiddenWeights): HiddenWeights {
    return this.#learning?.weights() ?? prior
  }
}

/** By cue: how many lists of cues have it, those of examples aside from which the layer learns nothing. */
export function countHeard(examples: readonly (readonly Encoded[])[], cues: number): Int32Array {
  const counts = new Int32Array(cues)
  for (const lists of examples) if (!isApart(lists)) for (const { ids } of lists) for (const id of ids) counts[id] = (counts[id] ?? 0) + 1
  return counts
}

class Learning {
  readonly #names: readonly string[]
  readonly #columns: readonly string[]
  readonly #units: number
  readonly #dropped: number
  readonly #inputs: Descent
  readonly #outputs: Descent
  readonly #inputSlopes: Float64Array
  readonly #outputSlopes: Float64Array
  readonly #slopes: Float64Array
  readonly #touched = new Set<number>()
  readonly #random = randomBits(29)
  /** By unit: how much louder it is while others are left out; 0 where it is left out itself. */
  readonly #louder: Float64Array
  /** By cue: 1 where it is heard. */
  readonly isHeard: Uint8Array
  readonly layer: HiddenLayer

  constructor(
    names: readonly string[],
    columns: readonly string[],
    { units, dropped, caution, fewest }: HiddenFitting,
    rate: number,
    counts: ArrayLike<number>,
  ) {
    this.#names = names
    this.#columns = columns
    const wide = columns.length
    this.#units = units
    this.#dropped = dropped
    this.isHeard = Uint8Array.from(names, (_, i) => ((counts[i] ?? 0) < fewest ? 0 : 1))
    const spread = (): number => (this.#random() / 2 ** 31 - 1) * SPREAD
    const inputs = Float64Array.from({ length: names.length * units }, spread)
    const outputs = Float64Array.from({ length: units * wide }, spread)
    this.#inputs = new Descent(inputs, rate, () => 0, caution)
    this.#outputs = new Descent(outputs, rate, () => 0, caution)
    this.#inputSlopes = new Float64Array(inputs.length)
    this.#outputSlopes = new Float64Array(outputs.length)
    this.#slopes = new Float64Array(units)
    this.#louder = new Float64Array(units).fill(1)
    this.layer = { units, wide, inputs: this.#inputs.weights, outputs: this.#outputs.weights }
  }

  /** Leaves some units out and has the others say more, so that all together say as much. */
  draw(): void {
    for (let u = 0; u < this.#units; u++) this.#louder[u] = this.#random() / 2 ** 32 >= this.#dropped ? 1 / (1 - this.#dropped) : 0
  }

  /** Puts the units to sleep that are left out. */
  drop(heard: Float64Array, at: number): void {
    for (let u = 0; u < this.#units; u++) heard[at + u] = (heard[at + u] ?? 0) * (this.#louder[u] ?? 0)
  }

  learn(cues: Encoded, heard: Float64Array, at: number, errors: Float64Array): void {
    const { wide, outputs } = this.layer
    for (let u = 0; u < this.#units; u++) {
      const value = heard[at + u] ?? 0
      let slope = 0
      if (value > 0)
        for (let c = 0, from = u * wide; c < wide; c++) {
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

  step(examples: number): void {
    this.#inputs.step(this.#inputSlopes, this.#touched, this.#units, examples)
    this.#outputs.step(this.#outputSlopes, [0], this.#outputSlopes.length, examples)
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
    const columns = this.#columns.map((column, c): [string, number[]] => [
      column,
      Array.from({ length: units }, (_, u) => (outputs[u * this.layer.wide + c] ?? 0) * (scale[u] ?? 1)),
    ])
    return { cues: Object.fromEntries(cues), columns: Object.fromEntries(columns) }
  }
}
