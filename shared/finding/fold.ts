/**
 * Characters that a search may take for the same: full and half width, capital and small letters. One UTF-16 unit for
 * one, so that offsets into the folded text are offsets into the text.
 */

export interface Folding {
  /** Capital and small letters are told apart. */
  readonly matchCase: boolean
  /** Full and half width are told apart. */
  readonly matchWidth: boolean
}

const WIDE_FIRST = 0xff01
const WIDE_LAST = 0xff5e
const WIDTH = 0xfee0

/** Marks that have a half-width partner beside the block of full-width forms. The desk shows the one for the other, too. */
const narrowMarks: ReadonlyMap<string, string> = new Map([
  ['\u3000', ' '],
  ['。', '.'],
  ['｡', '.'],
])
const wideMarks: ReadonlyMap<string, readonly string[]> = new Map([
  [' ', ['\u3000']],
  ['.', ['。', '｡']],
])

function narrow(char: string): string {
  const code = char.charCodeAt(0)
  if (code >= WIDE_FIRST && code <= WIDE_LAST) return String.fromCharCode(code - WIDTH)
  return narrowMarks.get(char) ?? char
}

function wide(char: string): readonly string[] {
  const code = char.charCodeAt(0)
  const full = char.length === 1 && code >= WIDE_FIRST - WIDTH && code <= WIDE_LAST - WIDTH ? [String.fromCharCode(code + WIDTH)] : []
  return [...full, ...(wideMarks.get(char) ?? [])]
}

/** The small letter where that is as long; a few letters have none of their length. */
function small(char: string): string {
  const lower = char.toLowerCase()
  return lower.length === char.length ? lower : char
}

/** One character (code point) as the search compares it. */
export function foldChar(char: string, folding: Folding): string {
  const narrowed = folding.matchWidth ? char : narrow(char)
  return folding.matchCase ? narrowed : small(narrowed)
}

/** A text as the search compares it, of the same length. */
export function foldText(text: string, folding: Folding): string {
  if (folding.matchCase && folding.matchWidth) return text
  let folded = ''
  for (const char of text) folded += foldChar(char, folding)
  return folded
}

/** All characters that fold to the same as this folded one, itself first. */
export function variantsOf(char: string, folding: Folding): readonly string[] {
  const cases = folding.matchCase
    ? [char]
    : [char, ...[char.toUpperCase()].filter((upper) => upper !== char && upper.length === char.length)]
  return folding.matchWidth ? cases : cases.flatMap((one) => [one, ...wide(one)])
}
