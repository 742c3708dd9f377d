/**
 * What is said of a group beside its texts: why the first is suggested, what an editor said. The library tells
 * it of articles; of a page's own group it tells the order of the copies only, and the rest is read off the page and the texts.
 */
import type { CopyGroupView, CopyMember, KeepReasonName, MemberState } from '#shared/contract/index.ts'

import type { Told } from './side-by-side.ts'

/** `in-place`: the text around shows that it stands where it belongs. */
export type ShownReason = KeepReasonName | 'in-place'

/** A copy is the more complete one when it is longer by this share, as for the library. */
const LONGER = 0.03

/** Names of the groups that a page has found by itself begin with this, before the id of the group. */
const OF_PAGE = 'g'

/** Why the first copy is kept. It is the most complete one only where another is shorter or lacks a paragraph. `told`: of each copy. */
export function reasonsOf({ row, members, reasons }: CopyGroupView, told: readonly Told[], lines: readonly number[]): ShownReason[] {
  const [keep, ...others] = members
  if (keep === undefined || row.copies > members.length || !reasons.includes('complete')) return [...reasons]
  const lacking = told.some(({ lacks }) => lacks.length > 0)
  const complete = lacking || others.some((other) => lengthOf(other) < lengthOf(keep) * (1 - LONGER))
  if (complete) return [...reasons]
  const left = reasons.filter((reason) => reason !== 'complete')
  if (left.length > 0) return left
  // A page keeps the one that fits its place, then the first. [U3]
  return row.group.startsWith(OF_PAGE) && lines.some((line) => line < (lines[0] ?? line)) ? ['in-place'] : ['first']
}

function lengthOf({ text, start, end }: CopyMember): number {
  return text.slice(start, end).replace(/\s/gu, '').length
}

/** What is to be said of the group as a whole; null while it is open. */
export function saidOf(
  { row }: CopyGroupView,
  copies: readonly { readonly state: MemberState }[],
): 'later' | 'kept' | 'different' | 'decided' | null {
  if (row.state !== 'kept') return row.state === 'later' ? 'later' : null
  const states = new Set(copies.slice(1).map(({ state }) => state))
  if (states.size > 1) return 'decided'
  return states.has('different') ? 'different' : 'kept'
}
