import { describe, expect, it } from 'vitest'

import { parsePaper, readPapers } from './papers.ts'

const sample = `% ours
@ news economy society
k 引题
h 主题
t 第一段。
v 一行诗

@ ad economy
h 公告
t 公告的内容。

@ furniture
n 星期三 A3版
n 责任编辑 某某

@ label
x 简讯

@ ad
a 讲文明
a 树新风

@ notices
x 遗失声明
a 某某遗失公章一枚，声明作废。
a 某某遗失身份证，声明作废。
`

describe('parsePaper', () => {
  it('reads articles, furniture, labels and advertisements', () => {
    const paper = parsePaper('sample', sample)
    expect(paper.articles.map(({ id, kind, topics }) => [id, kind, topics])).toEqual([
      ['sample-0', 'news', ['economy', 'society']],
      ['sample-1', 'ad', ['economy']],
    ])
    expect(paper.articles[0]?.lines.map(({ role, text, verse }) => [role, text, verse])).toEqual([
      ['kicker', '引题', false],
      ['headline', '主题', false],
      ['body', '第一段。', false],
      ['body', '一行诗', true],
    ])
    expect(paper.articles[1]?.lines.map((line) => line.role)).toEqual(['ad', 'ad'])
    expect(paper.furniture).toEqual(['星期三 A3版', '责任编辑 某某'])
    expect(paper.labels).toEqual(['简讯'])
    expect(paper.ads).toEqual([['讲文明', '树新风']])
    expect(paper.notices).toEqual([{ label: '遗失声明', notices: ['某某遗失公章一枚，声明作废。', '某某遗失身份证，声明作废。'] }])
  })

  it.each([
    ['an unknown letter', 'q 什么', 'line 3'],
    ['no blank after the letter', 'h主题', 'line 3'],
    ['an empty text', 'h ', 'line 3'],
    ['a second headline', 'h 一\nh 二', 'line 2'],
    ['an entry without a blank line before it', 't 一\n@ label', 'line 4'],
  ])('refuses %s and names the line', (_, lines, where) => {
    expect(() => parsePaper('bad', `% ours\n@ news sport\n${lines}\n`)).toThrow(`bad.txt ${where}`)
  })

  it.each(['x 遗失声明\na 某某遗失公章一枚。', 'a 一\na 二\na 三', 'x 一\nx 二\na 三'])(
    'refuses notices without a label or of one line',
    (lines) => {
      expect(() => parsePaper('bad', `@ notices\n${lines}\n`)).toThrow('bad.txt line 1: notices are a label and two or more lines')
    },
  )

  it.each([
    ['@ novel arts\nt 一', 'no such entry'],
    ['@ news cooking\nt 一', 'no such topic'],
    ['@ news\nt 一', 'one or two topics'],
    ['@ news sport', 'without lines'],
    ['@ label\nt 一', "'t' in an entry of label"],
    ['t 一', 'stands in no entry'],
  ])('refuses %j', (source, why) => {
    expect(() => parsePaper('bad', source)).toThrow(why)
  })
})

describe('readPapers', () => {
  it('reads all papers that we have, each with articles, pictures, furniture, labels and advertisements', () => {
    const papers = readPapers()
    expect(papers.length).toBeGreaterThan(5)
    for (const paper of papers) {
      expect(paper.articles.length, paper.name).toBeGreaterThan(10)
      expect(paper.articles.filter((article) => article.kind === 'photo').length, paper.name).toBeGreaterThan(0)
      for (const list of [paper.furniture, paper.labels, paper.ads]) expect(list.length, paper.name).toBeGreaterThan(0)
    }
    const ids = papers.flatMap((paper) => paper.articles.map((article) => article.id))
    expect(new Set(ids).size).toBe(ids.length)
  })
})
