/** How far the engine's cut of known pages is from what is right, in blocks. */
import { segmentPage } from '../engine.ts'
import type { TaughtPage } from '../taught.ts'
import type { SegmentationResult } from '../types.ts'
import type { Weights } from '../weights.ts'

/** Blocks with a wrong role, a wrong predecessor or a wrong join, all added up. Dropped copies are not counted. */
export function errorsOn(pages: readonly TaughtPage[], weights: Weights): number {
  return pages.reduce((sum, page) => sum + errorsOf(page, segmentPage(page.input, weights)), 0)
}

function errorsOf(page: TaughtPage, result: SegmentationResult): number {
  const right = predecessors(page.articles)
  const cut = predecessors(result.articles.map((article) => article.order))
  let errors = 0
  page.blocks.forEach((block, i) => {
    const decision = result.blocks[i]
    if (block.dropped || decision === undefined) return
    if (decision.role !== block.role) errors++
    if ((right.get(i) ?? null) !== (cut.get(i) ?? null)) errors++
    if (decision.joins !== block.joins) errors++
  })
  return errors
}

/** What each block follows in its article, −1 for the first of it; blocks of no article are not in it. */
function predecessors(articles: readonly (readonly number[])[]): Map<number, number> {
  return new Map(articles.flatMap((order) => order.map((block, i) => [block, order[i - 1] ?? -1] as const)))
}
