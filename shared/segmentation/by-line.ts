/** The cut of a page whose lines were split, told by its lines again: for whoever counts in lines of the file. */
import { renumbered, type Numbering } from './result/renumber.ts'
import type { ArticleDecision, BlockDecision, DuplicateDecision, SegmentationResult } from './types.ts'
import type { Piece } from './split-lines.ts'

/**
 * `result` is the cut of `pieces`; the answer is one of `lines` blocks, numbered by line. A line is what the largest of
 * its pieces is, the first of several as large: its role, its article and its place there. The other pieces are left out,
 * and what consists of them alone (an article, a copy, a question about one of them) is too. A join stays where the line that is continued
 * stands earlier in the same article and no other line continues it. Where no line was split it is the same result.
 */
export function byLine(result: SegmentationResult, pieces: readonly Piece[], lines: number): SegmentationResult {
  if (pieces.length === lines) return result
  const numbers = new Numbers(result, pieces)
  const duplicates = result.duplicates.flatMap((group): DuplicateDecision[] => {
    const keep = numbers.all(group.keep)
    const drop = group.drop.map((run) => numbers.all(run)).filter((run) => run.length > 0)
    return keep.length === 0 || drop.length === 0 ? [] : [{ ...group, keep, drop }]
  })
  const dropped = new Set(duplicates.flatMap((group) => group.drop.flat()))
  const articles = numbers.articles.flatMap((i): ArticleDecision[] => {
    const article = result.articles[i]
    if (article === undefined) return []
    return [{ ...article, order: numbers.all(article.order), copies: numbers.all(article.copies).filter((line) => dropped.has(line)) }]
  })
  const places = new Map(articles.flatMap(({ order }, article) => order.map((line, at) => [line, { article, at }] as const)))
  const placed = new Set([...places.keys(), ...articles.flatMap((article) => article.copies)])
  const continued = new Set<number>()
  const blocks = result.blocks.flatMap((block, i): BlockDecision[] =>
    numbers.isLargest(i) ? [{ ...block, article: placed.has(numbers.line(i)) ? numbers.article(block.article) : null, joins: null }] : [],
  )
  pieces.forEach((piece, i) => {
    const joins = result.blocks[i]?.joins ?? null
    const block = blocks[piece.line]
    if (joins === null || block === undefined || !numbers.isLargest(i)) return
    const to = numbers.line(joins)
    const [before, here] = [places.get(to), places.get(piece.line)]
    if (continued.has(to) || before === undefined || before.article !== here?.article || before.at >= here.at) return
    continued.add(to)
    blocks[piece.line] = { ...block, joins: to }
  })
  return {
    ...result,
    blocks,
    articles,
    duplicates,
    doubts: result.doubts.flatMap((doubt) => (numbers.isLargest(doubt.block) ? (renumbered(doubt, numbers) ?? []) : [])),
  }
}

/** From numbers of pieces to numbers of lines, and from the articles of the pieces to those that are left. */
class Numbers implements Numbering {
  readonly #pieces: readonly Piece[]
  readonly #largest = new Map<number, number>()
  readonly #articles: ReadonlyMap<number, number>
  /** The articles that are left, by their old numbers, in the order of their first lines. */
  readonly articles: readonly number[]

  constructor(result: SegmentationResult, pieces: readonly Piece[]) {
    this.#pieces = pieces
    pieces.forEach(({ line, text }, i) => {
      const best = this.#largest.get(line)
      if (best === undefined || text.length > (pieces[best]?.text.length ?? 0)) this.#largest.set(line, i)
    })
    const firsts = result.articles.map(({ order }, i) => ({
      i,
      first: this.all(order).reduce((least, line) => Math.min(least, line), Infinity),
    }))
    const left = firsts.filter(({ first }) => first < Infinity).sort((a, b) => a.first - b.first)
    this.articles = left.map(({ i }) => i)
    this.#articles = new Map(this.articles.map((i, at) => [i, at]))
  }

  isLargest(piece: number): boolean {
    return this.#largest.get(this.line(piece)) === piece
  }

  /** The number of the line that a piece is of. */
  line(piece: number): number {
    return this.#pieces[piece]?.line ?? 0
  }

  first(piece: number): number {
    return this.line(piece)
  }

  last(piece: number): number {
    return this.line(piece)
  }

  /** The lines of which these pieces are the largest, in the same order. */
  all(pieces: readonly number[]): number[] {
    return pieces.filter((piece) => this.isLargest(piece)).map((piece) => this.line(piece))
  }

  article(article: number | null): number | null {
    return article === null ? null : (this.#articles.get(article) ?? null)
  }
}
