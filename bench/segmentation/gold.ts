/** Gold pages as the engine's learning takes them. */
import type { Role } from '#shared/model/index.ts'
import { toInputBlocks, type SegmentationInput, type TaughtPage } from '#shared/segmentation/index.ts'
import type { GoldPage } from '#shared/testing/index.ts'
import type { Annotation } from '#shared/testing/index.ts'

/** A page to train on or to measure with. */
export interface BenchPage {
  readonly name: string
  readonly input: SegmentationInput
  readonly gold: Annotation
}

export function benchPage(page: GoldPage): BenchPage {
  return { name: page.name, input: toInputBlocks(page.text).input, gold: page.gold }
}

export function taughtOf({ input, gold }: BenchPage): TaughtPage {
  const dropped = new Set(gold.duplicates.flatMap((group) => group.drop.flat()))
  const ids = new Map(gold.articles.map((article, i) => [article.id, i]))
  return {
    input,
    blocks: gold.blocks.map((block) => ({
      article: block.article === null ? null : (ids.get(block.article) ?? null),
      role: block.role as Role,
      joins: block.joins,
      dropped: dropped.has(block.i),
    })),
    articles: gold.articles.map((article) => article.order.filter((block) => !dropped.has(block))),
  }
}

/** The same page as a program gives it that knows no places. */
export function withoutBoxes({ input, ...page }: BenchPage): BenchPage {
  return { ...page, input: { blocks: input.blocks.map((block) => ({ ...block, boxes: [], label: null })) } }
}
