/** From a decoded text to the blocks that the engine takes. */
import { nonBlankLines, type Line } from '#shared/text/index.ts'

import type { InputBlock, SegmentationInput } from './types.ts'

/**
 * Cuts a decoded page text into its non-blank lines and gives them as blocks, one each, in the same order.
 * There are no boxes and no labels: text alone tells nothing of them.
 */
export function toInputBlocks(text: string): { lines: Line[]; input: SegmentationInput } {
  const lines = nonBlankLines(text)
  let last = 0
  const blocks = lines.map((line): InputBlock => {
    const breaks = text.slice(last, line.start).match(/\r\n|\r|\n/g)?.length ?? 0
    const gap = Math.max(0, breaks - (line.i === 0 ? 0 : 1))
    last = line.end
    return { text: line.text, marks: line.marks, indented: line.indented, gap, boxes: [], label: null }
  })
  return { lines, input: { blocks } }
}
