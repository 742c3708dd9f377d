/** The cut of a page that was read by paragraphs, told by the lines that they were printed in. */
import type { Row } from '../lines/row.ts'
import type { Unwrapped } from '../lines/unwrap.ts'
import type { ArticleDecision, BlockDecision, DuplicateDecision, SegmentationResult } from '../types.ts'
import type { Weights } from '../weights.ts'
import { reasonsOfSeam } from './reasons.ts'
import { renumbered, type Numbering } from './renumber.ts'

type Cut = Pick<SegmentationResult, 'blocks' | 'articles' | 'duplicates' | 'doubts'>

/**
 * `cut` counts in paragraphs, the answer in the lines of `printed`. A line is what its paragraph is; the first stands where the
 * paragraph stands, each other one goes on from the line above it, mid-sentence in running text. A question about a paragraph
 * is asked at its first line.
 */
export function byPrintedLine(cut: Cut, unwrapped: Unwrapped, printed: Row, weights: Weights): Cut {
  const { lines } = unwrapped
  const numbers = new Numbers(unwrapped)
  const dropped = new Set(cut.duplicates.flatMap((group) => group.drop.flat()))
  const blocks = cut.blocks.flatMap((decision, paragraph) => {
    const first = { ...decision, joins: decision.joins === null ? null : numbers.last(decision.joins) }
    const others = (lines[paragraph] ?? []).slice(1).map((line) => inside(decision, dropped.has(paragraph), printed, line, weights))
    return [first, ...others]
  })
  const articles = cut.articles.map((article): ArticleDecision => ({
    ...article,
    order: numbers.all(article.order),
    copies: numbers.all(article.copies),
  }))
  const duplicates = cut.duplicates.map((group): DuplicateDecision => ({
    ...group,
    keep: numbers.all(group.keep),
    drop: group.drop.map((run) => numbers.all(run)),
  }))
  return { blocks, articles, duplicates, doubts: cut.doubts.flatMap((doubt) => renumbered(doubt, numbers) ?? []) }
}

/** The decision on a line that goes on from the one above it. */
function inside(paragraph: BlockDecision, isDropped: boolean, printed: Row, line: number, weights: Weights): BlockDecision {
  const seam = printed.seams[line]
  const p = seam?.p ?? 0
  const reasons = seam === undefined ? [] : reasonsOfSeam(seam, weights)
  if (paragraph.article === null || isDropped) return { ...paragraph, joins: null, joinP: 0, reasons }
  const isText = paragraph.role === 'body' || paragraph.role === 'caption'
  return { ...paragraph, joins: isText ? line - 1 : null, joinP: isText ? p : 0, p, reasons }
}

/** From numbers of paragraphs to numbers of lines. */
class Numbers implements Numbering {
  readonly #lines: Unwrapped['lines']

  constructor({ lines }: Unwrapped) {
    this.#lines = lines
  }

  first(paragraph: number): number {
    return this.#lines[paragraph]?.[0] ?? 0
  }

  last(paragraph: number): number {
    return this.#lines[paragraph]?.at(-1) ?? 0
  }

  /** All lines of some paragraphs, in their order. */
  all(paragraphs: readonly number[]): number[] {
    return paragraphs.flatMap((paragraph) => this.#lines[paragraph] ?? [])
  }

  article(article: number): number {
    return article
  }
}
