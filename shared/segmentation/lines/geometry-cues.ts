/**
 * What the boxes of a scanned page tell: type size and width, whether a block stands directly under another, whether a
 * text goes on at the head of the next column, and under which title. A page without boxes gives no cue at all.
 */
import { bucket, within, type Cues } from './cues.ts'
import type { PageFacts } from './page-facts.ts'
import { isLarge, overlap, sheetOf, type Area, type Sheet, type Spot } from '../sheet/sheet.ts'

const SIZES = [0.7, 0.9, 1.1, 1.3, 1.6, 2.1, 2.8]
const WIDTHS = [0.3, 0.6, 0.9, 1.15, 2.2, 3.3]
/** How much more than the usual gap is below a block, in sizes of type. */
const GAPS = [-1, 0.4, 1.2, 2.5, 6]

const sheets = new WeakMap<PageFacts, { readonly sheet: Sheet | undefined }>()

/** The sheet of a page, looked at once. */
function sheetFor(facts: PageFacts): Sheet | undefined {
  let known = sheets.get(facts)
  if (known === undefined) sheets.set(facts, (known = { sheet: sheetOf(facts.blocks) }))
  return known.sheet
}

/** Adds what the boxes tell of a line: by itself, and beside its neighbours in the row. Lines are named by their numbers. */
export function geometryCues(facts: PageFacts, cues: Cues, line: number, above: number | undefined, below: number | undefined): void {
  const sheet = sheetFor(facts)
  const spot = sheet?.spots[line]
  if (sheet === undefined || spot === undefined) return
  const size = bucket(spot.size, SIZES)
  cues.add(`type-size:${size}`, 1, { times: Math.round(spot.size * 10) / 10 })
  cues.add(`type-size:${facts.looks[line] ?? 'bare'}.${size}`)
  cues.add(`box-width:${bucket(spot.columns, WIDTHS)}`, 1, { columns: Math.round(spot.columns * 10) / 10 })
  neighbourBox(cues, facts, sheet, spot, above, 'above')
  neighbourBox(cues, facts, sheet, spot, below, 'below')
  cues.add(`box-over:${lookFrom(facts, sheet, spot.above)}.${orderOf(spot.above, line, above)}`)
  cues.add(`box-under:${lookFrom(facts, sheet, spot.below)}.${orderOf(spot.below, line, below)}`)
  if (above !== undefined) cues.add(`box-title:above.${titles(sheet, above, line)}`)
}

function neighbourBox(cues: Cues, facts: PageFacts, sheet: Sheet, spot: Spot, other: number | undefined, where: 'above' | 'below'): void {
  const beside = sheet.spots[other ?? -1]
  if (beside === undefined) return
  const lies = where === 'above' ? relation(sheet, beside.last, spot.first) : relation(sheet, spot.last, beside.first)
  cues.add(`box-${where}:${lies}`)
  cues.add(`box-${where}:${lies}.${lookFrom(facts, sheet, other ?? -1)}`)
  cues.add(`type-size:${where}`, within(Math.log(spot.size / Math.max(0.05, beside.size)), 1.5))
  cues.add(`type-size:${where}.${bucket(spot.size / Math.max(0.05, beside.size), [0.45, 0.7, 0.9, 1.1, 1.4, 2.2])}`)
}

/**
 * Adds what the boxes tell of line `next` following line `last` in its article; `last` −1 stands for starting one.
 */
export function placeGeometry(facts: PageFacts, cues: Cues, last: number, next: number): void {
  const sheet = sheetFor(facts)
  const spot = sheet?.spots[next]
  if (sheet === undefined || spot === undefined) return
  const over = lookFrom(facts, sheet, spot.above)
  if (last < 0) {
    cues.add(`box-over:begins.${over}`)
    return
  }
  const before = sheet.spots[last]
  if (before === undefined) return
  const lies = relation(sheet, before.last, spot.first)
  cues.add(`box-follows:${lies}`)
  if (spot.above === last) cues.add('box-follows:direct')
  else if (before.below >= 0) cues.add(`box-follows:instead.${lookFrom(facts, sheet, before.below)}`)
  if (lies.startsWith('next')) cues.add(`box-follows:${lies}.${lookFrom(facts, sheet, before.below)}.${over}`)
  cues.add(`box-title:${titles(sheet, last, next)}`)
  cues.add(`type-size:follows.${bucket(spot.size / Math.max(0.05, before.size), [0.7, 0.9, 1.1, 1.4])}`)
}

