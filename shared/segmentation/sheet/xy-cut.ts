/**
 * The order in which the parts of a sheet are read: it is cut along white space, across and down in turn, until nothing is left to cut
 * (recursive X-Y cut; Nagy, Seth and Viswanathan, Computer 25(7), 1992). What newspapers need beside that: a title is not cut off from the text
 * below it while another cut can be made, it counts as wide as the columns over the middle of which it stands, and columns are
 * parted first where the right one begins with a title of its own.
 */
import type { Run } from './runs.ts'
import { overlap, type Area } from './sheet.ts'

/** How far boxes may reach into the white space that is cut along, in sizes of type: lines of titles overlap more than columns do. */
const SLACK = { across: 0.8, down: 0.35 } as const
/** White space below a title and between columns is at most this wide, in sizes of type. */
const BELOW_TITLE = 4
const GUTTER = 3

interface Part {
  readonly run: Run
  /** A title, or a label or kicker above one. */
  readonly isHead: boolean
  /** Its box, of titles and names below them with the columns that they stand over. */
  readonly area: Area
}

/** The runs in reading order. `type` is the usual size of type, in pixels. Takes time with the square of their number, at worst with its cube. */
export function xyCut(runs: readonly Run[], type: number): Run[] {
  const heads = headsOf(runs, widened(runs, type), type)
  const parts = runs.map((run): Part => ({ run, isHead: heads.has(run), area: heads.get(run) ?? run.area }))
  return cut(parts, type).map((part) => part.run)
}

function cut(parts: readonly Part[], type: number): Part[] {
  if (parts.length < 2) return [...parts]
  const slack = SLACK.across * type
  const across = strips(parts, 'top', 'bottom', slack)
  const whole = belowTitles(across, slack)
  if (whole.length > 1) return whole.flatMap((strip) => cut(strip, type))
  const down = strips(parts, 'from', 'to', SLACK.down * type)
  const titled = byTitles(down)
  const columns = titled.length > 1 ? titled : down
  if (columns.length > 1) return columns.flatMap((strip) => cut(strip, type))
  // Only the topmost strip is cut off: below it columns may be parted.
  const [top, ...rest] = across
  return top === undefined || rest.length === 0 ? crossing(parts) : [...cut(top, type), ...cut(rest.flat(), type)]
}

/** The parts in strips with white space between them, in order. */
function strips(parts: readonly Part[], from: 'top' | 'from', to: 'bottom' | 'to', slack: number): Part[][] {
  const found: Part[][] = []
  let end = -Infinity
  for (const part of parts.toSorted((a, b) => a.area[from] - b.area[from])) {
    const last = found.at(-1)
    if (last === undefined || part.area[from] >= end - slack) found.push([part])
    else last.push(part)
    end = Math.max(end, part.area[to])
  }
  return found
}

/** Strips made one with the next where at their foot stands a title, and something under it there. */
function belowTitles(found: readonly Part[][], slack: number): Part[][] {
  const joined: Part[][] = []
  /** Titles of the last of them under which nothing stands yet. */
  let open: Part[] = []
  for (const strip of found) {
    const isOpenIn = (title: Part): boolean => !strip.some((part) => isUnder(title.area, part.area, slack))
    const left = open.filter(isOpenIn)
    const before = joined.at(-1)
    if (before !== undefined && left.length < open.length) before.push(...strip)
    else {
      joined.push([...strip])
      left.length = 0
    }
    open = [...left, ...strip.filter((part) => part.isHead && isOpenIn(part))]
  }
  return joined
}

function isUnder(over: Area, under: Area, slack: number): boolean {
  return under.top >= over.bottom - slack && overlap(over, under) > 0
}

/** Columns made one with the one to their left where they begin with no title of their own. */
function byTitles(found: readonly Part[][]): Part[][] {
  const joined: Part[][] = []
  for (const strip of found) {
    const before = joined.at(-1)
    if (before !== undefined && !beginsWithTitle(strip)) before.push(...strip)
    else joined.push([...strip])
  }
  return joined
}

/** What stands highest in a strip is a title. */
function beginsWithTitle(strip: readonly Part[]): boolean {
  return strip.reduce((highest, part) => (part.area.top < highest.area.top ? part : highest)).isHead
}

/**
 * The boxes of titles, and of single lines by themselves next to one: labels and kickers above it, nearer to it than to what stands above
 * them, and names below it, which are as wide as it is. `areas` has the boxes of titles with the columns that they stand over.
 */
function headsOf(runs: readonly Run[], areas: readonly Area[], type: number): Map<Run, Area> {
  const heads = new Map(runs.flatMap((run, i) => (run.isLarge ? [[run, areas[i] ?? run.area] as const] : [])))
  const lines = runs.filter(({ isLarge, blocks, area }) => !isLarge && blocks.length === 1 && area.bottom - area.top <= 2 * type)
  for (const line of lines) {
    const above = nearest(runs, line, (other) => line.area.top - other.area.bottom, 'above')
    const title = above === undefined ? undefined : heads.get(above.run)
    if (above === undefined || title === undefined || above.gap >= 2 * type || !isCentred(above.run.area, line.area, type)) continue
    heads.set(line, { ...line.area, from: Math.min(line.area.from, title.from), to: Math.max(line.area.to, title.to) })
  }
  for (const line of lines.toReversed()) {
    const below = nearest(runs, line, (other) => other.area.top - line.area.bottom, 'below')
    if (heads.has(line) || below === undefined || !heads.has(below.run) || below.gap > 3 * type) continue
    const above = nearest(runs, line, (other) => line.area.top - other.area.bottom, 'above')
    if (above === undefined || above.gap > below.gap) heads.set(line, line.area)
  }
  return heads
}

