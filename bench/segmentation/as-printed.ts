/** Pages as programs give them that do not know paragraphs: each printed line of a text is a block of its own. */
import { present } from '#shared/base/index.ts'
import type { InputBlock } from '#shared/segmentation/index.ts'
import { hanShare } from '#shared/text/index.ts'

import { INDENT, lineEnd } from './damage/breaks.ts'
import type { BenchPage } from './gold.ts'
import { randomOf, type Random } from './random.ts'

/** Characters in a line of a page's usual column: those of Chinese newspapers. English lines have twice as many. */
export const MEASURES = [12, 13, 14, 16, 18, 20, 22] as const

/**
 * The page with its texts and captions broken at the width of their column, one width for most articles of the page, with one article in four
 * set wider. Between paragraphs there are blank lines where `apart` says so; else all lines stand at the same distance and none is indented, so that
 * only the text tells where a paragraph ends.
 */
export function asPrinted(page: BenchPage, seed: number, apart = false): BenchPage {
  const random = randomOf(Math.imul(seed + 1, 0x9e3779b1))
  const usual = random.pick(MEASURES)
  const widths = new Map(page.gold.articles.map(({ id }) => [id, random.chance(0.25) ? Math.round(usual * random.pick([1.5, 2])) : usual]))
  const lines = page.gold.blocks.map(() => [] as string[])
  const goesOn = new Map(page.gold.blocks.flatMap(({ i, joins }) => (joins !== null && joins < i ? [[joins, i] as const] : [])))
  /** What does not fill the last line of a column stands where its paragraph goes on. */
  const carried = new Map<number, string>()
  page.gold.blocks.forEach(({ article, role, joins }, i) => {
    const { text } = present(page.input.blocks[i], 'the gold has a line for each block')
    const isText = role === 'body' || role === 'caption'
    const own = isText
      ? linesOf((carried.get(i) ?? '') + text, widths.get(article ?? '') ?? usual, role === 'body' && joins === null ? INDENT : 0, random)
      : [text]
    const next = goesOn.get(i)
    const rest = isText && next !== undefined && own.length > 1 ? own.pop() : undefined
    if (next !== undefined && rest !== undefined) carried.set(next, /[A-Za-z]$/.test(rest) ? `${rest} ` : rest)
    lines[i] = own
  })
  const starts: number[] = []
  lines.reduce((sum, own, i) => ((starts[i] = sum), sum + own.length), 0)
  const firstOf = (block: number): number => starts[block] ?? 0
  const lastOf = (block: number): number => firstOf(block) + (lines[block]?.length ?? 1) - 1
  const all = (blocks: readonly number[]): number[] => blocks.flatMap((block) => (lines[block] ?? []).map((_, k) => firstOf(block) + k))
  const input = lines.flatMap((own, i) =>
    own.map((text, k): InputBlock => ({
      text,
      marks: k === 0 ? (page.input.blocks[i]?.marks ?? 0) : 0,
      indented: false,
      gap: apart && k === 0 ? 1 : 0,
      boxes: [],
      label: null,
    })),
  )
  const blocks = page.gold.blocks.flatMap((block, i) =>
    (lines[i] ?? []).map((_, k) => {
      const joins = k > 0 ? firstOf(i) + k - 1 : block.joins === null ? null : lastOf(block.joins)
      return { ...block, i: firstOf(i) + k, joins }
    }),
  )
  const articles = page.gold.articles.map((article) => ({ ...article, order: all(article.order) }))
  const duplicates = page.gold.duplicates.map((group) => ({ ...group, keep: all(group.keep), drop: group.drop.map(all) }))
  return { name: `${page.name}, as printed`, input: { blocks: input }, gold: { ...page.gold, blocks, articles, duplicates } }
}

function linesOf(text: string, measure: number, indent: number, random: Random): string[] {
  const latin = hanShare(text) < 0.3
  const lines: string[] = []
  for (let rest = text; rest !== '';) {
    const room = measure - (lines.length === 0 ? indent : 0)
    const end = lineEnd({ style: { latin }, random }, rest, latin ? 2 * room : room)
    lines.push(rest.slice(0, end).trim())
    rest = rest.slice(end).trim()
  }
  return lines
}
