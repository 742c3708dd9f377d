/** Hits on a page, and the step that replaces those that the editor ticked. */
import type { BlockId, JobId } from '#shared/base/index.ts'
import { articlesInOrder, type Block, type Page } from '#shared/model/index.ts'
import type { Batch, BatchMeaning, SimpleOperation } from '#shared/operations/index.ts'

import { replaceHits } from './finder.ts'
import type { Finding, Hit, SearchFault } from './search.ts'

/** The hits in one block's text. */
export interface BlockHits {
  readonly block: BlockId
  /** The text in which they were found. */
  readonly text: string
  /** Never empty; in the text's order. */
  readonly hits: readonly Hit[]
}

/** Looks through a page's blocks in the order in which they are read. Dropped copies are left out. */
export function hitsOnPage(page: Page, finding: Finding): readonly BlockHits[] | SearchFault {
  const found: BlockHits[] = []
  for (const { id, text } of blocksAsRead(page)) {
    const result = finding.hitsIn(text)
    if (!result.ok) return result
    if (result.hits.length > 0) found.push({ block: id, text, hits: result.hits })
  }
  return found
}

function blocksAsRead(page: Page): Block[] {
  const ids = [...articlesInOrder(page).flatMap((article) => article.blocks), ...page.head.shelf]
  return ids.flatMap((id) => {
    const block = page.blocks[id]
    return block?.dropped === null ? [block] : []
  })
}

/** What replacing comes to: the step, null where nothing is left to do, and how many hits it takes and leaves out. */
export interface Replacement {
  readonly step: Batch | null
  readonly hits: number
  /** Hits of blocks that have another text by now, are gone or dropped, or would become empty. */
  readonly left: number
}

/**
 * The step that replaces ticked hits on a page. A block counts only as it was looked at: where its text is another by now, its
 * hits are left out. [FR5]
 */
export function replaceOnPage(page: Page, ticked: readonly BlockHits[], meaning: BatchMeaning, bulk?: JobId): Replacement {
  const operations: SimpleOperation[] = []
  let [hits, left] = [0, 0]
  for (const one of ticked) {
    const block = page.blocks[one.block]
    const text = replaceHits(one.text, one.hits)
    const fits = block?.dropped === null && block.text === one.text && text.trim() !== '' && text !== one.text
    if (fits) {
      operations.push({ name: 'editText', block: one.block, text })
      hits += one.hits.length
    } else left += one.hits.length
  }
  const step: Batch | null =
    operations.length === 0 ? null : { name: 'batch', meaning, operations, ...(bulk === undefined ? {} : { bulk }) }
  return { step, hits, left }
}
