/** An earlier state of a page as sheets: paragraphs in order, dropped copies put away. */
import type { ArticleId, BlockId } from '#shared/base/index.ts'
import { articlesInOrder, type ArticleKind, type Block, type Page, type Role, type Status } from '#shared/model/index.ts'

/** One block, or several that run on. */
export interface PastParagraph {
  readonly key: BlockId
  readonly role: Role
  readonly blocks: readonly Block[]
}

export interface PastSheet {
  readonly article: ArticleId
  /** Place among the articles, from 0. */
  readonly order: number
  readonly kind: ArticleKind
  readonly status: Status
  readonly paragraphs: readonly PastParagraph[]
  readonly dropped: number
}

export interface PastSheets {
  readonly sheets: readonly PastSheet[]
  readonly shelf: readonly Block[]
}

export function pastSheets(page: Page): PastSheets {
  const sheets = articlesInOrder(page).map(({ id, kind, status, blocks }, order): PastSheet => {
    const all = blocks.flatMap((block) => page.blocks[block] ?? [])
    return {
      article: id,
      order,
      kind,
      status,
      paragraphs: paragraphsOf(all),
      dropped: all.filter(({ dropped }) => dropped !== null).length,
    }
  })
  return { sheets, shelf: page.head.shelf.flatMap((id) => page.blocks[id] ?? []) }
}

function paragraphsOf(blocks: readonly Block[]): PastParagraph[] {
  const paragraphs: { key: BlockId; role: Role; blocks: Block[] }[] = []
  for (const block of blocks.filter(({ dropped }) => dropped === null)) {
    const last = paragraphs.at(-1)
    if (last !== undefined && block.joins !== null && last.blocks.at(-1)?.id === block.joins) last.blocks.push(block)
    else paragraphs.push({ key: block.id, role: block.role, blocks: [block] })
  }
  return paragraphs
}
