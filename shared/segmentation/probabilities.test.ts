import { describe, expect, it } from 'vitest'

import { softmax } from './probabilities.ts'

describe('softmax', () => {
  it('gives probabilities, whatever the scores', () => {
    expect(softmax([0, 0])).toEqual([0.5, 0.5])
    expect(softmax([1000, -1000])).toEqual([1, 0])
    expect(softmax([-5000, -5001]).reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 12)
  })
})
