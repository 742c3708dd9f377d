/** Numbers and dates in texts that are compared: whether a difference changes what is counted. */
import { isDigit } from './units.ts'

const numerals = new Set(Array.from('〇零一二三四五六七八九十百千万亿两廿卅', (char) => char.charCodeAt(0)))
/** What stands behind a Chinese numeral that counts something; 一 alone is mostly a word. */
const counted = new Set(
  Array.from('年月日号时点分秒期版届元角吨米里亩斤克度名人户个次岁天周起件台辆套倍成章条款项线路', (char) => char.charCodeAt(0)),
)
const insideNumber = new Set(Array.from('.:/-,、%‰~', (char) => char.charCodeAt(0)))

/** True for digits, and for marks and Chinese numerals that stand in a number at `i`. */
function isFigure(units: Uint16Array, i: number): boolean {
  const unit = units[i] ?? 0
  if (isDigit(unit)) return true
  const before = units[i - 1] ?? 0
  const after = units[i + 1] ?? 0
  if (insideNumber.has(unit)) return isDigit(before) || isDigit(after)
  if (!numerals.has(unit)) return false
  // 周一, 星期三, 第二
  return numerals.has(before) || numerals.has(after) || counted.has(after) || before === 0x5468 || before === 0x671f || before === 0x7b2c
}

/** The figures in a part of a text and next to it, as one string; a number cut by the part's edge counts whole. */
function figuresIn(units: Uint16Array, from: number, to: number): string {
  let start = from
  while (start > 0 && isFigure(units, start - 1)) start--
  let end = to
  while (end < units.length && isFigure(units, end)) end++
  let figures = ''
  for (let i = start; i < end; i++) figures += isFigure(units, i) ? String.fromCharCode(units[i] ?? 0) : ' '
  return figures.trim().replace(/ +/g, ' ')
}

/**
 * True where a difference between two texts is one of numbers: both have one there, and another one, or one has a number that
 * the other lacks. A digit that was read as a letter or a character says nothing of another number.
 */
export function figuresDiffer(a: Uint16Array, aFrom: number, aTo: number, b: Uint16Array, bFrom: number, bTo: number): boolean {
  const inA = figuresIn(a, aFrom, aTo)
  const inB = figuresIn(b, bFrom, bTo)
  if (inA === inB) return false
  // Of equal length, a figure on one side only was misread, unless it leaves another number behind.
  if (aTo > aFrom && aTo - aFrom === bTo - bFrom && everyMisread(a, aFrom, b, bFrom, aTo - aFrom)) return false
  return true
}

function everyMisread(a: Uint16Array, aFrom: number, b: Uint16Array, bFrom: number, length: number): boolean {
  for (let i = 0; i < length; i++) {
    const [inA, inB] = [isFigure(a, aFrom + i), isFigure(b, bFrom + i)]
    if (inA && inB && a[aFrom + i] !== b[bFrom + i]) return false
  }
  return true
}
