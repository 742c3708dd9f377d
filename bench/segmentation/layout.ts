/**
 * Sets a page in columns, so that each line gets a box as a layout program would give it, and paragraphs break where a
 * column ends. What the page is read in is another matter: that order may be wrong.
 */
import { headOf, split, type Draft, type Made, type Piece } from './compose-draft.ts'
import { INDENT, lineEnd } from './damage/breaks.ts'
import { cutIntoLines, drawAroundInk, lengthOfText, twoParts, type Sheet } from './layout-lines.ts'
import { labelBoxes, readSheet, shakeBoxes, type Corner, type Reading } from './layout-read.ts'

/** What stands above each other in some columns: mostly one article, several where they are short. */
interface Slot {
  readonly articles: Made[]
  span: number
}

/** Sets the page and reads it in the given way. Pages of single lines get a box for each line. */
export function layOut(draft: Draft, reading: Reading, singleLines: boolean): void {
  const { random, style } = draft
  const sheet = sheetFor(draft)
  const labels = labelsOf(draft)
  const over = new Set([...labels.values()].flat())
  // Known before paragraphs are cut and the flow gets longer.
  const half = draft.flow.length / 2
  const isLoose = (piece: Piece): boolean => piece.article === null && !over.has(piece)
  const atHead = draft.flow.filter((piece, i) => isLoose(piece) && i < half)
  const atFoot = draft.flow.filter((piece, i) => isLoose(piece) && i >= half)
  let y = sheet.margin + furniture(draft, sheet, atHead, sheet.margin)
  const waiting = [...new Set(draft.flow.flatMap((piece) => piece.article ?? []))]
  const groups = groupsOf(waiting, labels)
  const corners = new Map<Piece, Corner>()
  while (waiting.length > 0) {
    const slots = slotsOf(draft, sheet, waiting, groups)
    let x = sheet.margin
    let bottom = y
    for (const slot of slots) {
      let top = y
      const corner = { x, y }
      for (const [article, inside] of withPhotos(draft, slot)) {
        const both = inside === undefined ? [article] : [article, inside]
        const above = both.flatMap((each) => labels.get(each) ?? [])
        for (const piece of [...above, ...both.flatMap((each) => each.order)]) corners.set(piece, corner)
        for (const label of above) {
          top = placeAcross(draft, sheet, label, x, slot.span, top, 1.6) + sheet.leading
        }
        top = placeArticle(draft, sheet, article, inside, x, slot.span, top) + sheet.leading
      }
      bottom = Math.max(bottom, top)
      x += slot.span * (sheet.columnWidth + sheet.gutter)
    }
    y = bottom + random.int(0, 1) * sheet.leading
  }
  furniture(draft, sheet, atFoot, y)
  // Nearly all papers indent paragraphs.
  const indent = random.chance(0.85) ? (style.latin ? 2 : 1) * INDENT : 0
  if (singleLines) for (const piece of [...draft.flow]) cutIntoLines(draft, sheet, piece, indent)
  readSheet(draft, reading, { columnStep: sheet.columnWidth + sheet.gutter, leading: sheet.leading, corners })
  drawAroundInk(draft, sheet)
  shakeBoxes(draft)
  labelBoxes(draft)
}

function sheetFor(draft: Draft): Sheet {
  const { random, style } = draft
  const width = random.int(2000, 4000)
  const columns = random.int(4, 7)
  const margin = Math.round(width * 0.04)
  const gutter = Math.round(width * (0.008 + random.next() * 0.008))
  const columnWidth = (width - 2 * margin - (columns - 1) * gutter) / columns
  const measure = style.latin ? style.measure * 2 : style.measure
  const size = columnWidth / style.measure
  return { width, columns, margin, gutter, columnWidth, size, leading: size * (1.2 + random.next() * 0.3), measure, rows: new Map() }
}

/** Labels of the page, by the article that they stand above. */
function labelsOf(draft: Draft): Map<Made, Piece[]> {
  const labels = new Map<Made, Piece[]>()
  draft.flow.forEach((piece, i) => {
    if (piece.article !== null || piece.role !== 'section') return
    const below = draft.flow.slice(i).find((each) => each.article !== null)?.article
    if (below != null) labels.set(below, [...(labels.get(below) ?? []), piece])
  })
  return labels
}

/** How many articles a label keeps together, by the first of them: its notices, or two articles. */
function groupsOf(articles: readonly Made[], labels: ReadonlyMap<Made, readonly Piece[]>): Map<Made, number> {
  const isNotice = (article: Made | undefined): boolean => article?.kind === 'ad' && article.order.length === 1
  return new Map(
    [...labels.keys()].map((first) => {
      const from = articles.indexOf(first)
      let to = from + 1
      if (isNotice(first)) while (isNotice(articles[to])) to++
      return [first, Math.max(2, to - from)] as const
    }),
  )
}

