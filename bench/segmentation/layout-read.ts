/** Reads a page that was set in columns, as programs do: in some order, with crooked boxes, with labels that may be wrong. */
import type { Box } from '#shared/geometry/index.ts'

import type { Draft, Piece } from './compose-draft.ts'

/** Article by article; each column from top to bottom, across articles; each row from left to right, across columns. */
export const READINGS = ['articles', 'columns', 'rows'] as const
export type Reading = (typeof READINGS)[number]

/** Where something begins, in pixels. */
export interface Corner {
  readonly x: number
  readonly y: number
}

/** How the page was set: from one column to the next and from one line to the next, and where the articles that stand under each other begin. */
export interface Setting {
  readonly columnStep: number
  readonly leading: number
  readonly corners: ReadonlyMap<Piece, Corner>
}

/** Puts the pieces into the file's order. */
export function readSheet(draft: Draft, reading: Reading, { columnStep, leading, corners }: Setting): void {
  if (reading === 'articles') return byArticles(draft, corners)
  const boxed = draft.flow.filter((piece) => piece.box !== undefined)
  const left = Math.min(...boxed.map((piece) => piece.box?.x ?? 0))
  const rank = (piece: Piece): [number, number] => {
    const { x, y } = piece.box ?? { x: 0, y: 0 }
    return reading === 'columns' ? [Math.round((x - left) / columnStep - 0.25), y] : [Math.round(y / (2 * leading)), x]
  }
  const rows = draft.flow.map((piece) => ({ piece, rank: rank(piece) }))
  rows.sort((a, b) => a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1])
  draft.flow = rows.map((row) => row.piece)
  draft.damages.add(`read by ${reading}`)
}

/**
 * Articles from top to bottom and from left to right, those that stand under each other one after the other; what belongs to none stands where it is
 * on the image.
 */
function byArticles(draft: Draft, corners: ReadonlyMap<Piece, Corner>): void {
  const groups = draft.articles.map((article) => article.order)
  for (const piece of draft.flow) if (piece.article === null) groups.push([piece])
  const rows = groups.map((pieces) => {
    const own = cornerOf(pieces)
    const slot = pieces.map((piece) => corners.get(piece)).find((corner) => corner !== undefined) ?? own
    return { pieces, keys: [Math.round(slot.y / ROW), slot.x, Math.round(own.y / ROW), own.x] }
  })
  rows.sort((a, b) => a.keys.map((key, i) => key - (b.keys[i] ?? 0)).find((difference) => difference !== 0) ?? 0)
  draft.flow = rows.flatMap((row) => row.pieces)
}

/** What begins in one such row begins side by side, in pixels. */
const ROW = 40

function cornerOf(pieces: readonly Piece[]): Corner {
  const boxes = pieces.flatMap((piece) => piece.box ?? [])
  return { x: Math.min(...boxes.map((box) => box.x)), y: Math.min(...boxes.map((box) => box.y)) }
}

/** The sheet lay a little crooked, and boxes are never drawn exactly. */
export function shakeBoxes(draft: Draft): void {
  const { random } = draft
  const slope = random.chance(0.5) ? 0 : (random.next() - 0.5) * 0.02
  const jitter = random.int(0, 5)
  for (const piece of draft.flow) {
    if (piece.box === undefined) continue
    const turned = around(piece.box, slope)
    const shake = (): number => random.int(-jitter, jitter)
    piece.box = rounded({ x: turned.x + shake(), y: turned.y + shake(), width: turned.width + shake(), height: turned.height + shake() })
  }
}

/** The box around a box that was turned by a small angle, given as its slope. */
function around({ x, y, width, height }: Box, slope: number): Box {
  const size = { width: width + Math.abs(slope) * height, height: height + Math.abs(slope) * width }
  const middle = { x: x + width / 2, y: y + height / 2 }
  return { x: middle.x - middle.y * slope - size.width / 2, y: middle.y + middle.x * slope - size.height / 2, ...size }
}

function rounded({ x, y, width, height }: Box): Box {
  return { x: Math.round(x), y: Math.round(y), width: Math.max(4, Math.round(width)), height: Math.max(4, Math.round(height)) }
}

const LABEL_OF: Readonly<Record<string, string>> = {
  headline: 'title',
  kicker: 'title',
  subhead: 'title',
  section: 'title',
  caption: 'caption',
  credit: 'caption',
  noise: 'header',
}

/** On some pages the layout program says what each box is; it is right mostly. */
export function labelBoxes(draft: Draft): void {
  const { random } = draft
  if (!random.chance(0.4)) return
  const wrong = 0.03 + random.next() * 0.12
  for (const piece of draft.flow) {
    const right = LABEL_OF[piece.role] ?? 'text'
    piece.label = random.chance(wrong) ? random.pick(['title', 'text', 'text', 'caption', 'header']) : right
  }
}

/** Gives what strayed in after the page was set a small box beside what stands before it. */
export function boxStrays(draft: Draft): void {
  let last: Box = { x: 40, y: 40, width: 40, height: 20 }
  for (const piece of draft.flow) {
    const size = Math.min(40, last.height)
    piece.box ??= {
      x: last.x + draft.random.int(0, 60),
      y: last.y + last.height,
      width: size * Math.max(1, piece.text.length),
      height: size,
    }
    last = piece.box
  }
}
