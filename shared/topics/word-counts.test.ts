import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { KEYWORDS } from './keywords.ts'
import { wordCounter } from './word-counts.ts'

const MOST = 4
const LEAD = 6

/** The same, one word after the other. */
function slowly(text: string, word: string): { readonly count: number; readonly inLead: number } {
  const found: number[] = []
  for (let at = text.indexOf(word); at >= 0 && found.length < MOST; at = text.indexOf(word, at + word.length)) found.push(at)
  return { count: found.length, inLead: found.filter((at) => at < LEAD).length }
}

describe('wordCounter', () => {
  it('counts words as a search for each of them would, also where they overlap and contain each other', () => {
    const words = ['捐', '捐款', '志愿', '志愿者', '者捐', '哈哈', '5G', '愿者捐款']
    const count = wordCounter(words, MOST, LEAD)
    fc.assert(
      fc.property(fc.array(fc.constantFrom('志', '愿', '者', '捐', '款', '哈', '5', 'G', '\0'), { maxLength: 40 }), (chars) => {
        const text = chars.join('')
        const { counts, inLead } = count(text)
        words.forEach((word, i) => {
          expect({ count: counts[i], inLead: inLead[i] }).toEqual(slowly(text, word))
        })
      }),
      { seed: 41, numRuns: 1000 },
    )
  })

  it('finds every keyword of the table', () => {
    const words = Object.values(KEYWORDS).flat()
    const { counts } = wordCounter(words, MOST, LEAD)(words.join('\n'))
    words.forEach((word, i) => {
      expect(counts[i], word).toBeGreaterThan(0)
    })
  })
})
