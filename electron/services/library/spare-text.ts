/**
 * The text of most blocks stands in their page's original, which is stored already. Documents and logs are stored with
 * such texts left out, which makes them a third as large and an import as much faster; reading puts them back.
 */
import type { Block, Page } from '#shared/model/index.ts'
import type { Change, Diff } from '#shared/operations/index.ts'

/** A block as it is stored: JSON has no undefined, so that a text that is the original's is not written. */
type SpareBlock = Omit<Block, 'text'> & { readonly text?: string | undefined }

/** A page as it is stored: its text apart, and not again in its blocks. */
export type SparePage = Omit<Page, 'text' | 'blocks'> & { readonly blocks: Readonly<Record<string, SpareBlock>> }

type SpareChange =
  Extract<Change, { do: 'set' }> | { readonly do: 'add' | 'remove'; readonly record: Exclude<RecordOf<Change>, Block> | SpareBlock }
type RecordOf<C> = C extends { readonly record: infer R } ? R : never
export type SpareDiff = readonly SpareChange[]

export function sparePage(page: Page): SparePage {
  const { text, blocks, ...rest } = page
  const spare: Record<string, SpareBlock> = {}
  for (const id of Object.keys(blocks)) {
    const block = blocks[id]
    if (block !== undefined) spare[id] = spareBlock(block, text)
  }
  return { ...rest, blocks: spare }
}

/** The page that `sparePage` was given. */
export function fillPage(page: SparePage, text: string): Page {
  const blocks: Record<string, Block> = {}
  for (const id of Object.keys(page.blocks)) {
    const block = page.blocks[id]
    if (block !== undefined) blocks[id] = fillBlock(block, text)
  }
  return { ...page, blocks, text }
}

/** `text` is the page's. */
export function spareDiff(diff: Diff, text: string): SpareDiff {
  return diff.map((change) => {
    if (change.do === 'set' || change.record.type !== 'block') return change
    return { do: change.do, record: spareBlock(change.record, text) }
  })
}

export function fillDiff(diff: SpareDiff, text: string): Diff {
  return diff.map((change): Change => {
    if (change.do === 'set') return change
    const { record } = change
    return { do: change.do, record: record.type === 'block' ? fillBlock(record, text) : record }
  })
}

function spareBlock(block: Block, text: string): SpareBlock {
  return isOriginal(block, text) ? { ...block, text: undefined } : block
}

function fillBlock(block: SpareBlock, text: string): Block {
  return { ...block, text: block.text ?? originalOf(block.sources, text) }
}

/** Without cutting the text where it can: an import asks this of every block twice. */
function isOriginal({ text: own, sources }: Block, text: string): boolean {
  const [only] = sources
  if (only !== undefined && sources.length === 1) return own.length === only.end - only.start && text.startsWith(own, only.start)
  return own === originalOf(sources, text)
}

function originalOf(sources: Block['sources'], text: string): string {
  return sources.map(({ start, end }) => text.slice(start, end)).join('')
}
