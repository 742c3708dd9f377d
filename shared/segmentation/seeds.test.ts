/** The engine against gold: floors are what it reaches, so that a change for the worse fails. */
import { describe, expect, it } from 'vitest'

import { annotationOf, seedPages, smallPages, type GoldPage } from '#shared/testing/gold-pages.ts'
import { scorePage, summarise, type RawScore } from '#shared/testing/score.ts'

import { segmentPage, toInputBlocks } from './index.ts'

function score(page: GoldPage): RawScore {
  return scorePage(page.gold, annotationOf(segmentPage(toInputBlocks(page.text).input)), page.texts)
}

describe('the five sample pages', () => {
  const pages = seedPages()

  it.each([
    ['000', 2],
    ['001', 0],
    ['002', 0],
    ['003', 0],
    ['004', 0],
  ])('page %s needs at most %i corrections', (name, most) => {
    const page = pages.find((each) => each.name.startsWith(name))
    expect(page).toBeDefined()
    if (page !== undefined) expect(summarise([score(page)]).effort).toBeLessThanOrEqual(most)
  })

  it('all together reach the floors', () => {
    const all = summarise(pages.map(score))
    expect(all.blocks).toBe(296)
    expect(all.articles).toBe(54)
    expect(all.effort).toBeLessThanOrEqual(2)
    expect(all.bcubed).toBeGreaterThanOrEqual(0.999)
    expect(all.exact).toBe(1)
    expect(all.roles).toBe(1)
    expect(all.joins).toBeGreaterThanOrEqual(0.98)
    expect(all.order).toBeGreaterThanOrEqual(0.97)
    expect(all.duplicates).toBe(1)
  })

  it('[U3] finds exactly the copies of the gold, the same one kept', () => {
    for (const page of pages) {
      const result = segmentPage(toInputBlocks(page.text).input)
      const plain = (groups: typeof page.gold.duplicates): unknown => groups.map(({ keep, drop }) => ({ keep, drop }))
      expect(plain(result.duplicates)).toEqual(plain(page.gold.duplicates))
    }
  })

  it('[G5] takes Markdown marks as hints: without them the pages come out as well', () => {
    const bare = pages.map((page) => ({ ...page, text: page.text.replace(/^#+ /gm, '') }))
    expect(summarise(bare.map(score)).effort).toBeLessThanOrEqual(2)
  })

  it('[G5] reads full-width punctuation as half-width', () => {
    const wide: Readonly<Record<string, string>> = { ',': '，', ':': '：', ';': '；', '(': '（', ')': '）', '!': '！', '?': '？' }
    const pagesWide = pages.map((page) => ({ ...page, text: page.text.replace(/[,:;()!?]/g, (mark) => wide[mark] ?? mark) }))
    expect(summarise(pagesWide.map(score)).effort).toBeLessThanOrEqual(2)
  })

  it('[G5] needs no datelines to tell most articles apart', () => {
    const bare = pages.map((page) => ({ ...page, text: page.text.replace(/^本报.{0,4}讯\([^)]*\)/gm, '') }))
    const all = summarise(bare.map(score))
    expect(all.effort).toBeLessThanOrEqual(7)
    expect(all.bcubed).toBeGreaterThanOrEqual(0.985)
  })

  it('[G3] asks at the one join that is wrong, and at few other places', () => {
    const results = pages.map((page) => segmentPage(toInputBlocks(page.text).input))
    expect(results[0]?.doubts.map((doubt) => [doubt.code, doubt.block])).toContainEqual(['joins', 8])
    expect(results.flatMap((result) => result.doubts).length).toBeLessThanOrEqual(16)
  })
})

describe('small pages of other newspapers', () => {
  const pages = smallPages()

  it.each([
    ['briefs.txt', 0],
    ['central.txt', 0],
    ['comment.txt', 5],
    ['county.txt', 0],
    ['cutup.txt', 5],
    ['english.txt', 0],
    ['feature.txt', 0],
    ['mixed.txt', 0],
    ['photos.txt', 0],
    ['supplement.txt', 0],
    ['traditional.txt', 0],
    ['wrapped.txt', 0],
  ])('%s needs at most %i corrections', (name, most) => {
    const page = pages.find((each) => each.name === name)
    expect(page).toBeDefined()
    if (page !== undefined) expect(summarise([score(page)]).effort).toBeLessThanOrEqual(most)
  })
})
