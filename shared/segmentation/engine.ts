/**
 * The segmentation of one page. One idea carries it: every block either starts an article or follows exactly one other
 * block. The page is read in file order by a sequence model (what each block is, how it is linked to what stands above);
 * then every block is weighed against all that it could follow, and the cheapest path cover decides.
 */
import { findCopies } from './result/copies.ts'
import { factsOf, withoutWordsOf } from './lines/page-facts.ts'
import { chainsOf } from './placing/chains.ts'
import { placed } from './placing/labels.ts'
import { readRow, rowOf } from './reading/reading.ts'
import { assemble } from './result/assemble.ts'
import { decide } from './result/decide.ts'
import { findDoubts } from './result/doubts.ts'
import type { SegmentationInput, SegmentationResult } from './types.ts'
import { SHIPPED, type Weights } from './weights.ts'

/** Name and versions of this engine with the shipped weights; both are kept with every page that it cut. */
export const ENGINE: SegmentationResult['engine'] = { name: 'paths', version: '8', weights: SHIPPED.version }

/**
 * Cuts one page into articles. Pure and deterministic for the same input and weights; never refuses: any list of blocks
 * gives a result in which every block has exactly one place (an article's order, its copies, or the shelf). No blocks
 * give an empty result. Joins point to an earlier block of the same article's order and never meet.
 */
export function segmentPage(input: SegmentationInput, weights: Weights = SHIPPED): SegmentationResult {
  const seen = factsOf(input.blocks)
  const all = rowOf(seen, weights, new Set())
  const copies = findCopies(seen.views, all.seams, seen.words)
  const facts = withoutWordsOf(seen, copies.absent)
  const row = copies.absent.size === 0 ? all : rowOf(facts, weights, copies.absent, all.seams)
  const { reading, placing } = placed(readRow(row, weights), weights)
  const chains = chainsOf(reading, placing, weights)
  const assembled = assemble(facts, chains, decide(reading, placing, chains, weights), copies)
  const doubts = findDoubts({ reading, placing, chains, assembled, copies, weights })
  return { engine: { ...ENGINE, weights: weights.version }, ...assembled, doubts }
}
