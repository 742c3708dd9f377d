/**
 * Half-width punctuation in Chinese text, as OCR programs write it, shown or exported full-width. One character for
 * one, so that offsets into the text stay. Digits keep `.` `,` `:`, Latin text keeps all.
 */

const wide: ReadonlyMap<string, string> = new Map([
  [',', '，'],
  ['.', '。'],
  [':', '：'],
  [';', '；'],
  ['?', '？'],
  ['!', '！'],
])

const latin = /[A-Za-z0-9]/
const digit = /[0-9]/

/** A text in which some marks are written full-width already; what is decided next looks at those, too. */
interface Draft {
  readonly text: string
  readonly written: Map<number, string>
}

/** Writes half-width `, . : ; ? ! ( )` full-width wherever it belongs to Chinese text. The result has the same length. */
export function fullWidthPunctuation(text: string): string {
  const marks: number[] = []
  for (let i = 0; i < text.length; i++) if (isMark(text.charCodeAt(i))) marks.push(i)
  if (marks.length === 0 || !someChinese(text, 0, text.length)) return text
  const draft: Draft = { text, written: new Map() }
  brackets(draft, marks)
  let out = ''
  let from = 0
  for (const i of marks) {
    const full = wide.get(text.charAt(i))
    if (full !== undefined && belongsToChinese(draft, i)) draft.written.set(i, full)
    out += text.slice(from, i) + unitAt(draft, i)
    from = i + 1
  }
  return out + text.slice(from)
}

/** Round brackets are Chinese where they hold or touch Chinese text; those of a pair go together. */
function brackets(draft: Draft, marks: readonly number[]): void {
  const { text, written } = draft
  const open: number[] = []
  for (const i of marks) {
    if (text[i] === '(') open.push(i)
    if (text[i] !== ')') continue
    const from = open.pop()
    if (from === undefined) {
      if (isChinese(beside(draft, i, -1))) written.set(i, '）')
    } else if (someChinese(text, from + 1, i) || isChinese(beside(draft, from, -1)) || isChinese(beside(draft, i, 1))) {
      written.set(from, '（').set(i, '）')
    }
  }
  for (const i of open) if (isChinese(beside(draft, i, -1)) || isChinese(beside(draft, i, 1))) written.set(i, '（')
}

function belongsToChinese(draft: Draft, i: number): boolean {
  const mark = draft.text.charAt(i)
  const before = unitAt(draft, i - 1)
  const after = unitAt(draft, i + 1)
  if (mark === '.') return isChinese(before) && !latin.test(after) && after !== '.'
  if ((mark === ',' || mark === ':') && digit.test(before) && digit.test(after)) return false
  const left = beside(draft, i, -1)
  if (isChinese(left)) return true
  // Behind a number or a Latin word the text that follows decides; at the end of a line the line, which holds Chinese, does.
  const right = beside(draft, i, 1)
  return right === '' ? left !== '' : isChinese(right)
}

function unitAt(draft: Draft, i: number): string {
  return draft.written.get(i) ?? draft.text.charAt(i)
}

/** The nearest unit on one side that is no space; '' at the end of the text. */
function beside(draft: Draft, i: number, step: 1 | -1): string {
  let at = i + step
  while (draft.text[at] === ' ' || draft.text[at] === '\u3000' || draft.text[at] === '\t') at += step
  return unitAt(draft, at)
}

/** `!` `(` `)` `,` `.` `:` `;` `?` */
function isMark(code: number): boolean {
  return (
    code === 0x21 || code === 0x28 || code === 0x29 || code === 0x2c || code === 0x2e || code === 0x3a || code === 0x3b || code === 0x3f
  )
}

function someChinese(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (isChineseCode(text.charCodeAt(i))) return true
  return false
}

function isChinese(unit: string): boolean {
  return unit !== '' && isChineseCode(unit.charCodeAt(0))
}

/**
 * Chinese characters, and punctuation that stands in Chinese text. Tables of Unicode properties would say it in fewer
 * words, but this runs over every character of an export. Halves of surrogate pairs count: of the planes above the
 * first, newspapers print nothing but rare Chinese characters.
 */
function isChineseCode(code: number): boolean {
  if (code < 0x2e80)
    return code === 0x201c || code === 0x201d || code === 0x2018 || code === 0x2019 || code === 0x2014 || code === 0x2026 || code === 0xb7
  if (code <= 0x9fff) return code !== 0x3000 && !(code >= 0x3040 && code <= 0x30ff)
  return (
    (code >= 0xd840 && code <= 0xdfff) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xff01 && code <= 0xff20 && !(code >= 0xff10 && code <= 0xff19))
  )
}
