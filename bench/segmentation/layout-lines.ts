/** Cuts what was set on a sheet into its printed lines, each with a box of its own. */
import { visualLength } from '#shared/text/index.ts'

import { split, type Draft, type Piece } from './compose-draft.ts'
import { lineEnd, topUp } from './damage/breaks.ts'

/** The measures of a page, in pixels of its image. */
export interface Sheet {
  readonly width: number
  readonly columns: number
  readonly columnWidth: number
  readonly gutter: number
  readonly margin: number
  /** Size of the body type, and from one line of it to the next. */
  readonly size: number
  readonly leading: number
  /** Characters of a line in one column. */
  readonly measure: number
  /** Lines of what was set across columns. */
  readonly rows: Map<Piece, number>
}

/** A headline in two parts: 蒙眼护蛋 体验亲恩. */
export const twoParts = /^([^\s，。A-Za-z]{4,})[\s\u3000]+([^\s，。A-Za-z]{4,})$/

/** Makes each printed line of a paragraph a piece with a box of its own; a paragraph's first line begins further to the right where the paper indents. */
export function cutIntoLines(draft: Draft, sheet: Sheet, piece: Piece, indent: number): void {
  const rows = sheet.rows.get(piece) ?? 1
  if (rows > 1) cutTitle(draft, piece, rows)
  if ((piece.role !== 'body' && piece.role !== 'caption') || piece.verse || piece.box === undefined) return
  const { x, y, height } = piece.box
  const width = Math.max(piece.box.width, sheet.columnWidth)
  const measure = Math.max(4, Math.floor((sheet.measure * width) / sheet.columnWidth))
  const inset = piece.role === 'body' && piece.joins === null ? Math.min(indent, measure - 2) : 0
  const lines = [piece]
  for (let here = piece; lengthOfText(draft, here.text) > measure - (here === piece ? inset : 0);) {
    const rest = split(draft, here, lineEnd(draft, here.text, measure - (here === piece ? inset : 0)))
    if (rest === undefined) break
    lines.push(rest)
    here = rest
  }
  const last = lines.at(-1) ?? piece
  const isFull = topUp(draft, last, measure - (last === piece ? inset : 0))
  const step = Math.min(sheet.leading, height / lines.length)
  lines.forEach((line, i) => {
    const left = i === 0 ? (inset * width) / measure : 0
    const used = line === last && !isFull ? Math.max(step, (lengthOfText(draft, line.text) / measure) * width) : width - left
    line.box = { x: x + left, y: y + i * step, width: Math.min(width - left, used), height: step }
  })
}

/** Programs draw a box around whole lines, or around what of them is printed; between the boxes of two lines white space is left then. */
export function drawAroundInk({ random, flow }: Draft, { size, leading }: Sheet): void {
  const space = random.chance(0.3) ? 0 : random.next() * (leading - INK * size)
  for (const piece of flow) {
    if (piece.box === undefined || piece.box.height < 2 * space) continue
    piece.box = { ...piece.box, y: piece.box.y + space / 2, height: piece.box.height - space }
  }
}

/** Height of the ink of a line, in sizes of type. */
const INK = 0.9

/** Makes each line of a title a piece with a box of its own, all in the middle and about equally wide, or as its two parts are. Titles are not joined. */
function cutTitle(draft: Draft, piece: Piece, rows: number): void {
  const { box, text } = piece
  if (box === undefined) return
  const parts = twoParts.exec(text)
  const lines = [piece]
  for (let here = piece; lines.length < rows;) {
    const even = Math.ceil(here.text.length / (rows - lines.length + 1))
    const rest = split(draft, here, parts === null ? lineEnd(draft, here.text, even) : (parts[1]?.length ?? even))
    if (rest === undefined) break
    rest.joins = null
    lines.push(rest)
    here = rest
  }
  const longest = Math.max(...lines.map((line) => lengthOfText(draft, line.text)))
  lines.forEach((line, i) => {
    const width = (box.width * lengthOfText(draft, line.text)) / longest
    line.box = { x: box.x + (box.width - width) / 2, y: box.y + (i * box.height) / lines.length, width, height: box.height / lines.length }
  })
}

/** In characters of the page's script: figures and Latin letters take half the room of Chinese ones. */
export function lengthOfText(draft: Draft, text: string): number {
  return draft.style.latin ? text.length : visualLength(text)
}
