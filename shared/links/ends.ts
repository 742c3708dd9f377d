/** What of a page's articles tells where they go on and where they come from. */
import type { ArticleId, PageId } from '#shared/base/index.ts'
import { articlesInOrder, type Article, type ArticleKind, type ArticleLink, type Block, type Page, type Role } from '#shared/model/index.ts'
import { jumpsIn, type Jump } from '#shared/segmentation/index.ts'
import { endingOf, startsInsideSentence } from '#shared/text/index.ts'

import { wordsOf } from './words.ts'

/** An article as one end of a link. */
export interface LinkEnd {
  readonly page: PageId
  /** As printed; null where it is not known. */
  readonly pageNo: string | null
  readonly article: ArticleId
  /** Place on its page, from 0. */
  readonly order: number
  readonly kind: ArticleKind
  /** What the editor wrote, else the headline lines; '' where there are none. */
  readonly title: string
  /** The text's first characters, without a jump line. */
  readonly opening: string
  /** The article goes on on another page: its last jump line that says so. */
  readonly to: Jump | null
  /** It began on another page: its first jump line that says so. */
  readonly from: Jump | null
  /** No headline, or the text begins inside a sentence. */
  readonly beginsCut: boolean
  /** The text's last sentence is not complete. */
  readonly endsCut: boolean
  readonly words: ReadonlySet<string>
  readonly continuedFrom: ArticleLink | null
  readonly continuesTo: ArticleLink | null
}

/** Longest opening, in UTF-16 units. */
const OPENING = 80

/** One for each article of the page, in its order. Dropped copies are left out of what is read. */
export function linkEndsOf(page: Page): LinkEnd[] {
  return articlesInOrder(page).map((article, order) => linkEnd(page, article, order))
}

function linkEnd(page: Page, article: Article, order: number): LinkEnd {
  const blocks = article.blocks.flatMap((id) => standing(page.blocks[id]))
  const jumps = blocks.flatMap((block) => block.jumps)
  const body = blocks.flatMap(({ role, text }) => (role === 'body' && text !== '' ? [text] : []))
  const first = body[0] ?? ''
  const headless = !blocks.some(({ role }) => role === 'headline')
  return {
    page: page.head.id,
    pageNo: page.head.info.pageNo,
    article: article.id,
    order,
    kind: article.kind,
    title: titleOf(article, blocks),
    opening: first.slice(0, OPENING),
    to: jumps.findLast(({ direction }) => direction === 'to') ?? null,
    from: jumps.find(({ direction }) => direction === 'from') ?? null,
    beginsCut: headless || startsInsideSentence(first),
    endsCut: body.length > 0 && endingOf(body.at(-1) ?? '') !== 'sentence',
    words: wordsOf(blocks.map(({ text }) => text)),
    continuedFrom: article.continuedFrom,
    continuesTo: article.continuesTo,
  }
}

/** A block as it is read here: its text without its jump lines. */
interface Piece {
  readonly role: Role
  readonly text: string
  readonly jumps: readonly Jump[]
}

function standing(block: Block | undefined): readonly Piece[] {
  if (block?.dropped !== null) return []
  const jumps = jumpsIn(block.text)
  let text = block.text
  for (const { start, end } of jumps.toReversed()) text = text.slice(0, start) + text.slice(end)
  return [{ role: block.role, text: text.trim(), jumps }]
}

function titleOf(article: Article, blocks: readonly Piece[]): string {
  const lines = blocks.filter(({ role }) => role === 'headline').map(({ text }) => text)
  return (article.title ?? lines.join(' ')).trim()
}
