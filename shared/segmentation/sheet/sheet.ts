/**
 * Where the blocks of a scanned page stand on its image: how large their type is, how wide they are in columns, and what
 * stands directly above and below each of them. Vertical text is turned, so that what is said here of lines from top to
 * bottom and of columns from left to right holds there of lines from right to left and of tiers from top to bottom.
 */
import type { Box } from '#shared/geometry/index.ts'
import { visualLength } from '#shared/text/index.ts'

import { medianOf } from '../lines/compare.ts'
import type { InputBlock } from '../types.ts'

/** One box, in pixels; `from` and `to` are its ends across the lines' direction, the column's two edges. */
export interface Area {
  readonly from: number
  readonly to: number
  readonly top: number
  readonly bottom: number
}

/** Where one block stands. Numbers of blocks are −1 where there is none. */
export interface Spot {
  /** The box in which it begins, and the one in which it ends. */
  readonly first: Area
  readonly last: Area
  /** Type size as a multiple of the page's usual one. */
  readonly size: number
  /** Width in columns of the page. */
  readonly columns: number
  /** The block directly above its beginning, and the one directly below its end. */
  above: number
  below: number
  /** The lowest line in large type that it stands under, reached from block to block. */
  title: number
}

export interface Sheet {
  /** By number of the block; undefined where a block has no box. */
  readonly spots: readonly (Spot | undefined)[]
  /** The usual size of type, in pixels. */
  readonly type: number
  /** The usual width of a column with the gap beside it, in pixels. */
  readonly column: number
  /** The usual white space between what stands under each other in a column, in pixels: some programs draw boxes around the ink, some around whole lines. */
  readonly gap: number
}

/** Type from this multiple of the usual size on is that of titles. A line that is set wide to fill its column comes to 1.2. */
const LARGE = 1.25
/** Strips that the page is cut into to find what stands above what. */
const STRIPS = 64
/** Fewer boxes than this tell nothing of what is usual. */
const FEWEST = 4

/** Looks at the boxes of a page; undefined where there are none, or too few. O(blocks × log blocks). */
export function sheetOf(blocks: readonly InputBlock[]): Sheet | undefined {
  const boxed = blocks.filter((block) => block.boxes.some(isArea))
  if (boxed.length < FEWEST) return undefined
  const right = boxed.reduce((most, block) => block.boxes.reduce((far, box) => Math.max(far, box.x + box.width), most), -Infinity)
  const turn = isVertical(boxed) ? right : undefined
  const sides = blocks.map((block) => block.boxes.filter(isArea).map((box) => areaOf(box, turn)))
  const sizes = flattened(
    blocks,
    sides,
    blocks.map((block, i) => typeSize(block, sides[i] ?? [])),
  )
  const type = usual(blocks, (_, i) => sizes[i] ?? 0)
  const column = usual(blocks, (block, i) => (block.text.length < 8 || (sizes[i] ?? 0) > type * LARGE ? 0 : widthOf(sides[i]?.[0])))
  if (type <= 0 || column <= 0) return undefined
  const spots = blocks.map((_, i): Spot | undefined => {
    const [first, last] = [sides[i]?.[0], sides[i]?.at(-1)]
    if (first === undefined || last === undefined) return undefined
    return { first, last, size: (sizes[i] ?? type) / type, columns: widthOf(first) / column, above: -1, below: -1, title: -1 }
  })
  findNeighbours(spots)
  findTitles(spots)
  return { spots, type, column: column * 1.04, gap: usualGap(spots, type) }
}

/** Left edges that differ by less than this are those of one column, in sizes of type. */
export const EDGE = 0.4
/** White space beyond this is none between lines, in sizes of type. */
const FAR = 1.2

