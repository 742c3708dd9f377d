/**
 * Hidden layers of the models: units that see all cues of a decision and speak up where enough of them come together. A weight of a
 * single cue cannot say that two signs tell something only where both stand. Rectified linear units (Nair and Hinton, ICML 2010): as each is a sum
 * where it is awake, what a cue added to a decision through them can still be told.
 */
import { readLetters } from './lines/number-letters.ts'

/** The weights of the layer. */
export interface HiddenWeights {
  /** By cue: what it says to each unit, a letter for each; see `lines/number-letters.ts`. */
  readonly cues: Readonly<Record<string, string>>
  /** By column of the model: what each unit says for it, in nats. */
  readonly columns: Readonly<Record<string, readonly number[]>>
}

export const NO_HIDDEN: HiddenWeights = { cues: {}, columns: {} }

/** A letter of the layer stands for a multiple of this. */
export const HIDDEN_STEP = 1 / 32

/** The layer as the algorithms want it. */
export interface HiddenLayer {
  readonly units: number
  /** Columns of the model: as many numbers as it makes of the cues of one decision. */
  readonly wide: number
  /** `inputs[row * units + u]`: what the cue of a row says to unit u. Multiples of the step are exact in 32 bits; what is being learned needs more. */
  readonly inputs: Float32Array | Float64Array
  /** `outputs[u * wide + c]`: what unit u says for column c. */
  readonly outputs: Float64Array
}

/** Lays the layer of a model with these columns out for cues with the row that `rowOf` gives each, below `rows`; those that it gives none are left out. */
export function hiddenLayer(
  { cues, columns }: HiddenWeights,
  names: readonly string[],
  rowOf: (cue: string) => number | undefined,
  rows: number,
): HiddenLayer {
  const units = Math.max(0, ...Object.values(columns).map((each) => each.length))
  const inputs = new Float32Array(rows * units)
  const letters = new Int8Array(units)
  for (const [cue, said] of Object.entries(cues)) {
    const row = rowOf(cue)
    if (row === undefined) continue
    readLetters(said.slice(0, units), letters.fill(0), 0)
    for (let u = 0; u < units; u++) inputs[row * units + u] = (letters[u] ?? 0) * HIDDEN_STEP
  }
  const wide = names.length
  const outputs = new Float64Array(units * wide)
  names.forEach((column, c) => {
    for (let u = 0; u < units; u++) outputs[u * wide + c] = columns[column]?.[u] ?? 0
  })
  return { units, wide, inputs, outputs }
}

/** Adds what a cue says to the units. */
export function tellUnits({ units, inputs }: HiddenLayer, row: number, value: number, heard: Float64Array, at: number): void {
  const from = row * units
  for (let u = 0; u < units; u++) heard[at + u] = (heard[at + u] ?? 0) + value * (inputs[from + u] ?? 0)
}

/** Adds what the units that are awake say for each column. A unit that has heard nothing for it sleeps: its place in `heard` becomes 0. */
export function askUnits({ units, wide, outputs }: HiddenLayer, heard: Float64Array, at: number, sums: Float64Array): void {
  for (let u = 0; u < units; u++) {
    const value = heard[at + u] ?? 0
    if (value <= 0) {
      heard[at + u] = 0
      continue
    }
    for (let c = 0, from = u * wide; c < wide; c++) sums[c] = (sums[c] ?? 0) + value * (outputs[from + c] ?? 0)
  }
}
