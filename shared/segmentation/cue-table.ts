/** The weights of a model laid out for looking up: a row for each cue, in one piece, since thousands of small arrays lie all over the memory. */
import { hiddenLayer, NO_HIDDEN, type HiddenLayer, type HiddenWeights } from './hidden.ts'
import { codeNumber } from './lines/cues.ts'

export interface CueTable {
  /** By cue: the number of its row. */
  readonly rows: ReadonlyMap<string, number>
  /** `own[row * columns + c]`: what the cue weighs by itself in column c, in nats. */
  readonly own: Float64Array
  readonly hidden: HiddenLayer
  /** By row: the number of the cue's code. */
  readonly codes: Int32Array
}

/** Lays out the cues that have a weight by themselves, `named`, and those that the hidden units hear. `ownOf` tells what a cue weighs in a column. */
export function cueTable(
  named: readonly string[],
  columns: readonly string[],
  ownOf: (cue: string, column: string) => number | undefined,
  told: HiddenWeights = NO_HIDDEN,
): CueTable {
  const cues = [...new Set([...named, ...Object.keys(told.cues)])]
  const rows = new Map(cues.map((cue, row) => [cue, row]))
  return {
    rows,
    own: Float64Array.from(cues.flatMap((cue) => columns.map((column) => ownOf(cue, column) ?? 0))),
    hidden: hiddenLayer(told, columns, (cue) => rows.get(cue), cues.length),
    codes: Int32Array.from(cues, codeNumber),
  }
}
