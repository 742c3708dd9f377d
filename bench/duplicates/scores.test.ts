import { expect, it } from 'vitest'

import { adjustedRand, labelsOf, pairsOf, ratesOf, type FoundGroup } from './scores.ts'

const group = (kind: FoundGroup['kind'], ...ids: string[]): FoundGroup => ({
  kind,
  keep: null,
  members: ids.map((id) => ({ id, start: 0, end: 1 })),
})

it('counts pairs of the kinds asked for', () => {
  const groups = [group('near', 'a', 'b', 'c'), group('contained', 'd', 'e')]
  expect(pairsOf(groups, ['near'])).toEqual(new Set(['a b', 'a c', 'b c']))
  expect(ratesOf(new Set(['a b', 'a c']), new Set(['a b', 'x y', 'y z', 'x z']))).toEqual({ recall: 0.25, precision: 0.5, f1: 1 / 3 })
})

it('compares partitions beyond chance', () => {
  const truth = ['1', '1', '1', '2', '2', '3']
  expect(adjustedRand(truth, ['x', 'x', 'x', 'y', 'y', 'z'])).toBe(1)
  expect(adjustedRand(truth, ['x', 'x', 'y', 'y', 'z', 'z'])).toBeCloseTo(0.08, 1)
  expect(labelsOf(['a', 'b', 'c', 'd'], [group('near', 'a', 'b'), group('exact', 'b', 'c')], ['exact', 'near'])).toEqual([
    'a',
    'a',
    'a',
    'd',
  ])
})
