import { describe, expect, it } from 'vitest'

import { plainText } from '#shared/duplicates/index.ts'
import { scorePage } from '#shared/testing/score.ts'
import { toInputBlocks } from '#shared/segmentation/index.ts'

import { generatePages, type GeneratedPage } from './generate.ts'
import { readPapers, type PaperArticle } from './papers.ts'

const papers = readPapers()
const levels = ['clean', 'light', 'medium', 'heavy', 'mixed'] as const

/** What is wrong with a page's truth; empty for a sound page. */
function faultsOf({ input, gold, damages }: GeneratedPage): string[] {
  const faults: string[] = []
  const n = input.blocks.length
  const check = (holds: boolean, fault: string): unknown => holds || faults.push(fault)
  check(gold.blocks.length === n && gold.blocks.every((block, i) => block.i === i), 'each block once')
  const dropped = gold.duplicates.flatMap((group) => group.drop.flat())
  const placed = gold.articles.flatMap((article) => article.order)
  const owned = gold.blocks.filter((block) => block.article !== null).map((block) => block.i)
  check(new Set(dropped).size === dropped.length, 'a block is dropped twice')
  check([...placed, ...dropped].sort((a, b) => a - b).join() === owned.join(), 'orders and copies together are the blocks with an article')
  const articleOf = (i: number): string | null | undefined => gold.blocks[i]?.article
  for (const { id, order } of gold.articles) {
    check(order.length > 0 && order.every((i) => articleOf(i) === id), `${id} has its own blocks`)
    // Where each printed line has a box, a headline may have several, one below the other.
    const heads = order.flatMap((i, at) => (gold.blocks[i]?.role === 'headline' ? [at] : []))
    const isOne = heads.length <= 1 || (damages.includes('single lines') && heads.every((at, k) => at === (heads[0] ?? 0) + k))
    check(isOne, `${id} has two headlines`)
  }
  for (const { i, article, joins, role } of gold.blocks) {
    if (article === null) check(['noise', 'section', 'ad'].includes(role), `${i} is ${role} without an article`)
    if (joins === null) continue
    check(article !== null && articleOf(joins) === article, `${i} joins another article`)
    const order = gold.articles.find((each) => each.id === article)?.order ?? []
    if (dropped.includes(i)) check(dropped.includes(joins), `copy ${i} joins what is no copy`)
    else check(order.indexOf(joins) >= 0 && order.indexOf(joins) + 1 === order.indexOf(i), `${i} follows what it joins`)
    check(gold.blocks[joins]?.role === role, `${i} joins another role`)
  }
  for (const { keep, drop } of gold.duplicates) {
    check(keep.length > 0 && drop.length > 0 && drop.every((copy) => copy.length > 0), 'an empty copy')
    check(new Set([...keep, ...drop.flat()].map(articleOf)).size === 1, 'copies are of one article')
  }
  const texts = input.blocks.map((block) => block.text)
  const raw = scorePage(gold, gold, texts)
  check(
    Object.values(raw.effort).every((part) => part === 0) && raw.exact === raw.articles,
    'the truth scores against itself without effort',
  )
  return faults
}

describe('generatePages', () => {
  it.each(levels)('gives a sound truth at level %s', (level) => {
    for (const page of generatePages({ papers, seed: 11, count: 150, level })) {
      const faults = faultsOf(page)
      if (faults.length > 0) expect.fail(`${page.name}: ${faults.join('; ')}`)
    }
  })

  it('gives the blocks that the importer would read from a file of these lines', () => {
    for (const { name, input } of generatePages({ papers, seed: 12, count: 300, level: 'mixed' })) {
      const text = input.blocks.map((block, i) => {
        const breaks = '\n'.repeat(block.gap + (i === 0 ? 0 : 1))
        return breaks + (block.indented ? '　　' : '') + (block.marks > 0 ? `${'#'.repeat(block.marks)} ` : '') + block.text
      })
      const plain = input.blocks.map((block) => ({ ...block, boxes: [], label: null }))
      expect(toInputBlocks(text.join('')).input.blocks, name).toEqual(plain)
    }
  })

  it('lets labels that are of no article stand over two or more', () => {
    for (const { name, gold } of generatePages({ papers, seed: 14, count: 300, level: 'clean' })) {
      gold.blocks.forEach(({ i, article, role }) => {
        if (role !== 'section' || article !== null) return
        const next = gold.blocks.findIndex((block) => block.i > i && block.role === 'section')
        const below = gold.blocks.slice(i + 1, next < 0 ? undefined : next).flatMap((block) => block.article ?? [])
        expect(new Set(below).size, `${name}: the label in line ${String(i)}`).toBeGreaterThan(1)
      })
    }
  })

  it('gives the same pages for a seed, and others for another', () => {
    const pages = (seed: number): GeneratedPage[] => generatePages({ papers, seed, count: 20, level: 'mixed' })
    expect(pages(5)).toEqual(pages(5))
    const texts = (seed: number): string[] => pages(seed).map((page) => page.input.blocks.map((block) => block.text).join('\n'))
    const others = new Set(texts(6))
    expect(texts(5).filter((text) => others.has(text))).toEqual([])
  })

  it('prints only articles that may be used, and all of them sooner or later', () => {
    const use = (article: PaperArticle): boolean => article.id.endsWith('3')
    const pages = generatePages({ papers, seed: 13, count: 1200, level: 'clean', use })
    const bare = (text: string): string => plainText(text).replace(/\s/g, '')
    const headlines = pages.flatMap(({ input, gold }) =>
      gold.articles.flatMap(({ order }) => {
        const lines = order.filter((i) => gold.blocks[i]?.role === 'headline').map((i) => bare(input.blocks[i]?.text ?? ''))
        return lines.length === 0 ? [] : [lines.join('')]
      }),
    )
    const allowed = papers.flatMap((paper) => paper.articles.filter(use)).flatMap((article) => article.lines)
    const expected = allowed.filter((line) => line.role === 'headline').map((line) => bare(line.text))
    expect(new Set(headlines)).toEqual(new Set(expected))
  })

  it('does not depend on how many pages are made', () => {
    const few = generatePages({ papers, seed: 9, count: 3, level: 'heavy' })
    expect(generatePages({ papers, seed: 9, count: 10, level: 'heavy' }).slice(0, 3)).toEqual(few)
  })
})
