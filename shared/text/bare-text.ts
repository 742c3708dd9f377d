/** Text without what copies of the same print differ in: width, punctuation, white space and letter case. */

/** Marks of Chinese print that are left out; what becomes of any other is told by the definition below. */
const punctuation = unitsOf('，。、；：“”‘’《》（）！？—…·【】「」『』〈〉　■□●◆▲')
const insideNumber = unitsOf('.:/-')

/**
 * The text with full and half width, punctuation, white space and letter case taken out, for comparing copies.
 * Marks inside a number (1.5, 8:30, 3-5) and signs of measure (% ‰ ℃) stay, because they change what it says.
 * The result may be shorter or longer than the text.
 */
export function bareText(text: string): string {
  let bare = ''
  let from = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const becomes = isUnified(unit) ? unit : bareUnit(text, i)
    if (becomes === unit) continue
    if (becomes === UNKNOWN) return byDefinition(text)
    bare += text.slice(from, i)
    if (becomes !== LEFT_OUT) bare += String.fromCharCode(becomes)
    from = i + 1
  }
  return from === 0 ? text : bare + text.slice(from)
}

/** What `bareText` does, said in full. Takes five times as long as going through the characters that nearly all lines are of. */
function byDefinition(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(\p{N}[.:/-](?=\p{N}))|[^\p{L}\p{N}%‰°]+/gu, (_, insideNumber: string | undefined) => insideNumber ?? '')
}

/** The Chinese characters that normalisation leaves alone, whatever stands beside them. */
function isUnified(unit: number): boolean {
  return unit >= 0x4e00 && unit <= 0x9fff
}

const PERCENT = 0x25
const LEFT_OUT = -1
/** It is not said here what becomes of the character, or its neighbours have a say. */
const UNKNOWN = -2

/** The unit that the one at `i` becomes. */
function bareUnit(text: string, i: number): number {
  const unit = text.charCodeAt(i)
  const ascii = narrow(unit)
  if (ascii >= 0x80) return punctuation.has(unit) ? LEFT_OUT : UNKNOWN
  const small = ascii | 0x20
  if (small >= 0x61 && small <= 0x7a) return small
  if (isDigit(ascii) || ascii === PERCENT) return ascii
  const inNumber = insideNumber.has(ascii) && isDigit(narrow(text.charCodeAt(i - 1))) && isDigit(narrow(text.charCodeAt(i + 1)))
  return inNumber ? ascii : LEFT_OUT
}

function unitsOf(marks: string): ReadonlySet<number> {
  return new Set(Array.from(marks, (mark) => mark.charCodeAt(0)))
}

/** The full-width forms of ASCII as ASCII. */
function narrow(unit: number): number {
  return unit >= 0xff01 && unit <= 0xff5e ? unit - 0xfee0 : unit
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39
}
