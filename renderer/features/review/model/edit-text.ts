/**
 * Editing what is shown. Half-width punctuation may be shown full-width, one character for one, and showing must not
 * turn into an edit: what the editor did not touch keeps the characters that it has.
 */
import diff from 'fast-diff'

/** One stretch of a comparison: what both have, what only the old, what only the new text has. */
export interface DiffPart {
  readonly kind: 'same' | 'gone' | 'new'
  readonly text: string
}

const KINDS = new Map<number, DiffPart['kind']>([
  [diff.EQUAL, 'same'],
  [diff.DELETE, 'gone'],
  [diff.INSERT, 'new'],
])

/** What was changed, character by character. Characters outside the BMP are never cut in two. */
export function compareTexts(before: string, now: string): DiffPart[] {
  return diff(before, now).map(([kind, text]) => ({ kind: KINDS.get(kind) ?? 'same', text }))
}

/**
 * Carries an edit of the shown text over to the text itself. `shown` is the text as it was shown, as long as `text`;
 * `edited` is what the editor left. Stretches that were not touched come from `text`.
 */
export function carryEdit(text: string, shown: string, edited: string): string {
  if (shown.length !== text.length) return edited
  let at = 0
  let result = ''
  for (const part of compareTexts(shown, edited)) {
    if (part.kind === 'new') result += part.text
    else {
      if (part.kind === 'same') result += text.slice(at, at + part.text.length)
      at += part.text.length
    }
  }
  return result
}

/** What may be pasted into a block: one paragraph. Line breaks between Latin words become a space, others nothing. */
export function onOneLine(text: string): string {
  return text.replace(/[ \t]*(?:\r\n|[\n\r\u2028\u2029])+[ \t]*/g, (_, at: number) =>
    /[A-Za-z0-9]$/.test(text.slice(0, at)) && /^\s*[A-Za-z0-9]/.test(text.slice(at)) ? ' ' : '',
  )
}
