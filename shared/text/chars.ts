/** How a line looks: how wide it is, how it ends, how it begins. Every function is linear or looks at the ends only. */

/** Closing quotes and book-title marks, which may stand after the mark that ends a sentence. */
const closingQuote = /[”’"'》〉」』]/
const closingBracket = /[)）\]】〕]/
const sentenceEnd = /[。！？!?…．｡]/
const comma = /[，、；,;､]/
const colon = /[：:]/

/** How a line ends once closing quotes and a short closing bracket are taken off. */
export type Ending = 'sentence' | 'comma' | 'colon' | 'bare' | 'empty'

/** What ends so may go on: nothing closes it. */
export function isOpenEnding(ending: Ending | undefined): boolean {
  return ending === 'bare' || ending === 'comma'
}

/** Width in Chinese characters: a Latin letter, digit or half-width sign counts one half. White space counts nothing. */
export function visualLength(text: string): number {
  let width = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code <= 0x20 || code === 0x3000 || code === 0xa0) continue
    width += code < 0x2000 ? 0.5 : 1
  }
  return width
}

/**
 * Tells whether a line's last sentence is complete. `bare`: it stops at a letter; `comma`: at a comma, 、 or semicolon.
 * A bracketed remark of up to 40 characters at the end is looked through: “…。(作者系…)” is a complete sentence.
 */
export function endingOf(text: string): Ending {
  let end = text.length
  for (let guard = 0; guard < 12 && end > 0; guard++) {
    const last = text.charAt(end - 1)
    if (/\s/.test(last) || closingQuote.test(last)) {
      end--
    } else if (closingBracket.test(last)) {
      const open = openingBracket(text, end)
      end = open > 0 ? open : end - 1
    } else {
      break
    }
  }
  if (end === 0) return 'empty'
  const last = text.charAt(end - 1)
  if (sentenceEnd.test(last)) return 'sentence'
  if (last === '.' && end > 1 && !/\d/.test(text.charAt(end - 2))) return 'sentence'
  if (comma.test(last)) return 'comma'
  return colon.test(last) ? 'colon' : 'bare'
}

function openingBracket(text: string, end: number): number {
  for (let i = end - 2; i >= Math.max(0, end - 42); i--) {
    if (/[(（[【〔]/.test(text.charAt(i))) return i
  }
  return -1
}

/** The line begins with a mark that can only stand inside a sentence, so that it must go on from somewhere. */
export function startsInsideSentence(text: string): boolean {
  return /^[，。、；：！？”’》〉」』）】,.;:!?)]/.test(text) && !/^[.。]{2}/.test(text)
}

/** The line begins a numbered point: 一、 (二) 3. ① 第一, 一是 and the like. */
export function startsWithNumber(text: string): boolean {
  return /^\s*(?:[(（]?[一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}[、.．]|[一二三四五六七八九十]是|[(（]?\d{1,2}(?:[)）]|[、.．](?!\d))|[①-⑳]|第[一二三四五六七八九十]{1,3}[,，、:：])/.test(
    text,
  )
}

/** Opening quotes minus closing ones, never below zero; straight quotes tell nothing and are not counted. */
export function openQuotes(text: string): number {
  let depth = 0
  for (const char of text) {
    if (char === '“' || char === '「' || char === '『') depth++
    else if (char === '”' || char === '」' || char === '』') depth = Math.max(0, depth - 1)
  }
  return depth
}

/** True when there is any letter or digit of any script. */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text)
}
