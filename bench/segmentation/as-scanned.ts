/** Pages as programs give them that look at a scan: set anew in columns, each block with its box, in an order that may be wrong. */
import { present } from '#shared/base/index.ts'
import type { ArticleKind, Role } from '#shared/model/index.ts'
import { glue, hanShare } from '#shared/text/index.ts'

import { MEASURES } from './as-printed.ts'
import { pieceOf, type Draft, type Made, type Piece } from './compose-draft.ts'
import { goldOf, inputOf } from './generate.ts'
import type { BenchPage } from './gold.ts'
import { layOut } from './layout.ts'
import type { Reading } from './layout-read.ts'
import { randomOf } from './random.ts'

/** What a program gives: a box for each paragraph or for each printed line, and in which order. */
export interface Scanning {
  readonly grain: 'paragraphs' | 'lines'
  readonly reading: Reading
}

/**
 * The articles of a page set in columns of a new sheet. Paragraphs that were cut are whole again before they are set, copies that
 * the gold drops are left out, and articles that were interrupted stand in one piece. The same page and seed give the same sheet.
 */
export function asScanned(page: BenchPage, seed: number, { grain, reading }: Scanning): BenchPage {
  const random = randomOf(Math.imul(seed + 1, 0x9e3779b1))
  const latin = hanShare(page.input.blocks.map(({ text }) => text.slice(0, 60)).join(' ')) < 0.3
  const draft: Draft = {
    random,
    style: { latin, traditional: false, measure: random.pick(MEASURES) },
    flow: [],
    articles: [],
    copies: [],
    damages: new Set(),
  }
  compose(draft, page)
  layOut(draft, reading, grain === 'lines')
  return { name: `${page.name}, as scanned`, input: inputOf(draft, true), gold: goldOf(draft) }
}

/** The pieces of the page with their truth, in the order of the file. */
function compose(draft: Draft, { input, gold }: BenchPage): void {
  const dropped = new Set(gold.duplicates.flatMap((group) => group.drop.flat()))
  const roles = gold.blocks.map((block) => block.role as Role)
  const textOf = (block: number): string => present(input.blocks[block], 'the gold is of these blocks').text
  const pieces = new Map<number, Piece>()
  for (const { order } of gold.articles) {
    const made: Made = { kind: kindOf(order.map((block) => roles[block])), topics: [], order: [] }
    for (const block of order.filter((each) => !dropped.has(each))) {
      const [role, before] = [roles[block] ?? 'body', made.order.at(-1)]
      const to = gold.blocks[block]?.joins
      if (before?.role === role && to != null && pieces.get(to) === before) {
        before.text = glue(before.text, textOf(block))
        pieces.set(block, before)
      } else {
        const piece = pieceOf(textOf(block), role, made)
        pieces.set(block, piece)
        made.order.push(piece)
      }
    }
    if (made.order.length > 0) draft.articles.push(made)
  }
  gold.blocks.forEach(({ article, role }, i) => {
    if (article === null && !dropped.has(i)) pieces.set(i, pieceOf(textOf(i), role as Role, null))
  })
  draft.flow = [...new Set([...pieces.keys()].sort((a, b) => a - b).flatMap((block) => pieces.get(block) ?? []))]
}

/** How an article is set: pictures have room above them, adverts stand in one column. */
function kindOf(roles: readonly (Role | undefined)[]): ArticleKind {
  if (roles.every((role) => role === 'ad')) return 'ad'
  return roles.includes('body') || !roles.includes('caption') ? 'news' : 'photo'
}
