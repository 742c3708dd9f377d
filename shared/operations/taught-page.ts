/** What a page that an editor has reviewed teaches the engine. */
import type { BlockId } from '#shared/base/index.ts'
import { articlesInOrder, type Block, type Page } from '#shared/model/index.ts'
import type { TaughtPage } from '#shared/segmentation/index.ts'

import { inputOf } from './page-input.ts'

/**
 * The page as its editor left it, in block numbers. A dropped copy whose article holds nothing else belongs to the
 * article of the copy that was kept, as in a segmentation's result; a join to a dropped copy teaches nothing.
 */
export function taughtPage(page: Page): TaughtPage {
  const { input, blocks } = inputOf(page)
  const numbers = new Map(blocks.map((id, i) => [id, i]))
  const standing = articlesInOrder(page)
    .map((article) => article.blocks)
    .filter((order) => order.some((id) => stands(page.blocks[id])))
  const homes = new Map(standing.flatMap((order, a) => order.map((id): [BlockId, number] => [id, a])))
  const numberOf = (id: BlockId): number[] => {
    const number = numbers.get(id)
    return number === undefined ? [] : [number]
  }
  return {
    input,
    blocks: blocks.map((id) => {
      const block = page.blocks[id]
      const partner = block?.dropped?.partner ?? null
      const joins = block?.joins ?? null
      return {
        article: homes.get(id) ?? (partner === null ? null : (homes.get(partner) ?? null)),
        role: block?.role ?? 'body',
        joins: joins === null || !stands(page.blocks[joins]) ? null : (numbers.get(joins) ?? null),
        dropped: !stands(block),
      }
    }),
    articles: standing.map((order) => order.filter((id) => stands(page.blocks[id])).flatMap(numberOf)),
  }
}

function stands(block: Block | undefined): boolean {
  return block?.dropped === null
}
