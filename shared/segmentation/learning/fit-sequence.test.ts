import { describe, expect, it } from 'vitest'

import { Cues, type CueName } from '../lines/cues.ts'
import { NO_HIDDEN, type HiddenWeights } from '../hidden.ts'
import { emission, readSequence, sequenceModel } from '../reading/sequence.ts'
import { COLUMNS, STATES, stateName, stateOf } from '../reading/states.ts'
import { NO_WEIGHTS, type Model, type Weights } from '../weights.ts'
import { fitSequence, type ReadLesson, type SequenceWeights } from './fit-sequence.ts'

const COUNT = STATES.length
const NOTHING: SequenceWeights = { lines: {}, hidden: NO_HIDDEN, steps: {} }

function cuesOf(...names: CueName[]): Cues {
  const cues = new Cues()
  names.forEach((name, i) => {
    cues.add(name, 1 + i / 4)
  })
  return cues
}

/** A page of a headline, two paragraphs and a caption, told by the looks of its lines. */
const page: ReadLesson = {
  cues: [
    cuesOf('habit', 'look:title'),
    cuesOf('habit', 'look:text'),
    cuesOf('habit', 'look:text', 'digits'),
    cuesOf('habit', 'look:caption'),
  ],
  states: [stateOf('headline', 'start'), stateOf('body', 'on'), stateOf('body', 'on'), stateOf('caption', 'start')],
}
/** Two paragraphs of an article that was interrupted. */
const other: ReadLesson = {
  cues: [cuesOf('habit', 'look:text'), cuesOf('habit', 'look:text', 'dash')],
  states: [stateOf('body', 'start'), stateOf('body', 'resume')],
}

function full(weights: SequenceWeights): Weights {
  return { ...NO_WEIGHTS, ...weights, hidden: { lines: weights.hidden } }
}

function scoresOf(weights: SequenceWeights, lesson: ReadLesson): Float64Array {
  const model = sequenceModel(full(weights))
  const scores = new Float64Array(lesson.cues.length * COUNT)
  lesson.cues.forEach((cues, k) => {
    emission(model, cues, scores, k)
  })
  return scores
}

/** What the fit lessens: minus the logarithm of the probability of the right readings, by the definition of the model. */
function lossOf(weights: SequenceWeights, lessons: readonly ReadLesson[]): number {
  const model = sequenceModel(full(weights))
  return lessons.reduce((sum, lesson) => {
    const scores = scoresOf(weights, lesson)
    // Sums of powers from above, without any scaling: pages here are short.
    let above = Array.from({ length: COUNT }, (_, s) => Math.exp((model.first[s] ?? 0) + (scores[s] ?? 0)))
    let right = (model.first[lesson.states[0] ?? 0] ?? 0) + (scores[lesson.states[0] ?? 0] ?? 0)
    for (let k = 1; k < lesson.states.length; k++) {
      const step = (from: number, to: number): number => model.steps[from * COUNT + to] ?? 0
      above = Array.from({ length: COUNT }, (_, s) =>
        above.reduce((all, power, r) => all + power * Math.exp(step(r, s) + (scores[k * COUNT + s] ?? 0)), 0),
      )
      right += step(lesson.states[k - 1] ?? 0, lesson.states[k] ?? 0) + (scores[k * COUNT + (lesson.states[k] ?? 0)] ?? 0)
    }
    const last = lesson.states.at(-1) ?? 0
    return sum + Math.log(above.reduce((all, power, s) => all + power * Math.exp(model.last[s] ?? 0), 0)) - right - (model.last[last] ?? 0)
  }, 0)
}

/**
 * The slope along which the fit steps, told from one short step: Adagrad's first step goes by rate × slope ÷ √(slope² + 0.001).
 */
function slopeFrom(step: number, rate: number): number {
  const share = -step / rate
  return share * Math.sqrt(1e-3 / (1 - share * share))
}

const START: SequenceWeights = {
  lines: {
    'look:text': Object.fromEntries(COLUMNS.map((column, i) => [column, Math.sin(i) / 2])),
    habit: Object.fromEntries(COLUMNS.map((column, i) => [column, Math.cos(i * 2) / 3])),
  },
  hidden: NO_HIDDEN,
  steps: {
    ...Object.fromEntries(
      STATES.map((from, a) => [stateName(from), Object.fromEntries(STATES.map((to, b) => [stateName(to), Math.sin(a * 5 + b) / 2]))]),
    ),
    first: Object.fromEntries(STATES.map((state, s) => [stateName(state), Math.cos(s) / 2])),
    last: Object.fromEntries(STATES.map((state, s) => [stateName(state), Math.sin(s * 3) / 2])),
  },
}

const rate = 1e-3
const lessons = [page, other]

/** The slope by finite differences at one weight. */
function slopeAt(part: 'lines' | 'steps', row: string, column: string): number {
  const h = 1e-5
  const moved = (by: number): SequenceWeights => {
    const model = START[part][row] ?? {}
    return { ...START, [part]: { ...START[part], [row]: { ...model, [column]: (model[column] ?? 0) + by } } }
  }
  return (lossOf(moved(h), lessons) - lossOf(moved(-h), lessons)) / (2 * h)
}

