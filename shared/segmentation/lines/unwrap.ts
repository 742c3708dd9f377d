/**
 * Text that came as it was printed, each line of a column a block of its own: lines that surely run on are put together,
 * so that the page is read by paragraphs, as all others are.
 */
import { glue } from '#shared/text/index.ts'

import type { PageFacts } from './page-facts.ts'
import type { Seam } from './seams.ts'
import type { Paragraph, View } from './views.ts'

export interface Unwrapped {
  readonly paragraphs: readonly Paragraph[]
  /** By paragraph: the numbers of its lines, in file order. */
  readonly lines: readonly (readonly number[])[]
}

/**
 * From this probability on two lines are put together: nothing takes them apart again, but what is left apart is easily read for something
 * else than text. Of the pairs put together on eighty unseen pages 99 in a hundred run on, and as many follow each other (docs/segmentation.md).
 */
const RUNS_ON = 0.75
/** No paragraph of a newspaper has more lines. */
const MOST_LINES = 200

/** Any of the page's lines was printed in a column whose width its text shows. */
export function isWrapped({ columns }: PageFacts): boolean {
  return columns.some((width) => width > 0)
}

/**
 * Puts the printed lines of a page together. Undefined where its text was not wrapped at its columns' widths, or no line surely
 * runs on. `seams` has the one above each line, by its number.
 */
export function unwrap(facts: PageFacts, seams: readonly Seam[]): Unwrapped | undefined {
  if (!isWrapped(facts)) return undefined
  const { blocks, columns, views } = facts
  const lines: number[][] = []
  views.forEach((below, i) => {
    const above = views[i - 1]
    // What boxes show to stand in no column is set in large type.
    const isInColumn = columns[i - 1] !== 0 && blocks[i]?.printed?.column !== 0
    const isIn = above !== undefined && isInColumn && canRunOn(above, below)
    const last = lines.at(-1)
    if (isIn && last !== undefined && last.length < MOST_LINES && (seams[i]?.p ?? 0) >= RUNS_ON) last.push(i)
    else lines.push([i])
  })
  if (lines.length === blocks.length) return undefined
  const paragraphs = lines.flatMap((numbers): Paragraph[] => {
    const [first, ...others] = numbers.flatMap((i) => blocks[i] ?? [])
    const last = numbers.at(-1) ?? 0
    if (first === undefined) return []
    const text = others.reduce((sum, other) => glue(sum, other.text), first.text)
    const boxes = [first, ...others].flatMap((block) => block.boxes)
    return [{ ...first, text, boxes, printed: { last: views[last]?.width ?? 0, column: columns[last] ?? 0 } }]
  })
  return { paragraphs, lines }
}

/** Nothing goes on from names, a row of a table or a title with a blank in it, nor with a dateline, an indent or under another label. */
function canRunOn(above: View, below: View): boolean {
  const isSet = above.marks > 0 || above.credits !== undefined || above.cells > 0 || (above.dateline === 0 && spaced.test(above.text))
  const begins = below.marks > 0 || below.cells > 0 || below.indented || below.dateline > 0
  return !isSet && !begins && above.label === below.label
}

/** A title in two parts: 蒙眼护蛋 体验亲恩. */
const spaced = /^[^，。、；：！？,.;:!?\sA-Za-z]{4,}[ \u3000]+[^，。、；：！？,.;:!?\sA-Za-z]{4,}$/
