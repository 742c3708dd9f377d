import { describe, expect, it } from 'vitest'

import { cutShort, marked } from './variants.ts'
import { UNSEEN, writtenPages } from './written-pages.ts'

const learned = writtenPages('learned')
const unseen = UNSEEN.flatMap(writtenPages)

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

  it('get heading marks on most headlines and hardly on text, the same each time', () => {
    const lines = learned.flatMap((page) => {
      const { blocks } = marked(page).input
      return blocks.map(({ marks }, i) => ({ marks, role: page.gold.blocks[i]?.role }))
    })
    const share = (role: string): number => {
      const some = lines.filter((line) => line.role === role)
      return some.filter(({ marks }) => marks > 0).length / some.length
    }
    expect(share('headline')).toBeGreaterThan(0.7)
    expect(share('body')).toBeLessThan(0.02)
    expect(share('caption')).toBeLessThan(0.02)
    expect(share('byline')).toBeLessThan(0.1)
    expect(learned.slice(0, 20).map(marked)).toEqual(learned.slice(0, 20).map(marked))
  })

  it('share no line of text between those that are learned from and those that are not', () => {
    const long = (page: (typeof learned)[number]): string[] => page.input.blocks.map(({ text }) => text).filter((text) => text.length > 30)
    const known = new Set(learned.flatMap(long))
    expect(unseen.flatMap(long).filter((text) => known.has(text))).toEqual([])
  })
})
