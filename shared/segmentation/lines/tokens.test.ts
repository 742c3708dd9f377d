import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { AS_TEXTS, firstTokens, lastTokensAs } from './tokens.ts'

describe('tokens', () => {
  it.each([
    ['國家發展', ['国', '家', '发', '展']],
    ['Ｂ２版，GDP增长1,234.5%。', ['b', '0', '版', ',', 'gdp', '增', '长', '0', '%', '。']],
    ['By Jane\u00a0Roe　1985', ['by', 'jane', 'roe', '0']],
    ['1, 2.', ['0', ',', '0', '.']],
    ['', []],
    [' \n　', []],
  ])('of %j', (text, tokens) => {
    expect(firstTokens(text)).toEqual(tokens)
    expect(lastTokensAs(AS_TEXTS, text, Infinity)).toEqual(tokens.toReversed())
  })

  it('are no more than asked for', () => {
    expect(firstTokens('一二 three 4', 3)).toEqual(['一', '二', 'three'])
    expect(lastTokensAs(AS_TEXTS, '一二 three 4', 3)).toEqual(['0', 'three', '二'])
    expect(lastTokensAs(AS_TEXTS, '一二', 0)).toEqual([])
  })

  it('are the same from either end, whatever the text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('1', '2', ',', '.', 'a', 'B', ' ', '国', '國', '５', '，') }),
    )
    fc.assert(
      fc.property(text, (any) => {
        expect(lastTokensAs(AS_TEXTS, any, Infinity).reverse()).toEqual(firstTokens(any))
      }),
    )
  })
})
