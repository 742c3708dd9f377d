import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { literalWords } from '#shared/testing/index.ts'

/** The odds by their definition, for words that the test gives apart. */
function slowly(blocks: readonly (readonly string[])[], text: readonly number[], context: readonly number[]): number {
  const wordsOf = (set: readonly number[]): string[] => set.flatMap((block) => blocks[block] ?? [])
  const count = (list: readonly string[], word: string): number => list.filter((each) => each === word).length
  const [all, here, near] = [blocks.flat(), wordsOf(text), wordsOf(context)]
  let nats = 0
  for (const word of new Set(here)) {
    const elsewhere = count(all, word) - count(here, word)
    if (elsewhere === 0 || near.length === 0) continue
    const usual = elsewhere / Math.max(1, all.length - here.length)
    nats += Math.log(0.7 + (0.3 * count(near, word)) / near.length / usual)
  }
  return nats
}

const page = [
  '东明县水务局组织小学师生参观自来水厂，开展节水宣传。', // 0
  '水务局讲解员向师生介绍自来水如何进入千家万户。', // 1
  '节水宣传进校园，小学师生懂得珍惜自来水。', // 2
  '网格员在小区巡查，居民在议事厅协商物业事务。', // 3
  '小区党支部召集居民和物业，网格治理见成效。', // 4
  '体育馆里球队训练，教练布置战术。', // 5
]
const words = literalWords(page)

describe('the odds of words', () => {
  it('speak for the text that goes on with the same story, and against another', () => {
    expect(words.odds([2], [0, 1])).toBeGreaterThan(1.5)
    expect(words.odds([2], [3])).toBeLessThan(0)
    expect(words.odds([2], [0, 1])).toBeGreaterThan(words.odds([2], [3, 4]) + 4)
  })

  it('grow with the evidence, as a likeness does not', () => {
    expect(words.odds([1, 2], [0])).toBeGreaterThan(words.odds([1], [0]))
    expect(words.odds([1, 2], [0])).toBeGreaterThan(words.odds([2], [0]))
  })

  it('say nothing where there is nothing to compare', () => {
    expect(words.odds([], [0])).toBe(0)
    expect(words.odds([0], [])).toBe(0)
    // None of its words stands anywhere else.
    expect(words.odds([5], [0, 1])).toBe(0)
    expect(literalWords([]).odds([], [])).toBe(0)
  })

  it('are what they are defined to be, whatever was asked before', () => {
    const word = fc.constantFrom('春耕', '玉米', '播种', '挂面', '石桥', 'council')
    const set = fc.uniqueArray(fc.nat(5), { maxLength: 4 })
    fc.assert(
      fc.property(
        fc.array(fc.array(word, { maxLength: 9 }), { minLength: 6, maxLength: 6 }),
        fc.array(fc.tuple(set, set)),
        (blocks, asked) => {
          const all = literalWords(blocks.map((each) => each.join(',')))
          for (const [text, context] of asked) expect(all.odds(text, context)).toBeCloseTo(slowly(blocks, text, context), 9)
        },
      ),
      { seed: 29, numRuns: 200 },
    )
  })

  it('are the same for several contexts at once as for each by itself', () => {
    const set = fc.uniqueArray(fc.nat(5), { maxLength: 4 })
    fc.assert(
      fc.property(fc.array(fc.array(set, { maxLength: 5 }), { maxLength: 3 }), fc.array(set, { maxLength: 4 }), (groups, texts) => {
        for (const contexts of groups) {
          for (const text of texts) {
            const nats = words.oddsOfEach(text, contexts)
            expect(nats).toHaveLength(contexts.length)
            contexts.forEach((context, i) => expect(nats[i]).toBeCloseTo(words.odds(text, context), 9))
          }
        }
      }),
      { seed: 30, numRuns: 200 },
    )
  })

  it('leave nothing behind: asked again, they answer the same', () => {
    const first = words.odds([2], [0, 1])
    words.odds([3, 4], [2])
    words.odds([2], [2])
    expect(words.odds([2], [0, 1])).toBe(first)
  })
})
