import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { hanShare, isHanAt } from './index.ts'

const text = fc
  .array(
    fc.oneof(
      fc.constantFrom('甲', '〇', '，', 'a', '5', ' ', 'ｱ', '𠀀', '😀', '\ud840', '\udc00', 'م'),
      fc.string({ unit: 'binary', maxLength: 2 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))

describe('isHanAt', () => {
  it('is true on the Chinese characters of a text, and on both halves of those outside the BMP', () => {
    fc.assert(
      fc.property(text, (each) => {
        const expected = [...each].flatMap((char) => Array.from({ length: char.length }, () => /\p{Script=Han}/u.test(char)))
        expect(Array.from({ length: each.length }, (_, i) => isHanAt(each, i))).toEqual(expected)
      }),
      { seed: 61, numRuns: 1000 },
    )
  })
})

describe('hanShare', () => {
  it('is the share of Chinese and full-width characters among letters and digits', () => {
    fc.assert(
      fc.property(text, (each) => {
        const letters = [...each].filter((char) => /[\p{L}\p{N}]/u.test(char))
        const wide = letters.filter((char) => /[\p{Script=Han}\u3000-\u30ff\uff00-\uff60]/u.test(char))
        expect(hanShare(each)).toBe(letters.length === 0 ? 0 : wide.length / letters.length)
      }),
      { seed: 67, numRuns: 1000 },
    )
  })
})
