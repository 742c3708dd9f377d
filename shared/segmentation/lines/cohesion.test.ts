import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { literalWords } from '#shared/testing/index.ts'

import { PageWords } from './cohesion.ts'
import { FieldLexicon } from './fields.ts'
import { termsOf } from './terms.ts'

/** Likeness by its definition, for words that the test gives apart: the cosine of (1 + ln count) × ln(1 + blocks / blocks with the word). */
function slowly(blocks: readonly (readonly string[])[], a: readonly number[], b: readonly number[]): number {
  const rarity = (word: string): number => Math.log(1 + blocks.length / blocks.filter((words) => words.includes(word)).length)
  const vector = (set: readonly number[]): Map<string, number> => {
    const all = set.flatMap((block) => blocks[block] ?? [])
    return new Map(all.map((word) => [word, (1 + Math.log(all.filter((other) => other === word).length)) * rarity(word)]))
  }
  const [x, y] = [vector(a), vector(b)]
  const norm = (v: Map<string, number>): number => Math.hypot(...v.values())
  let dot = 0
  for (const [word, weight] of x) dot += weight * (y.get(word) ?? 0)
  return dot === 0 ? 0 : Math.min(1, dot / (norm(x) * norm(y)))
}

describe('likeness', () => {
  // Each word is one pair of characters, or Latin; the comma keeps pairs from forming across words.
  const word = fc.constantFrom('春耕', '玉米', '播种', '挂面', '石桥', '𠀀', 'council', 'park', 'Council')
  const set = fc.uniqueArray(fc.nat(7), { maxLength: 5 })

  it('is the cosine of the weighted words, whatever was compared before', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(word, { maxLength: 12 }), { minLength: 8, maxLength: 8 }),
        fc.array(fc.tuple(set, set)),
        (page, asked) => {
          const blocks = page.map((words) => words.map((each) => each.toLowerCase()))
          const words = literalWords(page.map((each) => each.join(',')))
          for (const [a, b] of asked) {
            expect(words.likeness(a, b)).toBeCloseTo(slowly(blocks, a, b), 9)
            expect(words.likeness(b, a)).toBeCloseTo(slowly(blocks, a, b), 9)
          }
        },
      ),
      { seed: 23, numRuns: 200 },
    )
  })

  it('of each of several contexts is what each comparison alone gives, odds too', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(word, { maxLength: 12 }), { minLength: 8, maxLength: 8 }),
        set,
        fc.array(set, { maxLength: 6 }),
        (page, text, contexts) => {
          const words = literalWords(page.map((each) => each.join(',')))
          const likeness = words.likenessOfEach(text, contexts)
          const odds = words.oddsOfEach(text, contexts)
          expect([likeness.length, odds.length]).toEqual([contexts.length, contexts.length])
          contexts.forEach((context, i) => {
            expect(likeness[i]).toBeCloseTo(words.likeness(text, context), 9)
            expect(odds[i]).toBeCloseTo(words.odds(text, context), 9)
          })
        },
      ),
      { seed: 29, numRuns: 200 },
    )
  })

  it('without some blocks is that of a page on which these are empty, odds too', () => {
    fc.assert(
      fc.property(fc.array(fc.array(word, { maxLength: 12 }), { minLength: 8, maxLength: 8 }), set, set, set, (page, gone, a, b) => {
        const absent = new Set(gone)
        const all = literalWords(page.map((each) => each.join(',')))
        const before = all.likeness(a, b)
        const words = all.without(absent)
        const emptied = literalWords(page.map((each, block) => (absent.has(block) ? '' : each.join(','))))
        expect(words.likeness(a, b)).toBeCloseTo(emptied.likeness(a, b), 9)
        expect(words.odds(a, b)).toBeCloseTo(emptied.odds(a, b), 9)
        expect(words.coverage(a, b)).toBeCloseTo(emptied.coverage(a, b), 9)
        expect(all.likeness(a, b)).toBe(before)
      }),
      { seed: 31, numRuns: 200 },
    )
  })

  it('is 1 for the same words, 0 for none in common and for no words', () => {
    const words = literalWords(['玉米播种', '玉米播种', '石桥挂面', '。'])
    expect(words.likeness([0], [1])).toBeCloseTo(1)
    expect(words.likeness([0], [2])).toBe(0)
    expect(words.likeness([0], [3])).toBe(0)
    expect(words.likeness([], [])).toBe(0)
  })

  it('does not count characters and words that stand in any text', () => {
    const words = literalWords(['我们的他们的我们', '他们的我们的', 'the park and the mayor', 'the road and the bridge'])
    expect(words.likeness([0], [1])).toBe(0)
    expect(words.likeness([2], [3])).toBe(0)
  })

  it('judges a block by its first four thousand words', () => {
    const long = Array.from({ length: 5000 }, (_, i) => String.fromCharCode(0x4e00 + (i % 700), 0x7000 + (i % 900))).join(',')
    const words = literalWords([`${long},石桥`, '石桥'])
    expect(words.likeness([0], [1])).toBe(0)
  })

  it('keeps count over more sets than it remembers', () => {
    const texts = Array.from({ length: 60 }, (_, i) => String.fromCharCode(0x5000 + i, 0x5100 + i, 0x5200, 0x5300))
    const words = literalWords(texts)
    const first = words.likeness([0], [1])
    for (let a = 0; a < 60; a++) for (let b = 0; b < 60; b++) words.likeness([a, b], [b])
    expect(words.likeness([0], [1])).toBe(first)
    expect(first).toBeGreaterThan(0)
  })
})

describe('words that speak of one field', () => {
  const texts = ['患者被推进病房。', '护士量了体温。', '渠道清淤,旱田浇上了水。', '玉米苗转青。']
  const words = new PageWords(termsOf(texts, new FieldLexicon(['患者 病房 护士', '渠道 旱田 玉米'])))

  it('make texts alike that have no word in common', () => {
    expect(literalWords(texts).likeness([0], [1])).toBe(0)
    expect(words.likeness([0], [1])).toBeGreaterThan(0)
    expect(words.likeness([0], [3])).toBe(0)
    expect(words.odds([1], [0])).toBeGreaterThan(0)
    expect(words.odds([1], [2, 3])).toBeLessThan(0)
  })
})

describe('exclusive', () => {
  const word = fc.constantFrom('春耕', '玉米', '播种', '挂面', '石桥', 'council')
  const set = fc.uniqueArray(fc.nat(7), { maxLength: 5 })

  it('counts the words that both sets have and no other block', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(word, { maxLength: 4 }), { minLength: 8, maxLength: 8 }),
        fc.array(fc.tuple(set, set)),
        (page, asked) => {
          const words = literalWords(page.map((each) => each.join(',')))
          for (const [a, b] of asked) {
            const others = b.filter((block) => !a.includes(block))
            const has = (block: number, each: string): boolean => page[block]?.some((other) => other === each) === true
            const found = [...new Set(page.flat())].filter(
              (each) =>
                a.some((block) => has(block, each)) &&
                others.some((block) => has(block, each)) &&
                page.every((_, block) => !has(block, each) || a.includes(block) || others.includes(block)),
            )
            expect(words.exclusive(a, b)).toBe(found.length)
          }
        },
      ),
      { seed: 29, numRuns: 200 },
    )
  })
})
