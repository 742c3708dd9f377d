/** Damage that loses text: ends, beginnings, middles, headlines, datelines. */
import { cutIn, headOf, isCopied, remove, stories, withRole, type Draft, type Made, type Piece } from '../compose-draft.ts'

/** The article's end is not on the page: it stops mid-sentence or after a paragraph. */
export function truncate(draft: Draft): boolean {
  const article = draft.random.some(stories(draft).filter((each) => bodies(draft, each).length >= 2))
  if (article === undefined) return false
  const texts = bodies(draft, article)
  const last = texts[draft.random.int(0, texts.length - 1)]
  if (last === undefined) return false
  const cut = draft.random.chance(0.75) ? cutIn(draft, last.text) : undefined
  if (cut === undefined && last === texts.at(-1)) return false
  for (const piece of article.order.slice(article.order.indexOf(last) + 1)) if (!isCopied(draft, piece)) remove(draft, piece)
  if (cut !== undefined) last.text = last.text.slice(0, cut).trim()
  return true
}

/** The article's beginning is not on the page: it has no headline and begins somewhere in its text. */
export function loseStart(draft: Draft): boolean {
  const article = draft.random.some(stories(draft).filter((each) => bodies(draft, each).length >= 2))
  if (article === undefined) return false
  const texts = bodies(draft, article)
  const first = texts[draft.random.int(0, Math.min(2, texts.length - 1))]
  if (first === undefined) return false
  const cut = draft.random.chance(0.75) ? cutIn(draft, first.text) : undefined
  if (cut !== undefined) first.text = withoutMark(first.text.slice(cut))
  for (const piece of article.order.slice(0, article.order.indexOf(first))) if (!isCopied(draft, piece)) remove(draft, piece)
  return true
}

/** A piece in the middle is lost: the sentence before it stays open and nothing continues it. */
export function loseMiddle(draft: Draft): boolean {
  const article = draft.random.some(stories(draft).filter((each) => bodies(draft, each).length >= 3))
  if (article === undefined) return false
  const texts = bodies(draft, article)
  const k = draft.random.int(0, texts.length - 2)
  const before = texts[k]
  const after = texts[k + 1]
  if (before === undefined || after === undefined) return false
  const cutBefore = cutIn(draft, before.text)
  const cutAfter = draft.random.chance(0.6) ? cutIn(draft, after.text) : undefined
  if (cutBefore === undefined) return false
  before.text = before.text.slice(0, cutBefore).trim()
  if (cutAfter !== undefined) after.text = withoutMark(after.text.slice(cutAfter))
  else if (k + 2 < texts.length && draft.random.chance(0.5)) remove(draft, after)
  return true
}

/** Nothing of the article but its headline was read, as in a list of what is inside. */
export function loseText(draft: Draft): boolean {
  const article = draft.random.some(
    stories(draft).filter((each) => withRole(each, 'headline').length > 0 && bodies(draft, each).length > 0),
  )
  if (article === undefined) return false
  const head = headOf(article)
  if (article.order.some((piece) => isCopied(draft, piece))) return false
  for (const piece of [...article.order]) if (!head.includes(piece)) remove(draft, piece)
  return true
}

/** The headline was not read, nor what stands with it. */
export function loseHeadline(draft: Draft): boolean {
  const article = draft.random.some(draft.articles.filter((each) => withRole(each, 'headline').length > 0 && each.order.length > 1))
  if (article === undefined) return false
  const all = draft.random.chance(0.6)
  for (const piece of headOf(article)) {
    if (isCopied(draft, piece)) return false
    if (piece.role === 'headline' || (all && piece.role !== 'byline')) remove(draft, piece)
  }
  return true
}

/** A kicker or a subhead was not read. */
export function loseSide(draft: Draft): boolean {
  const sides = stories(draft).flatMap((article) => article.order.filter((piece) => piece.role === 'kicker' || piece.role === 'subhead'))
  const piece = draft.random.some(sides.filter((each) => !isCopied(draft, each)))
  if (piece === undefined) return false
  remove(draft, piece)
  return true
}

const DATELINES = [
  /^[〔【[][^〕】\]]{2,24}(?:报道|報導|報道|讯|訊|电|電)[^〕】\]]{0,3}[〕】\]][\s　]*/,
  /^(?:本报|本報)[^，,。]{0,12}?(?:讯|訊|电|電)\s*[（(][^)）]{2,40}[)）]\s*/,
  /^(?:本报|本報)[^，,。（(]{0,12}?(?:讯|訊|电|電)[\s　]*/,
  /^[^，,。（(〔【[]{2,8}社[^，,。〕】]{2,14}(?:电|電)\s*(?:[（(][^)）]{2,40}[)）])?[\s　]*/,
  /^[（(][^)）]{0,8}(?:讯|訊|电|電)[)）]\s*/,
  /^[A-Z][A-Z .,]{3,30}(?:\d{1,2})?\s?(?:--|—|–)\s?/,
]

/** The first paragraph has lost its dateline. */
export function loseDateline(draft: Draft): boolean {
  const rows = stories(draft).flatMap((article) => {
    const first = article.order.find((piece) => piece.role === 'body')
    const line = first === undefined || isCopied(draft, first) ? undefined : DATELINES.find((each) => each.test(first.text))
    return first === undefined || line === undefined ? [] : [{ first, line }]
  })
  const row = draft.random.some(rows)
  if (row === undefined) return false
  const rest = withoutMark(row.first.text.replace(row.line, ''))
  if (rest.length < 8) return false
  row.first.text = rest
  return true
}

/** A line that names the writers stands elsewhere: at the text's end, glued to its last paragraph, or nowhere. */
export function moveByline(draft: Draft): boolean {
  const { random } = draft
  const rows = stories(draft).filter((article) => withRole(article, 'byline').length === 1 && bodies(draft, article).length > 0)
  const article = random.some(rows)
  const byline = article === undefined ? undefined : withRole(article, 'byline')[0]
  const last = article === undefined ? undefined : bodies(draft, article).at(-1)
  if (article === undefined || byline === undefined || last === undefined || isCopied(draft, byline)) return false
  const text = byline.text
  const atEnd = byline === article.order.at(-1)
  const way = random.int(0, 2)
  if (way === 0 && !atEnd) {
    article.order = [...article.order.filter((piece) => piece !== byline), byline]
    const end = article.order.at(-2)
    draft.flow = draft.flow.filter((piece) => piece !== byline)
    draft.flow.splice(end === undefined ? 0 : draft.flow.indexOf(end) + 1, 0, byline)
    return true
  }
  remove(draft, byline)
  if (way === 1) last.text += random.pick([` ${text}`, text, `(${text})`, `（${text}）`])
  return true
}

/** The paragraphs of an article that damage may touch. */
export function bodies(draft: Draft, article: Made): Piece[] {
  return article.order.filter((piece) => piece.role === 'body' && !piece.verse && !isCopied(draft, piece))
}

/** A text that begins anew never begins with a heading mark or a blank. */
function withoutMark(text: string): string {
  return text.replace(/^[\s#]+/, '')
}
