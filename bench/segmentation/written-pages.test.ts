import { describe, expect, it } from 'vitest'

import { cutShort } from './variants.ts'
import { writtenPages } from './written-pages.ts'

const learned = writtenPages('learned')
const unseen = [...writtenPages('unseen'), ...writtenPages('unseen-hard'), ...writtenPages('unseen-last'), ...writtenPages('unseen-new')]

describe('written pages', () => {
  it.each([...learned, ...unseen].map((page) => [page.name, page] as const))('%s is sound', (_, { input, gold }) => {
    expect(gold.blocks).toHaveLength(input.blocks.length)
    for (const { order } of gold.articles) {
      expect(order.filter((block) => gold.blocks[block]?.role === 'headline').length).toBeLessThanOrEqual(1)
      expect(new Set(order).size).toBe(order.length)
    }
    for (const { i, article, joins } of gold.blocks) {
      if (joins === null) continue
      expect(gold.blocks[joins]?.article).toBe(article)
      expect(joins).toBeLessThan(i)
    }
  })

  it.each(learned.map((page) => [page.name, page] as const))('%s can be cut short', (_, page) => {
    const { input, gold } = cutShort(page)
    expect(page.gold.duplicates).toEqual([])
    expect(gold.blocks).toHaveLength(input.blocks.length)
    expect(gold.articles.flatMap(({ order }) => order).sort((a, b) => a - b)).toEqual(
      gold.blocks.flatMap(({ article }, i) => (article === null ? [] : [i])),
    )
  })

  it('share no line of text between those that are learned from and those that are not', () => {
    const long = (page: (typeof learned)[number]): string[] => page.input.blocks.map(({ text }) => text).filter((text) => text.length > 30)
    const known = new Set(learned.flatMap(long))
    expect(unseen.flatMap(long).filter((text) => known.has(text))).toEqual([])
  })
})
