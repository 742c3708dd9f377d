import { describe, expect, it } from 'vitest'

import { countLetters, lettersOf, readLetters } from './number-letters.ts'

function read(letters: string): number[] {
  const numbers = new Int8Array(letters.length)
  readLetters(letters, numbers, 0)
  return [...numbers]
}

describe('numbers as letters', () => {
  it('come back as multiples of the step', () => {
    expect(read(lettersOf([0, 0.25, -0.5, 0.3, 7.75, -8], 0.25))).toEqual([0, 1, -2, 1, 31, -32])
  })

  it('are cut to the largest and the smallest letter', () => {
    expect(read(lettersOf([100, -100], 0.25))).toEqual([31, -32])
  })

  it('are read where they are meant to go', () => {
    const numbers = new Int8Array(4)
    readLetters(lettersOf([1, 2], 1), numbers, 1)
    expect([...numbers]).toEqual([0, 1, 2, 0])
  })

  it('are counted over a table', () => {
    expect(countLetters({ a: 'AB', b: 'C' })).toBe(3)
    expect(countLetters({})).toBe(0)
  })
})
