/** Lines that do not belong where they stand: ornaments, scraps, scattered slogans, jump lines. */
import { moveBefore, pieceOf, printed, seams, stories, type Draft, type Piece } from '../compose-draft.ts'

const ORNAMENTS = [
  '——',
  '———',
  '◇◇◇',
  '◇ ◇ ◇',
  '***',
  '* * *',
  '■',
  '●',
  '◆',
  '▲',
  '□□□',
  '※',
  '…',
  '~~~',
  '═══',
  '-----',
  '★★★',
  '○',
  '▼',
  '|',
  '、',
  '· · ·',
]

/** A rule or an ornament that was read as characters. */
export function ornament(draft: Draft): boolean {
  stray(draft, draft.random.pick(ORNAMENTS), 0.8)
  return true
}

/** One to three characters that were read out of a picture, a folded edge or a neighbouring column. */
export function scrap(draft: Draft): boolean {
  const { random } = draft
  const source = random.some(draft.flow.filter((piece) => piece.text.length > 6))
  if (source === undefined) return false
  const length = random.int(1, 3)
  const at = random.int(0, source.text.length - length)
  const cut = [...source.text.slice(at, at + length)].filter((char) => /[\p{L}\p{N}]/u.test(char)).join('')
  stray(draft, cut === '' || random.chance(0.25) ? random.pick(['l', 'I', '1', 'Ⅱ', '丨', 'a', '7', '.', 'J L', '卜', '厂']) : cut, 0.45)
  return true
}

/** A running head or foot was read in the midst of the page. */
export function furnitureInside(draft: Draft): boolean {
  const { random } = draft
  const piece = random.some(draft.flow.filter((each) => each.role === 'noise' && each.text.length > 4))
  const anchor = random.some(draft.flow.filter((each) => each.article !== null))
  if (piece === undefined || anchor === undefined) return false
  moveBefore(draft, [piece], anchor)
  return true
}

function stray(draft: Draft, text: string, atSeam: number): void {
  const { random } = draft
  const anchor = random.chance(atSeam) ? random.some(seams(draft)) : random.some(draft.flow)
  moveBefore(draft, [pieceOf(text, 'noise', null)], anchor)
}

/** The lines of an advertisement stand apart, some of them broken, in another order. */
export function scatterAd(draft: Draft): boolean {
  const { random } = draft
  const article = random.some(draft.articles.filter((each) => each.kind === 'ad'))
  if (article === undefined) return false
  for (const piece of [...article.order]) {
    const space = piece.text.indexOf(' ')
    if (space <= 0 || piece.text.length > 24 || !random.chance(0.4)) continue
    const rest: Piece = { ...piece, text: piece.text.slice(space).trim() }
    if (rest.text === '' || rest.text.startsWith('#')) continue
    piece.text = piece.text.slice(0, space)
    article.order.splice(article.order.indexOf(piece) + 1, 0, rest)
    draft.flow.splice(draft.flow.indexOf(piece) + 1, 0, rest)
  }
  for (const piece of printed(draft, article))
    if (random.chance(0.4)) moveBefore(draft, [piece], random.some(seams(draft).filter((each) => each !== piece)))
  return true
}

/** A line that sends the reader to another page, or back to the one he comes from. */
export function jumpLine(draft: Draft): boolean {
  const { random } = draft
  const article = random.some(stories(draft).filter((each) => each.order.every((piece) => piece.role !== 'jump')))
  const last = article?.order.at(-1)
  if (article === undefined || last === undefined) return false
  const on = random.chance(0.7)
  const first = article.order.find((piece) => piece.role === 'body')
  if (!on && first === undefined) return false
  const piece = pieceOf(jumpText(draft, on), 'jump', article)
  if (on) {
    article.order.push(piece)
    draft.flow.splice(draft.flow.indexOf(last) + 1, 0, piece)
  } else if (first !== undefined) {
    article.order.splice(article.order.indexOf(first), 0, piece)
    draft.flow.splice(draft.flow.indexOf(first), 0, piece)
  }
  return true
}

const HAN = ['二', '三', '四', '五', '六', '七', '八', '十二']

function jumpText(draft: Draft, on: boolean): string {
  const { random } = draft
  const number = random.pick([...HAN, '2', '3', '5', '8', 'A4', 'B2', '02', '06'])
  if (draft.style.latin) return on ? `(Continued on Page ${random.int(2, 16)})` : `(Continued from Page ${random.int(1, 4)})`
  const verb = on ? random.pick(draft.style.traditional ? ['下轉', '轉'] : ['下转', '转', '紧接']) : '上接'
  const text = `${verb}第${number}版`
  return random.pick([`(${text})`, `（${text}）`, text, `▶${text}`, `(${text.replace('第', '')})`])
}
