/**
 * The models that make one number of what is seen — how likely something is, or how well one of several fits: what each cue weighs by itself, and
 * what the hidden units say of all of them together.
 */
import { cueTable, type CueTable } from './cue-table.ts'
import { askUnits, tellUnits } from './hidden.ts'
import type { Cues } from './lines/cues.ts'
import type { JudgedBy, Weights } from './weights.ts'

/** The one column of their hidden layers. */
export const NATS = ['nats'] as const

/** One of these models, laid out for looking up. */
export class Scorer {
  readonly #table: CueTable
  /** What the units have heard of the decision that is being looked at. */
  readonly #heard: Float64Array
  readonly #said = new Float64Array(1)

  constructor(weights: Weights, model: JudgedBy) {
    const own = weights[model]
    this.#table = cueTable(Object.keys(own), NATS, (cue) => own[cue], weights.hidden[model])
    this.#heard = new Float64Array(this.#table.hidden.units)
  }

  /** No cue says anything: whatever is asked comes to nothing. */
  get isSilent(): boolean {
    return this.#table.rows.size === 0
  }

  /** What the cues of a decision, in several lists, say all together, in nats. */
  nats(lists: readonly Cues[]): number {
    const { rows, own, hidden } = this.#table
    this.#said[0] = 0
    this.#heard.fill(0)
    for (const { names, values } of lists) {
      for (let i = 0; i < names.length; i++) {
        const row = rows.get(names[i] ?? '')
        if (row === undefined) continue
        const value = values[i] ?? 0
        this.#said[0] += value * (own[row] ?? 0)
        tellUnits(hidden, row, value, this.#heard, 0)
      }
    }
    askUnits(hidden, this.#heard, 0, this.#said)
    return this.#said[0]
  }

  /** Calls back with what each of the cues adds to that, by itself and through the units that are awake, under the number of its code. */
  tell(lists: readonly Cues[], visit: (code: number, nats: number) => void): void {
    this.nats(lists)
    const { rows, own, codes, hidden } = this.#table
    const { units, inputs, outputs } = hidden
    for (const { names, values } of lists) {
      for (let i = 0; i < names.length; i++) {
        const row = rows.get(names[i] ?? '')
        if (row === undefined) continue
        let sum = own[row] ?? 0
        for (let u = 0; u < units; u++) if ((this.#heard[u] ?? 0) > 0) sum += (inputs[row * units + u] ?? 0) * (outputs[u] ?? 0)
        visit(codes[row] ?? 0, sum * (values[i] ?? 0))
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
