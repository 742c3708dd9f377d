import { describe, expect, it } from 'vitest'

import { Cues, type CueName } from '../lines/cues.ts'
import { logistic } from '../probabilities.ts'
import { weigh, type Model } from '../weights.ts'
import { fitChoice, fitYesNo, softmax } from './fit-linear.ts'

function cuesOf(...names: CueName[]): Cues {
  const cues = new Cues()
  for (const name of names) cues.add(name)
  return cues
}

const p = (model: Model, cues: Cues): number => logistic(weigh(model, cues.names, cues.values))
const fitting = { epochs: 60, rate: 0.2, pull: 1e-5 }

describe('fitYesNo', () => {
  const examples = Array.from({ length: 200 }, (_, i) => {
    const is = i % 2 === 0
    return { cues: cuesOf('habit', is ? 'indented' : 'blank-lines', i % 3 === 0 ? 'digits' : 'dash'), is }
  })

  it('tells apart what a cue tells apart, and gives nothing to those that tell nothing', () => {
    const model = fitYesNo(examples, {}, fitting)
    for (const { cues, is } of examples) expect(p(model, cues) > 0.5).toBe(is)
    expect(p(model, cuesOf('habit', 'indented'))).toBeGreaterThan(0.95)
    expect(p(model, cuesOf('habit', 'blank-lines'))).toBeLessThan(0.05)
    expect(Math.abs((model['digits'] ?? 0) - (model['dash'] ?? 0))).toBeLessThan(0.5)
  })

  it('comes to the share of yeses where nothing else is known', () => {
    const mixed = Array.from({ length: 400 }, (_, i) => ({ cues: cuesOf('habit'), is: i % 4 === 0 }))
    expect(p(fitYesNo(mixed, {}, fitting), cuesOf('habit'))).toBeCloseTo(0.25, 1)
  })

  it('counts an example as often as its weight says', () => {
    const weighted = [
      { cues: cuesOf('habit'), is: true, weight: 3 },
      { cues: cuesOf('habit'), is: false },
    ]
    const model = fitYesNo(Array.from({ length: 50 }, () => weighted).flat(), {}, fitting)
    expect(p(model, cuesOf('habit'))).toBeCloseTo(0.75, 1)
  })

  it('[G19] weighs text as if no page had boxes where these are kept apart, and learns what they tell beside it', () => {
    const text = Array.from({ length: 200 }, (_, i) => ({ cues: cuesOf('habit'), is: i % 4 !== 0 }))
    const boxed = Array.from({ length: 200 }, () => ({ cues: cuesOf('habit', 'box-follows:next.up'), is: false }))
    const apart = fitYesNo([...text, ...boxed], {}, { ...fitting, boxesApart: true })
    expect(p(apart, cuesOf('habit'))).toBeCloseTo(p(fitYesNo(text, {}, fitting), cuesOf('habit')), 1)
    expect(p(apart, cuesOf('habit', 'box-follows:next.up'))).toBeLessThan(0.1)
    const together = fitYesNo([...text, ...boxed], {}, { ...fitting, pull: 1e-3 })
    expect(p(together, cuesOf('habit'))).toBeLessThan(p(apart, cuesOf('habit')) - 0.01)
  })

  it('stays at the prior where there are no examples, and near it where it is held hard', () => {
    expect(fitYesNo([], { indented: 1.25 }, fitting)).toEqual({ indented: 1.25 })
    const held = fitYesNo(examples, { indented: -0.5 }, { ...fitting, pull: 50 })
    expect(held['indented']).toBeCloseTo(-0.5, 1)
  })

  it('gives the same weights for the same examples', () => {
    expect(fitYesNo(examples, {}, fitting)).toEqual(fitYesNo(examples, {}, fitting))
  })
})

describe('fitChoice', () => {
  it('chooses by what tells the right one from the others', () => {
    const examples = Array.from({ length: 150 }, (_, i) => {
      const right = i % 3
      const candidates = [0, 1, 2].map((c) => cuesOf('habit', c === right ? 'runs-on' : 'distance'))
      return { candidates, right }
    })
    const model = fitChoice(examples, {}, fitting)
    for (const { candidates, right } of examples) {
      const chances = softmax(candidates.map((cues) => weigh(model, cues.names, cues.values)))
      expect(chances[right]).toBeGreaterThan(0.9)
    }
    expect(model['habit'] ?? 0).toBeCloseTo(0, 6)
  })

  it('counts a choice as often as its weight says', () => {
    const candidates = [cuesOf(), cuesOf('habit')]
    const model = fitChoice(
      [
        { candidates, right: 0, weight: 3 },
        { candidates, right: 1 },
      ],
      {},
      { ...fitting, epochs: 400 },
    )
    expect(model['habit']).toBeCloseTo(-Math.log(3), 1)
  })
})

describe('softmax', () => {
  it('gives probabilities, whatever the scores', () => {
    expect(softmax([0, 0])).toEqual([0.5, 0.5])
    expect(softmax([1000, -1000])).toEqual([1, 0])
    expect(softmax([-5000, -5001]).reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 12)
  })
})
