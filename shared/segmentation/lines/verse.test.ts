import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { toInputBlocks } from '../index.ts'
import { factsOf } from './page-facts.ts'
import { measureBetween, type Measure } from './verse.ts'

const text = '老戴的摊子摆在邮局门口，摆了二十三年。一把遮阳伞，一台手摇补鞋机，一只掉了漆的工具箱，箱盖里贴着一张纸。'

function measures(...lines: readonly string[]): readonly (Measure | undefined)[] {
  return factsOf(toInputBlocks(lines.join('\n')).input.blocks).measures
}

describe('short lines in a row', () => {
  it('are verse where most of them end with a mark, full stops among them', () => {
    const song = ['太阳出来红满天，', '社员挑担上高山。', '一担挑走穷和苦，', '一担挑来米粮川。']
    expect(measures(text, ...song, text)).toEqual([undefined, 'marked', 'marked', 'marked', 'marked', undefined])
    const uneven = ['十年了，', '我没有听见布谷。', '不是它没有唱，', '是我的窗子', '糊着大字报。']
    expect(new Set(measures(...uneven))).toEqual(new Set(['marked']))
  })

  it('are verse where none has a mark inside', () => {
    expect(new Set(measures('炉房改成了咖啡馆', '烟囱还站着', '像一个退休以后', '不知道把手放在哪里的人'))).toEqual(new Set(['free']))
  })

  it('are a narrow column where the marks stand inside them', () => {
    const column = ['日前，由市作家协会、省', '师范学院联合主办的研', '讨会举行。与会的三十', '多位作家认为，作品扎实']
    expect(measures(text, ...column)[2]).toBe('prose')
  })

  it('are nothing where there are few of them, or where they fill their column', () => {
    expect(measures(text, '炉房改成了咖啡馆', '烟囱还站着', text)).toEqual([undefined, undefined, undefined, undefined])
    const printed = [
      '县文化馆编印的小册子收',
      '录了全县三百多首民歌并',
      '且附有乐谱供各社俱乐部',
      '使用首批已经发到各公社',
      '第二批下月发完',
      '农闲时节还要办班教唱歌',
    ]
    expect(measures(...printed)[0]).toBeUndefined()
  })

  it('are verse in English where each begins with a capital letter', () => {
    const poem = [
      'The river keeps its counsel still,',
      'And I have none to give;',
      'It turns the wheel of Pearson’s mill,',
      'And lets the miller live.',
    ]
    expect(new Set(measures(...poem))).toEqual(new Set(['marked']))
    const prose = [
      'The council met on Monday and',
      'heard the engineer’s report on',
      'the bridge at Pearson’s mill, which',
      'will be closed until October.',
    ]
    expect(new Set(measures(...prose))).toEqual(new Set(['prose']))
  })

  it('are judged with those around them: a title above a poem is in its row', () => {
    const song = ['雪压霜欺节不低，', '一声春雷破。', '莫言老干无颜色，', '已放新枝。', '竹影扫阶尘不动，', '月穿潭底。']
    const row = measures('民歌一首', '公社文化站', '社员来稿照登', ...song, '送粮路上', '桥头小景')
    expect(row.slice(5, 9)).toEqual(['marked', 'marked', 'marked', 'marked'])
  })

  it('make a seam of their measure, of prose where one of them is', () => {
    expect(measureBetween('marked', 'marked')).toBe('marked')
    expect(measureBetween('marked', 'free')).toBe('free')
    expect(measureBetween('prose', 'marked')).toBe('prose')
    expect(measureBetween('marked', undefined)).toBeUndefined()
  })

  it('may be any text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 30 }), { maxLength: 12 }), (lines) => {
        const facts = factsOf(toInputBlocks(lines.join('\n')).input.blocks)
        expect(facts.measures).toHaveLength(facts.views.length)
      }),
      { seed: 33 },
    )
  })
})
