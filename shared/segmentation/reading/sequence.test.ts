import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { Cues } from '../lines/cues.ts'
import { SHIPPED } from '../weights.ts'
import { emission, contrastOf, readSequence, powersOf, sayFor, sequenceModel, forwardBackward, type SequenceModel } from './sequence.ts'
import { COLUMNS, STATES } from './states.ts'

const COUNT = STATES.length

/** A model with random steps; only few of its states are likely, so that readings of three places can be counted up. */
function modelOf(numbers: readonly number[]): SequenceModel {
  const at = (i: number): number => numbers[i % numbers.length] ?? 0
  return {
    rows: new Map(),
    own: new Float64Array(0),
    hidden: { units: 0, wide: COLUMNS.length, inputs: new Float32Array(0), outputs: new Float64Array(0) },
    codes: new Int32Array(0),
    steps: Float64Array.from({ length: COUNT * COUNT }, (_, i) => at(i * 7 + 3)),
    first: Float64Array.from({ length: COUNT }, (_, i) => at(i * 5 + 1)),
    last: Float64Array.from({ length: COUNT }, (_, i) => at(i * 3 + 2)),
  }
}

function* readings(length: number): Generator<number[]> {
  if (length === 0) {
    yield []
    return
  }
  for (const before of readings(length - 1)) for (let s = 0; s < COUNT; s++) yield [...before, s]
}

/** The score of a whole reading, in nats, by the definition of the model. */
function scoreOf(model: SequenceModel, scores: Float64Array, reading: readonly number[]): number {
  const steps = reading.reduce((sum, state, i) => (i === 0 ? sum : sum + (model.steps[(reading[i - 1] ?? 0) * COUNT + state] ?? 0)), 0)
  const places = reading.reduce((sum, state, i) => sum + (scores[i * COUNT + state] ?? 0), 0)
  return (model.first[reading[0] ?? 0] ?? 0) + steps + places + (model.last[reading.at(-1) ?? 0] ?? 0)
}

const nats = fc.double({ min: -4, max: 4, noNaN: true })

describe('what the cues of a line say', () => {
  const [headline, body] = [COLUMNS.indexOf('headline'), COLUMNS.indexOf('body')]
  const model = sequenceModel({
    ...SHIPPED,
    lines: { digits: { headline: 1.5, 'text.on': -0.5 } },
    // `g` says nothing, `w` sixteen thirty-seconds for, `Q` as much against.
    hidden: { lines: { cues: { digits: 'wgQ', dash: 'gw' }, columns: { headline: [2, 1, 4], body: [-1, 3, 4] } } },
  })
  const says = (cues: Cues): { scores: Float64Array; awake: Float64Array; rows: readonly number[] } => {
    const scores = new Float64Array(COUNT)
    return { scores, ...emission(model, cues, scores, 0) }
  }
  const scoreFor = (scores: Float64Array, kind: string, link: string): number =>
    scores[STATES.findIndex((state) => state.kind === kind && state.link === link)] ?? NaN

  it('is what each weighs, and what the units say that they wake', () => {
    const cues = new Cues()
    cues.add('digits', 2)
    cues.add('dash')
    const { scores, awake } = says(cues)
    // Unit 0 hears 2 × 16/32, unit 1 16/32, unit 2 2 × −16/32 and sleeps.
    expect([...awake]).toEqual([1, 0.5, 0])
    expect(scoreFor(scores, 'headline', 'start')).toBeCloseTo(2 * 1.5 + 2 * 1 + 1 * 0.5, 9)
    expect(scoreFor(scores, 'body', 'on')).toBeCloseTo(2 * -0.5 - 1 * 1 + 3 * 0.5, 9)
  })

  it('is told cue by cue: the parts add up to the whole', () => {
    const cues = new Cues()
    cues.add('digits', 2)
    cues.add('dash')
    cues.add('verse')
    const { awake, rows } = says(cues)
    const contrast = contrastOf(model, awake, headline, body)
    const parts = rows.map((row, i) => (row < 0 ? 0 : sayFor(model, contrast, row) * (cues.values[i] ?? 0)))
    expect(rows[2]).toBe(-1)
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(2 * 1.5 + (2 * 1 + 1 * 0.5) - (-1 * 1 + 3 * 0.5), 9)
  })
})

