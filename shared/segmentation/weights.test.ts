import { describe, expect, it } from 'vitest'

import { readWeights, SHIPPED } from './index.ts'
import { COLUMNS, STATES, stateName } from './reading/states.ts'
import { REASON_WORDS } from './reason-words.ts'
import { NATS } from './scorer.ts'

const copy = (): Record<string, unknown> => structuredClone(SHIPPED) as unknown as Record<string, unknown>

describe('readWeights', () => {
  it('may lack what is said of labels, as weights did that were exported before there was any', () => {
    const { labels, ...older } = SHIPPED
    expect(Object.keys(labels).length).toBeGreaterThan(0)
    expect(readWeights(older)).toEqual({ ...older, labels: {} })
  })

  it('may lack a hidden layer, as weights did before there was one', () => {
    const { hidden, ...older } = SHIPPED
    expect(Object.keys(hidden).length).toBeGreaterThan(0)
    expect(readWeights(older)).toEqual({ ...older, hidden: {} })
  })

  it('takes the hidden layer of lines alone, as weights had it before other models had one', () => {
    const lines = { cues: { length: 'gh' }, columns: { body: [0.5, -1] } }
    expect(readWeights({ ...copy(), hidden: lines })).toEqual({ ...SHIPPED, hidden: { lines } })
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
    ['letters that are none', { ...copy(), hidden: { lines: { cues: { length: 'ab-' }, columns: {} } } }],
    ['more units than there can be', { ...copy(), hidden: { places: { cues: { length: 'g'.repeat(257) }, columns: {} } } }],
    ['a unit that says more than there is reason for', { ...copy(), hidden: { seams: { cues: {}, columns: { nats: [101] } } } }],
    ['a hidden layer of a model without columns', { ...copy(), hidden: { lines: { cues: {} } } }],
    [
      'more columns than there can be',
      { ...copy(), hidden: { lines: { cues: {}, columns: Object.fromEntries(Array.from({ length: 257 }, (_, i) => [`c${i}`, [1]])) } } },
    ],
    ['a hidden layer without columns', { ...copy(), hidden: { cues: {} } }],
    ['a hidden layer of a model that there is not', { ...copy(), hidden: { others: { cues: {}, columns: {} } } }],
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
    names.push(...Object.values(SHIPPED.hidden).flatMap(({ cues }) => Object.keys(cues)))
    expect(names.length).toBeGreaterThan(500)
    for (const name of names) expect(REASON_WORDS, name).toHaveProperty(name.split(':')[0] ?? '')
  })

  it('have columns and states that there are', () => {
    const states = STATES.map(stateName)
    for (const model of Object.values(SHIPPED.lines)) for (const column of Object.keys(model)) expect(COLUMNS).toContain(column)
    for (const [name, { cues, columns }] of Object.entries(SHIPPED.hidden)) {
      expect(Object.keys(columns).sort()).toEqual(name === 'lines' ? [...COLUMNS].sort() : [...NATS])
      const units = Math.max(...Object.values(columns).map((said) => said.length))
      expect(units).toBeGreaterThan(0)
      for (const letters of Object.values(cues)) expect(letters).toHaveLength(units)
    }
    for (const [from, model] of Object.entries(SHIPPED.steps)) {
      expect([...states, 'first', 'last']).toContain(from)
      for (const to of Object.keys(model)) expect(states).toContain(to)
    }
  })
})
