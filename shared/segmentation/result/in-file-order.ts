/** The cut of a page whose blocks were put into another order, told by their numbers in the file. */
import type { ArticleDecision, BlockDecision, DuplicateDecision, SegmentationResult } from '../types.ts'
import { renumbered, type Numbering } from './renumber.ts'

/** `order` has the file's number of each block of `result`. Articles stand in the order of their first blocks in the file. */
export function inFileOrder(result: SegmentationResult, order: readonly number[]): SegmentationResult {
  if (order.every((block, i) => block === i)) return result
  const numberOf = (block: number): number => order[block] ?? block
  const all = (blocks: readonly number[]): number[] => blocks.map(numberOf)
  const firsts = result.articles.map((article) => all(article.order).reduce((a, b) => Math.min(a, b), Infinity))
  const sorted = [...firsts.keys()].sort((a, b) => (firsts[a] ?? 0) - (firsts[b] ?? 0))
  const articles = new Map(sorted.map((article, i) => [article, i]))
  const numbers: Numbering = { first: numberOf, last: numberOf, all, article: (article) => articles.get(article) ?? null }
  const blocks: BlockDecision[] = []
  result.blocks.forEach((block, i) => {
    const article = block.article === null ? null : numbers.article(block.article)
    blocks[numberOf(i)] = { ...block, article, joins: block.joins === null ? null : numberOf(block.joins) }
  })
  return {
    ...result,
    blocks,
    articles: sorted.flatMap((i): ArticleDecision[] => {
      const article = result.articles[i]
      return article === undefined ? [] : [{ ...article, order: all(article.order), copies: all(article.copies).sort((a, b) => a - b) }]
    }),
    duplicates: result.duplicates.map((group): DuplicateDecision => ({ ...group, keep: all(group.keep), drop: group.drop.map(all) })),
    doubts: result.doubts.flatMap((doubt) => renumbered(doubt, numbers) ?? []).sort((a, b) => a.block - b.block),
  }
}
