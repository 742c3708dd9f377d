import { describe, expect, it } from 'vitest'

import { endingOf, hanShare, hasWords, openQuotes, startsInsideSentence, startsWithNumber, visualLength } from './index.ts'

describe('endingOf', () => {
  it.each([
    ['群众的幸福指数。', 'sentence'],
    ['“开门红”。”', 'sentence'],
    ['阔步向前。(作者系汶上县寅寺镇党委书记)', 'sentence'],
    ['打了120。”', 'sentence'],
    ['奠定了良好的基础……', 'sentence'],
    ['prices fell on Sunday.', 'sentence'],
    ['把助力招商引', 'bare'],
    ['着力打造“红色阵地”', 'bare'],
    ['总投资842.5亿', 'bare'],
    ['更具成效,', 'comma'],
    ['进行了救助申报;', 'comma'],
    ['永丰街道会盟社区:', 'colon'],
    ['', 'empty'],
    ['”’》', 'empty'],
  ])('%s ends as %s', (text, ending) => {
    expect(endingOf(text)).toBe(ending)
  })
})

describe('the look of a line', () => {
  it('counts a half-width sign one half', () => {
    expect(visualLength('汉字 ab')).toBe(3)
    expect(visualLength('')).toBe(0)
  })

  it('knows marks that cannot begin a sentence', () => {
    expect(startsInsideSentence('，接着说')).toBe(true)
    expect(startsInsideSentence('”他说')).toBe(true)
    expect(startsInsideSentence('……后来')).toBe(false)
    expect(startsInsideSentence('“后来')).toBe(false)
  })

  it('knows numbered points, but no years and amounts', () => {
    for (const text of ['一、总体要求', '(二)加强领导', '1.提高认识', '①图', '一是抓好', '第三,要'])
      expect(startsWithNumber(text)).toBe(true)
    for (const text of ['2023年春', '1.5亿元的项目', '三月的风']) expect(startsWithNumber(text)).toBe(false)
  })

  it('counts quotations left open', () => {
    expect(openQuotes('他说:“当时嘴里有血,')).toBe(1)
    expect(openQuotes('“项目为王”的“理念')).toBe(1)
    expect(openQuotes('”“”')).toBe(0)
  })

  it('tells scripts apart', () => {
    expect(hanShare('开展UBE手术')).toBeCloseTo(4 / 7)
    expect(hanShare('——')).toBe(0)
    expect(hasWords('——…')).toBe(false)
    expect(hasWords('مرحبا')).toBe(true)
  })
})
