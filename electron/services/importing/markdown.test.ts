import { describe, expect, it } from 'vitest'

import { nonBlankLines } from '#shared/text/index.ts'

import { blankMarkdown } from './markdown.ts'

const linesOf = (text: string): string[] =>
  nonBlankLines(blankMarkdown(text)).map((line) => {
    expect(text.slice(line.start, line.end)).toBe(line.text)
    return line.text
  })

describe('blankMarkdown', () => {
  it('[I6] leaves out the front matter, whatever line ends it has', () => {
    expect(linesOf('---\ndate: 2021-11-25\npublication: 菏泽日报\n---\n# 标题\n正文。\n')).toEqual(['标题', '正文。'])
    expect(linesOf('---\r\ndate: 2021-11-25\r\n---\r\n正文。')).toEqual(['正文。'])
  })

  it('[I6] keeps a rule between paragraphs, and a first line of dashes that nothing closes', () => {
    expect(linesOf('上。\n\n---\n\n下。\n\n---\n')).toEqual(['上。', '---', '下。', '---'])
    expect(linesOf('---\n正文。')).toEqual(['---', '正文。'])
    expect(linesOf('---\n正文。\n---\n下文。')).toEqual(['---', '正文。', '---', '下文。'])
  })

  it('[I6] keeps a picture’s alternative text at its place', () => {
    expect(linesOf('![图为开幕式现场。](images/a.jpg "x")\n![](b.jpg)\n见 ![图](c.jpg) 文。')).toEqual([
      '图为开幕式现场。',
      '见 ![图](c.jpg) 文。',
    ])
  })
})
