import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { normalise, plainText } from './normalise.ts'

const same = (a: string, b: string): void => expect(plainText(a), `${a} | ${b}`).toBe(plainText(b))
const other = (a: string, b: string): void => expect(plainText(a), `${a} | ${b}`).not.toBe(plainText(b))

describe('plainText', () => {
  it('[U1][DU1] leaves out white space, width and punctuation', () => {
    same('本报讯，今天（周一）天气晴。', '本报讯 ,今天(周一)\n天气晴')
    same('《人民日报》ＡＢＣ１２３', '人民日报ABC123')
    same('共 10 000 人', '共10000人')
    same('——“好！”他说', '好他说')
    same('最低气温- 6℃', '最低气温－6℃')
    same('ﾊﾞｽ', 'バス')
    same('■本报讯 ●记者', '本报讯记者')
    same('\ufeff本\u200b报', '本报')
  })

  it('[DU1] keeps what makes another text', () => {
    other('气温3.5度', '气温35度')
    other('比分1:2', '比分12')
    other('8-10日', '810日')
    other('3、5号', '35号')
    other('最低气温-5℃', '最低气温5℃')
    other('增长5%', '增长5')
    other('國家', '国家')
    other('NBA', 'nba')
    other('王□华', '王华')
    other('*ST股份', 'ST股份')
    other('二○○八年', '二八年')
    other('10²', '102')
    other('①', '1')
    other('甲\ud800乙', '甲乙')
    other('甲\ue000乙', '甲乙')
  })

  it('[DU2] tells where each unit stood', () => {
    const piece = fc.constantFrom(
      '本',
      '报',
      '，',
      ' ',
      '3',
      '.',
      '-',
      'Ａ',
      'é',
      'e\u0301',
      '\ud840\udc00',
      '\ud800',
      '■',
      '（',
      '\n',
      'ﾊ',
      'ﾞ',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('')
        const { units, at, rawLength } = normalise(text)
        expect(rawLength).toBe(text.length)
        expect(at.length).toBe(units.length)
        let before = -1
        for (const place of at) {
          expect(place).toBeGreaterThan(before)
          expect(place).toBeLessThan(text.length)
          before = place
        }
        // The units of the raw text at these places, normalised again, are the same but for marks whose neighbours have gone.
        expect(plainText(String.fromCharCode(...units))).toBe(String.fromCharCode(...units))
      }),
      { seed: 17, numRuns: 1000 },
    )
  })
})
