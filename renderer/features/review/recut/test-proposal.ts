/** A proposal of the engine for tests of this folder. Only tests import it. */
import { newId, present, type ArticleId, type BlockId, type IdSource } from '#shared/base/index.ts'
import type { Page, Role } from '#shared/model/index.ts'
import type { SegmentPage } from '#shared/operations/index.ts'

import { blocksToAsk } from '../model/recut.ts'

/** Articles by the texts of their blocks; what is in none lies on the shelf. Roles stay but for those given. */
export function cutBlocksLike(
  page: Page,
  articles: readonly string[][],
  ids: IdSource,
  roles: Readonly<Record<string, Role>> = {},
): SegmentPage {
  const byText = new Map(Object.values(page.blocks).map((block) => [block.text, block]))
  const at = (text: string): BlockId => present(byText.get(text), 'tests name texts that they wrote').id
  const placed = new Set(articles.flat())
  const asked = articles.length === 1 ? articles.flat().map(at) : blocksToAsk(page, [], 'all').blocks
  return {
    name: 'segmentPage',
    engine: { name: 'test', version: '2', weights: '2' },
    blocks: asked.map((id) => {
      const { text, role } = present(page.blocks[id], 'it is of the page')
      return { id, role: roles[text] ?? role, roleP: 0.8, placeP: 0.8, joins: null }
    }),
    articles: articles.map((lines) => ({ id: newId<ArticleId>(ids), kind: 'news', blocks: lines.map(at), topics: [] })),
    shelf: asked.filter((id) => !placed.has(page.blocks[id]?.text ?? '')),
    groups: [],
    doubts: [],
  }
}
