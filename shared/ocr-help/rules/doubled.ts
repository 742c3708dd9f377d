/** Characters and words that stand twice where Chinese does not double: 党旗旗下, 的的, 总书记总书记. */
import { wordAt, wordsOf } from '../clauses.ts'
import { AS_WORDS, AT_SEAMS, NEVER_TWICE, PLACES } from '../tables/doubles.ts'
import type { Found, Knowledge } from '../types.ts'

/** So many other pages that double a character say that it is doubled. */
const ENOUGH = 2

const doubled = /(\p{Script=Han})(?=\1)/gu
const repeated = /(\p{Script=Han}{2,8})\1/gu

export function doubledWords(text: string, knowledge: Knowledge): Found[] {
  const longer = Array.from(text.matchAll(repeated)).flatMap(({ 0: both, 1: once = '', index }): Found[] => {
    return meantTwice(once) ? [] : [{ code: 'doubled', start: index, end: index + both.length, suggestions: [once] }]
  })
  const single = Array.from(text.matchAll(doubled)).flatMap(({ 1: char = '', index }): Found[] => {
    if (longer.some((one) => one.start <= index && index < one.end) || !strange(text, index, char, knowledge)) return []
    return [{ code: 'doubled', start: index, end: index + 2 * char.length, suggestions: [char] }]
  })
  return [...longer, ...single].sort((a, b) => a.start - b.start)
}

/** 研究研究, 一个一个, 很多很多: two characters that are said twice for their sense; or one character many times. */
function meantTwice(once: string): boolean {
  if (new Set(once).size === 1) return true
  return once.length === 2 && !/^[在为对从向把被将和与及由以于而]|[的了]$/.test(once)
}

function strange(text: string, at: number, char: string, knowledge: Knowledge): boolean {
  const width = char.length
  const before = text.slice(0, at)
  const after = text.slice(at + 2 * width)
  // Three and more are a sound or a drawn-out word; AABB is a manner of speaking.
  if (before.endsWith(char) || after.startsWith(char)) return false
  if (/^(\p{Script=Han})\1/u.test(after) || /(\p{Script=Han})\1$/u.test(before)) return false
  if (NEVER_TWICE.has(char)) return knowledge.seen(char + char) < ENOUGH
  if (AS_WORDS.has(char) || knowledge.seen(char + char) >= ENOUGH) return false
  // A thing, and then the place at it that begins with it again: 党旗|旗下 for 党旗下.
  if (PLACES.has(after.charAt(0)) && /\p{Script=Han}$/u.test(before) && !AT_SEAMS.has(char)) return true
  if (AT_SEAMS.has(char)) return false
  // 沉甸甸的, 一袋袋: doubled for the picture.
  if (/^[的地得着，。、；：！？,.;:!?”’）)\s]/.test(after) || after === '' || /[一每]$/.test(before)) return false
  const words = wordsOf(text)
  const left = wordAt(words, at)
  const right = wordAt(words, at + width)
  if (left === undefined || right === undefined || left === right) return false
  // 学校|校长: one word ends with it, the next begins with it.
  return !(left.end - left.start > width && right.end - right.start > width)
}