/** The median of the white space between text of one column, where much stands under each other. */
function usualGap(spots: readonly (Spot | undefined)[], type: number): number {
  const gaps = spots.flatMap((spot, i) => {
    const below = spots[spot?.below ?? -1]
    if (spot === undefined || below?.above !== i || isLarge(spot) || isLarge(below)) return []
    const gap = below.first.top - spot.last.bottom
    return Math.abs(below.first.from - spot.last.from) > EDGE * type || Math.abs(gap) > FAR * type ? [] : [gap]
  })
  return gaps.length < FEWEST ? 0 : medianOf(gaps, 0)
}

/** Sides and places beyond these are no printed page's, in whatever unit: reckoning with them would come to nothing. */
const SIDES = { least: 0.01, most: 1e7 } as const

function isArea({ x, y, width, height }: Box): boolean {
  const isSide = (side: number): boolean => side >= SIDES.least && side <= SIDES.most
  return isSide(width) && isSide(height) && Math.abs(x) <= SIDES.most && Math.abs(y) <= SIDES.most
}

/** Most of the longer texts stand in boxes that are much higher than wide, and no narrow column of short lines would be so narrow. */
function isVertical(blocks: readonly InputBlock[]): boolean {
  let high = 0
  let all = 0
  for (const { text, boxes } of blocks) {
    const box = boxes[0]
    const length = visualLength(text.slice(0, 200))
    if (box === undefined || length < 4 || length > 24 || /[A-Za-z]{4}/.test(text)) continue
    // Short lines only: in one line of upright text the box is about as many times higher than wide as it has characters.
    all++
    if (box.height > box.width * Math.max(1.5, length * 0.4)) high++
  }
  return all >= 2 && high > all * 0.6
}

/** A box with vertical text turned so that its lines run from left to right; `right` is the page's right edge. */
function areaOf({ x, y, width, height }: Box, right: number | undefined): Area {
  if (right === undefined) return { from: x, to: x + width, top: y, bottom: y + height }
  return { from: y, to: y + height, top: right - x - width, bottom: right - x }
}

/** How far two boxes stand over each other, in pixels; below zero: beside each other. */
export function overlap(a: Area, b: Area): number {
  return Math.min(a.to, b.to) - Math.max(a.from, b.from)
}

function widthOf(area: Area | undefined): number {
  return area === undefined ? 0 : area.to - area.from
}

/** From one line to the next in sizes of type: the least, the usual and the most. */
const LEADING = { least: 0.9, usual: 1.25, most: 1.8 } as const
/** No block has more lines. */
const MOST_ROWS = 400

/**
 * The width of a full-width character. Where each box is a line it is told by their widths; else from the number of lines that the text
 * would have in such a box, of which the one is taken whose leading is the most usual.
 */
function typeSize(block: InputBlock, areas: readonly Area[]): number {
  const length = visualLength(block.text)
  if (length === 0 || areas.length === 0) return 0
  const widths = areas.reduce((sum, area) => sum + widthOf(area), 0)
  const height = areas.reduce((sum, area) => sum + area.bottom - area.top, 0)
  const single = widths / length
  const each = height / areas.length
  if (each < single * LEADING.most) return Math.min(single, each / LEADING.least)
  // As if its columns stood under each other.
  const width = areas.reduce((sum, area) => sum + widthOf(area) * (area.bottom - area.top), 0) / height
  let best = { size: Math.min(width / length, height), miss: Infinity }
  const most = Math.min(MOST_ROWS, Math.ceil(Math.sqrt((length * height) / (LEADING.least * width))) + 1)
  for (let rows = 2; rows <= most; rows++) {
    // The last line may have one character, or as many as there is room for.
    const [low, high] = [(width * (rows - 1)) / length, (width * rows) / length]
    const size = Math.min(high, Math.max(low, height / rows / LEADING.usual))
    const miss = Math.abs(Math.log(height / rows / size / LEADING.usual))
    if (miss < best.miss) best = { size, miss }
  }
  return best.size
}

