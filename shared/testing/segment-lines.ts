/** Pages of a few lines for tests of one rule: cut, and told by what its blocks are and how its articles run. */
import { segmentPage, toInputBlocks, type SegmentationResult } from '#shared/segmentation/index.ts'

/** A page of these lines, a blank line between two, cut with the shipped weights. */
export function segmentLines(...lines: string[]): SegmentationResult {
  return segmentPage(toInputBlocks(lines.join('\n\n')).input)
}

export function rolesOf(result: SegmentationResult): string[] {
  return result.blocks.map(({ role }) => role)
}

/** The blocks of each article in reading order. */
export function ordersOf(result: SegmentationResult): (readonly number[])[] {
  return result.articles.map(({ order }) => order)
}
