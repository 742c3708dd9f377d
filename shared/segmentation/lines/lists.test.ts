import { describe, expect, it } from 'vitest'

import { alikeShapes, itemNumber, shapeOf } from './lists.ts'

describe('itemNumber', () => {
  it.each([
    ['一、报名时间', 'list', 1],
    ['十二、其他事项', 'list', 12],
    ['二十、附则', 'list', 20],
    ['（三）加强领导', 'bracket', 3],
    ['(4) 树势过旺的', 'figure-bracket', 4],
    ['1. Do not wash them', 'figure', 1],
    ['12、轴承', 'figure', 12],
    ['③冬泳老将上岸', 'circled', 3],
    ['第一名 《灯下识小》', 'ordinal', 1],
    ['第3条 本办法', 'ordinal', 3],
    ['⑳附则', 'circled', 20],
    ['其二，桥太窄', 'of', 2],
    ['三是抓落实', 'is', 3],
    ['2 暖棚建设', 'serial', 2],
    ['02', 'bare', 2],
    ['三', 'bare', 3],
    ['十二', 'bare', 12],
    ['06:58 国歌', 'time', 418],
    ['6.30 Vale Tonight', 'time', 390],
  ])('%s', (text, style, n) => {
    expect(itemNumber(text)).toEqual({ style, n })
  })

  it.each(['2023年春', '1.5亿元的项目', '三月的风', '其实不然', '第三届', '99:10', '', '〇、', '04版', '12', '五四', '三八'])(
    'finds none in %s',
    (text) => {
      expect(itemNumber(text)).toBeUndefined()
    },
  )
})

describe('shapes', () => {
  it('are what a line is made of', () => {
    expect(shapeOf('朔宁飞马—临海蓝鲸 今日19:35')).toBe('字—字 字9:9')
    expect(shapeOf('Tianjin Hepan 2 Harbin Beifeng 1')).toBe('a 9 a 9')
    expect(shapeOf('How did the work begin?')).toBe('a?')
  })

  it('of plain headlines tell nothing', () => {
    expect([shapeOf('水泵房里的女华佗'), shapeOf('City to spend more'), shapeOf('')]).toEqual(['', '', ''])
  })

  it('of rows of one table are alike', () => {
    const rows = ['大白菜 0.12 0.20 0.29', '豆油(5升/桶) 31.00 33.00 34.90', '品名 东郊批发 潞河早市 万福超市'].map(shapeOf)
    expect(alikeShapes(rows[0] ?? '', rows[1] ?? '')).toBe(true)
    expect(alikeShapes(rows[0] ?? '', rows[2] ?? '')).toBe(false)
    expect(alikeShapes('', '')).toBe(false)
  })
})
