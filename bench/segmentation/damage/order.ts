/** Damage that prints things in another order than they are read. */
import { cutIn, headOf, moveBefore, printed, seams, split, stories, type Draft, type Made, type Piece } from '../compose-draft.ts'

/** How many places further down an article goes on, at most. */
const MOST_BETWEEN = 8

/** The article stops, one or several others follow, and it goes on behind them; mid-sentence or between paragraphs. */
export function interrupt(draft: Draft): boolean {
  const { random } = draft
  const article = longish(
    draft,
    stories(draft).filter((each) => textOf(draft, each).length >= 1),
  )
  if (article === undefined) return false
  const tail = cutOff(draft, article, random.chance(0.55))
  const last = tail.at(-1)
  if (last === undefined) return false
  const end = draft.flow.indexOf(last)
  const later = seams(draft).filter((anchor) => (anchor === undefined ? end < draft.flow.length - 1 : draft.flow.indexOf(anchor) > end + 1))
  // How much stands between is the layout's: one article as well as a whole column of short ones.
  const anchor = later[Math.min(later.length - 1, random.int(0, MOST_BETWEEN - 1))]
  if (later.length === 0) return false
  moveBefore(draft, tail, anchor)
  return true
}

/** The longest of three: what others are set into in print is long, as on the sample page whose article goes on behind four others. */
function longish(draft: Draft, articles: readonly Made[]): Made | undefined {
  const size = (article: Made): number => textOf(draft, article).reduce((sum, piece) => sum + piece.text.length, 0)
  const drawn = Array.from({ length: 3 }, () => draft.random.some(articles)).filter((article) => article !== undefined)
  return drawn.sort((a, b) => size(b) - size(a))[0]
}

/** Two neighbouring articles are read across their columns: one to three paragraphs of the one, then of the other. */
export function interleave(draft: Draft): boolean {
  const { random } = draft
  const pair = random.some(neighbourStories(draft))
  if (pair === undefined) return false
  const rows = pair.map((article) => {
    const head = headOf(article)
    const list = printed(draft, article)
    const from = list.findLastIndex((piece) => head.includes(piece)) + 1
    return { head: list.slice(0, from), text: list.slice(from) }
  })
  const together = rows.every((row) => row.head.length > 0) && random.chance(0.4)
  const queues = together ? rows.map((row) => row.text) : rows.map((row) => [...row.head, ...row.text])
  const mixed: Piece[] = together ? rows.flatMap((row) => row.head) : []
  let turn = 0
  while (queues.some((queue) => queue.length > 0)) {
    const heads = queues[turn]?.findIndex((piece) => !rows.some((row) => row.head.includes(piece))) ?? 0
    mixed.push(...(queues[turn]?.splice(0, Math.max(0, heads) + random.int(1, 3)) ?? []))
    turn = 1 - turn
  }
  const after = draft.flow[draft.flow.findLastIndex((piece) => mixed.includes(piece)) + 1]
  moveBefore(draft, mixed, after)
  return true
}

/** The last paragraphs of an article stand before its headline, or further up on the page. */
export function tailFirst(draft: Draft): boolean {
  const { random } = draft
  const article = random.some(stories(draft).filter((each) => headOf(each).length > 0 && textOf(draft, each).length >= 2))
  if (article === undefined) return false
  const tail = cutOff(draft, article, random.chance(0.3))
  const first = printed(draft, article)[0]
  if (tail.length === 0 || first === undefined || tail.includes(first)) return false
  const start = draft.flow.indexOf(first)
  const earlier = seams(draft).filter((anchor) => anchor !== undefined && draft.flow.indexOf(anchor) < start)
  moveBefore(draft, tail, random.chance(0.75) ? first : (random.some(earlier) ?? first))
  return true
}

