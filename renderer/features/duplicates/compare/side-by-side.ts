/**
 * Lays copies side by side: each against the first, paragraph by paragraph, with what differs marked on both sides. Where one has
 * characters that another lacks, the others get a gap as wide, so that lines break at the same places and the eye can compare.
 */
import type { Role } from '#shared/model/index.ts'

/** One line of a text: its paragraphs are divided by line breaks. */
export interface Line {
  readonly start: number
  readonly end: number
  readonly role: Role | null
}

export interface Copy {
  readonly text: string
  /** The part of the text that is the copy, UTF-16. */
  readonly start: number
  readonly end: number
  readonly lines: readonly Line[]
}

/** A stretch of two texts as the library aligns them, offsets from the starts of the parts that were given to it. */
export interface Span {
  readonly same: boolean
  readonly one: readonly [start: number, end: number]
  readonly other: readonly [start: number, end: number]
}

/** `odd`: differs from the first copy; `counterpart`: what another copy has otherwise; `outside`: not part of the copy. */
export type Look = 'same' | 'odd' | 'counterpart' | 'outside'

export type Piece =
  | { readonly text: string; readonly look: Look; readonly figure: boolean }
  /** So many characters that are not here. `lacking`: the first copy has them; else they are another copy's. */
  | { readonly gap: number; readonly lacking: boolean; readonly figure: boolean }

export interface Paragraph {
  readonly role: Role | null
  readonly pieces: readonly Piece[]
}

export interface Row {
  readonly role: Role | null
  /** One for each copy; null where the copy has nothing of the kind. */
  readonly cells: readonly (readonly Paragraph[] | null)[]
}

export interface Told {
  /** Characters that are not those of the first copy. */
  readonly odd: number
  /** Among what differs are figures. */
  readonly figures: boolean
  /** Paragraphs of the first copy that this one lacks. */
  readonly lacks: readonly (Role | null)[]
  /** It was laid along the first copy; a text may be too long for that. */
  readonly laid: boolean
}

export interface SideBySide {
  readonly rows: readonly Row[]
  readonly copies: readonly Told[]
}

/** The widest gap that is drawn as one; longer ones are told in words. Characters. */
export const WIDEST_GAP = 8

const DIGIT = /[\d０-９〇一二三四五六七八九十百千万亿零两]/u

interface Marked {
  readonly start: number
  readonly end: number
  readonly look: Look
  readonly figure: boolean
}

interface Gap {
  readonly at: number
  readonly gap: number
  readonly lacking: boolean
  readonly figure: boolean
}

/** `spans` of an other copy: null where it was not laid along the first. O(characters × copies). */
export function sideBySide(base: Copy, others: readonly { readonly copy: Copy; readonly spans: readonly Span[] | null }[]): SideBySide {
  const laid = others.map(({ copy, spans }) => ({ copy, spans: spans === null ? null : whole(base, copy, spans) }))
  const homes = laid.map(({ copy, spans }) =>
    spans === null ? copy.lines.map((_, i) => Math.min(i, base.lines.length - 1)) : homesOf(base, copy, spans),
  )
  const has = homes.map((lines) => new Set(lines))
  const inserted = insertions(laid.map(({ spans }) => spans))
  const bands = laid.map(({ copy, spans }, k) => {
    if (spans === null) return { marked: [{ start: 0, end: copy.text.length, look: 'same' as const, figure: false }], gaps: [] }
    return bandOf(base, copy, spans, inserted, has[k] ?? new Set())
  })
  const first = bandOfBase(
    base,
    laid.map(({ spans }) => spans),
    inserted,
    has,
  )

  const rows: { role: Role | null; cells: (Paragraph[] | null)[] }[] = base.lines.map((line) => ({
    role: line.role,
    cells: [[{ role: line.role, pieces: piecesOf(base.text, line, first.marked, first.gaps) }], ...others.map(() => null)],
  }))
  const before: Paragraph[][] = others.map(() => [])
  for (const [k, { copy }] of laid.entries()) {
    const band = bands[k]
    for (const [i, line] of copy.lines.entries()) {
      if (band === undefined) continue
      const paragraph = { role: line.role, pieces: piecesOf(copy.text, line, band.marked, band.gaps) }
      const cells = rows[homes[k]?.[i] ?? -1]?.cells
      if (cells === undefined) before[k]?.push(paragraph)
      else cells[k + 1] = [...(cells[k + 1] ?? []), paragraph]
    }
  }
  const head = before.some((lines) => lines.length > 0)
    ? [{ role: null, cells: [null, ...before.map((lines) => (lines.length > 0 ? lines : null))] }]
    : []
  return {
    rows: [...head, ...rows],
    copies: [
      { odd: 0, figures: false, lacks: [], laid: true },
      ...laid.map(({ copy, spans }, k) => toldOf(base, copy, spans, has[k] ?? new Set())),
    ],
  }
}

