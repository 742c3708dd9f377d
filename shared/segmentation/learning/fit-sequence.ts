/** Fits the sequence model: maximum likelihood of the gold states of whole pages, by gradient descent. */
import type { Cues } from '../lines/cues.ts'
import { forwardBackward, KIND_COLUMN, LINK_COLUMN, type Powers, type Sums } from '../reading/sequence.ts'
import type { HiddenWeights } from '../hidden.ts'
import { COLUMNS, STATES, stateName } from '../reading/states.ts'
import type { Model, Weights } from '../weights.ts'
import { Descent } from './descent.ts'
import { countHeard, HiddenFit } from './fit-hidden.ts'
import type { Fitting } from './fit-linear.ts'
import { eachLearning, isApart, pullOf, shuffled, Vocabulary, type Encoded } from './vocabulary.ts'

const COUNT = STATES.length
const WIDE = COLUMNS.length

/** One page: the cues of each place and the state that is right there. */
export interface ReadLesson {
  readonly cues: readonly Cues[]
  readonly states: readonly number[]
  /** How often it counts; once where it is not told. */
  readonly times?: number
}

export interface SequenceWeights extends Pick<Weights, 'lines' | 'steps'> {
  readonly hidden: HiddenWeights
}

const BATCH = 6
/** Steps are few and every block speaks of them. */
const STEP_PULL = 0.03

/** Weights under which the right readings are the likeliest, held to the prior. Deterministic. */
export function fitSequence(
  lessons: readonly ReadLesson[],
  prior: SequenceWeights,
  { epochs, rate, pull, averaged = 0, boxesApart = false, caution, hidden: layer }: Fitting,
): SequenceWeights {
  const vocabulary = new Vocabulary(Object.keys(prior.lines))
  const pages = lessons
    .filter((lesson) => lesson.states.length > 0)
    .flatMap(({ cues, states, times = 1 }) => {
      const page = { cues: cues.map((each) => vocabulary.encode(each, boxesApart)), states }
      return Array.from({ length: times }, () => page)
    })
  const names = vocabulary.names
  const start = new Float64Array(names.length * WIDE)
  names.forEach((name, i) => {
    COLUMNS.forEach((column, c) => {
      start[i * WIDE + c] = prior.lines[name]?.[column] ?? 0
    })
  })
  const pulls = names.map((name) => pull * pullOf(name))
  const emissions = new Descent(start, rate, (cue) => pulls[cue] ?? pull, caution)
  const steps = new Descent(stepsOf(prior.steps), rate, () => STEP_PULL * pull)
  const gradient: Gradient = { emissions: new Float64Array(start.length), steps: new Float64Array((COUNT + 2) * COUNT), touched: new Set() }
  const hidden = new HiddenFit(
    names,
    COLUMNS,
    prior.hidden,
    layer && {
      hidden: layer,
      rate,
      counts: countHeard(
        [...new Set(pages)].map((page) => page.cues),
        names.length,
      ),
    },
  )
  for (let epoch = 0; epoch < epochs; epoch++) {
    const order = shuffled(pages.length, epoch + 11)
    for (let from = 0; from < pages.length; from += BATCH) {
      let lines = 0
      const batch = order.subarray(from, from + BATCH)
      const powers = powersFrom(steps.weights)
      for (const page of batch) {
        const lesson = pages[page]
        if (lesson === undefined) continue
        addGradient(lesson, emissions.weights, hidden, powers, gradient)
        lines += lesson.states.length
      }
      emissions.step(gradient.emissions, gradient.touched, WIDE, lines)
      steps.step(gradient.steps, [0], gradient.steps.length, lines)
      hidden.step(lines)
      gradient.touched.clear()
    }
    if (epoch >= epochs - averaged) for (const part of [emissions, steps, hidden]) part.remember()
  }
  return { lines: linesFrom(names, emissions.average), hidden: hidden.weights(prior.hidden), steps: stepsFrom(steps.average) }
}

interface Gradient {
  readonly emissions: Float64Array
  /** Row COUNT is the page's beginning, row COUNT + 1 its end. */
  readonly steps: Float64Array
  readonly touched: Set<number>
}

function powersFrom(steps: Float64Array): Powers {
  const all = steps.map(Math.exp)
  const square = COUNT * COUNT
  return { steps: all.subarray(0, square), first: all.subarray(square, square + COUNT), last: all.subarray(square + COUNT) }
}

interface EncodedLesson {
  readonly cues: readonly Encoded[]
  readonly states: readonly number[]
}

