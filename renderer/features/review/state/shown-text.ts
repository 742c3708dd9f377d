/** A block's text as it is shown: half-width punctuation full-width where the editor wants that. Display only. */
import { fullWidthPunctuation, joinTexts } from '#shared/export/index.ts'
import type { Block } from '#shared/model/index.ts'

const wide = new WeakMap<Block, string>()

/** One character for one, so that offsets into the text stay. */
export function shownText(block: Block, fullWidth: boolean): string {
  if (!fullWidth) return block.text
  const known = wide.get(block)
  if (known !== undefined) return known
  const text = fullWidthPunctuation(block.text)
  wide.set(block, text)
  return text
}

/** True where a space stands between two joined blocks: both sides are Latin words. */
export function runsWithSpace(before: Block | undefined, block: Block): boolean {
  if (before === undefined) return false
  const [head, tail] = [before.text.trim(), block.text.trim()]
  return joinTexts(head, tail).length > head.length + tail.length
}
