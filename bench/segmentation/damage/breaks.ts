/** Damage that cuts paragraphs where a column ends, or where each printed line became a block. */
import { cutIn, isCopied, remove, split, type Draft, type Piece } from '../compose-draft.ts'

/** A paragraph is cut at a column's end; its rest is a piece of its own that continues it. */
export function columnBreak(draft: Draft): boolean {
  const { random } = draft
  const texts = draft.flow.filter((piece) => canBreak(piece) && piece.text.length > 40)
  if (texts.length === 0) return false
  // A long paragraph is cut more often than a short one.
  const all = texts.reduce((sum, piece) => sum + piece.text.length, 0)
  let at = random.next() * all
  const piece = texts.find((each) => (at -= each.text.length) < 0) ?? texts[0]
  if (piece === undefined) return false
  return cutPiece(draft, piece)
}

/** A caption is cut where its column ends. */
export function captionBreak(draft: Draft): boolean {
  const piece = draft.random.some(draft.flow.filter((each) => each.role === 'caption' && each.text.length > 30))
  return piece !== undefined && cutPiece(draft, piece)
}

/** Characters by which the first line of a paragraph is shorter. */
export const INDENT = 2

/** Every line of a column is a block of its own: the lines of a paragraph continue each other. */
export function wrapLines(draft: Draft): boolean {
  const usual = draft.style.latin ? draft.style.measure * 2 : draft.style.measure
  // Some programs take only the articles with wide leading apart.
  const share = draft.random.pick([1, 1, 0.3])
  const chosen = new Set(draft.articles.filter(() => draft.random.chance(share)))
  // One in four is set wider than the others.
  const widths = new Map([...chosen].map((article) => [article, Math.round(usual * draft.random.pick([1, 1, 1, 1, 1, 1, 1.5, 2]))]))
  for (const piece of draft.flow.filter((each) => canBreak(each) || each.role === 'caption')) {
    const measure = piece.article === null ? undefined : widths.get(piece.article)
    if (measure === undefined) continue
    const indent = piece.role === 'body' && piece.joins === null ? INDENT : 0
    let last = piece
    for (let rest = split(draft, piece, lineEnd(draft, piece.text, measure - indent)); rest !== undefined;) {
      last = rest
      rest = split(draft, rest, lineEnd(draft, rest.text, measure))
    }
    if (last !== piece) fillColumn(draft, last)
  }
  return true
}

/** The last line of a column is full: what a line has before its paragraph goes on elsewhere stands there. */
function fillColumn(draft: Draft, last: Piece): void {
  const next = draft.flow.find((piece) => piece.joins === last)
  const isLater = next !== undefined && draft.flow.indexOf(next) > draft.flow.indexOf(last)
  if (next === undefined || !isLater || last.joins === null || isCopied(draft, last) || isCopied(draft, next) || last.text.endsWith('-'))
    return
  next.text = last.text + (draft.style.latin ? ' ' : '') + next.text
  next.joins = last.joins
  remove(draft, last)
}

/** The same the other way round: the last line takes from what its paragraph goes on with until it is full. Whether it is. */
export function topUp(draft: Draft, last: Piece, measure: number): boolean {
  const next = draft.flow.find((piece) => piece.joins === last)
  if (next === undefined || isCopied(draft, last) || isCopied(draft, next) || last.text.endsWith('-')) return false
  const whole = last.text + (draft.style.latin ? ' ' : '') + next.text
  const end = lineEnd(draft, whole, measure)
  const [line, rest] = [whole.slice(0, end).trim(), whole.slice(end).trim()]
  if (end <= last.text.length || rest.length < 2 || rest.startsWith('#')) return false
  last.text = line
  next.text = rest
  return true
}

/** How lines are set, and what draws how evenly. */
export interface Typesetting {
  readonly style: Pick<Draft['style'], 'latin'>
  readonly random: Draft['random']
}

/** Where a line of the text ends that has room for `measure` Chinese characters, or for as many letters where the text is in Latin script. */
export function lineEnd({ style, random }: Typesetting, text: string, measure: number): number {
  if (style.latin) {
    const space = text.lastIndexOf(' ', measure)
    return text.length <= measure ? text.length : space > 0 ? space : Math.max(1, measure)
  }
  let room = Math.max(1, measure) + (random.chance(0.15) ? random.int(-1, 1) : 0)
  let at = 0
  while (at < text.length && (room -= text.charCodeAt(at) < 0x2000 ? 0.5 : 1) >= 0) at++
  at = Math.max(1, at)
  // A line never begins with a mark that closes: it hangs or is squeezed in.
  while (at < text.length && /[，。、；：！？”’）》」』,;:!?)]/.test(text.charAt(at))) at++
  // Nor does it end with one that opens.
  while (at > 1 && /[“‘（《「『【(]/.test(text.charAt(at - 1))) at--
  return at
}

function cutPiece(draft: Draft, piece: Piece): boolean {
  const { random } = draft
  let at = cutIn(draft, piece.text)
  if (at === undefined) return false
  if (draft.style.latin && random.chance(0.35) && hyphenate(draft, piece)) return true
  // Now and then the column ends right behind a mark or inside a number, which looks like an end or a beginning.
  const wanted = random.chance(0.15) ? /[，,；;、]/g : random.chance(0.05) ? /\d(?=\d)/g : random.chance(0.04) ? /。(?=.{9})/g : undefined
  const places = wanted === undefined ? [] : [...piece.text.matchAll(wanted)].map((match) => match.index + 1)
  at = random.some(places.filter((place) => place > 8 && place < piece.text.length - 5)) ?? at
  const rest = split(draft, piece, at)
  // The gold joins what the text shows to be cut: behind a full stop nobody sees that the paragraph went on.
  if (rest !== undefined && /[。！？!?.][”’」』"]?$/.test(piece.text)) rest.joins = null
  return rest !== undefined
}

/** A Latin word is cut at the column's end, with a hyphen. */
function hyphenate(draft: Draft, piece: Piece): boolean {
  const words = [...piece.text.matchAll(/[a-z]{4,}(?=[a-z]{4})/g)].map((match) => match.index + match[0].length)
  const at = draft.random.some(words.filter((place) => place > 20 && place < piece.text.length - 20))
  if (at === undefined || split(draft, piece, at) === undefined) return false
  piece.text += '-'
  return true
}

function canBreak(piece: Piece): boolean {
  return piece.role === 'body' && !piece.verse
}