describe('reading a sequence', () => {
  it.each([1, 2, 3])(
    'gives the probabilities that counting up all readings of %i places gives, and the likeliest state of each',
    (length) => {
      fc.assert(
        fc.property(fc.array(nats, { minLength: 20, maxLength: 40 }), fc.array(nats, { minLength: 30, maxLength: 60 }), (steps, own) => {
          const model = modelOf(steps)
          const scores = Float64Array.from({ length: length * COUNT }, (_, i) => own[(i * 11) % own.length] ?? 0)
          const exact = new Float64Array(length * COUNT)
          let all = 0
          for (const reading of readings(length)) {
            const power = Math.exp(scoreOf(model, scores, reading))
            all += power
            reading.forEach((state, i) => {
              exact[i * COUNT + state] = (exact[i * COUNT + state] ?? 0) + power
            })
          }
          const { marginals, best } = readSequence(model, scores, length)
          exact.forEach((power, i) => {
            expect(marginals[i]).toBeCloseTo(power / all, 9)
          })
          best.forEach((state, i) => {
            const most = Math.max(...exact.subarray(i * COUNT, (i + 1) * COUNT))
            expect((exact[i * COUNT + state] ?? 0) / all).toBeCloseTo(most / all, 9)
          })
        }),
        { seed: 3, numRuns: 6 },
      )
    },
  )

  it('gives probabilities that add up to 1 at every place of a long page, however high the scores', () => {
    const length = 400
    const model = modelOf([0.3, -1.7, 2.2, -0.4, 1.1, -3, 0.9])
    const scores = Float64Array.from({ length: length * COUNT }, (_, i) => ((i * 37) % 101) * 8 - 400)
    const { marginals } = readSequence(model, scores, length)
    for (let i = 0; i < length; i++) {
      const sum = marginals.subarray(i * COUNT, (i + 1) * COUNT).reduce((all, p) => all + p, 0)
      expect(sum).toBeCloseTo(1, 9)
    }
  })

  it('reads no places', () => {
    const { marginals, best } = readSequence(modelOf([0]), new Float64Array(0), 0)
    expect(marginals).toHaveLength(0)
    expect(best).toHaveLength(0)
  })

  it('gives the slope of the logarithm of all sums: what a score raises it by is the probability of its state', () => {
    const length = 5
    const model = modelOf([0.3, -1.2, 0.8, 0.1, -0.7])
    const scores = Float64Array.from({ length: length * COUNT }, (_, i) => Math.sin(i * 1.7) * 2)
    const { marginals } = readSequence(model, scores, length)
    for (const at of [0, 30, COUNT * 2 + 5, COUNT * 4 + 26]) {
      const step = 1e-5
      const [up, down] = [1, -1].map((side) => {
        const moved = Float64Array.from(scores)
        moved[at] = (moved[at] ?? 0) + side * step
        return logSum(model, moved, length)
      })
      expect(((up ?? 0) - (down ?? 0)) / (2 * step)).toBeCloseTo(marginals[at] ?? 0, 6)
    }
  })
})

/** The logarithm of the sum of the powers of all readings, from the numbers that the sums were scaled by. */
function logSum(model: SequenceModel, scores: Float64Array, length: number): number {
  const { up, scale } = forwardBackward(powersOf(model), scores, length)
  let sum = 0
  for (let i = 0; i < length; i++) sum += Math.log(scale[i] ?? 1) + Math.max(...scores.subarray(i * COUNT, (i + 1) * COUNT))
  let end = 0
  for (let s = 0; s < COUNT; s++) end += (up[(length - 1) * COUNT + s] ?? 0) * Math.exp(model.last[s] ?? 0)
  return sum + Math.log(end)
}
