/** The ends of a text as tokens: Chinese characters, simplified; words of Latin script, small; `0` for each number; all other marks by themselves, of one width. */
import { simplifiedUnits } from '#shared/text/index.ts'

type Sort = 'blank' | 'letter' | 'digit' | 'other'

/** The UTF-16 unit as it is compared: simplified, of usual width, small. */
function plainUnit(text: string, i: number): number {
  const unit = text.charCodeAt(i)
  if (unit < 0x80) return unit >= 0x41 && unit <= 0x5a ? unit + 0x20 : unit
  // Full-width forms lie at the same distance from their ASCII ones.
  if (unit >= 0xff01 && unit <= 0xff5e) {
    const narrow = unit - 0xfee0
    return narrow >= 0x41 && narrow <= 0x5a ? narrow + 0x20 : narrow
  }
  return simplifiedUnits()[unit] ?? unit
}

function sortOf(unit: number): Sort {
  if (unit >= 0x61 && unit <= 0x7a) return 'letter'
  if (unit >= 0x30 && unit <= 0x39) return 'digit'
  if (unit > 0x20 && unit < 0x7f) return 'other'
  return unit <= 0xa0 || unit === 0x3000 || (unit >= 0x2000 && unit <= 0x200b) ? 'blank' : 'other'
}

/** `unit` stands between two digits and parts groups of them. */
function isInNumber(text: string, i: number, unit: number): boolean {
  if (unit !== 0x2c && unit !== 0x2e) return false
  return sortOf(plainUnit(text, i - 1)) === 'digit' && sortOf(plainUnit(text, i + 1)) === 'digit'
}

/** How tokens are told apart. */
export interface TokenNames<Token> {
  /** Of a mark or character, by its UTF-16 unit; of a number, by that of `0`. */
  ofUnit(unit: number): Token
  ofWord(word: string): Token
}

/** Tokens as texts. */
export const AS_TEXTS: TokenNames<string> = { ofUnit: (unit) => String.fromCharCode(unit), ofWord: (word) => word }

/** The first tokens of a text, at most so many. O(characters read). */
export function firstTokensAs<Token>(names: TokenNames<Token>, text: string, most: number): Token[] {
  const tokens: Token[] = []
  let i = 0
  while (i < text.length && tokens.length < most) {
    const from = i
    const unit = plainUnit(text, i++)
    const sort = sortOf(unit)
    if (sort === 'blank') continue
    if (sort !== 'other') while (i < text.length && goesOn(text, i, sort)) i++
    tokens.push(nameOf(names, sort, unit, text, from, i))
  }
  return tokens
}

/** The last tokens of a text, at most so many, the last one first. O(characters read). */
export function lastTokensAs<Token>(names: TokenNames<Token>, text: string, most: number): Token[] {
  const tokens: Token[] = []
  let i = text.length - 1
  while (i >= 0 && tokens.length < most) {
    const to = i + 1
    const unit = plainUnit(text, i--)
    const sort = sortOf(unit)
    if (sort === 'blank') continue
    if (sort !== 'other') while (i >= 0 && goesOn(text, i, sort)) i--
    tokens.push(nameOf(names, sort, unit, text, i + 1, to))
  }
  return tokens
}

/** The first tokens as texts; all of them if not told how many. */
export function firstTokens(text: string, most = Infinity): string[] {
  return firstTokensAs(AS_TEXTS, text, most)
}

function nameOf<Token>(names: TokenNames<Token>, sort: Sort, unit: number, text: string, from: number, to: number): Token {
  if (sort === 'other') return names.ofUnit(unit)
  return sort === 'digit' ? names.ofUnit(ZERO) : names.ofWord(wordAt(text, from, to))
}

const ZERO = 0x30

/** The number of a token that has none. */
export const UNKNOWN = 0xffff

/** Numbers for tokens, from 0 on, all below `UNKNOWN`: those of characters and marks are found in a table. */
export class TokenNumbers implements TokenNames<number> {
  readonly #units = new Uint16Array(0x10000).fill(UNKNOWN)
  readonly #words = new Map<string, number>()
  #size = 0

  /** The number of a token, a new one if it has none yet. */
  add(token: string): number {
    const known = this.ofWord(token)
    if (known !== UNKNOWN) return known
    if (token.length === 1) this.#units[token.charCodeAt(0)] = this.#size
    else this.#words.set(token, this.#size)
    return this.#size++
  }

  ofWord(token: string): number {
    return token.length === 1 ? this.ofUnit(token.charCodeAt(0)) : (this.#words.get(token) ?? UNKNOWN)
  }

  ofUnit(unit: number): number {
    return this.#units[unit] ?? UNKNOWN
  }
}

function goesOn(text: string, i: number, sort: Sort): boolean {
  const unit = plainUnit(text, i)
  return sortOf(unit) === sort || (sort === 'digit' && isInNumber(text, i, unit))
}

function wordAt(text: string, from: number, to: number): string {
  let word = ''
  for (let i = from; i < to; i++) word += String.fromCharCode(plainUnit(text, i))
  return word
}
