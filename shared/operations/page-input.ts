/**
 * A page's present blocks as the engine takes them, so that a page can be cut anew and a reviewed one can teach.
 *
 * A block's text is that of the original, not the corrected one: the engine is to be taught what OCR gives it, and a
 * page that is cut again must come out as it did at import. A block that was split or merged is what its pieces are.
 */
import type { BlockId } from '#shared/base/index.ts'
import { blocksInFileOrder, type Block, type Page } from '#shared/model/index.ts'
import type { InputBlock, SegmentationInput } from '#shared/segmentation/index.ts'
import { glue } from '#shared/text/index.ts'

export interface PageInput {
  readonly input: SegmentationInput
  /** The ids of the input's blocks, in the same order. */
  readonly blocks: readonly BlockId[]
}

/** Heading marks as the import of a text keeps them; any other label is one of a layout program. */
const headingMarks = /^#{1,6}$/

/** The blocks of a page in file order. Of a page that nobody split or merged anything on it is the input that it was cut from. */
export function inputOf(page: Page): PageInput {
  const blocks = blocksInFileOrder(page)
  const ends = blocks
    .flatMap((block) => block.sources)
    .map((source) => source.end)
    .sort((a, b) => a - b)
  let passed = 0
  const inputs = blocks.map((block): InputBlock => {
    const start = block.sources[0]?.start ?? 0
    while ((ends[passed] ?? Infinity) <= start) passed++
    const marks = headingMarks.test(block.label ?? '') ? (block.label ?? '').length : 0
    return {
      text: textOf(page, block),
      marks,
      ...layoutOf(page.text, ends[passed - 1], start, marks),
      boxes: block.sources.flatMap((source) => source.boxes),
      label: marks > 0 ? null : block.label,
    }
  })
  return { input: { blocks: inputs }, blocks: blocks.map((block) => block.id) }
}

/** What the white space before a block tells. `last` is where the text before it ended, undefined where there is none. */
function layoutOf(text: string, last: number | undefined, start: number, marks: number): Pick<InputBlock, 'indented' | 'gap'> {
  const between = text.slice(last ?? 0, start)
  const breaks = between.match(/\r\n|\r|\n/g)?.length ?? 0
  const lineStart = Math.max(between.lastIndexOf('\n'), between.lastIndexOf('\r')) + 1
  // The second part of a split block stands in the middle of a line, where a space is no indentation.
  const prefix = breaks === 0 && last !== undefined ? '' : between.slice(lineStart)
  const before = marks > 0 && prefix.includes('#') ? prefix.slice(0, prefix.indexOf('#')) : prefix
  return { indented: before.includes('\u3000'), gap: Math.max(0, breaks - (last === undefined ? 0 : 1)) }
}

function textOf(page: Page, block: Block): string {
  const [only, ...others] = block.sources
  // A page that nobody cut blocks of is the usual case, and its text must not be touched.
  if (only !== undefined && others.length === 0 && page.text.slice(only.start, only.end) === block.text) return block.text
  const pieces: { start: number; end: number }[] = []
  for (const { start, end } of block.sources) {
    const piece = pieces.at(-1)
    if (piece?.end === start) piece.end = end
    else pieces.push({ start, end })
  }
  const text = pieces.map(({ start, end }) => page.text.slice(start, end).trim()).reduce(glue, '')
  // Half of a split correction may have nothing of the original under it.
  return text === '' ? block.text : text
}
