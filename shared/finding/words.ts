/** What is wrong with a search, and the rules of punctuation, in words. */
import type { Language } from '#shared/base/index.ts'

import type { PunctuationRule } from './normalise.ts'
import type { SearchFault } from './search.ts'

type Words = Readonly<Record<Language, string>>

const faults: Readonly<Record<SearchFault['fault'], Words>> = {
  empty: { zh: '先写要找的字。', en: 'Type what to look for.' },
  unclosed: { zh: '括号没有配对。', en: 'A bracket has no partner.' },
  'nothing-to-repeat': { zh: '重复号（* + ?）前面没有可重复的字。', en: 'Nothing stands before a repetition (* + ?).' },
  'bad-escape': { zh: '反斜杠后面的写法不认识。', en: 'What follows the backslash is not known.' },
  'bad-class': { zh: '方括号里的写法不对。', en: 'What stands between the square brackets is not right.' },
  'bad-count': { zh: '重复次数不对，或多于 200。', en: 'The count is not right, or above 200.' },
  'looks-around': { zh: '不支持前后环视和命名分组。', en: 'Looking around and named groups are not supported.' },
  'refers-back': { zh: '不支持反向引用。', en: 'References to groups are not supported.' },
  'too-slow': {
    zh: '这个表达式在长文里太费时，没有找下去；写得具体些。',
    en: 'The pattern takes too long in a long text; make it more particular.',
  },
  'too-large': { zh: '表达式太长。', en: 'The pattern is too long.' },
}

/** What is wrong with a search, as a sentence. */
export function searchFaultInWords({ fault }: Pick<SearchFault, 'fault'>, language: Language): string {
  return faults[fault][language]
}

const rules: Readonly<Record<PunctuationRule, Words>> = {
  dots: { zh: '省略号写作 ……', en: 'Ellipses as ……' },
  dashes: { zh: '破折号写作 ——', en: 'Dashes as ——' },
  doubled: { zh: '重复的逗号、句号只留一个', en: 'One comma or stop where two stand' },
  quotes: { zh: '直引号改弯引号', en: 'Curly for straight quotes' },
  numbers: { zh: '数字和字母用半角', en: 'Digits and letters half-width' },
  width: { zh: '中文标点用全角', en: 'Chinese marks full-width' },
  spaces: { zh: '去掉标点旁的空格', en: 'No spaces beside marks' },
}

export function punctuationRuleInWords(rule: PunctuationRule, language: Language): string {
  return rules[rule][language]
}
