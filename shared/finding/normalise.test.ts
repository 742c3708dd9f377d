import { describe, expect, it } from 'vitest'

import { prepareFinder, replaceHits } from './finder.ts'
import { PUNCTUATION_RULES, punctuationHits, type PunctuationRule } from './normalise.ts'

const right = (text: string, rules: readonly PunctuationRule[] = PUNCTUATION_RULES): string =>
  replaceHits(text, punctuationHits(text, rules))

describe('punctuation set right', () => {
  it.each([
    ['他说,好...', '他说，好……'],
    ['等等。。。', '等等……'],
    ['已经……了', '已经……了'],
    ['主题--副题', '主题——副题'],
    ['主题——副题', '主题——副题'],
    ['好,,走', '好，走'],
    ['他说"好",走了', '他说“好”，走了'],
    ['缺一个"引号', '缺一个"引号'],
    ['２０２１年１１月', '2021年11月'],
    ['增长3．5％', '增长3.5%'],
    ['8：30开会', '8:30开会'],
    ['一, 二', '一，二'],
    ['记者 王燕 通讯员 孙安琪', '记者 王燕 通讯员 孙安琪'],
    ['Dr. Smith said "no"...', 'Dr. Smith said "no"...'],
    ['(图)', '（图）'],
  ])('[FR6] %s becomes %s', (text, wanted) => {
    expect(right(text)).toBe(wanted)
    expect(right(wanted), 'and is right then').toBe(wanted)
  })

  it('takes only the rules that were chosen', () => {
    expect(right('他说,好...', ['dots'])).toBe('他说,好……')
    expect(prepareFinder({ find: 'punctuation', rules: [] })).toMatchObject({ ok: false, fault: 'empty' })
  })

  it('[FR6] lists places in order, none over another, each with its rule', () => {
    const hits = punctuationHits('一,,二"三"４。。。', PUNCTUATION_RULES)
    expect(hits.map(({ rule }) => rule)).toEqual(['doubled', 'quotes', 'quotes', 'numbers', 'dots'])
    hits.reduce((end, hit) => (expect(hit.start).toBeGreaterThanOrEqual(end), hit.end), 0)
  })
})
