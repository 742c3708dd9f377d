/**
 * Punctuation set right, place by place, so that each can be looked at and left out. The rules look at half and full width
 * alike; where two claim the same place, the earlier one has it.
 */
import * as v from 'valibot'

import { fullWidthPunctuation } from '#shared/export/index.ts'

import type { Hit } from './search.ts'

/**
 * `dots`: …… for any other row of dots. `dashes`: —— for two or more strokes. `doubled`: one comma, stop or pause mark where two
 * stand. `quotes`: curly for straight quotes. `numbers`: digits, Latin letters and the marks inside numbers half-width.
 * `width`: marks of Chinese text full-width. `spaces`: none beside full-width marks.
 */
export const PUNCTUATION_RULES = ['dots', 'dashes', 'doubled', 'quotes', 'numbers', 'width', 'spaces'] as const
export type PunctuationRule = (typeof PUNCTUATION_RULES)[number]

export const punctuationRuleSchema = v.picklist(PUNCTUATION_RULES)

export interface PunctuationHit extends Hit {
  readonly rule: PunctuationRule
}

const han = /\p{Script=Han}/u
const chineseMark = /[，。、；：？！）》」』】〕”’（《「『【〔“‘]/

/** `seen` is the text as it will look: with full-width marks where those are to be written. */
type Make = (text: string, seen: string) => readonly Hit[]

const makers: Readonly<Record<PunctuationRule, Make>> = {
  dots: (text) =>
    han.test(text)
      ? replaced(text, /\.{3,}|。{3,}|．{3,}|･{3,}|…{3,}|(?<!…)…(?!…)/g, () => '……').filter(
          ({ end, start }) => text.slice(start, end) !== '……',
        )
      : [],
  dashes: (text) => (han.test(text) ? replaced(text, /(?<![-－—─–])(?:[-－─–]{2,4}|—[-－─–]|[-－─–]—)(?![-－—─–])/g, () => '——') : []),
  doubled: (text) =>
    han.test(text) ? replaced(text, /([,，]{2,}|、{2,}|[;；]{2,}|(?<!。)。。(?!。))/g, (row) => wideMark(row.charAt(0))) : [],
  quotes,
  numbers: (text) => [
    ...replaced(text, /[０-９Ａ-Ｚａ-ｚ]+/g, narrowed),
    ...replaced(text, /(?<=[0-9０-９])[．：](?=[0-9０-９])/g, narrowed),
    ...replaced(text, /％/g, narrowed),
  ],
  width: (text) => {
    const wide = fullWidthPunctuation(text)
    return Array.from({ length: text.length }, (_, i) => i)
      .filter((i) => wide[i] !== text[i])
      .map((i) => ({ start: i, end: i + 1, after: wide.charAt(i) }))
  },
  spaces: (text, seen) => replaced(text, /[ \t\u00a0\u3000]+/g, () => '').filter(({ start, end }) => besideMark(seen, start, end)),
}

/** What the chosen rules would change in a text, in its order, none overlapping another. */
export function punctuationHits(text: string, rules: readonly PunctuationRule[]): readonly PunctuationHit[] {
  const seen = rules.includes('width') ? fullWidthPunctuation(text) : text
  const taken: PunctuationHit[] = []
  for (const rule of PUNCTUATION_RULES) {
    if (!rules.includes(rule)) continue
    for (const hit of makers[rule](text, seen)) {
      if (hit.end > hit.start && !taken.some((one) => one.start < hit.end && hit.start < one.end)) taken.push({ ...hit, rule })
    }
  }
  return taken.sort((a, b) => a.start - b.start)
}

function replaced(text: string, pattern: RegExp, after: (found: string) => string): Hit[] {
  return [...text.matchAll(pattern)].map(({ 0: found, index }) => ({ start: index, end: index + found.length, after: after(found) }))
}

function wideMark(mark: string): string {
  return mark === ',' ? '，' : mark === ';' ? '；' : mark
}

function narrowed(text: string): string {
  return Array.from(text, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0)).join('')
}

/** Straight double quotes in turn opening and closing; a row of an odd number is left, as nobody knows which one is missing. */
function quotes(text: string): readonly Hit[] {
  if (!han.test(text)) return []
  const found = replaced(text, /["＂]/g, (mark) => mark)
  if (found.length % 2 !== 0) return []
  return found.map((hit, i) => ({ ...hit, after: i % 2 === 0 ? '“' : '”' }))
}

function besideMark(text: string, start: number, end: number): boolean {
  if (start === 0 || end === text.length) return false
  return chineseMark.test(text.charAt(start - 1)) || chineseMark.test(text.charAt(end))
}
