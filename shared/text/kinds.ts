/**
 * What kind of character stands at a place of a text. The Unicode properties are asked of a regular expression once for
 * each character of the BMP and then looked up: a page asks for the same few thousand characters again and again.
 */

const han = /\p{Script=Han}/u
const word = /[\p{L}\p{N}]/u
const wide = /[\p{Script=Han}\u3000-\u303f\u3040-\u30ff\uff00-\uff60]/u

const ASKED = 1
const HAN = 2
const WORD = 4
const WIDE = 8

const kinds = new Uint8Array(0x10000)

function ask(char: string): number {
  return ASKED | (han.test(char) ? HAN : 0) | (word.test(char) ? WORD : 0) | (wide.test(char) ? WIDE : 0)
}

function kindOf(unit: number): number {
  const known = kinds[unit] ?? 0
  if (known !== 0) return known
  return (kinds[unit] = ask(String.fromCharCode(unit)))
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff
}

/** True for a Chinese character (BMP; the rare ones outside it are met as surrogates and count as other signs). */
export function isHan(char: string): boolean {
  return han.test(char)
}

/** True where the UTF-16 unit at `i` is a Chinese character, or half of one outside the BMP. */
export function isHanAt(text: string, i: number): boolean {
  const unit = text.charCodeAt(i)
  if (!isSurrogate(unit)) return (kindOf(unit) & HAN) !== 0
  const whole = i > 0 ? (text.codePointAt(i - 1) ?? 0) : 0
  return han.test(String.fromCodePoint(whole > 0xffff ? whole : (text.codePointAt(i) ?? 0)))
}

/** Share of Chinese characters among all letters and digits, 0 where there are none of either. */
export function hanShare(text: string): number {
  let all = 0
  let chinese = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    let kind = kindOf(unit)
    if (isSurrogate(unit) && (text.codePointAt(i) ?? 0) > 0xffff) {
      kind = ask(text.slice(i, i + 2))
      i++
    }
    if ((kind & WORD) === 0) continue
    all++
    if ((kind & WIDE) !== 0) chinese++
  }
  return all === 0 ? 0 : chinese / all
}

/** The end of the run of Latin letters that begins at `from`; `from` where none does. */
export function latinEnd(text: string, from: number): number {
  let end = from
  for (; end < text.length; end++) {
    const small = text.charCodeAt(end) | 0x20
    if (small < 0x61 || small > 0x7a) break
  }
  return end
}