/** The headline group, or a part of it, is printed behind the text or in the midst of it. */
export function headlineLater(draft: Draft): boolean {
  const { random } = draft
  const article = random.some(stories(draft).filter((each) => headOf(each).length > 0 && textOf(draft, each).length > 0))
  if (article === undefined) return false
  const head = headOf(article).filter((piece) => piece.role !== 'section')
  // A kicker, a subhead or a byline may stay above the text.
  const moved = random.chance(0.7)
    ? head
    : head.filter((piece) => piece.role === 'headline' || (piece.role === 'subhead' && random.chance(0.5)))
  const text = printed(draft, article).filter((piece) => !headOf(article).includes(piece))
  const last = random.chance(0.7) ? text.at(-1) : random.some(text)
  if (last === undefined || moved.length === 0) return false
  const anchor = draft.flow.slice(draft.flow.indexOf(last) + 1).find((piece) => !moved.includes(piece))
  moveBefore(draft, moved, anchor)
  return true
}

/** The second half of the text is printed before the first; the headline stays on top. */
export function swapHalves(draft: Draft): boolean {
  const { random } = draft
  const article = random.some(stories(draft).filter((each) => textOf(draft, each).length >= 2))
  if (article === undefined) return false
  const tail = cutOff(draft, article, random.chance(0.4))
  const head = headOf(article)
  const text = printed(draft, article).filter((piece) => !head.includes(piece) && !tail.includes(piece))
  if (tail.length === 0 || text[0] === undefined) return false
  moveBefore(draft, tail, text[0])
  return true
}

/** The headlines of two neighbouring articles are printed one after the other, then their texts. */
export function headlinesTogether(draft: Draft): boolean {
  const pair = draft.random.some(neighbourStories(draft).filter((each) => each.every((article) => headOf(article).length > 0)))
  const [first, second] = pair ?? []
  if (first === undefined || second === undefined) return false
  const head = headOf(first)
  const text = printed(draft, first).find((piece) => !head.includes(piece))
  const other = headOf(second)
  if (text === undefined || draft.flow.indexOf(text) > Math.min(...other.map((piece) => draft.flow.indexOf(piece)))) return false
  moveBefore(draft, other, text)
  return true
}

/** A picture with its caption, or an advertisement, stands in the midst of another article, even of a sentence. */
export function photoInside(draft: Draft): boolean {
  const { random } = draft
  const photo = random.some(draft.articles.filter((each) => each.kind === 'photo' || (each.kind === 'ad' && random.chance(0.3))))
  const article = random.some(stories(draft).filter((each) => textOf(draft, each).length >= 1))
  if (photo === undefined || article === undefined) return false
  const tail = cutOff(draft, article, random.chance(0.6))
  if (tail[0] === undefined) return false
  moveBefore(draft, printed(draft, photo), tail[0])
  return true
}

/** The printed text of an article behind a random place in it, cut mid-sentence where asked and possible. Nothing has moved yet. */
function cutOff(draft: Draft, article: Made, midSentence: boolean): Piece[] {
  const { random } = draft
  const text = textOf(draft, article)
  const piece = random.some(text)
  if (piece === undefined) return []
  const cut = midSentence && piece.role === 'body' && !piece.verse ? cutIn(draft, piece.text) : undefined
  const rest = cut === undefined ? undefined : split(draft, piece, cut)
  const list = printed(draft, article)
  const from = rest === undefined ? list.indexOf(piece) + (piece === text[0] ? 1 : 0) : list.indexOf(rest)
  // What is printed behind the place, but never the headline: that has its own damage.
  return list.slice(from).filter((each) => !headOf(article).includes(each))
}

/** The article's pieces that are neither headline group nor anything else above the text. */
function textOf(draft: Draft, article: Made): Piece[] {
  const head = new Set(headOf(article))
  return printed(draft, article).filter((piece) => !head.has(piece))
}

/** Pairs of stories of which the second begins in print where the first one ends. */
function neighbourStories(draft: Draft): Made[][] {
  const allowed = new Set(stories(draft))
  const pairs: Made[][] = []
  draft.flow.forEach((piece, i) => {
    const before = draft.flow[i - 1]?.article
    const here = piece.article
    if (before === null || before === undefined || here === null || before === here) return
    if (allowed.has(before) && allowed.has(here) && before.order.length > 1 && here.order.length > 1) pairs.push([before, here])
  })
  return pairs
}
