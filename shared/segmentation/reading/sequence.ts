/**
 * The sequence model: a linear-chain conditional random field over the blocks of a page in file order (Lafferty,
 * McCallum and Pereira, ICML 2001). Its states say what a block is and how it is linked to what stands above.
 * Probabilities come from the forward-backward algorithm. Each block is given the state that is likeliest for it alone (Rabiner, Proceedings of the
 * IEEE 77, 1989, section III.B), not that of the likeliest reading of the whole page: an editor corrects blocks.
 */
import { cueTable, type CueTable } from '../cue-table.ts'
import { askUnits, tellUnits } from '../hidden.ts'
import type { Cues } from '../lines/cues.ts'
import { COLUMNS, STATES, stateName } from './states.ts'
import type { Weights } from '../weights.ts'

const COUNT = STATES.length
const WIDE = COLUMNS.length
const columnOf = new Map(COLUMNS.map((name, i) => [name, i]))
/** By state: its two columns of emission weights. */
export const KIND_COLUMN = STATES.map((state) => columnOf.get(state.kind) ?? 0)
export const LINK_COLUMN = STATES.map((state) => columnOf.get(state.column) ?? 0)

/** Weights as the algorithms want them. */
export interface SequenceModel extends CueTable {
  /** `steps[a * COUNT + b]`: from state a to state b. */
  readonly steps: Float64Array
  readonly first: Float64Array
  readonly last: Float64Array
}

const compiled = new WeakMap<Weights, SequenceModel>()

/** Lays the weights out in arrays, once for each set of weights. */
export function sequenceModel(weights: Weights): SequenceModel {
  const known = compiled.get(weights)
  if (known !== undefined) return known
  const table = cueTable(Object.keys(weights.lines), COLUMNS, (cue, column) => weights.lines[cue]?.[column], weights.hidden.lines)
  const row = (name: string): Float64Array => Float64Array.from(STATES, (state) => weights.steps[name]?.[stateName(state)] ?? 0)
  const steps = new Float64Array(COUNT * COUNT)
  STATES.forEach((state, a) => {
    steps.set(row(stateName(state)), a * COUNT)
  })
  const model = { ...table, steps, first: row('first'), last: row('last') }
  compiled.set(weights, model)
  return model
}

/** Sums by column, of the block that is being looked at. */
const sums = new Float64Array(WIDE)

/** What is seen of one block, as the model has it. */
export interface Emission {
  /** By cue its row in the model, or −1, so that nobody looks it up again. */
  readonly rows: readonly number[]
  /** By hidden unit: how much it is awake, 0 where it sleeps. */
  readonly awake: Float64Array
}

/** What the cues of one block say for each state. */
export function emission({ rows, own, hidden }: SequenceModel, cues: Cues, into: Float64Array, at: number): Emission {
  const found: number[] = []
  const awake = new Float64Array(hidden.units)
  sums.fill(0)
  for (let i = 0; i < cues.names.length; i++) {
    const row = rows.get(cues.names[i] ?? '') ?? -1
    found.push(row)
    if (row < 0) continue
    const value = cues.values[i] ?? 0
    const from = row * WIDE
    for (let c = 0; c < WIDE; c++) sums[c] = (sums[c] ?? 0) + value * (own[from + c] ?? 0)
    tellUnits(hidden, row, value, awake, 0)
  }
  askUnits(hidden, awake, 0, sums)
  for (let s = 0; s < COUNT; s++) into[at * COUNT + s] = (sums[KIND_COLUMN[s] ?? 0] ?? 0) + (sums[LINK_COLUMN[s] ?? 0] ?? 0)
  return { rows: found, awake }
}

/** How one column compares with another on one line. */
export interface Contrast {
  readonly column: number
  readonly other: number
  /** The hidden units that are awake there, and how much more each says for the column, in nats. */
  readonly units: readonly number[]
  readonly nats: readonly number[]
}

export function contrastOf({ hidden }: SequenceModel, awake: Float64Array, column: number, other: number): Contrast {
  const units: number[] = []
  const nats: number[] = []
  for (let u = 0; u < hidden.units; u++) {
    if ((awake[u] ?? 0) === 0) continue
    units.push(u)
    nats.push((hidden.outputs[u * WIDE + column] ?? 0) - (hidden.outputs[u * WIDE + other] ?? 0))
  }
  return { column, other, units, nats }
}

