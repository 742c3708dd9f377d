import { describe, expect, it } from 'vitest'

import { literalWords } from '#shared/testing/index.ts'

import { echoed } from './echo.ts'
import { readPapers, type PaperLine } from './papers.ts'
import { randomOf } from './random.ts'

const line = (role: PaperLine['role'], text: string, verse = false): PaperLine => ({ role, text, verse })
const long = (text: string): string => `${text}，${'这里写的是别的事情，一句接着一句，'.repeat(5)}到此为止。`
const article = [
  line('headline', '水务局节水宣传进校园'),
  line('body', long('东明县水务局组织第六小学师生参观净水厂')),
  line('body', long('讲解员介绍自来水生产流程')),
  line('body', '短的一行。'),
  line('body', long('诗行'), true),
  line('caption', long('图为现场')),
]

describe('echoed', () => {
  it('leaves an article as it is at strength 0', () => {
    expect(echoed(article, 0, randomOf(1))).toBe(article)
  })

  it('puts phrases of other lines into long paragraphs only, and leaves their ends alone', () => {
    const lines = echoed(article, 3, randomOf(1))
    expect(lines.map((each) => each.role)).toEqual(article.map((each) => each.role))
    for (const i of [0, 3, 4, 5]) expect(lines[i]).toEqual(article[i])
    for (const i of [1, 2]) {
      const [before, after] = [article[i]?.text ?? '', lines[i]?.text ?? '']
      expect(after.length).toBeGreaterThan(before.length)
      expect(after.startsWith(before.slice(0, 12))).toBe(true)
      expect(after.endsWith(before.slice(-12))).toBe(true)
    }
  })

  it('gives the same lines for the same seed', () => {
    expect(echoed(article, 1, randomOf(4))).toEqual(echoed(article, 1, randomOf(4)))
  })

  it('works on Latin text, and on what has no phrases', () => {
    const english = [
      line('headline', 'Villagers drink from new wells'),
      line('body', 'The county has dug forty wells, and the villagers of the plateau drink from them, they say, every day of the year.'),
      line('body', 'Engineers measured the water, which is clear, and the farmers, who paid a third, keep the pumps in order.'),
    ]
    expect(echoed(english, 4, randomOf(2)).map((each) => each.text)).not.toEqual(english.map((each) => each.text))
    const empty = [line('body', '，'.repeat(80))]
    expect(echoed(empty, 4, randomOf(2))).toEqual(empty)
  })

  it('makes the second half of an article speak for its first half', () => {
    const reports = readPapers()
      .flatMap((paper) => paper.articles)
      .filter((each) => each.lines.filter(({ role }) => role === 'body').length >= 4)
      .slice(0, 60)
    const odds = (strength: number): number => {
      const random = randomOf(3)
      return reports.reduce((sum, each) => {
        const texts = echoed(each.lines, strength, random).map(({ text }) => text)
        const half = texts.length >> 1
        const numbers = texts.map((_, i) => i)
        return sum + literalWords([...texts, ...article.map(({ text }) => text)]).odds(numbers.slice(half), numbers.slice(0, half))
      }, 0)
    }
    expect(odds(0.75)).toBeGreaterThan(1.2 * odds(0))
  })
})
