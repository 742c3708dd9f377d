/** What looks wrong, in words. */
import type { Language } from '#shared/base/index.ts'

import type { Suspect, SuspectCode } from './types.ts'

type Words = Readonly<Record<Language, string>>

const names: Readonly<Record<SuspectCode, Words>> = {
  traditional: { zh: '简体里的繁体字', en: 'Traditional character' },
  doubled: { zh: '字词重复', en: 'Doubled' },
  brackets: { zh: '引号、括号不成对', en: 'Quote or bracket without a partner' },
  width: { zh: '全角半角混用', en: 'Other width than the page' },
  'look-alike': { zh: '像是形近字', en: 'Perhaps a look-alike' },
  unlikely: { zh: '少见的搭配', en: 'Unlikely together' },
  unread: { zh: '没认出的字', en: 'Not read' },
}

/** The kind of a suspect, as a heading. */
export function suspectKindInWords(code: SuspectCode, language: Language): string {
  return names[code][language]
}

/** What is suggested, short enough for a button: `盜 → 盗`, `删去“旗”`. */
export function suggestionInWords(suspect: Pick<Suspect, 'text'>, suggestion: string, language: Language): string {
  if (suggestion === '') return language === 'zh' ? `删去“${suspect.text}”` : `Take out “${suspect.text}”`
  return `${suspect.text} → ${suggestion}`
}
