/**
 * The models that make one number of what is seen — how likely something is, or how well one of several fits: what each cue weighs by itself, and
 * what the hidden units say of all of them together.
 */
import { askUnits, hiddenLayer, NO_HIDDEN, tellUnits, type HiddenLayer } from './hidden.ts'
import { codeNumber, type Cues } from './lines/cues.ts'
import type { JudgedBy, Weights } from './weights.ts'

/** The one column of their hidden layers. */
export const NATS = ['nats'] as const

/** One of these models, laid out for looking up. */
export class Scorer {
  /** By cue: the number of its row. */
  readonly #rows: ReadonlyMap<string, number>
  /** By row: what the cue weighs by itself, in nats. */
  readonly #weights: Float64Array
  /** By row: the number of the cue's code. */
  readonly #codes: Int32Array
  readonly #hidden: HiddenLayer
  /** What the units have heard of the decision that is being looked at. */
  readonly #heard: Float64Array
  readonly #said = new Float64Array(1)

  constructor(weights: Weights, model: JudgedBy) {
    const own = weights[model]
    const told = weights.hidden[model] ?? NO_HIDDEN
    const cues = [...new Set([...Object.keys(own), ...Object.keys(told.cues)])]
    this.#rows = new Map(cues.map((cue, row) => [cue, row]))
    this.#weights = Float64Array.from(cues, (cue) => own[cue] ?? 0)
    this.#codes = Int32Array.from(cues, codeNumber)
    this.#hidden = hiddenLayer(told, NATS, (cue) => this.#rows.get(cue), cues.length)
    this.#heard = new Float64Array(this.#hidden.units)
  }

  /** No cue says anything: whatever is asked comes to nothing. */
  get isSilent(): boolean {
    return this.#rows.size === 0
  }

  /** What the cues of a decision, in several lists, say all together, in nats. */
  nats(lists: readonly Cues[]): number {
    this.#said[0] = 0
    this.#heard.fill(0)
    for (const { names, values } of lists) {
      for (let i = 0; i < names.length; i++) {
        const row = this.#rows.get(names[i] ?? '')
        if (row === undefined) continue
        const value = values[i] ?? 0
        this.#said[0] += value * (this.#weights[row] ?? 0)
        tellUnits(this.#hidden, row, value, this.#heard, 0)
      }
    }
    askUnits(this.#hidden, this.#heard, 0, this.#said)
    return this.#said[0]
  }

  /** Calls back with what each of the cues adds to that, by itself and through the units that are awake, under the number of its code. */
  tell(lists: readonly Cues[], visit: (code: number, nats: number) => void): void {
    this.nats(lists)
    const { units, inputs, outputs } = this.#hidden
    for (const { names, values } of lists) {
      for (let i = 0; i < names.length; i++) {
        const row = this.#rows.get(names[i] ?? '')
        if (row === undefined) continue
        let sum = this.#weights[row] ?? 0
        for (let u = 0; u < units; u++) if ((this.#heard[u] ?? 0) > 0) sum += (inputs[row * units + u] ?? 0) * (outputs[u] ?? 0)
        visit(this.#codes[row] ?? 0, sum * (values[i] ?? 0))
      }
    }
  }
}

const scorers = new WeakMap<Weights, Map<JudgedBy, Scorer>>()

/** A model of some weights, laid out when it is first asked for. */
export function scorerOf(weights: Weights, model: JudgedBy): Scorer {
  let known = scorers.get(weights)
  if (known === undefined) scorers.set(weights, (known = new Map<JudgedBy, Scorer>()))
  let scorer = known.get(model)
  if (scorer === undefined) known.set(model, (scorer = new Scorer(weights, model)))
  return scorer
}