/** A line stands under the middle of another. */
function isCentred(over: Area, { from, to }: Area, type: number): boolean {
  return Math.abs(over.from + over.to - from - to) < 2 * type
}

/** What stands next above or below a run, and how far from it. */
function nearest(
  runs: readonly Run[],
  run: Run,
  gapTo: (other: Run) => number,
  where: 'above' | 'below',
): { run: Run; gap: number } | undefined {
  let found: { run: Run; gap: number } | undefined
  for (const other of runs) {
    const isThere = where === 'above' ? other.area.top < run.area.top : other.area.top > run.area.top
    if (other === run || !isThere || overlap(run.area, other.area) <= 0) continue
    const gap = gapTo(other)
    if (found === undefined || gap < found.gap) found = { run: other, gap }
  }
  return found
}

/** The boxes of the runs, of each title with the columns that it stands over. */
function widened(runs: readonly Run[], type: number): Area[] {
  const areas = runs.map(({ isLarge, area }) => (isLarge ? centredOver(runs, area, type) : area))
  const titles = areas.filter((_, i) => runs[i]?.isLarge)
  return areas.map((area, i) => (runs[i]?.isLarge ? withLeft(runs, titles, area, type) : area))
}

/** The text below a title begins at this height; the other columns that begin there too, with nothing over them, may be its own. */
function besideOf(runs: readonly Run[], title: Area, type: number): { under: Area[]; beside: Area[] } {
  const texts = runs.flatMap(({ isLarge, area }) =>
    !isLarge && area.top > title.top && area.top < title.bottom + BELOW_TITLE * type ? [area] : [],
  )
  const under = texts.filter((text) => overlap(title, text) > 0 && text.bottom > title.bottom)
  const top = under.reduce((least, text) => Math.min(least, text.top), Infinity)
  const isFree = (text: Area): boolean => isFreeAbove(runs, text, title.top, Math.min(top, text.top) - type * 0.5)
  return { under, beside: texts.filter((text) => Math.abs(text.top - top) < 2 * type && isFree(text)) }
}

/** A title with the columns to its left and right: as many as leave it in the middle. */
function centredOver(runs: readonly Run[], title: Area, type: number): Area {
  const { under, beside } = besideOf(runs, title, type)
  const lefts = [under.reduce((least, text) => Math.min(least, text.from), title.from)]
  const rights = [under.reduce((most, text) => Math.max(most, text.to), title.to)]
  for (const { from, to } of beside.toSorted((a, b) => b.from - a.from)) {
    const edge = lefts.at(-1) ?? 0
    if (from < edge - type && to > edge - GUTTER * type) lefts.push(from)
  }
  for (const { from, to } of beside.toSorted((a, b) => a.to - b.to)) {
    const edge = rights.at(-1) ?? 0
    if (to > edge + type && from < edge + GUTTER * type) rights.push(to)
  }
  const spans = lefts.flatMap((from) => rights.map((to) => ({ from, to })))
  const centred = spans.filter(({ from, to }) => Math.abs(from + to - title.from - title.to) < 4 * type)
  const widest = centred.reduce((best, span) => (span.to - span.from > best.to - best.from ? span : best), title)
  return { ...title, from: Math.min(title.from, widest.from), to: Math.max(title.to, widest.to) }
}

/** A title with the columns to its left that no other stands over, and none to the left of them: a picture may stand at the right. */
function withLeft(runs: readonly Run[], titles: readonly Area[], title: Area, type: number): Area {
  const { beside } = besideOf(runs, title, type)
  let { from } = title
  for (const text of beside.toSorted((a, b) => b.from - a.from)) {
    const isNext = text.from < from - type && text.to > from - GUTTER * type
    const isOwn = !titles.some((other) => other.from < text.to && other.top < text.top && other.bottom > title.top)
    if (isNext && isOwn) from = text.from
  }
  return { ...title, from }
}

/** Nothing stands over a text between two heights. */
function isFreeAbove(runs: readonly Run[], text: Area, top: number, bottom: number): boolean {
  const wide = 0.2 * (text.to - text.from)
  return !runs.some(({ area }) => area.top < bottom && area.bottom > top && overlap(area, text) > wide)
}

/** Where nothing can be cut: from the left, what has nothing above it that is not read yet. */
function crossing(parts: readonly Part[]): Part[] {
  const left = parts.toSorted((a, b) => a.area.from - b.area.from || a.area.top - b.area.top)
  const waitsFor = left.map((part) => left.filter((other) => other !== part && standsOver(other.area, part.area)).length)
  const order: Part[] = []
  const read = new Set<Part>()
  while (read.size < left.length) {
    const next = left.find((part, i) => !read.has(part) && waitsFor[i] === 0) ?? left.find((part) => !read.has(part))
    if (next === undefined) break
    read.add(next)
    order.push(next)
    left.forEach((part, i) => {
      if (part !== next && standsOver(next.area, part.area)) waitsFor[i] = (waitsFor[i] ?? 0) - 1
    })
  }
  return order
}

/** One box begins below the middle of another and not only beside it. */
function standsOver(over: Area, under: Area): boolean {
  const narrow = Math.min(over.to - over.from, under.to - under.from)
  return overlap(over, under) > 0.1 * narrow && over.top + over.bottom < 2 * under.top
}