/** Running heads and the like in rows, and labels over nothing. Returns their height. */
function furniture(draft: Draft, sheet: Sheet, pieces: readonly Piece[], top: number): number {
  let [x, y] = [sheet.margin, top]
  for (const piece of pieces) {
    const width = textWidth(draft, piece.text, sheet.size)
    if (x > sheet.margin && x + width > sheet.width - sheet.margin) {
      x = sheet.margin
      y += 2 * sheet.leading
    }
    piece.box = { x, y, width, height: sheet.size }
    x += width + 4 * sheet.size
  }
  return pieces.length === 0 ? 0 : y - top + 2 * sheet.leading
}

/** The next articles that stand beside each other, in columns in proportion to their length. */
function slotsOf(draft: Draft, sheet: Sheet, waiting: Made[], groups: ReadonlyMap<Made, number>): Slot[] {
  const { random } = draft
  const slots: Slot[] = []
  const count = random.int(1, 3)
  const longest = lengthOf(waiting[0])
  // Nobody sets a short text across a whole page.
  const enough = sheet.columns * 9 * sheet.measure
  const set = (): number => slots.reduce((all, slot) => all + sum(slot.articles), 0)
  const next = (): Made[] => waiting.splice(0, (waiting[0] === undefined ? undefined : groups.get(waiting[0])) ?? 1)
  while (slots.length < sheet.columns && waiting.length > 0 && (slots.length < count || set() < enough)) {
    const articles = next()
    // Short articles stand under each other beside a long one.
    while (waiting.length > 0 && random.chance(0.6) && articles.length < 4 && sum(articles) + lengthOf(waiting[0]) < longest) {
      articles.push(...next())
    }
    slots.push({ articles, span: 1 })
  }
  for (let free = sheet.columns - slots.length; free > 0; free--) {
    const fullest = slots.reduce((a, b) => (sum(b.articles) / b.span > sum(a.articles) / a.span ? b : a))
    fullest.span++
  }
  return random.shuffled(slots)
}

function lengthOf(article: Made | undefined): number {
  return article?.order.reduce((all, piece) => all + piece.text.length, article.kind === 'photo' ? 150 : 30) ?? 0
}

function sum(articles: readonly Made[]): number {
  return articles.reduce((all, article) => all + lengthOf(article), 0)
}

/** The articles of a slot; now and then a picture stands inside the article before it. */
function withPhotos(draft: Draft, slot: Slot): [Made, Made | undefined][] {
  const rows: [Made, Made | undefined][] = []
  for (const article of slot.articles) {
    const last = rows.at(-1)
    const fits = slot.span > 1 && article.kind === 'photo' && last !== undefined && last[0].kind !== 'photo' && last[1] === undefined
    if (fits && draft.random.chance(0.6)) last[1] = article
    else rows.push([article, undefined])
  }
  return rows
}

/** Sets one article into its columns from `top` on, around a picture's story if there is one. Returns where it ends. */
function placeArticle(draft: Draft, sheet: Sheet, article: Made, inside: Made | undefined, x: number, span: number, top: number): number {
  const { random } = draft
  const head = headOf(article)
  let y = top
  // A picture stands above its lines; there is nothing to read in it.
  if (article.kind === 'photo') y += spanWidth(sheet, Math.min(span, 3)) * (0.4 + random.next() * 0.4)
  // A headline may be narrower than its text, which then stands beside it too.
  const narrow = span > 2 && head.length > 0 && random.chance(0.25) ? random.int(1, span - 1) : span
  const big = Math.min(4.5, 1.7 + narrow * (0.3 + random.next() * 0.4))
  const sizes: Readonly<Record<string, number>> = {
    headline: big,
    kicker: Math.max(1.1, big * 0.5),
    subhead: Math.max(1.1, big * 0.5),
    section: 1.2,
  }
  for (const piece of head) y = placeAcross(draft, sheet, piece, x, narrow, y, sizes[piece.role] ?? 1) + sheet.size * 0.4
  const text = article.order.slice(head.length)
  const wide = article.kind === 'photo' || article.kind === 'ad' || (span > 2 && random.chance(0.1))
  // Where a picture stands inside, the text is set around it.
  if (wide && inside === undefined)
    return placeColumns(draft, sheet, text, { x, y, count: 1, width: spanWidth(sheet, Math.min(span, 4)), extra: [0] })
  const beside = Math.floor((y - top) / sheet.leading)
  const extra = Array.from({ length: span }, (_, column) => (column < narrow ? 0 : beside))
  if (inside !== undefined) {
    const column = random.int(0, span - 1)
    const from = y - (extra[column] ?? 0) * sheet.leading
    const end = placeArticle(draft, sheet, inside, undefined, x + column * (sheet.columnWidth + sheet.gutter), 1, from)
    extra[column] = (extra[column] ?? 0) - Math.ceil((end - from) / sheet.leading) - 1
  }
  return placeColumns(draft, sheet, text, { x, y, count: span, width: sheet.columnWidth, extra })
}

