import { describe, expect, it } from 'vitest'

import { fullWidthPunctuation } from './punctuation.ts'

describe('fullWidthPunctuation', () => {
  it.each([
    ['11月6日,菏泽高新区评审通过了3个项目.', '11月6日，菏泽高新区评审通过了3个项目。'],
    ['本报讯(通讯员 王燕)近日,我市召开会议.', '本报讯（通讯员 王燕）近日，我市召开会议。'],
    ['记者:您怎么看?答:很好!', '记者：您怎么看？答：很好！'],
    ['他说:“很好,就这样。”', '他说：“很好，就这样。”'],
    ['实现5G,物联网;大数据', '实现5G，物联网；大数据'],
    ['通知(2021)5号', '通知（2021）5号'],
    ['共计100,', '共计100，'],
    ['“一号工程”,为', '“一号工程”，为'],
    ['你好, 世界', '你好， 世界'],
    ['𠮷,田', '𠮷，田'],
    ['文(图', '文（图'],
    ['图)文', '图）文'],
  ])('writes %s as %s', (source, wanted) => {
    expect(fullWidthPunctuation(source)).toBe(wanted)
    expect(fullWidthPunctuation(source)).toHaveLength(source.length)
  })

  it.each([
    '合同投资额187.5亿元',
    '总投资1,200万元',
    '上午9:30开始',
    '1.加强领导',
    '访问www.example.com查询',
    '见http://example.com',
    'We met (in March), and left.',
    '等等...',
    '',
    '比分3:2',
  ])('leaves %s', (source) => {
    expect(fullWidthPunctuation(source)).toBe(source)
  })
})
