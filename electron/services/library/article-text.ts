/** The text of an article as the library keeps and compares it, and where its blocks stand in it. */
import type { BlockId } from '#shared/base/index.ts'
import type { Article, Block, Page } from '#shared/model/index.ts'

export interface ArticleText {
  /** Paragraphs one a line, joined ones whole, dropped copies left out, corrections in. */
  readonly text: string
  /** In the order in which they stand in the text; UTF-16 offsets. */
  readonly blocks: readonly { readonly id: BlockId; readonly start: number; readonly end: number }[]
}

/** Reads an article's standing blocks in order. */
export function articleText(page: Page, article: Pick<Article, 'blocks'>): ArticleText {
  return readBlocks(page, article.blocks)
}

/** The same of any blocks of a page: a run of them, or the shelf's. */
export function readBlocks(page: Page, ids: readonly BlockId[]): ArticleText {
  const paragraphs: Block[][] = []
  const paragraphOf = new Map<BlockId, Block[]>()
  for (const id of ids) {
    const block = page.blocks[id]
    if (block?.dropped !== null) continue
    const before = block.joins === null ? undefined : paragraphOf.get(block.joins)
    const own = before ?? []
    if (before === undefined) paragraphs.push(own)
    own.push(block)
    paragraphOf.set(block.id, own)
  }
  const blocks: { id: BlockId; start: number; end: number }[] = []
  let text = ''
  for (const [p, paragraph] of paragraphs.entries()) {
    if (p > 0) text += '\n'
    for (const [i, block] of paragraph.entries()) {
      if (i > 0 && needsSpace(text, block.text)) text += ' '
      blocks.push({ id: block.id, start: text.length, end: text.length + block.text.length })
      text += block.text
    }
  }
  return { text, blocks }
}

/** Words of a script with spaces stay two words where a column ended between them. */
function needsSpace(before: string, after: string): boolean {
  return /[a-z\d]$/i.test(before) && /^[a-z\d]/i.test(after)
}
