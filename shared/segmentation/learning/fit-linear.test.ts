import { describe, expect, it } from 'vitest'

import { Cues, type CueName } from '../lines/cues.ts'
import { logistic, softmax } from '../probabilities.ts'
import { NO_HIDDEN } from '../hidden.ts'
import { Scorer } from '../scorer.ts'
import { NO_WEIGHTS, type Model } from '../weights.ts'
import { fitChoice, fitYesNo, type Fitting, type Judging } from './fit-linear.ts'

function cuesOf(...names: CueName[]): Cues {
  const cues = new Cues()
  for (const name of names) cues.add(name)
  return cues
}

const from = (own: Model): Judging => ({ own, hidden: NO_HIDDEN })
const NOTHING = from({})
const nats = ({ own, hidden }: Judging, cues: Cues): number =>
  new Scorer({ ...NO_WEIGHTS, seams: own, hidden: { seams: hidden } }, 'seams').nats([cues])
const p = (model: Judging, cues: Cues): number => logistic(nats(model, cues))
const fitting = { epochs: 60, rate: 0.2, pull: 1e-5 }

describe('fitYesNo', () => {
  const examples = Array.from({ length: 200 }, (_, i) => {
    const is = i % 2 === 0
    return { cues: cuesOf('habit', is ? 'indented' : 'blank-lines', i % 3 === 0 ? 'digits' : 'dash'), is }
  })

  it('tells apart what a cue tells apart, and gives nothing to those that tell nothing', () => {
    const model = fitYesNo(examples, NOTHING, fitting)
    for (const { cues, is } of examples) expect(p(model, cues) > 0.5).toBe(is)
    expect(p(model, cuesOf('habit', 'indented'))).toBeGreaterThan(0.95)
    expect(p(model, cuesOf('habit', 'blank-lines'))).toBeLessThan(0.05)
    expect(Math.abs((model.own['digits'] ?? 0) - (model.own['dash'] ?? 0))).toBeLessThan(0.5)
  })

  it('comes to the share of yeses where nothing else is known', () => {
    const mixed = Array.from({ length: 400 }, (_, i) => ({ cues: cuesOf('habit'), is: i % 4 === 0 }))
    expect(p(fitYesNo(mixed, NOTHING, fitting), cuesOf('habit'))).toBeCloseTo(0.25, 1)
  })

  it('counts an example as often as its weight says', () => {
    const weighted = [
      { cues: cuesOf('habit'), is: true, weight: 3 },
      { cues: cuesOf('habit'), is: false },
    ]
    const model = fitYesNo(Array.from({ length: 50 }, () => weighted).flat(), NOTHING, fitting)
    expect(p(model, cuesOf('habit'))).toBeCloseTo(0.75, 1)
  })

  it('[G19] weighs text as if no page had boxes where these are kept apart, and learns what they tell beside it', () => {
    const text = Array.from({ length: 200 }, (_, i) => ({ cues: cuesOf('habit'), is: i % 4 !== 0 }))
    const boxed = Array.from({ length: 200 }, () => ({ cues: cuesOf('habit', 'box-follows:next.up'), is: false }))
    const apart = fitYesNo([...text, ...boxed], NOTHING, { ...fitting, boxesApart: true })
    expect(p(apart, cuesOf('habit'))).toBeCloseTo(p(fitYesNo(text, NOTHING, fitting), cuesOf('habit')), 1)
    expect(p(apart, cuesOf('habit', 'box-follows:next.up'))).toBeLessThan(0.1)
    const together = fitYesNo([...text, ...boxed], NOTHING, { ...fitting, pull: 1e-3 })
    expect(p(together, cuesOf('habit'))).toBeLessThan(p(apart, cuesOf('habit')) - 0.01)
  })

  it('stays at the prior where there are no examples, and near it where it is held hard', () => {
    expect(fitYesNo([], from({ indented: 1.25 }), fitting)).toEqual(from({ indented: 1.25 }))
    const held = fitYesNo(examples, from({ indented: -0.5 }), { ...fitting, pull: 50 })
    expect(held.own['indented']).toBeCloseTo(-0.5, 1)
  })

  it('gives the same weights for the same examples', () => {
    expect(fitYesNo(examples, NOTHING, fitting)).toEqual(fitYesNo(examples, NOTHING, fitting))
  })
})