/** The spans over the whole texts, in order and without holes: what no span covers is punctuation or white space, and is the same. */
function whole(base: Copy, copy: Copy, spans: readonly Span[]): Span[] {
  const all: Span[] = []
  let [a, b] = [base.start, copy.start]
  const fill = (toA: number, toB: number): void => {
    if (toA > a || toB > b) all.push({ same: true, one: [a, toA], other: [b, toB] })
  }
  for (const { same, one, other } of spans) {
    fill(base.start + one[0], copy.start + other[0])
    all.push({ same, one: [base.start + one[0], base.start + one[1]], other: [copy.start + other[0], copy.start + other[1]] })
    ;[a, b] = [base.start + one[1], copy.start + other[1]]
  }
  fill(base.end, copy.end)
  return all
}

/** For each line of the copy the line of the first that has most of its text; never before an earlier one's; -1: before them all. */
function homesOf(base: Copy, copy: Copy, spans: readonly Span[]): number[] {
  let last = -1
  return copy.lines.map((line) => {
    const shares = new Map<number, number>()
    for (const { same, one, other } of spans) {
      if (!same || other[1] <= line.start || other[0] >= line.end) continue
      const from = one[0] + Math.max(0, line.start - other[0])
      const to = Math.min(one[1], one[0] + Math.min(other[1], line.end) - other[0])
      for (const [i, own] of base.lines.entries()) {
        const share = Math.min(to, own.end) - Math.max(from, own.start)
        if (share > 0) shares.set(i, (shares.get(i) ?? 0) + share)
      }
    }
    const best = [...shares].reduce<readonly [number, number]>((most, one) => (one[1] > most[1] ? one : most), [-1, 0])[0]
    last = Math.max(last, best)
    return last
  })
}

const extraOf = ({ one, other }: Span): number => Math.max(0, other[1] - other[0] - (one[1] - one[0]))
const isFigure = (text: string): boolean => DIGIT.test(text)

/** How many characters other copies have more at a place of the first one, where that can be drawn. */
function insertions(all: readonly (readonly Span[] | null)[]): Map<number, number> {
  const inserted = new Map<number, number>()
  for (const spans of all) {
    for (const span of spans ?? []) {
      const extra = span.same ? 0 : extraOf(span)
      if (extra > 0 && extra <= WIDEST_GAP) inserted.set(span.one[1], Math.max(inserted.get(span.one[1]) ?? 0, extra))
    }
  }
  return inserted
}

function bandOf(
  base: Copy,
  copy: Copy,
  spans: readonly Span[],
  inserted: ReadonlyMap<number, number>,
  has: ReadonlySet<number>,
): { readonly marked: readonly Marked[]; readonly gaps: readonly Gap[] } {
  const marked: Marked[] = [{ start: 0, end: copy.start, look: 'outside', figure: false }]
  const gaps: Gap[] = []
  for (const [i, span] of spans.entries()) {
    const { same, one, other } = span
    const [was, is] = [base.text.slice(...one), copy.text.slice(...other)]
    const figure = !same && (isFigure(was) || isFigure(is))
    marked.push({ start: other[0], end: other[1], look: same ? 'same' : 'odd', figure })
    if (same && was.length === is.length) {
      for (const [at, gap] of inserted)
        if (at > one[0] && at < one[1]) gaps.push({ at: other[0] + at - one[0], gap, lacking: false, figure: false })
    }
    const end = i === 0 || i === spans.length - 1
    const lacking = same ? 0 : lackingOf(base, span, has) - is.replaceAll('\n', '').length
    // What only the first copy has before and behind is not missing in a part of it.
    if (lacking > 0 && !(end && is === '' && lacking > WIDEST_GAP)) gaps.push({ at: other[1], gap: lacking, lacking: true, figure })
    const room = (inserted.get(one[1]) ?? 0) - (same ? 0 : extraOf(span))
    const next = spans[i + 1]
    if (room > 0 && extraOf(span) <= WIDEST_GAP && !(next !== undefined && !next.same && next.one[1] === one[1]))
      gaps.push({ at: other[1], gap: room, lacking: false, figure: false })
  }
  marked.push({ start: copy.end, end: copy.text.length, look: 'outside', figure: false })
  return { marked, gaps }
}

