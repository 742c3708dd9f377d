/** An article as it reads: blocks that were cut by a column break put together again, dropped copies left out. */
import type { BlockId } from '#shared/base/index.ts'
import type { Article, Block, Page, Role } from '#shared/model/index.ts'

/** One paragraph, headline line, caption …: a block, with the blocks that go on mid-sentence where it was cut. */
export interface Paragraph {
  /** In reading order. Never empty, none of them dropped. */
  readonly blocks: readonly Block[]
  /** The role of its first block. */
  readonly role: Role
  readonly text: string
  /** Where in the text each block but the first begins (UTF-16): one number for each seam. */
  readonly seams: readonly number[]
}

/**
 * Lists an article's paragraphs in reading order. A block that joins another goes on in that block's paragraph wherever
 * both stand in the article. What joined a dropped copy joins the block that is kept in its stead. Empty when all of
 * the article's blocks are dropped. Linear in the number of blocks.
 */
export function paragraphsOf(page: Page, article: Article): Paragraph[] {
  const kept = article.blocks.flatMap((id) => keptBlock(page, id) ?? [])
  const next = continuations(page, kept)
  const continued = new Set([...next.values()].map((block) => block.id))
  const taken = new Set<BlockId>()
  const paragraphs: Paragraph[] = []
  // Joins through partners of dropped copies can close a ring, of which no block is a first one: the second round ends it.
  for (const round of [kept.filter((block) => !continued.has(block.id)), kept]) {
    for (const first of round) {
      const blocks: Block[] = []
      for (let at: Block | undefined = first; at !== undefined && !taken.has(at.id); at = next.get(at.id)) {
        taken.add(at.id)
        blocks.push(at)
      }
      if (blocks.length > 0) paragraphs.push(paragraphOf(blocks, first.role))
    }
  }
  return paragraphs
}

function keptBlock(page: Page, id: BlockId): Block | undefined {
  const block = page.blocks[id]
  return block?.dropped === null ? block : undefined
}

/** For each block that goes on, the block in which it does. Where two claim the same place, the first in the article has it. */
function continuations(page: Page, kept: readonly Block[]): Map<BlockId, Block> {
  const here = new Set(kept.map((block) => block.id))
  const next = new Map<BlockId, Block>()
  for (const block of kept) {
    const target = standIn(page, block.joins)
    if (target !== null && target !== block.id && here.has(target) && !next.has(target)) next.set(target, block)
  }
  return next
}

/** The block itself, or the one kept in its stead where it was dropped. Partners are never dropped onto each other in a ring longer than one. */
function standIn(page: Page, id: BlockId | null): BlockId | null {
  const block = id === null ? undefined : page.blocks[id]
  return block?.dropped == null ? id : block.dropped.partner
}

function paragraphOf(blocks: readonly Block[], role: Role): Paragraph {
  let text = ''
  const seams: number[] = []
  for (const block of blocks) {
    const part = printable(block.text).trim()
    if (block === blocks[0]) text = part
    else {
      text = joinTexts(text, part)
      seams.push(text.length - part.length)
    }
  }
  return { blocks, role, text, seams }
}

/** Puts the two halves of a cut paragraph together. Between two Latin words stands a space, between Chinese characters none. */
export function joinTexts(first: string, second: string): string {
  const head = first.trimEnd()
  const tail = second.trimStart()
  const spaced = /[A-Za-z0-9,.;:!?%)]$/.test(head) && /^[A-Za-z(]/.test(tail)
  return spaced ? `${head} ${tail.trimEnd()}` : head + tail.trimEnd()
}

/** Line breaks of any kind inside a block would break "one paragraph a line": a space stands for each. Length stays. */
export function printable(text: string): string {
  return text.replace(/[\n\r\v\f\u001c-\u001e\u0085\u2028\u2029]/g, ' ')
}
