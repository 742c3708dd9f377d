import { describe, expect, it } from 'vitest'

import { visualLength } from '#shared/text/index.ts'

import { asPrinted } from './as-printed.ts'
import type { BenchPage } from './gold.ts'
import { samplePages } from './training-pages.ts'
import { writtenPages } from './written-pages.ts'

/** What each article says in its text and what in its other lines, without blanks: a paragraph may run on behind a picture in its middle. */
function wordsOf({ input, gold }: BenchPage): string[][] {
  const words = (blocks: readonly number[]): string =>
    blocks
      .map((i) => input.blocks[i]?.text ?? '')
      .join('')
      .replace(/\s/g, '')
  const isText = (i: number): boolean => gold.blocks[i]?.role === 'body'
  return gold.articles.map(({ order }) => [words(order.filter(isText)), words(order.filter((i) => !isText(i)))])
}

describe('a page line by line', () => {
  const pages = [...samplePages(), ...writtenPages('learned')]
  const printed = pages.map((page, i) => asPrinted(page, i, i % 2 === 0))

  it('says what the page says', () => {
    for (const [i, page] of pages.entries()) {
      const now = printed[i]
      expect(now && wordsOf(now), page.name).toEqual(wordsOf(page))
      expect(now?.input.blocks.filter(({ text }) => text.trim() === '')).toEqual([])
    }
  })

  it('has joins to the line before in the article, and every line once', () => {
    for (const { gold, input, name } of printed) {
      expect(gold.blocks.map(({ i }) => i)).toEqual(input.blocks.map((_, i) => i))
      const before = new Map(gold.articles.flatMap(({ order }) => order.map((block, k) => [block, order[k - 1]] as const)))
      const wrong = gold.blocks.filter(({ i, joins }) => joins !== null && before.has(i) && before.get(i) !== joins)
      // The gold lets a paragraph go on behind a picture in its middle, too.
      expect(
        wrong.filter(({ i, joins }) => joins === i - 1),
        name,
      ).toEqual([])
    }
  })

  it('has lines of few widths', () => {
    const [page] = printed
    const widths = page?.input.blocks.map(({ text }) => Math.round(visualLength(text))) ?? []
    const counts = [...new Set(widths)].map((width) => widths.filter((other) => other === width).length)
    const most = counts.sort((a, b) => b - a).slice(0, 4)
    expect(most.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(widths.length * 0.4)
  })
})