/** Characters of the first copy in a span, without the lines that the other lacks altogether. */
function lackingOf(base: Copy, { one }: Span, has: ReadonlySet<number>): number {
  return base.lines.reduce(
    (sum, line, i) => sum + (has.has(i) ? Math.max(0, Math.min(one[1], line.end) - Math.max(one[0], line.start)) : 0),
    0,
  )
}

function bandOfBase(
  base: Copy,
  all: readonly (readonly Span[] | null)[],
  inserted: ReadonlyMap<number, number>,
  has: readonly ReadonlySet<number>[],
): { readonly marked: readonly Marked[]; readonly gaps: readonly Gap[] } {
  const looks = new Uint8Array(base.text.length)
  for (const [k, spans] of all.entries()) {
    for (const span of spans ?? []) {
      const { same, one, other } = span
      const short = one[1] - one[0] <= WIDEST_GAP || other[1] > other[0]
      if (same || !short) continue
      const figure = isFigure(base.text.slice(...one))
      for (const [i, line] of base.lines.entries()) {
        if (has[k]?.has(i) !== true) continue
        for (let at = Math.max(one[0], line.start); at < Math.min(one[1], line.end); at++)
          looks[at] = Math.max(looks[at] ?? 0, figure ? 2 : 1)
      }
    }
  }
  const marked: Marked[] = []
  for (let start = 0; start < base.text.length;) {
    const outside = start < base.start || start >= base.end
    let end = start + 1
    while (end < base.text.length && looks[end] === looks[start] && end !== base.start && end !== base.end) end++
    const look = outside ? 'outside' : looks[start] === 0 ? 'same' : 'counterpart'
    marked.push({ start, end, look, figure: looks[start] === 2 })
    start = end
  }
  return { marked, gaps: [...inserted].map(([at, gap]) => ({ at, gap, lacking: false, figure: false })) }
}

/** The pieces of one line. A gap at its very end belongs to it, not to the next one. */
function piecesOf(text: string, line: Line, marked: readonly Marked[], gaps: readonly Gap[]): Piece[] {
  const own = gaps
    .filter(({ at }) => (at > line.start && at <= line.end) || (at === line.start && (at === 0 || text[at - 1] !== '\n')))
    .toSorted((a, b) => a.at - b.at)
  const pieces: Piece[] = []
  const upTo = (from: number, to: number, { look, figure }: Marked): void => {
    if (to <= from) return
    const last = pieces.at(-1)
    const more = text.slice(from, to)
    if (last !== undefined && 'text' in last && last.look === look && last.figure === figure)
      pieces[pieces.length - 1] = { text: last.text + more, look, figure }
    else pieces.push({ text: more, look, figure })
  }
  let next = 0
  const put = (at: number): void => {
    for (let gap = own[next]; gap !== undefined && gap.at <= at; gap = own[++next])
      pieces.push({ gap: gap.gap, lacking: gap.lacking, figure: gap.figure })
  }
  for (const mark of marked) {
    let from = Math.max(mark.start, line.start)
    const to = Math.min(mark.end, line.end)
    if (to <= from) continue
    for (let gap = own[next]; gap !== undefined && gap.at < to; gap = own[next]) {
      upTo(from, Math.max(from, gap.at), mark)
      from = Math.max(from, gap.at)
      put(gap.at)
    }
    upTo(from, to, mark)
  }
  put(line.end)
  return pieces
}

function toldOf(base: Copy, copy: Copy, spans: readonly Span[] | null, has: ReadonlySet<number>): Told {
  if (spans === null) return { odd: 0, figures: false, lacks: [], laid: false }
  let odd = 0
  let figures = false
  for (const span of spans) {
    if (span.same) continue
    const is = copy.text.slice(...span.other).replaceAll('\n', '')
    const lacking = lackingOf(base, span, has)
    odd += Math.max(is.length, lacking <= WIDEST_GAP || is !== '' ? lacking : 0)
    figures ||= is !== '' && lacking > 0 && (isFigure(base.text.slice(...span.one)) || isFigure(is))
  }
  return {
    odd,
    figures,
    lacks: base.lines.flatMap(({ role, start, end }, i) => (has.has(i) || end <= base.start || start >= base.end ? [] : [role])),
    laid: true,
  }
}

/** The lines of a text, each with the role of the block that begins it. */
export function linesOf(text: string, blocks: readonly { readonly start: number; readonly role: Role | null }[]): Line[] {
  const lines: Line[] = []
  for (let start = 0; start <= text.length;) {
    const at = text.indexOf('\n', start)
    const end = at < 0 ? text.length : at
    if (end > start) lines.push({ start, end, role: blocks.find((block) => block.start >= start && block.start < end)?.role ?? null })
    start = end + 1
  }
  return lines
}
