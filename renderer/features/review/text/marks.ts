/** Which stretches of which blocks are marked, as data: what was corrected, what looks wrong, what was found. */
import type { BlockId } from '#shared/base/index.ts'
import { originalText, type Block, type Page } from '#shared/model/index.ts'

import { compareTexts } from '../model/edit-text.ts'

/** Names of the highlights in the style sheet, in the order in which they lie over one another. */
export const MARK_KINDS = ['corrected', 'suspect', 'found', 'suspect-now', 'found-now'] as const
export type MarkKind = (typeof MARK_KINDS)[number]

/** UTF-16 offsets in the block's text, of which the shown one has the same length. */
export interface Mark {
  readonly block: BlockId
  readonly start: number
  readonly end: number
}

export type Marks = Readonly<Record<MarkKind, readonly Mark[]>>

export const NO_MARKS: Marks = { corrected: [], suspect: [], found: [], 'suspect-now': [], 'found-now': [] }

const words = /[\p{L}\p{N}]/u

/** What `now` has that `before` does not have, as stretches of `now`. Marks alone are left out: a page set right has hundreds. */
export function newStretches(before: string, now: string): readonly { readonly start: number; readonly end: number }[] {
  let at = 0
  return compareTexts(before, now).flatMap(({ kind, text }) => {
    if (kind === 'gone') return []
    const start = at
    at += text.length
    return kind === 'new' && words.test(text) ? [{ start, end: at }] : []
  })
}

const known = new WeakMap<Block, readonly Mark[]>()

/** What editors wrote into the texts of a page. */
export function correctedMarks(page: Page): readonly Mark[] {
  return Object.values(page.blocks).flatMap((block) => {
    const before = known.get(block)
    if (before !== undefined) return before
    const original = originalText(page, block)
    const marks = block.text === original ? [] : newStretches(original, block.text).map((one) => ({ block: block.id, ...one }))
    known.set(block, marks)
    return marks
  })
}
