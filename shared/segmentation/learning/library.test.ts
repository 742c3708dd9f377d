import { describe, expect, it } from 'vitest'

import type { TaughtPage } from '../taught.ts'
import { SHIPPED } from '../weights.ts'
import { errorsOn } from './errors.ts'
import { isClearlyLess, learnFrom } from './library.ts'

const SUBJECTS = ['水库', '果园', '小学', '公路', '集市', '茶场', '渔港', '剧团', '苗圃', '粮站', '铁桥', '码头']

/** A page of a paper that signs its notes with what they are about: three notes of a paragraph and a signature each. */
function pageOf(number: number): TaughtPage {
  const texts = [0, 1, 2].flatMap((note) => {
    const subject = SUBJECTS[(number * 3 + note) % SUBJECTS.length] ?? ''
    return [`${subject}边上来了十几个人，他们量了地，画了图，住了三天才走，谁也没有问他们要做什么。`, `${subject}纪事`]
  })
  return {
    input: { blocks: texts.map((text) => ({ text, marks: 0, indented: false, gap: 1, boxes: [], label: null })) },
    blocks: texts.map((_, i) => ({ article: Math.floor(i / 2), role: i % 2 === 0 ? 'body' : 'byline', joins: null, dropped: false })),
    articles: [0, 1, 2].map((note) => [note * 2, note * 2 + 1]),
  }
}

describe('learning from a library', () => {
  const pages = Array.from({ length: 27 }, (_, i) => pageOf(i))

  it("learns a paper's habit from some pages for the others", () => {
    const learned = learnFrom(SHIPPED, pages.slice(0, 24), 'learned')
    expect(learned.version).toBe('learned')
    expect(errorsOn(pages.slice(24), learned)).toBeLessThan(errorsOn(pages.slice(24), SHIPPED))
  })

  it('[W3] keeps the base where there is nothing to compare: no page, or a single one', () => {
    expect(learnFrom(SHIPPED, [], 'learned')).toBe(SHIPPED)
    expect(learnFrom(SHIPPED, pages.slice(0, 1), 'learned')).toBe(SHIPPED)
  })

  it('[W3] keeps the base where what is learned from some pages does not help the others', () => {
    const [page, other] = [pageOf(0), pageOf(1)]
    // The same lines, and none of them in an article.
    const contrary: TaughtPage = {
      ...other,
      blocks: other.blocks.map((block) => ({ ...block, article: null, role: 'noise' })),
      articles: [],
    }
    expect(learnFrom(SHIPPED, [page, contrary], 'learned')).toBe(SHIPPED)
  })
})

describe('[W3] fewer errors on some pages', () => {
  it.each([
    ['on each of them', [9, 10, 8, 11, 11], [6, 7, 3, 7, 6], true],
    ['on most of them', [4, 6, 5, 7, 3, 6, 5, 4], [3, 4, 5, 4, 3, 6, 2, 4], true],
    ['on a few, as chance would have it', [3, 2, 4, 4, 3], [2, 3, 4, 2, 1], false],
    ['on one alone', [8, 2, 3, 2, 3], [2, 2, 3, 2, 3], false],
    ['on hardly any of many', [9, 8, 9, 9, 8, 9], [8, 8, 8, 9, 8, 8], false],
    ['on none', [1, 2, 3], [1, 2, 3], false],
    ['on none, where there were none', [0, 0], [0, 0], false],
    ['and more on others', [5, 5, 5, 5], [2, 9, 3, 8], false],
  ])('are told from chance: %s', (_, before, after, isLess) => {
    expect(isClearlyLess(before, after)).toBe(isLess)
  })
})
