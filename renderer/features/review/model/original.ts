/**
 * The left pane as data: the original text as it was imported, line by line, each with the article that it went to;
 * and the strip beside it, one bar a line, that is its scroll bar.
 *
 * A line is one source of one block: a block that was cut has its part of the line, a merged one stands at each of
 * its lines with the same number.
 */
import type { BlockId } from '#shared/base/index.ts'
import type { Box } from '#shared/geometry/index.ts'
import type { Block, Page } from '#shared/model/index.ts'
import type { ShownPlace } from '#renderer/scan/index.ts'

import { indexOf, type Place } from './page-index.ts'
import { isHeadRole } from './sheet.ts'

export interface OriginalLine {
  readonly key: string
  readonly block: BlockId
  /** UTF-16 offsets into the page's text. */
  readonly start: number
  readonly end: number
  /** On the page image; empty where there is none. */
  readonly boxes: readonly Box[]
  /** The block's number; a later source of a merged block repeats it. */
  readonly number: number
  /** Markdown marks before the text in the file, '' where there were none. */
  readonly marks: string
  readonly text: string
  readonly place: Place
  /** First and last of the lines of one place that follow each other. */
  readonly first: boolean
  readonly last: boolean
  readonly dropped: boolean
  readonly doubt: boolean
  readonly head: boolean
  /** The next line of the file continues its paragraph. */
  readonly joined: boolean
}

/** The lines of the page's text in file order. Text that no block shows (blank lines, marks) is left out. */
export function originalLines(page: Page): OriginalLine[] {
  const { blocks, numbers, places, doubts } = indexOf(page)
  const pieces = blocks
    .flatMap((block) => block.sources.map((source, i) => ({ block, source, i })))
    .filter(({ source }) => source.end > source.start || source.boxes.length > 0)
  pieces.sort((a, b) => a.source.start - b.source.start || a.source.end - b.source.end)
  const lines = pieces.map(({ block, source, i }): Omit<OriginalLine, 'first' | 'last' | 'joined'> => ({
    key: `${block.id} ${String(i)}`,
    block: block.id,
    start: source.start,
    end: source.end,
    boxes: source.boxes,
    number: numbers.get(block.id) ?? 0,
    marks: marksBefore(block, page.text, source.start),
    text: page.text.slice(source.start, source.end),
    place: places.get(block.id) ?? null,
    dropped: block.dropped !== null,
    doubt: i === 0 && (doubts.get(block.id) ?? []).some((doubt) => doubt.state === 'open'),
    head: isHeadRole(block.role),
  }))
  const together = (a: (typeof lines)[number] | undefined, b: (typeof lines)[number]): boolean =>
    a !== undefined && a.place === b.place && a.dropped === b.dropped
  return lines.map((line, i): OriginalLine => {
    const next = lines[i + 1]
    return {
      ...line,
      first: !together(lines[i - 1], line),
      last: next === undefined || !together(line, next),
      joined: next !== undefined && page.blocks[next.block]?.joins === line.block,
    }
  })
}

/** A line with how it is drawn now. It is what a viewer of the original needs, whatever that shows. */
export interface ShownLine extends ShownPlace {
  readonly line: OriginalLine
}

/** The lines now, with those that did not change as the same objects as before: they need not be drawn again. */
export function keepSame(now: readonly OriginalLine[], before: readonly OriginalLine[] | undefined): readonly OriginalLine[] {
  const known = new Map(before?.map((line) => [line.key, line]))
  return now.map((line) => {
    const old = known.get(line.key)
    return old !== undefined && FIELDS.every((field) => old[field] === line[field]) ? old : line
  })
}

const FIELDS = [
  'start',
  'end',
  'boxes',
  'number',
  'marks',
  'text',
  'place',
  'first',
  'last',
  'dropped',
  'doubt',
  'head',
  'joined',
] as const satisfies readonly (keyof OriginalLine)[]

/** `#` marks that stand before the text in the file; they are no part of the block. */
function marksBefore(block: Block, text: string, start: number): string {
  const { label } = block
  if (label === null || !/^#+$/.test(label)) return ''
  return text.slice(0, start).trimEnd().endsWith(label) ? label : ''
}

/** A line's bar on the strip: top and height as shares of the whole, 0..1. */
export interface StripBar {
  readonly top: number
  readonly height: number
}

/** What each line weighs beside its text, in characters, so that a short headline can still be seen and hit. */
const LEAST = 14

/** The bars of the lines, in the same order; together they fill 0..1. */
export function stripOf(lines: readonly OriginalLine[]): StripBar[] {
  const weights = lines.map((line) => LEAST + line.text.length)
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  let top = 0
  return weights.map((weight) => {
    const bar = { top: top / whole, height: weight / whole }
    top += weight
    return bar
  })
}

/** The line at a height of the strip (0..1, values outside are taken to the ends); undefined where there are no lines. */
export function lineAt(strip: readonly StripBar[], height: number): number | undefined {
  if (strip.length === 0) return undefined
  const at = strip.findLastIndex((bar) => bar.top <= height)
  return Math.max(0, at)
}
