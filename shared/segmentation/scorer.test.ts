import { describe, expect, it } from 'vitest'

import { codeNumber, Cues, type CueName } from './lines/cues.ts'
import { Scorer, scorerOf } from './scorer.ts'
import { NO_WEIGHTS, type Weights } from './weights.ts'

function cuesOf(cues: Readonly<Partial<Record<CueName, number>>>): Cues {
  const list = new Cues()
  for (const [name, value] of Object.entries(cues)) list.add(name as CueName, value)
  return list
}

const weights: Weights = {
  ...NO_WEIGHTS,
  places: { digits: 1.5, 'length:18': -0.5, verse: 1 },
  // `g` says nothing, `w` sixteen thirty-seconds for, `Q` as much against.
  hidden: { places: { cues: { digits: 'wgQ', dash: 'gww' }, columns: { nats: [2, 1, 4] } } },
}

describe('a scorer', () => {
  it('sums up what cues weigh in all lists, and what the units say that they wake', () => {
    const scorer = new Scorer(weights, 'places')
    // Unit 0 hears 2 × 16/32, unit 1 16/32; unit 2 hears as much for as half of what it hears against, and sleeps.
    expect(scorer.nats([cuesOf({ digits: 2, 'length:18': 1 }), cuesOf({ dash: 1, habit: 7 })])).toBeCloseTo(3 - 0.5 + 2 + 0.5, 9)
    expect(scorer.nats([cuesOf({ dash: 1 })])).toBeCloseTo(0.5 + 4 * 0.5, 9)
    expect(scorer.nats([])).toBe(0)
  })

  it('tells what each cue adds: the parts add up to the whole', () => {
    const scorer = new Scorer(weights, 'places')
    const lists = [cuesOf({ digits: 2, dash: 1, verse: 0.5 }), cuesOf({ 'length:18': -1, indented: 3 })]
    const told: [number, number][] = []
    scorer.tell(lists, (code, nats) => told.push([code, nats]))
    expect(told.map(([code]) => code)).toEqual(['digits', 'dash', 'verse', 'length'].map(codeNumber))
    expect(told.map(([, nats]) => nats)).toEqual([2 * 1.5 + 2, 0.5, 0.5, 0.5])
    expect(told.reduce((sum, [, nats]) => sum + nats, 0)).toBeCloseTo(scorer.nats(lists), 9)
  })

  it('weighs without hidden units where the model has none, and is laid out once for each model', () => {
    expect(scorerOf({ ...weights, hidden: {} }, 'places').nats([cuesOf({ digits: 2, dash: 1 })])).toBe(3)
    expect(scorerOf(weights, 'moves').nats([cuesOf({ digits: 2 })])).toBe(0)
    expect(scorerOf(weights, 'places')).toBe(scorerOf(weights, 'places'))
  })
})
