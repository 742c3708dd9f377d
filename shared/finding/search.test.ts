import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { prepareSearch, type Search } from './search.ts'
import { replaceHits } from './finder.ts'

const plain: Search = { text: '', pattern: false, matchCase: false, matchWidth: false, replacement: null }

function found(text: string, search: Partial<Search>): readonly string[] | string {
  const ready = prepareSearch({ ...plain, ...search })
  if (!ready.ok) return ready.fault
  const result = ready.hitsIn(text)
  return result.ok ? result.hits.map(({ start, end }) => text.slice(start, end)) : result.fault
}

function replacedIn(text: string, search: Partial<Search>): string {
  const ready = prepareSearch({ ...plain, ...search })
  const result = ready.ok ? ready.hitsIn(text) : ready
  return result.ok ? replaceHits(text, result.hits) : result.fault
}

describe('looking for a text', () => {
  it('[FR1] takes full and half width, capitals and small letters for the same, unless told otherwise', () => {
    expect(found('ＡＢＣ,abc，Abc', { text: 'abc' })).toEqual(['ＡＢＣ', 'abc', 'Abc'])
    expect(found('ＡＢＣ,abc，Abc', { text: 'abc', matchCase: true })).toEqual(['abc'])
    expect(found('ＡＢＣ,abc，Abc', { text: 'abc', matchWidth: true })).toEqual(['abc', 'Abc'])
    expect(found('到了,走。到了，走.', { text: '了，走。' })).toEqual(['了,走。', '了，走.'])
  })

  it('takes nothing for a pattern', () => {
    expect(found('a.c abc (x)', { text: 'a.c' })).toEqual(['a.c'])
    expect(replacedIn('3元', { text: '元', replacement: '$&$1' })).toBe('3$&$1')
  })

  it('[FR2] finds no half of a character', () => {
    expect(found('\u{20bb7}野家', { text: '\udfb7野' })).toEqual([])
    expect(found('\u{20bb7}野家', { text: '\u{20bb7}' })).toEqual(['\u{20bb7}'])
  })

  it('does not overlap', () => {
    expect(replacedIn('哈哈哈哈哈', { text: '哈哈', replacement: '嘿' })).toBe('嘿嘿哈')
  })

  it('says that nothing was typed', () => {
    expect(found('x', { text: '' })).toBe('empty')
  })
})

describe('looking for a pattern', () => {
  const pattern = (text: string): Partial<Search> => ({ text, pattern: true })

  it('knows classes, groups, alternatives, counts and edges', () => {
    expect(found('2021年11月25日', pattern('\\d{1,2}[月日]'))).toEqual(['11月', '25日'])
    expect(found('张三、李四、王五', pattern('(张|王)[三五]'))).toEqual(['张三', '王五'])
    expect(found('甲乙甲', pattern('^甲|甲$'))).toEqual(['甲', '甲'])
    expect(found('“一”和“二”', pattern('“.*?”'))).toEqual(['“一”', '“二”'])
    expect(found('“一”和“二”', pattern('“.*”'))).toEqual(['“一”和“二”'])
    expect(found('the theatre', pattern('\\bthe\\b'))).toEqual(['the'])
    expect(found('中a\u{20bb7}', pattern('\\p{Script=Han}'))).toEqual(['中', '\u{20bb7}'])
  })

  it('[FR1] folds inside patterns, too, also under a negation', () => {
    expect(found('５年,Ａ级', pattern('\\d年[，]a'))).toEqual(['５年,Ａ'])
    expect(found('一，二,三', pattern('[^,]+'))).toEqual(['一', '二', '三'])
    expect(found('一，二,三', { ...pattern('[^,]+'), matchWidth: true })).toEqual(['一，二', '三'])
  })

  it('fills groups in', () => {
    expect(replacedIn('11月25日', { ...pattern('(\\d+)月(\\d+)日'), replacement: '$2/$1 $$ [$&]$3' })).toBe('25/11 $ [11月25日]')
  })

  it('leaves out what matches nothing', () => {
    expect(found('aab', pattern('a*'))).toEqual(['aa'])
  })

  it.each([
    ['(a', 'unclosed'],
    ['a)', 'unclosed'],
    ['[a', 'unclosed'],
    ['*a', 'nothing-to-repeat'],
    ['a**', 'nothing-to-repeat'],
    ['\\q', 'bad-escape'],
    ['[z-a]', 'bad-class'],
    ['a{3,2}', 'bad-count'],
    ['a{999}', 'bad-count'],
    ['(?=a)', 'looks-around'],
    ['(a)\\1', 'refers-back'],
    ['((a{200}){200}){200}', 'too-large'],
    ['(?:(?:(?:(?:(?:(?:){200}){200}){200}){200}){200}){200}', 'too-large'],
  ])('says what is wrong with %s', (text, fault) => {
    expect(found('a', pattern(text))).toBe(fault)
  })

  it('[FR3] ends on patterns that make other engines run away', () => {
    const long = 'a'.repeat(5000)
    expect(found(long, pattern('(a+)+b'))).toEqual([])
    expect(found(long, pattern('(a|a)*b'))).toEqual([])
    expect(found(long, pattern('(a|aa)+$'))).toEqual([long])
    expect(found(long, pattern('(.*)(.*)(.*)(.*)b'))).toEqual([])
    expect(found('a'.repeat(20_000), pattern('a(.*b)?'))).toBe('too-slow')
  })

  it('finds what the native engine finds, for random patterns and texts', () => {
    const char = fc.constantFrom('a', 'b', '中')
    const atom = fc.oneof(char, fc.constantFrom('.', '[ab]', '[^a]', '(?:ab|b)', '(中|a)'))
    const piece = fc
      .tuple(atom, fc.constantFrom('', '', '*', '+', '?', '*?', '+?', '??', '{2}', '{1,3}', '{0,2}?'))
      .map((parts) => parts.join(''))
    const sequence = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(''))
    const source = fc.oneof(
      sequence,
      fc.tuple(sequence, sequence).map((both) => both.join('|')),
      sequence.map((one) => `^${one}`),
      sequence.map((one) => `(${one})$`),
    )
    fc.assert(
      fc.property(source, fc.string({ unit: char, maxLength: 14 }), (regex, text) => {
        const native = [...text.matchAll(new RegExp(regex, 'gu'))].filter(([match]) => match !== '').map((match) => [match.index, match[0]])
        const ready = prepareSearch({ ...plain, text: regex, pattern: true, matchCase: true, matchWidth: true })
        const ours = ready.ok ? ready.hitsIn(text) : ready
        expect(ours.ok && ours.hits.map(({ start, after }) => [start, after])).toEqual(native)
      }),
      { seed: 4, numRuns: 3000 },
    )
  })
})
