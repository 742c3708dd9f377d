/** One page cut and held against its gold: the scorer's counts, and every seam with how sure the engine was of it. */
import { segmentPage, type SegmentationResult, type Weights } from '#shared/segmentation/index.ts'
import { annotationOf, scorePage, summarise, type RawScore } from '#shared/testing/index.ts'

import type { BenchPage } from './gold.ts'

/** A block of an article and what it follows there. */
export interface Seam {
  /** It follows what the gold says. */
  readonly isRight: boolean
  /** The engine's probability that it does, 0..1. */
  readonly p: number
  /** There is a doubt at this block. */
  readonly isFlagged: boolean
}

export interface Measured {
  readonly score: RawScore
  readonly seams: readonly Seam[]
}

export function measured(pages: readonly BenchPage[], weights: Weights): Measured[] {
  return pages.map((page) => {
    const result = segmentPage(page.input, weights)
    return { score: scorePage(page.gold, annotationOf(result), textsOf(page)), seams: seamsOf(page, result) }
  })
}

export function textsOf({ input }: BenchPage): string[] {
  return input.blocks.map((block) => block.text)
}

/** Corrections for each article of these pages. */
export function effortOf(scores: readonly RawScore[]): number {
  const { effort, articles } = summarise(scores)
  return effort / articles
}

/**
 * The seams of a page: one for each block that the engine or the gold puts in an article and neither drops as a copy.
 * It is right where both let it follow the same block, or a word for word copy of it, or both let it begin an article.
 */
export function seamsOf({ input, gold }: BenchPage, result: SegmentationResult): Seam[] {
  const dropped = new Set([...gold.duplicates, ...result.duplicates].flatMap((group) => group.drop.flat()))
  const dropsOfGold = new Set(gold.duplicates.flatMap((group) => group.drop.flat()))
  const right = predecessors(gold.articles.map(({ order }) => order.filter((block) => !dropsOfGold.has(block))))
  const cut = predecessors(result.articles.map(({ order }) => order))
  const flagged = new Set(result.doubts.map((doubt) => doubt.block))
  const textOf = (block: number): string | undefined => input.blocks[block]?.text
  return result.blocks.flatMap((decision, i) => {
    const [is, should] = [cut.get(i), right.get(i)]
    if (dropped.has(i) || (is === undefined && should === undefined)) return []
    const isRight = is !== undefined && should !== undefined && (is === should || (is >= 0 && should >= 0 && textOf(is) === textOf(should)))
    return [{ isRight, p: decision.p, isFlagged: flagged.has(i) }]
  })
}

/** What each block follows in its article, −1 for the first of it; blocks of no article are not in it. */
function predecessors(articles: readonly (readonly number[])[]): Map<number, number> {
  return new Map(articles.flatMap((order) => order.map((block, i) => [block, order[i - 1] ?? -1] as const)))
}

/** Share of the wrong seams at which there is a doubt, and share of all seams at which there is one, 0..1. */
export function flaggedOf(seams: readonly Seam[]): { readonly wrong: number; readonly all: number } {
  const wrong = seams.filter((seam) => !seam.isRight)
  const share = (some: readonly Seam[]): number => some.filter((seam) => seam.isFlagged).length / some.length
  return { wrong: wrong.length === 0 ? 1 : share(wrong), all: share(seams) }
}

/** Share of the wrong seams that are among the least sure `share` of all: what the best threshold could flag. */
export function leastSure(seams: readonly Seam[], share: number): number {
  const wrong = seams.filter((seam) => !seam.isRight).length
  const least = seams.toSorted((a, b) => a.p - b.p).slice(0, Math.floor(seams.length * share))
  return wrong === 0 ? 1 : least.filter((seam) => !seam.isRight).length / wrong
}

const BINS = 10

/**
 * Expected calibration error: the seams in ten bins of equal width by their probability; the distance between the mean
 * probability and the share of right ones, averaged over all seams (Naeini, Cooper and Hauskrecht, AAAI 2015).
 */
export function calibrationError(seams: readonly Seam[]): number {
  const bins = Array.from({ length: BINS }, () => ({ count: 0, p: 0, right: 0 }))
  for (const { p, isRight } of seams) {
    const bin = bins[Math.min(BINS - 1, Math.floor(p * BINS))]
    if (bin === undefined) continue
    bin.count++
    bin.p += p
    bin.right += isRight ? 1 : 0
  }
  return bins.reduce((sum, { p, right }) => sum + Math.abs(p - right), 0) / seams.length
}