/** Sizes and heights of one title's lines differ by less than this, and no more white space is between them; as multiples of the smaller one. */
const ONE_TITLE = { size: 1.35, height: 1.25, gap: 0.8 } as const

/** Two lines on the scan that stand under each other in one size of large type. */
export function isOneTitle(facts: PageFacts, upper: number, lower: number): boolean {
  const sheet = sheetFor(facts)
  const [over, under] = [sheet?.spots[upper], sheet?.spots[lower]]
  if (sheet === undefined || over === undefined || under === undefined || !isLarge(over) || !isLarge(under)) return false
  const [a, b] = [over.last.bottom - over.last.top, under.first.bottom - under.first.top]
  const isAlike = (x: number, y: number, most: number): boolean => Math.max(x, y) < most * Math.min(x, y)
  const gap = under.first.top - over.last.bottom
  const isUnder = overlap(over.last, under.first) > 0 && gap < ONE_TITLE.gap * Math.min(a, b) && gap > -a
  return isUnder && isAlike(over.size, under.size, ONE_TITLE.size) && isAlike(a, b, ONE_TITLE.height)
}

/** A cue that boxes alone give. */
export function isBoxCue(name: string): boolean {
  return name.startsWith('box-') || name.startsWith('type-size')
}

/** The line has a place on the scan. */
export function hasPlace(facts: PageFacts, line: number): boolean {
  return sheetFor(facts)?.spots[line] !== undefined
}

/** Where line `next` lies on the scan beside line `last`; undefined where there are no boxes. */
export function liesTo(facts: PageFacts, last: number, next: number): string | undefined {
  const sheet = sheetFor(facts)
  const [before, spot] = [sheet?.spots[last], sheet?.spots[next]]
  return sheet === undefined || before === undefined || spot === undefined ? undefined : relation(sheet, before.last, spot.first)
}

/** How one box lies to another that is read before it. */
function relation(sheet: Sheet, before: Area, here: Area): string {
  const narrow = Math.max(1, Math.min(before.to - before.from, here.to - here.from))
  if (overlap(before, here) >= narrow * 0.5) {
    const isBelow = here.top + here.bottom > before.top + before.bottom
    return isBelow ? `under.${bucket((here.top - before.bottom - sheet.gap) / sheet.type, GAPS)}` : 'over'
  }
  const steps = Math.round((here.from - before.from) / sheet.column)
  const slack = sheet.type * 2
  const height = here.top > before.bottom - slack ? 'down' : here.top < before.top + slack ? 'up' : 'beside'
  if (steps === 0) return `near.${height}`
  return `${steps === 1 ? 'next' : steps > 1 ? 'right' : 'left'}.${height}`
}

/** How a block on the sheet looks, `none` where there is none. */
function lookFrom(facts: PageFacts, sheet: Sheet, line: number): string {
  const spot = sheet.spots[line]
  if (spot === undefined) return 'none'
  return isLarge(spot) ? 'large' : (facts.looks[line] ?? 'bare')
}

/** Whether what stands there on the sheet is the neighbour in the file, or where in the file it stands. */
function orderOf(there: number, here: number, neighbour: number | undefined): string {
  if (there < 0) return 'none'
  if (there === neighbour) return 'neighbour'
  return there < here ? 'before' : 'behind'
}

/** Whether two lines stand under the same title, or the first is the title of the second. */
function titles(sheet: Sheet, last: number, next: number): string {
  const [before, spot] = [sheet.spots[last], sheet.spots[next]]
  if (before === undefined || spot === undefined) return 'unknown'
  if (isLarge(spot)) return isLarge(before) && (spot.title === last || before.title === next) ? 'stack' : 'large'
  if (spot.title === last) return 'own'
  const own = isLarge(before) ? last : before.title
  if (own < 0 || spot.title < 0) return own === spot.title ? 'none' : 'one'
  return own === spot.title ? 'same' : 'other'
}
