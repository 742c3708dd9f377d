/** Why a text stands twice: by the place on the page, and by what papers repeat on purpose. */
import type { Box } from '#shared/geometry/index.ts'

/**
 * Machine: read twice, by overlapping boxes, or said twice by a model that repeats itself. Printed: it stands in two places.
 * Legitimate: repeated on purpose, to be kept. Without boxes nobody can tell the first two apart, and we say so.
 */
export type Cause = 'machine' | 'printed' | 'legitimate' | 'printed or machine'

/** What is known of the place of a copy. Absent: not known. */
export interface CopyPlace {
  /** Names the page (issue and number). Copies without it are on pages of their own. */
  readonly page?: string
  /** Page number within the issue, and the date (`2008-05-12`). */
  readonly pageNumber?: number
  readonly date?: string
  /** Where it stands in the original's text. */
  readonly source?: { readonly start: number; readonly end: number }
  /** Where it stands on the picture. An empty list: the reader gave places to others but none to this. */
  readonly boxes?: readonly Box[]
  /** Length of the copy, in characters that count. */
  readonly length?: number
  /** It is a headline. */
  readonly isHeadline?: boolean
  /** The article goes on on, or comes from, another page (转版). */
  readonly isContinued?: boolean
  /** The raw text, where it may say that it corrects another. */
  readonly text?: string
}

/** Share of the smaller area that overlaps when one place was read twice. */
const SAME_PLACE = 0.5
/** Characters that a teaser has at most, and how many times that its article has at least. */
const TEASER = 200
const TEASER_TIMES = 2

/** The cause of two copies, in any order. */
export function causeOf(a: CopyPlace, b: CopyPlace): Cause {
  if (isCorrection(a) || isCorrection(b)) return 'legitimate'
  const samePage = a.page !== undefined && a.page === b.page
  if (!samePage && a.isHeadline === true && b.isHeadline === true && (a.isContinued === true || b.isContinued === true)) return 'legitimate'
  if (isTeaser(a, b) || isTeaser(b, a)) return 'legitimate'
  if (samePage && sameSource(a, b)) return 'machine'
  if (a.boxes !== undefined && b.boxes !== undefined) {
    if (!samePage && a.page !== undefined && b.page !== undefined) return 'printed'
    if (a.boxes.length === 0 || b.boxes.length === 0) return 'machine'
    return overlap(a.boxes, b.boxes) >= SAME_PLACE ? 'machine' : 'printed'
  }
  // Two pages were read from two pieces of paper.
  return a.page !== undefined && b.page !== undefined && !samePage ? 'printed' : 'printed or machine'
}

/** The cause of a group from those of its copies with the kept one: the one that asks for the most care. */
export function causeOfGroup(causes: readonly Cause[]): Cause {
  for (const cause of ['legitimate', 'printed', 'printed or machine', 'machine'] as const) if (causes.includes(cause)) return cause
  return 'printed or machine'
}

/** A short text on page one whose content stands in a longer article of a later page of the issue. */
function isTeaser(a: CopyPlace, b: CopyPlace): boolean {
  if (a.pageNumber !== 1 || b.pageNumber === undefined || b.pageNumber <= 1 || a.date !== b.date) return false
  return a.length !== undefined && b.length !== undefined && a.length <= TEASER && b.length >= a.length * TEASER_TIMES
}

function isCorrection({ text }: CopyPlace): boolean {
  return text !== undefined && /^[\s【[（(]*(?:更正|勘误|更正启事|更正声明|来函照登)|特此更正|应为[“「"'].{1,40}[”」"'],?特/u.test(text)
}

function sameSource(a: CopyPlace, b: CopyPlace): boolean {
  if (a.source === undefined || b.source === undefined) return false
  const common = Math.min(a.source.end, b.source.end) - Math.max(a.source.start, b.source.start)
  return common >= SAME_PLACE * Math.min(a.source.end - a.source.start, b.source.end - b.source.start) && common > 0
}

/** The part of the smaller area that both cover. Boxes of one copy seldom overlap each other. */
function overlap(a: readonly Box[], b: readonly Box[]): number {
  const area = (boxes: readonly Box[]): number => boxes.reduce((sum, box) => sum + box.width * box.height, 0)
  let common = 0
  for (const one of a) {
    for (const other of b) {
      const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
      const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y)
      if (width > 0 && height > 0) common += width * height
    }
  }
  return common / Math.max(1e-9, Math.min(area(a), area(b)))
}
