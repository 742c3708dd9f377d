/** Page numbers as newspapers print them: 第三版, A06, 02版, Page 3; and one form of each, so that they can be compared. */
import { NUMERAL, numberOf } from '#shared/text/index.ts'

/** 第3版, 第A03版, 第十二版, 第二張第一版. */
export const CHINESE_PAGE = new RegExp(
  String.raw`(?:第\s*(?<sheet>${NUMERAL}{1,2})\s*[張张]\s*)?第\s*(?<page>[A-Za-zＡ-Ｚ]?\s?[0-9０-９]{1,3}|[一二三四五六七八九十廿]{1,3})\s*版`,
)

/** What a `CHINESE_PAGE` match says: `3`, `A03`, `2-1` for 第二張第一版. */
export function chinesePageNo(match: RegExpExecArray): string {
  const { sheet, page = '' } = match.groups ?? {}
  const number = plainPageNo(page)
  return sheet === undefined ? number : `${String(numberOf(sheet) ?? sheet)}-${number}`
}

/** Digits instead of Chinese numerals, no zeros in front of a bare number; a letter in front stays with its zeros, as printed: `三` 3, `05` 5, `a06` A06. */
export function plainPageNo(printed: string): string {
  const plain = printed.normalize('NFKC').replace(/\s/g, '').toUpperCase()
  if (/^[A-Z]\d+$/.test(plain)) return plain
  const number = numberOf(plain)
  return number === undefined ? plain : String(number)
}

/** Whether two printed page numbers name the same page: A2 and A02, 三 and 3. */
export function samePageNo(one: string, other: string): boolean {
  return key(one) === key(other)
}

function key(printed: string): string {
  return plainPageNo(printed).replace(/\d+/g, (digits) => digits.replace(/^0+(?=\d)/, ''))
}
