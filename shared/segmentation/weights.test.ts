import { describe, expect, it } from 'vitest'

import { readWeights, SHIPPED } from './index.ts'
import { COLUMNS, STATES, stateName } from './reading/states.ts'
import { REASON_WORDS } from './reason-words.ts'

const copy = (): Record<string, unknown> => structuredClone(SHIPPED) as unknown as Record<string, unknown>

describe('readWeights', () => {
  it('may lack what is said of labels, as weights did that were exported before there was any', () => {
    const { labels, ...older } = SHIPPED
    expect(Object.keys(labels).length).toBeGreaterThan(0)
    expect(readWeights(older)).toEqual({ ...older, labels: {} })
  })

  it('may lack a hidden layer, as weights did before there was one', () => {
    const { hidden, ...older } = SHIPPED
    expect(Object.keys(hidden.columns).length).toBeGreaterThan(0)
    expect(readWeights(older)).toEqual({ ...older, hidden: { cues: {}, columns: {} } })
  })

  it('takes the shipped weights, also from a file', () => {
    expect(readWeights(SHIPPED)).toEqual(SHIPPED)
    expect(readWeights(JSON.parse(JSON.stringify(SHIPPED)))).toEqual(SHIPPED)
  })

  it('takes weights of cues that this engine does not know', () => {
    const seams = { 'of-a-later-engine:2': 1.5 }
    expect(readWeights({ ...copy(), seams })?.seams).toEqual(seams)
  })

  it.each([
    ['nothing', undefined],
    ['a text', 'weights'],
    ['a list', []],
    ['no version', { ...copy(), version: undefined }],
    ['an empty version', { ...copy(), version: '' }],
    ['a version without end', { ...copy(), version: 'x'.repeat(101) }],
    ['a missing model', { ...copy(), moves: undefined }],
    ['another model', { ...copy(), others: {} }],
    ['a text for a model', { ...copy(), seams: 'length' }],
    ['a weight that is no number', { ...copy(), seams: { length: '1' } }],
    ['a weight that is NaN', { ...copy(), seams: { length: NaN } }],
    ['a weight without bounds', { ...copy(), seams: { length: Infinity } }],
    ['a weight beyond reason', { ...copy(), places: { length: -101 } }],
    ['a model of one number where there is one for each column', { ...copy(), lines: { length: 1 } }],
    ['a weight beyond reason in a column', { ...copy(), lines: { length: { body: 1e9 } } }],
    ['letters that are none', { ...copy(), hidden: { cues: { length: 'ab-' }, columns: {} } }],
    ['more units than there can be', { ...copy(), hidden: { cues: { length: 'g'.repeat(257) }, columns: {} } }],
    ['a unit that says more than there is reason for', { ...copy(), hidden: { cues: {}, columns: { body: [101] } } }],
    ['a hidden layer without columns', { ...copy(), hidden: { cues: {} } }],
    ['more cues than there can be', { ...copy(), seams: Object.fromEntries(Array.from({ length: 50_001 }, (_, i) => [`length:${i}`, 1])) }],
  ])('refuses %s', (_, value) => {
    expect(readWeights(value)).toBeUndefined()
  })
})

describe('the shipped weights', () => {
  it('[G12] weigh cues whose codes have words', () => {
    const names: string[] = [
      SHIPPED.seams,
      SHIPPED.joins,
      SHIPPED.lines,
      SHIPPED.places,
      SHIPPED.moves,
      SHIPPED.labels,
      SHIPPED.sureness,
    ].flatMap((model) => Object.keys(model))
    names.push(...Object.keys(SHIPPED.hidden.cues))
    expect(names.length).toBeGreaterThan(500)
    for (const name of names) expect(REASON_WORDS, name).toHaveProperty(name.split(':')[0] ?? '')
  })

  it('have columns and states that there are', () => {
    const states = STATES.map(stateName)
    for (const model of Object.values(SHIPPED.lines)) for (const column of Object.keys(model)) expect(COLUMNS).toContain(column)
    expect(Object.keys(SHIPPED.hidden.columns).sort()).toEqual([...COLUMNS].sort())
    const units = Math.max(...Object.values(SHIPPED.hidden.columns).map((said) => said.length))
    for (const letters of Object.values(SHIPPED.hidden.cues)) expect(letters).toHaveLength(units)
    for (const [from, model] of Object.entries(SHIPPED.steps)) {
      expect([...states, 'first', 'last']).toContain(from)
      for (const to of Object.keys(model)) expect(states).toContain(to)
    }
  })
})
