/**
 * The segmentation of one page. One idea carries it: every block either starts an article or follows exactly one other
 * block. The page is read in the order of its file, or of its sheet where it is a scan that was read across, by a sequence model
 * (what each block is, how it is linked to what stands above); then every block is weighed against all that it could follow,
 * and the cheapest path cover decides.
 */
import { findCopies } from './result/copies.ts'
import { factsOf, withoutWordsOf } from './lines/page-facts.ts'
import type { Row } from './lines/row.ts'
import { unwrap } from './lines/unwrap.ts'
import type { Paragraph } from './lines/views.ts'
import { chainsOf } from './placing/chains.ts'
import { placed } from './placing/labels.ts'
import { readRow, rowOf } from './reading/reading.ts'
import { assemble } from './result/assemble.ts'
import { byPrintedLine } from './result/by-printed-line.ts'
import { decide } from './result/decide.ts'
import { findDoubts } from './result/doubts.ts'
import { inFileOrder } from './result/in-file-order.ts'
import { arrange } from './sheet/arrange.ts'
import type { SegmentationInput, SegmentationResult } from './types.ts'
import { SHIPPED, type Weights } from './weights.ts'

/** Name and versions of this engine with the shipped weights; both are kept with every page that it cut. */
export const ENGINE: SegmentationResult['engine'] = { name: 'paths', version: '22', weights: SHIPPED.version }

/**
 * Cuts one page into articles. Pure and deterministic for the same input and weights; never refuses: any list of blocks
 * gives a result in which every block has exactly one place (an article's order, its copies, or the shelf). No blocks
 * give an empty result. Joins point to an earlier block of the same article's order and never meet.
 */
export function segmentPage(input: SegmentationInput, weights: Weights = SHIPPED): SegmentationResult {
  const arranged = arrange(input.blocks)
  return arranged === undefined ? cutBlocks(input.blocks, weights) : inFileOrder(cutBlocks(arranged.blocks, weights), arranged.order)
}

/** Cuts blocks that stand in the order in which they are read. */
function cutBlocks(blocks: readonly Paragraph[], weights: Weights): SegmentationResult {
  const printed = factsOf(blocks)
  const row = rowOf(printed, weights, new Set())
  const unwrapped = unwrap(printed, row.seams)
  const engine = { ...ENGINE, weights: weights.version }
  if (unwrapped === undefined) return { engine, ...cutRow(row, weights) }
  const facts = factsOf(unwrapped.paragraphs)
  return { engine, ...byPrintedLine(cutRow(rowOf(facts, weights, new Set()), weights), unwrapped, row, weights) }
}

/** Cuts a page of which all lines take part. */
function cutRow(all: Row, weights: Weights): Omit<SegmentationResult, 'engine'> {
  const seen = all.facts
  const copies = findCopies(seen.views, all.seams, seen.words)
  const facts = withoutWordsOf(seen, copies.absent)
  const row = copies.absent.size === 0 ? all : rowOf(facts, weights, copies.absent, all.seams)
  const { reading, placing } = placed(readRow(row, weights), weights)
  const chains = chainsOf(reading, placing, weights)
  const assembled = assemble(facts, chains, decide(reading, placing, chains, weights), copies)
  const doubts = findDoubts({ reading, placing, chains, assembled, copies, weights })
  return { ...assembled, doubts }
}
