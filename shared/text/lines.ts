/** Cuts a decoded page text into its non-blank lines, each with its place in the text. */

/**
 * One non-blank line. `text === whole.slice(start, end)`: white space at both ends and a Markdown heading mark
 * (`#` to `######` followed by a space) lie outside, so that the span always yields exactly the text.
 */
export interface Line {
  /** Number among the non-blank lines, from 0. */
  readonly i: number
  /** UTF-16 offsets into the decoded text. */
  readonly start: number
  readonly end: number
  readonly text: string
  /** Number of `#` before the text, 0 where there are none. A hint only: OCR output sets these marks at random. */
  readonly marks: number
  /** The line began with an ideographic space, the sign of a new paragraph. */
  readonly indented: boolean
}

/** White space as editors understand it: what JavaScript trims, and the C0 and C1 separators that Python trims too. */
const blank = /[\s\u001c-\u001f\u0085\u200b]/

const headingMark = /^(#{1,6})[ \t\u3000]+(?=\S)/

/**
 * Lists the non-blank lines of a text in order. Lines end at LF, CRLF, or CR. The empty text has none.
 * Linear in the length of the text.
 */
export function nonBlankLines(whole: string): Line[] {
  const lines: Line[] = []
  let from = 0
  while (from <= whole.length) {
    let to = from
    while (to < whole.length && whole[to] !== '\n' && whole[to] !== '\r') to++
    const line = trimmed(whole, from, to, lines.length)
    if (line !== undefined) lines.push(line)
    from = whole[to] === '\r' && whole[to + 1] === '\n' ? to + 2 : to + 1
  }
  return lines
}

function trimmed(whole: string, from: number, to: number, i: number): Line | undefined {
  let start = from
  let end = to
  while (start < end && blank.test(whole.charAt(start))) start++
  while (end > start && blank.test(whole.charAt(end - 1))) end--
  if (start === end) return undefined
  const indented = whole.slice(from, start).includes('\u3000')
  const mark = headingMark.exec(whole.slice(start, Math.min(end, start + 16)))
  if (mark !== null) start += mark[0].length
  return { i, start, end, text: whole.slice(start, end), marks: mark?.[1]?.length ?? 0, indented }
}

/** The text of two lines of one paragraph. Two halves of a Latin word or a number get a space between them, Chinese text does not. */
export function glue(first: string, second: string): string {
  const latin = /[A-Za-z0-9,.;:!?]$/.test(first) && /^[A-Za-z]/.test(second)
  return latin ? `${first} ${second}` : first + second
}
