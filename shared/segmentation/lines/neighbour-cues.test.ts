import { expect, it } from 'vitest'

import { toInputBlocks } from '../index.ts'
import { cuesOfRow, rowOf } from '../reading/reading.ts'
import { SHIPPED } from '../weights.ts'
import { factsOf } from './page-facts.ts'

/** The cues of each line of a page that begin so. */
function cuesOf(start: string, ...lines: readonly string[]): (readonly string[])[] {
  const row = rowOf(factsOf(toInputBlocks(lines.join('\n')).input.blocks), SHIPPED, new Set())
  return cuesOfRow(row).map((cues) => cues.names.filter((name) => name.startsWith(start)))
}

const text = '老戴的摊子摆在邮局门口，摆了二十三年。一把遮阳伞，一台手摇补鞋机，一只掉了漆的工具箱，箱盖里贴着一张纸。'

it('tells a line of dialogue, beside which others speak, from a quotation that stands alone', () => {
  const talk = cuesOf('quote-opens:', text, '“能修吗？”', '老戴说：“能修。”', '“今天能取吗？”', text)
  expect(talk).toEqual([[], ['quote-opens:talk'], [], ['quote-opens:talk'], []])
  expect(cuesOf('quote-opens:', text, '“能修吗？”', '“下午四点。”', text)[1]).toContain('quote-opens:answer')
  expect(cuesOf('quote-opens:', text, '“爷爷，这就是你的办公室呀？”', text)[1]).toEqual(['quote-opens:alone'])
  const report = `${text}他说：“修了二十三年，没有一天不想着把它修好。”老人又低下头去，继续缝那只开了口的皮鞋，不再说话。`
  expect(cuesOf('quote-opens:', report, '“爷爷，这就是你的办公室呀？”', text)[1]).toEqual(['quote-opens:alone'])
  expect(cuesOf('quote-opens:', text, '“能修吗”', '“双减”之后', text)[1]).toEqual([])
})

it('tells verse from a table and from an advertisement by the lines of its row', () => {
  const verse = cuesOf('scraps:of', '在渡口等一只船', '作者 蓝汐', '石阶还在往水里走', '一级，两级', '第七级以下', text)
  expect(verse).toEqual([
    ['scraps:of.plain'],
    ['scraps:of.plain'],
    ['scraps:of.plain.signed'],
    ['scraps:of.plain.signed'],
    ['scraps:of.plain.signed'],
    [],
  ])
  const table = cuesOf('scraps:of', '今日菜篮', '菜心 5.80元', '通菜 4.20元', '鸡蛋 6.10元', text)
  expect(table[1]).toEqual(['scraps:of.figures'])
  const offer = cuesOf('scraps:of', '旺铺招租', '首年免租', '欢迎来电洽谈', '热线：8561199', text)
  expect(offer[0]).toEqual(['scraps:of.offers'])
  expect(cuesOf('scraps:of', '风从河上来', '三十年了', '你好', '1998年夏', text)[0]).toEqual(['scraps:of.few-figures'])
  expect(cuesOf('scraps:of', '引题', '主题', '副题', text).flat()).toEqual([])
})