describe('fitChoice', () => {
  it('chooses by what tells the right one from the others', () => {
    const examples = Array.from({ length: 150 }, (_, i) => {
      const right = i % 3
      const candidates = [0, 1, 2].map((c) => cuesOf('habit', c === right ? 'runs-on' : 'distance'))
      return { candidates, right }
    })
    const model = fitChoice(examples, NOTHING, fitting)
    for (const { candidates, right } of examples) {
      const chances = softmax(candidates.map((cues) => nats(model, cues)))
      expect(chances[right]).toBeGreaterThan(0.9)
    }
    expect(model.own['habit'] ?? 0).toBeCloseTo(0, 6)
  })

  it('counts a choice as often as its weight says', () => {
    const candidates = [cuesOf(), cuesOf('habit')]
    const model = fitChoice(
      [
        { candidates, right: 0, weight: 3 },
        { candidates, right: 1 },
      ],
      NOTHING,
      { ...fitting, epochs: 400 },
    )
    expect(model.own['habit']).toBeCloseTo(-Math.log(3), 1)
  })
})

describe('with hidden units', () => {
  const layer = { units: 12, dropped: 0.2, caution: 0.1, fewest: 1 }
  const course: Fitting = { epochs: 300, rate: 0.2, pull: 1e-4, averaged: 5 }
  // Each sign stands on yeses and on noes: only two together tell which.
  const crossed = [
    { cues: cuesOf('habit', 'digits', 'dash'), is: true },
    { cues: cuesOf('habit', 'digits', 'indented'), is: false },
    { cues: cuesOf('habit', 'verse', 'dash'), is: false },
    { cues: cuesOf('habit', 'verse', 'indented'), is: true },
  ]

  it('tells what no cue tells by itself, and without them does not', () => {
    const isRight = (model: Judging): boolean[] => crossed.map(({ cues, is }) => p(model, cues) > 0.5 === is)
    expect(isRight(fitYesNo(crossed, NOTHING, { ...course, hidden: layer }))).toEqual([true, true, true, true])
    expect(isRight(fitYesNo(crossed, NOTHING, course))).toContain(false)
  })

  it('chooses by it too', () => {
    const pairs = crossed
      .filter(({ is }) => is)
      .flatMap(({ cues: right }) => crossed.filter(({ is }) => !is).map(({ cues: wrong }) => [right, wrong]))
    const examples = pairs.map((pair, i) => (i % 2 === 0 ? { candidates: pair, right: 0 } : { candidates: [...pair].reverse(), right: 1 }))
    const isRight = (model: Judging): boolean[] =>
      examples.map(({ candidates, right }) => {
        const chances = softmax(candidates.map((cues) => nats(model, cues)))
        return (chances[right] ?? 0) > 0.6
      })
    expect(isRight(fitChoice(examples, NOTHING, { ...course, hidden: layer }))).toEqual([true, true, true, true])
    expect(isRight(fitChoice(examples, NOTHING, course))).toContain(false)
  })

  it('is the same each time, hears no cue of fewer examples than it should, and stays as it is where it is not learned', () => {
    const short = { ...course, epochs: 3, hidden: { ...layer, fewest: 3 } }
    const learned = fitYesNo(crossed, NOTHING, short)
    expect(fitYesNo(crossed, NOTHING, short)).toEqual(learned)
    expect(Object.keys(learned.hidden.cues)).toEqual(['habit'])
    const hidden = { cues: { habit: 'gk', digits: 'zA' }, columns: { nats: [0.5, -1] } }
    const later = fitYesNo(crossed, { own: {}, hidden }, { ...course, epochs: 3 })
    expect(later.hidden).toEqual(hidden)
    expect(later.own).not.toEqual(fitYesNo(crossed, NOTHING, { ...course, epochs: 3 }).own)
  })

  it('does not learn from examples with boxes where these are kept apart', () => {
    const learned = (is: boolean, boxesApart: boolean): Judging => {
      const boxed = { cues: cuesOf('habit', 'dash', 'type-size:3'), is }
      return fitYesNo([...crossed, boxed], NOTHING, { ...course, epochs: 5, boxesApart, hidden: layer })
    }
    expect(learned(true, true).hidden).toEqual(learned(false, true).hidden)
    expect(learned(true, false).hidden).not.toEqual(learned(false, false).hidden)
    expect(Object.keys(learned(true, true).hidden.cues)).not.toContain('type-size:3')
    expect(learned(true, true).own['type-size:3']).toBeGreaterThan(0)
  })

  it('moves weights as cautiously as asked', () => {
    const moved = (caution: number): number =>
      Math.abs(fitYesNo(crossed.slice(0, 1), NOTHING, { ...course, epochs: 1, caution }).own['dash'] ?? 0)
    expect(moved(100)).toBeLessThan(moved(0.01) / 5)
  })

  it('averages the last epochs where asked', () => {
    const short = (epochs: number, averaged?: number): number =>
      fitYesNo(crossed.slice(0, 3), NOTHING, { epochs, rate: 0.2, pull: 0, ...(averaged === undefined ? {} : { averaged }) }).own['dash'] ??
      0
    expect(short(5, 3)).toBeCloseTo((short(3) + short(4) + short(5)) / 3, 12)
  })
})
