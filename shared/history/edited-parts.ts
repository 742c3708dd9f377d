/** What editors touched on a page, so that cutting it anew can leave that alone. */
import type { ArticleId, BlockId } from '#shared/base/index.ts'
import { originalText, type Article, type Block, type Page } from '#shared/model/index.ts'
import type { EditedParts, Entry } from '#shared/operations/index.ts'

import { historyOf } from './history.ts'

/**
 * The blocks and articles that editors edited and did not take back, from the page's log and from what the page itself
 * shows of it (corrected text, roles and places without a machine's probability, drops, statuses, tags, titles). A cut of
 * the whole page replaces what was placed before it; then only what the page still shows counts. To answer a question of
 * the machine's, also with yes, is an edit of its block.
 */
export function editedParts(page: Page, log: readonly Entry[]): EditedParts {
  const { undone } = historyOf(log)
  const blocks = new Set<BlockId>()
  const articles = new Set<ArticleId>()
  const kinds = new Set<ArticleId>()
  for (const entry of log) {
    const { name } = entry.operation
    if (undone.has(entry.id) || name === 'undo' || name === 'redo') continue
    if (name === 'segmentPage' || (name === 'resegmentPage' && entry.operation.scope === 'all')) {
      blocks.clear()
      articles.clear()
    } else if (name !== 'resegmentPage' && !entry.automatic) collect(entry, page, { blocks, articles, kinds })
  }
  for (const block of Object.values(page.blocks)) if (shownEdited(page, block)) blocks.add(block.id)
  for (const article of Object.values(page.articles)) if (shownJudged(article)) articles.add(article.id)
  return { blocks, articles, kinds }
}

interface Collected {
  readonly blocks: Set<BlockId>
  readonly articles: Set<ArticleId>
  readonly kinds: Set<ArticleId>
}

function collect({ diff }: Entry, page: Page, { blocks, articles, kinds }: Collected): void {
  for (const change of diff) {
    if (change.do === 'remove') continue
    const type = change.do === 'set' ? change.type : change.record.type
    const id = change.do === 'set' ? change.id : change.record.id
    if (type === 'block') blocks.add(id as BlockId)
    if (type === 'article') {
      articles.add(id as ArticleId)
      if (change.do === 'set' && 'kind' in change.fields) kinds.add(id as ArticleId)
    }
    const settled = change.do === 'set' && type === 'doubt' && change.fields['state']?.[1] === 'settled' ? page.doubts[id] : undefined
    if (settled !== undefined) blocks.add(settled.block)
  }
}

function shownEdited(page: Page, block: Block): boolean {
  if (block.roleP === null || block.placeP === null) return true
  if (block.dropped !== null && block.dropped.by !== 'machine') return true
  return originalText(page, block).trim() !== block.text.trim()
}

function shownJudged(article: Article): boolean {
  return (
    article.status !== 'unreviewed' ||
    article.title !== null ||
    article.authors !== null ||
    article.copies !== undefined ||
    article.topics.some((tag) => tag.by === 'editor')
  )
}
