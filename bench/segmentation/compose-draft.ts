/**
 * A page in the making: what is printed where (`flow`), and beside it the truth (`order` of each article, joins, copies).
 * Damage changes the one and keeps the other right, so that the gold can be read off at the end.
 */
import { Bug } from '#shared/base/index.ts'
import type { Box } from '#shared/geometry/index.ts'
import type { ArticleKind, Role } from '#shared/model/index.ts'

import type { Random } from './random.ts'

/** One printed line or paragraph. */
export interface Piece {
  text: string
  role: Role
  /** The article that it belongs to, or null for what belongs to the page. */
  article: Made | null
  /** The piece whose paragraph this one continues. */
  joins: Piece | null
  marks: number
  indented: boolean
  /** Blank lines before it; undefined until the page's style sets it. */
  gap: number | undefined
  readonly verse: boolean
  /** Where it stands on the image, on pages that have one. */
  box: Box | undefined
  label: string | null
}

/** One article as it stands on this page. */
export interface Made {
  readonly kind: ArticleKind
  readonly topics: readonly string[]
  /** Its pieces in true reading order, without copies. */
  order: Piece[]
}

/** A text that stands several times on the page, all copies alike until one is chosen to keep. */
export interface Copies {
  keep: Piece[]
  drops: Piece[][]
  /** Those of the copies that lack something, so that they are never kept. */
  readonly partial: Set<readonly Piece[]>
}

/** How this page's text is set and read, drawn once a page. */
export interface PageStyle {
  readonly latin: boolean
  readonly traditional: boolean
  /** Characters of a column's line. */
  readonly measure: number
}

export interface Draft {
  readonly random: Random
  readonly style: PageStyle
  /** All pieces in file order. */
  flow: Piece[]
  articles: Made[]
  readonly copies: Copies[]
  /** Names of what was done to the page. */
  readonly damages: Set<string>
}

export function pieceOf(text: string, role: Role, article: Made | null, verse = false): Piece {
  return { text, role, article, joins: null, marks: 0, indented: false, gap: undefined, verse, box: undefined, label: null }
}

/** Cuts a piece before the character at `at`, so that the rest continues it. Returns the rest, or undefined if one side would be empty. */
export function split(draft: Draft, piece: Piece, at: number): Piece | undefined {
  const head = piece.text.slice(0, at).trim()
  const tail = piece.text.slice(at).trim()
  // A rest that begins with a heading mark would be read as a heading.
  if (head === '' || tail === '' || tail.startsWith('#')) return undefined
  const rest: Piece = { ...piece, text: tail, joins: piece, marks: 0, indented: false, gap: undefined }
  piece.text = head
  for (const other of draft.flow) if (other.joins === piece) other.joins = rest
  for (const list of listsWith(draft, piece)) list.splice(list.indexOf(piece) + 1, 0, rest)
  return rest
}

/** Takes a piece off the page. What continued it continues nothing any more. */
export function remove(draft: Draft, piece: Piece): void {
  for (const list of listsWith(draft, piece)) list.splice(list.indexOf(piece), 1)
  for (const other of draft.flow) if (other.joins === piece) other.joins = null
  tidy(draft)
}

/** Prints two pieces of one article as one line. The first goes on with the words of the second, which is gone. */
export function glue(draft: Draft, first: Piece, second: Piece, between: string, role: Role): void {
  if (first === second || first.article !== second.article) throw new Bug('only two pieces of one article are glued')
  first.text += between + second.text
  first.role = role
  for (const other of draft.flow) if (other.joins === second) other.joins = first
  for (const list of listsWith(draft, second)) list.splice(list.indexOf(second), 1)
  if (first.joins === second) first.joins = null
}

/** Puts pieces in front of another one (or at the end), leaving the truth as it is. Their order among themselves stays. */
export function moveBefore(draft: Draft, pieces: readonly Piece[], anchor: Piece | undefined): void {
  if (anchor !== undefined && pieces.includes(anchor)) throw new Bug('a piece cannot move before itself')
  const moved = new Set(pieces)
  const rest = draft.flow.filter((piece) => !moved.has(piece))
  const at = anchor === undefined ? rest.length : rest.indexOf(anchor)
  rest.splice(at, 0, ...pieces)
  draft.flow = rest
}

/** The places where a new article could begin: in front of each piece whose forerunner is of another article, and the end. */
export function seams(draft: Draft): (Piece | undefined)[] {
  const places: (Piece | undefined)[] = draft.flow.filter(
    (piece, i) => i === 0 || piece.article === null || draft.flow[i - 1]?.article !== piece.article,
  )
  return [...places, undefined]
}

/** The pieces of an article as printed, copies too. */
export function printed(draft: Draft, article: Made): Piece[] {
  return draft.flow.filter((piece) => piece.article === article)
}

/** Pieces that are a copy, kept or not: most damage leaves them alone. */
export function isCopied(draft: Draft, piece: Piece): boolean {
  return draft.copies.some((group) => group.keep.includes(piece) || group.drops.some((drop) => drop.includes(piece)))
}

/** The articles in which something can be damaged: news and the like, no pictures, no advertisements. */
export function stories(draft: Draft): Made[] {
  return draft.articles.filter((article) => article.kind !== 'photo' && article.kind !== 'ad')
}

export function withRole(article: Made, role: Role): Piece[] {
  return article.order.filter((piece) => piece.role === role)
}

/** The headline and what stands with it: kicker, subheads and bylines before the first line of text. */
export function headOf(article: Made): Piece[] {
  const text = article.order.findIndex((piece) => piece.role === 'body' || piece.role === 'caption' || piece.role === 'ad')
  return text < 0 ? [...article.order] : article.order.slice(0, text)
}

/** Where a paragraph could be cut by a column's end: a place of the text that is not its first or last characters. */
export function cutIn(draft: Draft, text: string): number | undefined {
  const { random, style } = draft
  const edge = style.latin ? 25 : 9
  if (text.length < 2 * edge + 2) return undefined
  const at = random.int(edge, text.length - edge)
  if (!style.latin) return isInsideCharacter(text, at) ? at - 1 : beforeNoMark(text, at)
  const space = text.indexOf(' ', at)
  return space < 0 || space > text.length - 10 ? undefined : space
}

/** A line never begins with a mark that closes something: such a mark stays on the line before. */
function beforeNoMark(text: string, at: number): number {
  let place = at
  while (place < text.length - 1 && /[，。、；：！？”’）》」』,;:!?)]/.test(text.charAt(place))) place++
  return place
}

function isInsideCharacter(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff
}

function listsWith(draft: Draft, piece: Piece): Piece[][] {
  const lists = [draft.flow, ...draft.articles.map((article) => article.order)]
  for (const group of draft.copies) lists.push(group.keep, ...group.drops)
  return lists.filter((list) => list.includes(piece))
}

/** Articles and copies of which nothing is left are gone. */
function tidy(draft: Draft): void {
  draft.articles = draft.articles.filter((article) => article.order.length > 0)
  for (const group of draft.copies) group.drops = group.drops.filter((drop) => drop.length > 0)
}