describe('fitSequence', () => {
  const fitted = fitSequence(lessons, START, { epochs: 1, rate, pull: 0 })

  it.each([
    ['lines', 'look:text', 'body'],
    ['lines', 'look:text', 'headline'],
    ['lines', 'look:text', 'text.on'],
    ['lines', 'look:title', 'head.start'],
    ['lines', 'digits', 'text.resume'],
    ['lines', 'habit', 'caption'],
    ['steps', 'headline.start', 'body.on'],
    ['steps', 'body.on', 'body.on'],
    ['steps', 'body.start', 'noise.none'],
    ['steps', 'first', 'headline.start'],
    ['steps', 'first', 'ad.on'],
    ['steps', 'last', 'caption.start'],
    ['steps', 'last', 'body.resume'],
  ] as const)('steps down the slope that finite differences give: %s %s %s', (part, row, column) => {
    const step = (fitted[part][row]?.[column] ?? 0) - (START[part][row]?.[column] ?? 0)
    const slope = slopeAt(part, row, column)
    expect(Math.abs(slope)).toBeGreaterThan(1e-4)
    expect(slopeFrom(step, rate)).toBeCloseTo(slope, 3)
  })

  describe('with a hidden layer', () => {
    // Each sign stands on a headline and on a text: only two together tell which.
    const both = (first: CueName, second: CueName, kind: 'headline' | 'body'): ReadLesson => ({
      cues: [cuesOf('habit', first, second)],
      states: [stateOf(kind, 'start')],
    })
    const crossed = [
      both('digits', 'dash', 'headline'),
      both('digits', 'look:text', 'body'),
      both('look:title', 'dash', 'body'),
      both('look:title', 'look:text', 'headline'),
    ]
    const layer = { units: 12, dropped: 0.2, caution: 0.1, fewest: 1 }
    const course = { epochs: 300, rate: 0.2, pull: 1e-4, averaged: 5 }
    const isRight = (weights: SequenceWeights): boolean[] =>
      crossed.map((lesson) => {
        const { best } = readSequence(sequenceModel(full(weights)), scoresOf(weights, lesson), 1)
        return best[0] === lesson.states[0]
      })

    it('learns what no cue tells by itself, and without one does not', () => {
      expect(isRight(fitSequence(crossed, NOTHING, { ...course, hidden: layer }))).toEqual([true, true, true, true])
      expect(isRight(fitSequence(crossed, NOTHING, course))).toContain(false)
    })

    it('is the same each time, hears no cue of fewer lines than it should, and stays as it is where it is not learned', () => {
      const learned = fitSequence(crossed, NOTHING, { ...course, epochs: 3, hidden: { ...layer, fewest: 3 } })
      expect(fitSequence(crossed, NOTHING, { ...course, epochs: 3, hidden: { ...layer, fewest: 3 } })).toEqual(learned)
      expect(Object.keys(learned.hidden.cues)).toEqual(['habit'])
      const hidden: HiddenWeights = { cues: { habit: 'gk', digits: 'zA' }, columns: { headline: [0.5, -1], body: [0, 0.25] } }
      const later = fitSequence(crossed, { ...NOTHING, hidden }, { ...course, epochs: 3 })
      expect(later.hidden).toEqual(hidden)
      expect(later.lines).not.toEqual(fitSequence(crossed, NOTHING, { ...course, epochs: 3 }).lines)
    })

    it('does not learn from a page with boxes where these are kept apart', () => {
      const learned = (kind: 'headline' | 'body', boxesApart: boolean): SequenceWeights => {
        const boxed: ReadLesson = { cues: [cuesOf('habit', 'dash', 'type-size:3')], states: [stateOf(kind, 'start')] }
        return fitSequence([...crossed, boxed], NOTHING, { ...course, epochs: 5, boxesApart, hidden: layer })
      }
      expect(learned('headline', true).hidden).toEqual(learned('body', true).hidden)
      expect(learned('headline', false).hidden).not.toEqual(learned('body', false).hidden)
      expect(Object.keys(learned('body', true).hidden.cues)).not.toContain('type-size:3')
    })
  })

  it('makes the right reading the likeliest', () => {
    const learned = fitSequence(lessons, NOTHING, { epochs: 80, rate: 0.2, pull: 1e-4 })
    expect(lossOf(learned, lessons)).toBeLessThan(lossOf(NOTHING, lessons) / 10)
    for (const lesson of lessons) {
      const { best } = readSequence(sequenceModel(full(learned)), scoresOf(learned, lesson), lesson.states.length)
      expect(Array.from(best)).toEqual(lesson.states)
    }
  })

  it('averages the last epochs where asked', () => {
    const course = { rate: 0.2, pull: 0 }
    const weight = (epochs: number, averaged?: number): number =>
      fitSequence(lessons, START, { ...course, epochs, ...(averaged === undefined ? {} : { averaged }) }).lines['look:text']?.['body'] ?? 0
    expect(weight(5, 3)).toBeCloseTo((weight(3) + weight(4) + weight(5)) / 3, 12)
    expect(weight(5, 1)).toBe(weight(5))
  })

  it('leaves the prior as it is where there are no pages', () => {
    const learned = fitSequence([{ cues: [], states: [] }], START, { epochs: 2, rate: 0.1, pull: 0 })
    expect(learned).toEqual(START)
  })

  it('[G19] leaves the weights of text and of steps alone on a page with boxes where these are kept apart', () => {
    const boxed: ReadLesson = {
      cues: [cuesOf('habit', 'look:text', 'type-size:3'), cuesOf('habit', 'look:text', 'type-size:1')],
      states: [stateOf('headline', 'start'), stateOf('body', 'on')],
    }
    const learned = fitSequence([boxed], NOTHING, { epochs: 5, rate: 0.2, pull: 1e-4, boxesApart: true })
    const moved = (model: Model): boolean => Object.values(model).some((weight) => weight !== 0)
    expect(Object.keys(learned.lines).filter((name) => moved(learned.lines[name] ?? {}))).toEqual(['type-size:3', 'type-size:1'])
    expect(Object.values(learned.steps).filter(moved)).toEqual([])
  })
})
