import { describe, expect, it } from 'vitest'

import { visualLength } from '#shared/text/index.ts'

import { asScanned } from './as-scanned.ts'
import type { BenchPage } from './gold.ts'
import { READINGS } from './layout-read.ts'
import { samplePages } from './training-pages.ts'
import { writtenPages } from './written-pages.ts'

/** What each article says, without blanks, in no order; copies that the gold drops are left aside. */
function wordsOf({ input, gold }: BenchPage): string[] {
  const dropped = new Set(gold.duplicates.flatMap((group) => group.drop.flat()))
  return gold.articles
    .map(({ order }) =>
      order
        .filter((block) => !dropped.has(block))
        .map((block) => input.blocks[block]?.text ?? '')
        .join('')
        .replace(/\s/g, ''),
    )
    .sort()
}

describe('a page as scanned', () => {
  const pages = [...samplePages(), ...writtenPages('learned').filter((_, i) => i % 4 === 0)]
  const readings = pages.map((_, i) => READINGS[i % READINGS.length] ?? 'rows')
  const lines = pages.map((page, i) => asScanned(page, i, { grain: 'lines', reading: readings[i] ?? 'rows' }))
  const paragraphs = pages.map((page, i) => asScanned(page, i, { grain: 'paragraphs', reading: readings[i] ?? 'rows' }))

  it('says what the page says, whatever the order', () => {
    pages.forEach((page, i) => {
      for (const scanned of [lines[i], paragraphs[i]]) expect(scanned && wordsOf(scanned), page.name).toEqual(wordsOf(page))
    })
  })

  it('has a box for each block, every block once, and joins to the block before in the article', () => {
    for (const { input, gold, name } of [...lines, ...paragraphs]) {
      expect(input.blocks.filter((block) => block.boxes.length !== 1)).toEqual([])
      expect(gold.blocks.map(({ i }) => i)).toEqual([...input.blocks.keys()])
      const before = new Map(gold.articles.flatMap(({ order }) => order.map((block, k) => [block, order[k - 1]] as const)))
      expect(
        gold.blocks.filter(({ i, joins }) => joins !== null && before.get(i) !== joins),
        name,
      ).toEqual([])
    }
  })

  it('has lines as wide as their column, the last of a paragraph as wide as its text', () => {
    const scanned = asScanned(pages[0] as BenchPage, 3, { grain: 'lines', reading: 'articles' })
    const body = scanned.gold.blocks.filter(({ role }) => role === 'body')
    const widths = body.map(({ i }) => scanned.input.blocks[i]?.boxes[0]?.width ?? 0)
    const usual = widths.toSorted((a, b) => a - b)[widths.length >> 1] ?? 0
    const full = widths.filter((width) => Math.abs(width - usual) < usual * 0.03)
    expect(full.length).toBeGreaterThan(widths.length * 0.5)
    const type = usual / 12
    for (const { i } of body) {
      const { text, boxes } = scanned.input.blocks[i] ?? { text: '', boxes: [] }
      if (visualLength(text) < 5) expect(boxes[0]?.width).toBeLessThan(8 * type)
    }
  })

  it('has boxes around whole lines on some sheets, and around their ink on others', () => {
    const gaps = lines.flatMap(({ input, gold }) => {
      const between = gold.blocks.flatMap(({ i, joins }) => {
        const [from, to] = [input.blocks[joins ?? -1]?.boxes[0], input.blocks[i]?.boxes[0]]
        return from === undefined || to === undefined || Math.abs(from.x - to.x) > from.width / 2
          ? []
          : [(to.y - from.y - from.height) / from.height]
      })
      return between.length < 10 ? [] : [between.sort((a, b) => a - b)[between.length >> 1] ?? 0]
    })
    expect(gaps.length).toBeGreaterThan(100)
    expect(gaps.filter((gap) => gap < 0.05).length).toBeGreaterThan(gaps.length * 0.2)
    expect(gaps.filter((gap) => gap > 0.2).length).toBeGreaterThan(gaps.length * 0.2)
    expect(Math.max(...gaps)).toBeLessThan(1)
  })

  it('goes on in the next column with a full line, or a full first one', () => {
    const torn = lines.flatMap(({ input, gold }) =>
      gold.blocks.flatMap(({ i, joins, role }) => {
        const [from, to] = [input.blocks[joins ?? -1]?.boxes[0], input.blocks[i]?.boxes[0]]
        return role === 'body' && from !== undefined && to !== undefined && to.y < from.y - from.height ? [from.width / to.width] : []
      }),
    )
    expect(torn.length).toBeGreaterThan(100)
    expect(torn.filter((share) => share > 0.8).length).toBeGreaterThan(torn.length * 0.9)
  })

  it('is the same each time', () => {
    expect(asScanned(pages[1] as BenchPage, 5, { grain: 'lines', reading: 'rows' })).toEqual(
      asScanned(pages[1] as BenchPage, 5, { grain: 'lines', reading: 'rows' }),
    )
  })
})
