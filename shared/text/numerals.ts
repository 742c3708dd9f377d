/** Numbers as newspapers print them: 3, ３, 三, 十二, 廿二, 二百零七, 一九六四, 二〇一四. */

const digits: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  '○': 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  元: 1,
}
const units: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }
const tens: Readonly<Record<string, number>> = { 廿: 20, 卅: 30 }

/** One printed numeral, for use inside a pattern. */
export const NUMERAL = '[0-9０-９〇○零一二两三四五六七八九十百千廿卅]'

/** The number that a numeral says; undefined where it is none. Up to 9,999 where it has words for tens, any length of single digits. */
export function numberOf(numeral: string): number | undefined {
  const plain = numeral.normalize('NFKC')
  if (/^\d{1,9}$/.test(plain)) return Number(plain)
  let sum = 0
  let digit: number | undefined
  let places = ''
  for (const char of plain) {
    const unit = units[char]
    const ten = tens[char]
    const value = digits[char]
    if (unit !== undefined) {
      sum += (digit ?? 1) * unit
      digit = undefined
    } else if (ten !== undefined) sum += ten
    else if (value === undefined) return undefined
    else {
      digit = value
      places += String(value)
    }
  }
  // 一九六四 is said digit by digit.
  if (plain.length > 1 && places.length === plain.length) return Number(places)
  return plain === '' ? undefined : sum + (digit ?? 0)
}
