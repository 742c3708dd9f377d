/** Reads a page that was set in columns, as programs do: in some order, with crooked boxes, with labels that may be wrong. */
import type { Box } from '#shared/geometry/index.ts'

import type { Draft, Piece } from './compose-draft.ts'

/** Article by article; each column from top to bottom, across articles; each row from left to right, across columns. */
export const READINGS = ['articles', 'columns', 'rows'] as const
export type Reading = (typeof READINGS)[number]

/** Puts the pieces into the file's order. */
export function readSheet(draft: Draft, reading: Reading, columnStep: number, leading: number): void {
  if (reading === 'articles') return byArticles(draft)
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

/** Articles from top to bottom and from left to right; what belongs to none stands where it is on the image. */
function byArticles(draft: Draft): void {
  const groups = draft.articles.map((article) => article.order)
  for (const piece of draft.flow) if (piece.article === null) groups.push([piece])
  const rows = groups.map((pieces) => ({ pieces, at: cornerOf(pieces) }))
  rows.sort((a, b) => a.at.y - b.at.y || a.at.x - b.at.x)
  draft.flow = rows.flatMap((row) => row.pieces)
}

function cornerOf(pieces: readonly Piece[]): { x: number; y: number } {
  const boxes = pieces.flatMap((piece) => piece.box ?? [])
  return { x: Math.min(...boxes.map((box) => box.x)), y: Math.round(Math.min(...boxes.map((box) => box.y)) / 40) }
}

/** The sheet lay a little crooked, and boxes are never drawn exactly. */
export function shakeBoxes(draft: Draft): void {
  const { random } = draft
  const slope = random.chance(0.5) ? 0 : (random.next() - 0.5) * 0.02
  const jitter = random.int(0, 5)
  for (const piece of draft.flow) {
    if (piece.box === undefined) continue
    const { x, y, width, height } = piece.box
    const shake = (): number => random.int(-jitter, jitter)
    const box = { x: x - y * slope + shake(), y: y + x * slope + shake(), width: width + shake(), height: height + shake() }
    piece.box = rounded(box)
  }
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
