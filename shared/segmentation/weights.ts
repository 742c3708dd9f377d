/** The weights that the engine runs on: plain data, so that they can be read, stored, exported and learned anew. */
import * as v from 'valibot'

import type { HiddenWeights } from './hidden.ts'
import shipped from './shipped-weights.json' with { type: 'json' }

/** Weights by the name of the cue; a cue that is not there weighs nothing. In nats of log-odds. */
export type Model = Readonly<Record<string, number>>

/** The models that make one number of what is seen. */
export type JudgedBy = 'seams' | 'joins' | 'places' | 'moves' | 'labels' | 'sureness'

/** What cues tell together, by model; a model that is not there has no hidden units. See `hidden.ts`. */
export type Hidden = Readonly<Partial<Record<JudgedBy | 'lines', HiddenWeights>>>

export interface Weights {
  /** Names these weights; kept with every page that they cut. */
  readonly version: string
  /** Does a line go on mid-paragraph from the one above it in the file? */
  readonly seams: Model
  /** Does it, where it is known to follow that line in its article? */
  readonly joins: Model
  /** What a line is: by cue, then by column (a kind of block or a way of being linked). */
  readonly lines: Readonly<Record<string, Model>>
  /** Which state follows which in file order; `first` and `last` are the ends of the page. */
  readonly steps: Readonly<Record<string, Model>>
  /** Which block another one follows in its article. */
  readonly places: Model
  /** Whether the end of an article belongs to another. */
  readonly moves: Model
  /** Whether a label stands over several articles. */
  readonly labels: Model
  /** How sure a block's place is, from how clear the decision was. */
  readonly sureness: Model
  readonly hidden: Hidden
}

/** Weights by which nothing that is seen says anything. */
export const NO_WEIGHTS: Weights = {
  version: 'none',
  seams: {},
  joins: {},
  lines: {},
  steps: {},
  places: {},
  moves: {},
  labels: {},
  sureness: {},
  hidden: {},
}

/** The weights that come with the program; how they were learned is told in docs/segmentation.md. */
export const SHIPPED: Weights = shipped

/** Checks a foreign value (a file of weights): the weights, or undefined where it is none. Unknown cues do no harm. */
export function readWeights(value: unknown): Weights | undefined {
  const parsed = v.safeParse(weightsSchema, value)
  return parsed.success ? parsed.output : undefined
}

const MOST_CUES = 50_000
/** No cue is worth more; a file that says so is broken. Powers of e of a few hundred nats are still numbers, of a thousand no more. */
const MOST_NATS = 100

const modelSchema = v.pipe(
  v.record(v.string(), v.pipe(v.number(), v.minValue(-MOST_NATS), v.maxValue(MOST_NATS))),
  v.check((model) => Object.keys(model).length <= MOST_CUES),
)
const modelsSchema = v.pipe(
  v.record(v.string(), modelSchema),
  v.check((models) => Object.keys(models).length <= MOST_CUES),
)
/** Units and columns of a hidden layer at most; those of columns that are not known are heard by nobody. */
const MOST_UNITS = 256
const MOST_COLUMNS = 256
const hiddenSchema = v.strictObject({
  cues: v.pipe(
    v.record(v.string(), v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]*$/), v.maxLength(MOST_UNITS))),
    v.check((cues) => Object.keys(cues).length <= MOST_CUES),
  ),
  columns: v.pipe(
    v.record(v.string(), v.pipe(v.array(v.pipe(v.number(), v.minValue(-MOST_NATS), v.maxValue(MOST_NATS))), v.maxLength(MOST_UNITS))),
    v.check((columns) => Object.keys(columns).length <= MOST_COLUMNS),
  ),
})
const layer = v.exactOptional(hiddenSchema)
const hiddenByModel = v.strictObject({
  lines: layer,
  seams: layer,
  joins: layer,
  places: layer,
  moves: layer,
  labels: layer,
  sureness: layer,
})
/** As weights were written when only the reading had hidden units. */
const hiddenOfLines = v.pipe(
  hiddenSchema,
  v.transform((lines): Hidden => ({ lines })),
)
const weightsSchema = v.strictObject({
  version: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  seams: modelSchema,
  joins: modelSchema,
  lines: modelsSchema,
  steps: modelsSchema,
  places: modelSchema,
  moves: modelSchema,
  // Weights that were exported before there were any have none.
  labels: v.optional(modelSchema, {}),
  sureness: modelSchema,
  // Nor have those from before there were any hidden units.
  hidden: v.optional(v.union([hiddenOfLines, hiddenByModel]), {}),
})
