/** A text against its earlier self, as a proof-reader marks it: what stays, what goes, what comes. */
import diff from 'fast-diff'

/** A stretch of text. Both halves of a character outside the BMP are always in one stretch. */
export interface TextMark {
  readonly kind: 'same' | 'gone' | 'new'
  readonly text: string
}

const KINDS = new Map<number, TextMark['kind']>([
  [diff.EQUAL, 'same'],
  [diff.DELETE, 'gone'],
  [diff.INSERT, 'new'],
])

/**
 * The stretches of two texts. Those of `same` and `gone` make the text before, those of `same` and `new` the text now. A
 * coincidence of a character or two between larger changes is marked as changed: a proof must be read by people.
 */
export function textMarks(before: string, now: string): TextMark[] {
  const raw = diff(before, now).map(([kind, text]): TextMark => ({ kind: KINDS.get(kind) ?? 'same', text }))
  return gather(
    raw.flatMap((mark, i) =>
      isCoincidence(raw, i)
        ? [
            { ...mark, kind: 'gone' },
            { ...mark, kind: 'new' },
          ]
        : [mark],
    ),
  )
}

/** Longest coincidence, in UTF-16 units. */
const COINCIDENCE = 2

/** A short common stretch with at least as much changed on either side of it. */
function isCoincidence(marks: readonly TextMark[], i: number): boolean {
  const mark = marks[i]
  if (mark?.kind !== 'same' || mark.text.length > COINCIDENCE) return false
  return changed(marks, i, -1) > mark.text.length && changed(marks, i, 1) > mark.text.length
}

function changed(marks: readonly TextMark[], i: number, step: 1 | -1): number {
  let length = 0
  for (let at = i + step; ; at += step) {
    const mark = marks[at]
    if (mark === undefined || mark.kind === 'same') return length
    length = Math.max(length, mark.text.length)
  }
}

/** Neighbouring changes as one deletion before one insertion. */
function gather(marks: readonly TextMark[]): TextMark[] {
  const out: TextMark[] = []
  let gone = ''
  let come = ''
  const flush = (): void => {
    if (gone !== '') out.push({ kind: 'gone', text: gone })
    if (come !== '') out.push({ kind: 'new', text: come })
    gone = come = ''
  }
  for (const { kind, text } of marks) {
    if (kind === 'gone') gone += text
    else if (kind === 'new') come += text
    else {
      flush()
      const last = out.at(-1)
      if (last?.kind === 'same') out[out.length - 1] = { kind, text: last.text + text }
      else out.push({ kind, text })
    }
  }
  flush()
  return out
}
