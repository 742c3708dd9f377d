/** Damage that cuts paragraphs where a column ends, or where each printed line became a block. */
import { cutIn, split, type Draft, type Piece } from '../compose-draft.ts'

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

/** Every line of a column is a block of its own: the lines of a paragraph continue each other. */
export function wrapLines(draft: Draft): boolean {
  const measure = draft.style.latin ? draft.style.measure * 2 : draft.style.measure
  // Some programs take only the articles with wide leading apart.
  const share = draft.random.pick([1, 1, 0.3])
  const chosen = new Set(draft.articles.filter(() => draft.random.chance(share)))
  const long = draft.flow.filter((piece) => (canBreak(piece) || piece.role === 'caption') && piece.text.length > measure)
  for (const piece of long.filter((each) => each.article !== null && chosen.has(each.article))) {
    let rest: Piece | undefined = piece
    while (rest !== undefined && rest.text.length > measure) rest = split(draft, rest, lineEnd(draft, rest.text, measure))
  }
  return true
}

/** Where a line of `measure` characters of the text ends. */
export function lineEnd(draft: Draft, text: string, measure: number): number {
  if (draft.style.latin) {
    const space = text.lastIndexOf(' ', measure)
    return space > 0 ? space : Math.max(1, measure)
  }
  // A line never begins with a mark that closes: it hangs or is squeezed in.
  let at = Math.min(text.length, Math.max(1, measure) + (draft.random.chance(0.15) ? draft.random.int(-1, 1) : 0))
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
