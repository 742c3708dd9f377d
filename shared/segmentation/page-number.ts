/** Page numbers as newspapers print them: 第三版, A06, 02版, Page 3; and one form of each, so that they can be compared. */
import { NUMERAL, numberOf } from '#shared/text/index.ts'

/** 第3版, 第A03版, 第十二版, 第二張第一版, 第三頁. */
export const CHINESE_PAGE = new RegExp(
  String.raw`(?:第\s*(?<sheet>${NUMERAL}{1,2})\s*[張张]\s*)?第\s*(?<page>[A-Za-zＡ-Ｚ]?\s?[0-9０-９]{1,3}|[一二三四五六七八九十廿]{1,3})\s*[版頁]`,
)

const words = 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen'.split(' ')
const wordForms = words.flatMap((word) => [word, word.replace(/^./, (letter) => letter.toUpperCase()), word.toUpperCase()])

/** A number behind the word Page, for a pattern: 3, A3, A-14, 6B, Six. A word stands alone: One is no part of Oneida. */
export const ENGLISH_PAGE_NO = String.raw`(?:[A-Z]?-?\d{1,3}[A-Z]?|${wordForms.join('|')})(?![0-9A-Za-z])`

/** What a `CHINESE_PAGE` match says: `3`, `A03`, `2-1` for 第二張第一版. */
export function chinesePageNo(match: RegExpExecArray): string {
  const { sheet, page = '' } = match.groups ?? {}
  const number = plainPageNo(page)
  return sheet === undefined ? number : `${String(numberOf(sheet) ?? sheet)}-${number}`
}

/** A number of a page and the name beside it, as a part of a folio line has them. */
export interface PagePlace {
  /** `3`, `A06`. */
  readonly no: string
  /** '' where none stands beside it. */
  readonly name: string
  /** How sure the form is: a letter (A06), 版 (03版), the word Page, or a bare number, which could count anything. */
  readonly kind: 'letter' | 'edition' | 'english' | 'bare'
}

const between = String.raw`[\s|:·•]{1,3}`
/** 城事, 副刊 沅水谣, HOME NEWS, Arts & Sport. */
const chineseName = String.raw`[\p{Script=Han}][\p{Script=Han}·．.]{0,11}(?:[\s·][\p{Script=Han}·]{1,6})?`
const englishName = String.raw`[A-Z][A-Za-z]+(?:\s(?:&\s)?[A-Z][A-Za-z]+){0,3}`
const sayings: readonly { readonly kind: PagePlace['kind']; readonly number: string }[] = [
  { kind: 'english', number: String.raw`(?:[Pp]age|PAGE)\s${ENGLISH_PAGE_NO}` },
  { kind: 'letter', number: String.raw`[A-Z]-?\d{1,3}\s?版?` },
  { kind: 'edition', number: String.raw`(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s?版` },
  { kind: 'bare', number: String.raw`\d{1,2}(?![\d.])` },
]
/** The number in front of the name or behind it. Only A06城事 may be glued: 3人获奖 counts people, and in G20峰会 the name is in no list of pages. */
const places = sayings.map(({ kind, number }) => ({
  kind,
  first: new RegExp(
    `^(${number})(?:${kind === 'letter' ? '' : between}(?:${chineseName})|${between}(?:${chineseName}|${englishName}))?$`,
    'u',
  ),
  last: new RegExp(`^(?:${chineseName}|${englishName})${between}(${number})$`, 'u'),
}))

/** Reads a part of a folio line that is nothing but a page's number with or without its name: `A06 城事`, `国际 3`, `03版 | 评论`, `SPORTS 23`. */
export function placeIn(part: string): PagePlace | undefined {
  if (part.length > 40) return undefined
  for (const { kind, first, last } of places) {
    const number = (first.exec(part) ?? last.exec(part))?.[1]
    if (number === undefined) continue
    const name = part.replace(number, '').replace(/^[\s|:·•]+|[\s|:·•]+$/g, '')
    return { no: plainPageNo(number.replace(/版|-|^page/gi, '').trim()), name, kind }
  }
  return undefined
}

/** Digits instead of Chinese and English numerals, no zeros in front of a bare number; a letter in front stays with its zeros, as printed: `三` 3, `Six` 6, `05` 5, `a06` A06. */
export function plainPageNo(printed: string): string {
  const plain = printed.normalize('NFKC').replace(/\s/g, '').toUpperCase()
  if (/^[A-Z]\d+$/.test(plain)) return plain
  const word = words.indexOf(plain.toLowerCase())
  const number = word >= 0 ? word + 1 : numberOf(plain)
  return number === undefined ? plain : String(number)
}

/** Whether two printed page numbers name the same page: A2 and A02, 三 and 3. */
export function samePageNo(one: string, other: string): boolean {
  return key(one) === key(other)
}

function key(printed: string): string {
  return plainPageNo(printed).replace(/\d+/g, (digits) => digits.replace(/^0+(?=\d)/, ''))
}