/** What a cue of value 1 adds to how much more is said for the one column, in nats. */
export function sayFor({ own, hidden }: SequenceModel, { column, other, units, nats }: Contrast, row: number): number {
  const from = row * hidden.units
  let sum = (own[row * WIDE + column] ?? 0) - (own[row * WIDE + other] ?? 0)
  for (let i = 0; i < units.length; i++) sum += (hidden.inputs[from + (units[i] ?? 0)] ?? 0) * (nats[i] ?? 0)
  return sum
}

export interface Reading {
  /** `marginals[i * STATES.length + s]`: the probability that block i is in state s. */
  readonly marginals: Float64Array
  /** The likeliest state of each block. */
  readonly best: Int32Array
}

/** Reads a page, given `scores[i * STATES.length + s]`. */
export function readSequence(model: SequenceModel, scores: Float64Array, length: number): Reading {
  const { up, down } = forwardBackward(powersOf(model), scores, length)
  const marginals = new Float64Array(length * COUNT)
  for (let i = 0; i < marginals.length; i++) marginals[i] = (up[i] ?? 0) * (down[i] ?? 0)
  return { marginals, best: Int32Array.from({ length }, (_, i) => likeliest(marginals, i * COUNT)) }
}

function likeliest(marginals: Float64Array, at: number): number {
  let best = 0
  for (let s = 1; s < COUNT; s++) if ((marginals[at + s] ?? 0) > (marginals[at + best] ?? 0)) best = s
  return best
}

/** The steps of a model as powers of e, since sums over readings multiply them. */
export interface Powers {
  readonly steps: Float64Array
  readonly first: Float64Array
  readonly last: Float64Array
}

const powers = new WeakMap<SequenceModel, Powers>()

export function powersOf(model: SequenceModel): Powers {
  let known = powers.get(model)
  if (known === undefined) {
    known = { steps: model.steps.map(Math.exp), first: model.first.map(Math.exp), last: model.last.map(Math.exp) }
    powers.set(model, known)
  }
  return known
}

/** Sums over all readings from above and from below, each place scaled so that `up × down` is its probability. */
export interface Sums {
  readonly up: Float64Array
  readonly down: Float64Array
  /** Powers of the scores, each place's greatest 1. */
  readonly here: Float64Array
  /** What the sums from above were divided by, by place. */
  readonly scale: Float64Array
}

/** The forward-backward algorithm with scaling (Rabiner 1989, section V.A). */
export function forwardBackward(model: Powers, scores: Float64Array, length: number): Sums {
  const up = new Float64Array(length * COUNT)
  const down = new Float64Array(length * COUNT)
  const here = new Float64Array(length * COUNT)
  const scale = new Float64Array(length)
  for (let i = 0; i < length; i++) {
    const at = i * COUNT
    let most = -Infinity
    for (let s = 0; s < COUNT; s++) most = Math.max(most, scores[at + s] ?? 0)
    let sum = 0
    for (let s = 0; s < COUNT; s++) {
      const own = Math.exp((scores[at + s] ?? 0) - most)
      here[at + s] = own
      let before = i === 0 ? (model.first[s] ?? 0) : 0
      if (i > 0) for (let r = 0; r < COUNT; r++) before += (up[at - COUNT + r] ?? 0) * (model.steps[r * COUNT + s] ?? 0)
      up[at + s] = before * own
      sum += before * own
    }
    scale[i] = sum
    for (let s = 0; s < COUNT; s++) up[at + s] = (up[at + s] ?? 0) / sum
  }
  let end = 0
  const from = (length - 1) * COUNT
  for (let s = 0; s < COUNT; s++) end += (up[from + s] ?? 0) * (model.last[s] ?? 0)
  for (let s = 0; s < COUNT; s++) down[from + s] = (model.last[s] ?? 0) / end
  const below = new Float64Array(COUNT)
  for (let i = length - 2; i >= 0; i--) {
    const at = i * COUNT
    for (let r = 0; r < COUNT; r++) below[r] = ((here[at + COUNT + r] ?? 0) * (down[at + COUNT + r] ?? 0)) / (scale[i + 1] ?? 1)
    for (let s = 0; s < COUNT; s++) {
      let sum = 0
      for (let r = 0; r < COUNT; r++) sum += (model.steps[s * COUNT + r] ?? 0) * (below[r] ?? 0)
      down[at + s] = sum
    }
  }
  return { up, down, here, scale }
}
