/** Which of several copies to keep, and why. A suggestion: the editor decides. */

/** What speaks for and against a copy. */
export interface CopyTraits {
  /** Characters that count (normal length). */
  readonly length: number
  readonly hasHeadline: boolean
  readonly hasCredit: boolean
  /** Places that look misread. */
  readonly errors: number
  /** Comparable as text, earlier first, e.g. `2008-05-12 3`; empty where not known. */
  readonly date: string
}

export type KeepReason = 'complete' | 'headline' | 'credit' | 'fewer-errors' | 'earlier' | 'first'

export interface KeepSuggestion {
  /** Place of the copy in the list. */
  readonly keep: number
  /** What it has before the others, the most telling first; `first` alone where nothing tells them apart. */
  readonly reasons: readonly KeepReason[]
}

/** A copy is the more complete one when it is longer by this share. */
const LONGER = 0.03

/** The copy to keep of a list that is not empty: the most complete, then with headline, credit, fewer errors, the earliest, the first. */
export function suggestKeep(copies: readonly CopyTraits[]): KeepSuggestion {
  const longest = Math.max(...lengthsOf(copies))
  let left = copies.map((copy, place) => ({ copy, place }))
  const reasons: KeepReason[] = []
  const only = (reason: KeepReason, fits: (copy: CopyTraits) => boolean): void => {
    const fitting = left.filter(({ copy }) => fits(copy))
    if (fitting.length === 0 || fitting.length === left.length) return
    left = fitting
    reasons.push(reason)
  }
  only('complete', ({ length }) => length >= longest * (1 - LONGER))
  only('headline', ({ hasHeadline }) => hasHeadline)
  only('credit', ({ hasCredit }) => hasCredit)
  const fewest = left.reduce((least, { copy }) => Math.min(least, copy.errors), Infinity)
  only('fewer-errors', ({ errors }) => errors === fewest)
  const earliest = left.reduce((first, { copy }) => (copy.date !== '' && (first === '' || copy.date < first) ? copy.date : first), '')
  only('earlier', ({ date }) => date === earliest)
  return { keep: left[0]?.place ?? 0, reasons: reasons.length === 0 ? ['first'] : reasons }
}

/** Groups can have 10^5 copies, more than a call has arguments. */
function lengthsOf(copies: readonly CopyTraits[]): [number] {
  return [copies.reduce((most, { length }) => Math.max(most, length), 0)]
}

/** Places of a raw text that look misread: replacement marks, lone surrogates, Latin letters or digits alone between characters. */
export function errorsIn(text: string): number {
  const marks = text.match(/[\ufffd\u25a1\u3013]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g)?.length ?? 0
  const strays = text.match(/(?<=\p{Script=Han})[a-z|~^`\\_](?=\p{Script=Han})/gu)?.length ?? 0
  return marks + strays
}
