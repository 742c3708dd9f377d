/** Dates as newspapers print them, in their folio and in the names of files. Only days that exist. */
import { NUMERAL, numberOf } from '#shared/text/index.ts'

export interface FoundDate {
  /** `2021-11-25`. */
  readonly iso: string
  /** Where it stands in the text, in UTF-16 units. */
  readonly at: number
  readonly end: number
}

const months = 'january february march april may june july august september october november december'.split(' ')
const monthName =
  '(Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?|July?|Aug(?:ust|\\.)?|Sep(?:t(?:ember)?|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)'

interface Form {
  readonly pattern: RegExp
  readonly order: readonly [year: number, month: number, day: number]
}

const forms: readonly Form[] = [
  { pattern: /(?<!\d)(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日號号]/, order: [1, 2, 3] },
  { pattern: /(?<!\d)(\d{4})\s*[-./_]\s*(\d{1,2})\s*[-./_]\s*(\d{1,2})(?!\d)/, order: [1, 2, 3] },
  { pattern: /(?<!\d)((?:1[6-9]|20|21)\d\d)(\d\d)(\d\d)(?=$|[^0-9A-Za-z]|[A-Za-z]\d{1,3}(?![0-9A-Za-z]))/, order: [1, 2, 3] },
  {
    pattern: new RegExp(`([一二][〇○零一二三四五六七八九]{3})\\s*年\\s*(${NUMERAL}{1,3})\\s*月\\s*(${NUMERAL}{1,3})\\s*日`),
    order: [1, 2, 3],
  },
  { pattern: new RegExp(`\\b${monthName}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})(?!\\d)`, 'i'), order: [3, 1, 2] },
  { pattern: new RegExp(`(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?\\s+${monthName},?\\s+(\\d{4})(?!\\d)`, 'i'), order: [3, 2, 1] },
]
/** 中華民國二十四年 is 1935. */
const republic = new RegExp(
  `(?:中[華华])?民[國国]\\s*(元|${NUMERAL}{1,4})\\s*年\\s*(${NUMERAL}{1,3})\\s*月\\s*(${NUMERAL}{1,3})\\s*[日號号]`,
)

/** The first date that a text tells, of the form tried first; undefined where there is none. */
export function findDate(text: string): FoundDate | undefined {
  const ours = republic.exec(text)
  const year = numberOf(ours?.[1] ?? '')
  if (ours !== null && year !== undefined) {
    const found = foundAt(ours, String(year + 1911), ours[2] ?? '', ours[3] ?? '')
    if (found !== undefined) return found
  }
  for (const { pattern, order } of forms) {
    const found = pattern.exec(text)
    if (found === null) continue
    const date = foundAt(found, found[order[0]] ?? '', found[order[1]] ?? '', found[order[2]] ?? '')
    if (date !== undefined) return date
  }
  return undefined
}

/** The text with `mark` in place of every date of the forms above. */
export function withoutDates(text: string, mark = ''): string {
  return [republic, ...forms.map(({ pattern }) => pattern)].reduce((rest, pattern) => rest.replace(pattern, mark), text)
}

function foundAt(found: RegExpExecArray, year: string, month: string, day: string): FoundDate | undefined {
  const iso = isoDate(numberOf(year) ?? 0, monthOf(month), numberOf(day) ?? 0)
  return iso === null ? undefined : { iso, at: found.index, end: found.index + found[0].length }
}

/** February, or Feb: the number beside it is a day. */
export function isMonth(word: string): boolean {
  const lower = word.toLowerCase().replace(/\.$/, '')
  return months.some((month) => month === lower || (lower.length >= 3 && lower.length <= 4 && month.startsWith(lower)))
}

function monthOf(month: string): number {
  const named = months.findIndex((name) => name.startsWith(month.slice(0, 3).toLowerCase()))
  return numberOf(month) ?? named + 1
}

/** An ISO date, or null where there is no such day. Two-digit years are not taken: they could be anything. */
function isoDate(year: number, month: number, day: number): string | null {
  if (year < 1600 || year > 2199 || month < 1 || day < 1) return null
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null
  return date.toISOString().slice(0, 10)
}