function addGradient(lesson: EncodedLesson, emissions: Float64Array, hidden: HiddenFit, powers: Powers, gradient: Gradient): void {
  const length = lesson.states.length
  const scores = new Float64Array(length * COUNT)
  const columns = new Float64Array(WIDE)
  const areBoxesAlone = isApart(lesson.cues)
  const heard = new Float64Array(length * hidden.units)
  lesson.cues.forEach((cues, k) => {
    const { ids, values } = cues
    columns.fill(0)
    for (let i = 0; i < ids.length; i++) {
      const at = (ids[i] ?? 0) * WIDE
      const value = values[i] ?? 0
      for (let c = 0; c < WIDE; c++) columns[c] = (columns[c] ?? 0) + value * (emissions[at + c] ?? 0)
    }
    if (!areBoxesAlone) hidden.draw()
    hidden.add(cues, heard, k * hidden.units, columns, !areBoxesAlone)
    for (let s = 0; s < COUNT; s++) scores[k * COUNT + s] = (columns[KIND_COLUMN[s] ?? 0] ?? 0) + (columns[LINK_COLUMN[s] ?? 0] ?? 0)
  })
  const sums = forwardBackward(powers, scores, length)
  lesson.states.forEach((right, k) => {
    columns.fill(0)
    for (let s = 0; s < COUNT; s++) {
      const error = (sums.up[k * COUNT + s] ?? 0) * (sums.down[k * COUNT + s] ?? 0) - (s === right ? 1 : 0)
      if (Math.abs(error) < 1e-5) continue
      columns[KIND_COLUMN[s] ?? 0] = (columns[KIND_COLUMN[s] ?? 0] ?? 0) + error
      columns[LINK_COLUMN[s] ?? 0] = (columns[LINK_COLUMN[s] ?? 0] ?? 0) + error
      if (areBoxesAlone) continue
      if (k === 0) gradient.steps[COUNT * COUNT + s] = (gradient.steps[COUNT * COUNT + s] ?? 0) + error
      if (k === length - 1) gradient.steps[(COUNT + 1) * COUNT + s] = (gradient.steps[(COUNT + 1) * COUNT + s] ?? 0) + error
    }
    const cues = lesson.cues[k]
    if (cues !== undefined && columns.some((error) => error !== 0)) {
      addEmissions(cues, columns, gradient)
      if (!areBoxesAlone) hidden.learn(cues, heard, k * hidden.units, columns)
    }
    if (k > 0 && !areBoxesAlone) addSteps(lesson.states[k - 1] ?? 0, right, k, sums, powers, gradient.steps)
  })
}

function addEmissions(cues: Encoded, columns: Float64Array, { emissions, touched }: Gradient): void {
  eachLearning(cues, (id, value) => {
    if (value === 0) return
    touched.add(id)
    for (let c = 0; c < WIDE; c++) emissions[id * WIDE + c] = (emissions[id * WIDE + c] ?? 0) + value * (columns[c] ?? 0)
  })
}

function addSteps(before: number, right: number, k: number, { up, down, here, scale }: Sums, powers: Powers, gradient: Float64Array): void {
  const below = new Float64Array(COUNT)
  for (let b = 0; b < COUNT; b++) below[b] = ((here[k * COUNT + b] ?? 0) * (down[k * COUNT + b] ?? 0)) / (scale[k] ?? 1)
  for (let a = 0; a < COUNT; a++) {
    const above = up[(k - 1) * COUNT + a] ?? 0
    if (above < 1e-6) continue
    for (let b = 0; b < COUNT; b++)
      gradient[a * COUNT + b] = (gradient[a * COUNT + b] ?? 0) + above * (powers.steps[a * COUNT + b] ?? 0) * (below[b] ?? 0)
  }
  gradient[before * COUNT + right] = (gradient[before * COUNT + right] ?? 0) - 1
}

function stepsOf(model: Readonly<Record<string, Model>>): Float64Array {
  const rows = [...STATES.map(stateName), 'first', 'last']
  return Float64Array.from(rows.flatMap((row) => STATES.map((state) => model[row]?.[stateName(state)] ?? 0)))
}

function stepsFrom(weights: Float64Array): Record<string, Model> {
  const rows = [...STATES.map(stateName), 'first', 'last']
  return Object.fromEntries(
    rows.map((row, a) => [row, Object.fromEntries(STATES.map((state, b) => [stateName(state), weights[a * COUNT + b] ?? 0]))]),
  )
}

function linesFrom(names: readonly string[], weights: Float64Array): Record<string, Model> {
  return Object.fromEntries(
    names.map((name, i) => [name, Object.fromEntries(COLUMNS.map((column, c) => [column, weights[i * WIDE + c] ?? 0]))]),
  )
}
