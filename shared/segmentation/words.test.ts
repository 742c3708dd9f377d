import { describe, expect, it } from 'vitest'

import { REASON_WORDS } from './reason-words.ts'
import { answerInWords, articleLetter, QUESTION_CODES, questionInWords, reasonInWords, roleInWords } from './index.ts'

describe('questionInWords', () => {
  it.each([
    [
      'headline-after-text',
      { block: 28 },
      '标题排在全文后面（第 29 行），归这一篇吗？',
      "This headline stands after its text (line 29). Is it this article's?",
    ],
    ['joins', { block: 6, after: 5, joined: 1 }, '第 7 行这段接上文吗？', 'Line 7: does it continue the text above?'],
    ['joins', { block: 6, after: 5, joined: 0 }, '第 6 行的话没有完，是不是接第 7 行？', 'Line 6 breaks off: does line 7 go on with it?'],
    ['joins', { block: 6, after: 5, joined: 0, complete: 1 }, '第 7 行和第 6 行是同一段吗？', 'Are lines 6 and 7 one paragraph?'],
    [
      'follows',
      { block: 44, text: '高新区党群工作部' },
      '第 45 行“高新区党群工作部”，归这一篇吗？',
      'Line 45 “高新区党群工作部”: does it belong to this article?',
    ],
    [
      'role',
      { block: 0, role: 'kicker', text: '提升政治站位' },
      '第 1 行“提升政治站位”是引题吗？',
      'Line 1 “提升政治站位”: is it a kicker?',
    ],
    ['role', { block: 0, role: 'ad', text: '招租' }, '第 1 行“招租”是广告吗？', 'Line 1 “招租”: is it an advertisement?'],
    [
      'duplicate',
      { block: 50, lines: 2, keep: 55, kind: 'near' },
      '这 2 行像是第 56 行起那一段的另一份，收起吗？',
      'These 2 lines look like another copy of what begins at line 56. Drop them?',
    ],
    [
      'duplicate',
      { block: 50, lines: 1, keep: 55, kind: 'contained' },
      '这一行像是第 56 行起那一段的一部分，收起吗？',
      'This line looks like part of what begins at line 56. Drop it?',
    ],
    [
      'orphan',
      { block: 3, text: '记者 王燕' },
      '第 4 行“记者 王燕”，不归任何一篇吗？',
      'Line 4 “记者 王燕”: does it belong to no article?',
    ],
    ['of a later engine', { block: 3 }, '第 4 行，这样分对吗？', 'Line 4: is this right?'],
  ])('%s', (code, params, zh, en) => {
    expect(questionInWords({ code, params, p: 0.6 }, 'zh')).toBe(zh)
    expect(questionInWords({ code, params, p: 0.6 }, 'en')).toBe(en)
  })

  it('[G12] has words for every question of this engine', () => {
    for (const code of QUESTION_CODES) expect(questionInWords({ code, params: { block: 1 }, p: 0.5 }, 'zh')).not.toContain('这样分对吗')
  })
})

describe('reasonInWords', () => {
  it('[G12] has words in both languages for every reason, numbers and words filled in', () => {
    for (const code of Object.keys(REASON_WORDS)) {
      expect(reasonInWords({ code, params: {} }, 'zh')).toMatch(/[\p{Script=Han}]/u)
      expect(reasonInWords({ code, params: {} }, 'en')).toMatch(/^[A-Z“]/)
    }
    expect(reasonInWords({ code: 'word-across', params: { word: '企业' } }, 'zh')).toBe('接起来成词“企业”')
  })

  it('gives a reason that it does not know as it is', () => {
    expect(reasonInWords({ code: 'constructor', params: {} }, 'en')).toBe('constructor')
  })
})

describe('answerInWords', () => {
  it('names articles and lines as the asking place does', () => {
    const names = { article: (index: number) => articleLetter(index, 'zh'), line: (block: number) => block + 1 }
    expect(answerInWords({ do: 'move-to', article: 4 }, 'zh', names)).toBe('归戊篇')
    expect(answerInWords({ do: 'join', to: 5 }, 'zh', names)).toBe('接第 6 行')
    expect(answerInWords({ do: 'move-to', article: 'an-id' }, 'en')).toBe('To another article')
    expect(answerInWords({ do: 'set-role', role: 'ad' }, 'en')).toBe('Make it an advertisement')
  })

  it('[G12] says what “as it is” means for the question', () => {
    const keep = (code: string, joined = 1): string =>
      answerInWords({ do: 'keep' }, 'zh', { question: { code, params: { joined, role: 'kicker' } } })
    expect(keep('headline-after-text')).toBe('归这一篇，移到文首')
    expect(keep('joins')).toBe('接上')
    expect(keep('joins', 0)).toBe('不接')
    expect(keep('role')).toBe('是引题')
    expect(keep('duplicate')).toBe('两份都留')
    expect(answerInWords({ do: 'keep' }, 'en')).toBe('As it is')
  })
})

describe('names', () => {
  it('letters articles past the alphabet', () => {
    expect([0, 9, 10, 21, 22].map((index) => articleLetter(index, 'zh'))).toEqual(['甲', '癸', '子', '亥', '23'])
    expect([0, 25, 26, 27, 702].map((index) => articleLetter(index, 'en'))).toEqual(['A', 'Z', 'AA', 'AB', 'AAA'])
  })

  it('names roles', () => {
    expect(roleInWords('kicker', 'zh')).toBe('引题')
  })
})