/** Sets a line, or as many as it takes, across some columns in a multiple of the body's size. Returns where it ends. */
function placeAcross(draft: Draft, sheet: Sheet, piece: Piece, x: number, span: number, y: number, times: number): number {
  const width = spanWidth(sheet, span)
  const latin = /^[ -~‘’“”–—]+$/.test(piece.text)
  const parts = piece.role === 'headline' && draft.random.chance(0.6) ? twoParts.exec(piece.text) : null
  const length = parts === null ? piece.text.length : Math.max(parts[1]?.length ?? 0, parts[2]?.length ?? 0)
  // A line that is a little too wide is set smaller.
  const wanted = length * sheet.size * times * (latin ? 0.5 : 1)
  const size = wanted > width && wanted < width * 1.4 ? (sheet.size * times * width) / wanted : sheet.size * times
  const rows = Math.max(1, Math.ceil(wanted / width - 0.4)) * (parts === null ? 1 : 2)
  const height = rows * size * 1.1
  const used = Math.min(width, wanted)
  piece.box = { x: x + (width - used) / 2, y, width: used, height }
  sheet.rows.set(piece, rows)
  return y + height
}

interface Columns {
  readonly x: number
  readonly y: number
  readonly count: number
  readonly width: number
  /** Lines that each column has above `y`, or lacks below it. */
  readonly extra: readonly number[]
}

/** Fills columns that end at the same height with the text; a paragraph that does not fit goes on in the next. Returns where they end. */
function placeColumns(draft: Draft, sheet: Sheet, pieces: readonly Piece[], { x, y, count, width, extra }: Columns): number {
  const measure = Math.max(4, Math.floor((sheet.measure * width) / sheet.columnWidth))
  const all = pieces.reduce((lines, piece) => lines + linesFor(draft, piece, measure), 0)
  const height = Math.max(1, Math.ceil((all - extra.reduce((lines, each) => lines + each, 0)) / count))
  const first = (column: number): number => -(extra[column] ?? 0)
  let column = 0
  let line = first(0)
  let lowest = 0
  const queue = [...pieces]
  for (let piece = queue.shift(); piece !== undefined; piece = queue.shift()) {
    const left = column === count - 1 ? Infinity : height - line
    let lines = linesFor(draft, piece, measure)
    if (lines > left) {
      const rest = left > 0 ? cutAtEnd(draft, piece, left * measure) : undefined
      if (rest === undefined) {
        column++
        line = first(column)
        queue.unshift(piece)
        continue
      }
      queue.unshift(rest)
      lines = left
    }
    const used = lines > 1 ? width : Math.min(width, textWidth(draft, piece.text, sheet.size))
    piece.box = { x: x + column * (width + sheet.gutter), y: y + line * sheet.leading, width: used, height: lines * sheet.leading }
    line += lines
    lowest = Math.max(lowest, line)
  }
  return y + lowest * sheet.leading
}

/** Cuts a paragraph where its column is full. Other lines are never cut. */
function cutAtEnd(draft: Draft, piece: Piece, room: number): Piece | undefined {
  if (piece.role !== 'body' || piece.verse) return undefined
  return split(draft, piece, lineEnd(draft, piece.text, room - (piece.joins === null ? 2 : 0)))
}

/** Lines that a piece takes: a paragraph is indented by two characters, a crosshead has air around it. */
function linesFor(draft: Draft, piece: Piece, measure: number): number {
  const indent = piece.joins === null && piece.role === 'body' ? 2 : 0
  return Math.max(1, Math.ceil((lengthOfText(draft, piece.text) + indent) / measure))
}

function spanWidth(sheet: Sheet, span: number): number {
  return span * sheet.columnWidth + (span - 1) * sheet.gutter
}

function textWidth(draft: Draft, text: string, size: number): number {
  return lengthOfText(draft, text) * size * (draft.style.latin ? 0.5 : 1)
}