/** Where most text stands in single lines, none is larger than its height beside the others' says: the widths of short ones tell little. */
function flattened(blocks: readonly InputBlock[], sides: readonly (readonly Area[])[], sizes: readonly number[]): readonly number[] {
  const heights = sides.map((areas, i) => {
    const [area] = areas
    const height = area === undefined ? 0 : area.bottom - area.top
    return areas.length === 1 && height < (sizes[i] ?? 0) * LEADING.most ? height : 0
  })
  const all = blocks.reduce((sum, block) => sum + block.text.length, 0)
  if (blocks.reduce((sum, block, i) => sum + ((heights[i] ?? 0) > 0 ? block.text.length : 0), 0) < all / 2) return sizes
  const perHeight = usual(blocks, (_, i) => sizes[i] ?? 0) / usual(blocks, (_, i) => heights[i] ?? 0)
  return sizes.map((size, i) => ((heights[i] ?? 0) > 0 ? Math.min(size, (heights[i] ?? 0) * perHeight) : size))
}

/** The median over the characters of the page of what is above zero. */
function usual(blocks: readonly InputBlock[], valueOf: (block: InputBlock, i: number) => number): number {
  const rows = blocks.map((block, i) => ({ value: valueOf(block, i), length: block.text.length })).filter(({ value }) => value > 0)
  rows.sort((a, b) => a.value - b.value)
  let left = rows.reduce((sum, row) => sum + row.length, 0) / 2
  for (const { value, length } of rows) {
    left -= length
    if (left <= 0) return value
  }
  return 0
}

/** What stands next above and below, looked up in strips of the page. */
function findNeighbours(spots: readonly (Spot | undefined)[]): void {
  const areas = spots.flatMap((spot) => (spot === undefined ? [] : [spot.first, spot.last]))
  const left = areas.reduce((least, area) => Math.min(least, area.from), Infinity)
  const step = Math.max(1, (areas.reduce((most, area) => Math.max(most, area.to), -Infinity) - left) / STRIPS)
  /** By strip: the lowest block so far. */
  const strips = new Int32Array(STRIPS).fill(-1)
  const order = spots.map((_, i) => i).filter((i) => spots[i] !== undefined)
  const middle = (i: number): number => ((spots[i]?.first.top ?? 0) + (spots[i]?.first.bottom ?? 0)) / 2
  order.sort((a, b) => middle(a) - middle(b) || a - b)
  for (const i of order) {
    const spot = spots[i]
    if (spot === undefined) continue
    // The edges are left out: boxes of neighbouring columns touch or overlap a little.
    const inset = widthOf(spot.first) * 0.15
    const first = Math.max(0, Math.floor((spot.first.from + inset - left) / step))
    const last = Math.min(STRIPS - 1, Math.floor((spot.first.to - inset - left) / step))
    const standing = new Set<number>()
    for (let strip = first; strip <= last; strip++) {
      const found = strips[strip] ?? -1
      if (found >= 0) standing.add(found)
      strips[strip] = i
    }
    for (const found of standing) {
      const over = spots[found]
      if (spot.above < 0 || bottomOf(spots, found) > bottomOf(spots, spot.above)) spot.above = found
      // They come from top to bottom: the first is the nearest.
      if (over !== undefined && over.below < 0) over.below = i
    }
  }
}

function bottomOf(spots: readonly (Spot | undefined)[], i: number): number {
  return spots[i]?.last.bottom ?? -Infinity
}

/** Follows what stands above each block up to a line in large type; a stack of these is named by its lowest line. */
function findTitles(spots: readonly (Spot | undefined)[]): void {
  const order = spots.map((_, i) => i).filter((i) => spots[i] !== undefined)
  order.sort((a, b) => (spots[a]?.first.top ?? 0) - (spots[b]?.first.top ?? 0) || a - b)
  for (const i of order) {
    const spot = spots[i]
    const over = spots[spot?.above ?? -1]
    if (spot === undefined || over === undefined) continue
    spot.title = isLarge(over) ? spot.above : over.title
  }
}

/** Whether a block is set in the type of titles. */
export function isLarge(spot: Spot): boolean {
  return spot.size >= LARGE
}
