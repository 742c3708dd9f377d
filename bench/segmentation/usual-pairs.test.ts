import { describe, expect, it } from 'vitest'

import { PairUses } from '#shared/segmentation/index.ts'

import { recordText } from './record-text.ts'
import { usualPairs } from './usual-pairs.ts'

/** Articles with the same words in them, and others that make chance pairs of their characters. */
const articles = [
  ...Array.from({ length: 4 }, (_, i) => [`国家第${String(i)}春耕`, '春耕，國家']),
  ...['国春', '国耕', '家春', '家耕', '春家', '耕国'].map((line) => [line]),
]

describe('usual pairs', () => {
  const pairs = usualPairs(articles)
  const use = (pair: string): string => new PairUses(pairs).of(pair.charCodeAt(0), pair.charCodeAt(1))

  it('are those of several articles, however often one has them, in simplified characters', () => {
    expect(pairs['国']).toMatch(/家/)
    expect([use('国家'), use('國家')]).not.toContain('rare')
    expect(use('春家')).toBe('rare')
    expect(pairs['國']).toBeUndefined()
    expect(usualPairs([['春耕春耕春耕'], ['春耕']])).toEqual({})
  })

  it('are more than chance makes of their characters', () => {
    const common = Array.from({ length: 120 }, (_, i) => [`的${'甲乙丙丁'.charAt(i % 4)}${'一二三四'.charAt((i >> 2) % 4)}的`])
    const often = Array.from({ length: 40 }, () => ['森林'])
    const found = new PairUses(usualPairs([...common, ...often]))
    expect(found.of('森'.charCodeAt(0), '林'.charCodeAt(0))).toBe('often')
    expect(found.of('甲'.charCodeAt(0), '一'.charCodeAt(0))).not.toBe('often')
  })

  it('are written one first character a line, the same text each time', () => {
    const text = recordText(pairs)
    expect(JSON.parse(text)).toEqual(pairs)
    expect(text).toBe(recordText(usualPairs(articles.toReversed())))
    expect(text.split('\n')).toHaveLength(Object.keys(pairs).length + 3)
  })
})
