/** Damage by which one line holds two things. */
import { glue, headOf, isCopied, split, stories, type Draft, type Piece } from '../compose-draft.ts'

/** The headline stands in one line with the first paragraph. */
export function glueHeadline(draft: Draft): boolean {
  const pairs = neighbours(
    draft,
    (first, second) => first.role === 'headline' && second.role === 'body' && second.text.length > first.text.length,
  )
  const pair = draft.random.some(pairs)
  if (pair === undefined) return false
  glue(draft, pair[0], pair[1], draft.style.latin ? ' ' : draft.random.pick([' ', ' ', '', '　']), 'body')
  return true
}

/** Two paragraphs stand in one line. */
export function glueParagraphs(draft: Draft): boolean {
  const pair = draft.random.some(neighbours(draft, (first, second) => first.role === 'body' && second.role === 'body'))
  if (pair === undefined) return false
  glue(draft, pair[0], pair[1], draft.style.latin ? ' ' : draft.random.pick(['', '', ' ', '　']), 'body')
  return true
}

/** A credit stands at its caption's end. */
export function glueCredit(draft: Draft): boolean {
  const pair = draft.random.some(neighbours(draft, (first, second) => first.role === 'caption' && second.role === 'credit'))
  if (pair === undefined) return false
  glue(draft, pair[0], pair[1], draft.random.pick([' ', '', ' ■']), 'caption')
  return true
}

/** Kicker and headline stand in one line. */
export function glueKicker(draft: Draft): boolean {
  const pairs = neighbours(
    draft,
    (first, second) => first.role === 'kicker' && second.role === 'headline' && second.text.length >= first.text.length,
  )
  const pair = draft.random.some(pairs)
  if (pair === undefined) return false
  glue(draft, pair[0], pair[1], draft.random.pick([' ', ' ', '']), 'headline')
  return true
}

/** A subhead with its dashes stands in the headline's line. */
export function glueSubhead(draft: Draft): boolean {
  const pairs = stories(draft).flatMap((article) => {
    const head = headOf(article)
    return neighbours(
      draft,
      (first, second) =>
        first.role === 'headline' && second.role === 'subhead' && head.includes(second) && second.text.length <= first.text.length,
    )
  })
  const pair = draft.random.some(pairs)
  if (pair === undefined) return false
  glue(draft, pair[0], pair[1], ' ', 'headline')
  return true
}

/** A crosshead stands in one line with the paragraph below it. */
export function glueCrosshead(draft: Draft): boolean {
  const pairs = neighbours(draft, (first, second) => {
    const isCrosshead = first.role === 'subhead' && first.article !== null && !headOf(first.article).includes(first)
    return isCrosshead && second.role === 'body' && second.text.length > first.text.length
  })
  const pair = draft.random.some(pairs)
  if (pair === undefined) return false
  glue(draft, pair[0], pair[1], draft.random.pick([' ', '']), 'body')
  return true
}

const CREDIT_AT_END = /(?<=.{12})[\s　]*[（(■□]?(?:本报|本報|晨报|新华社)?(?:记者|記者|通讯员|通訊員)[^，,。]{2,24}[摄攝][)）]?$/
const BYLINE_AT_END = /(?<=.{12})[\s　]*[（(](?:本报|本報|晨报)?(?:记者|記者|通讯员|通訊員)[^，,。）)]{2,24}[)）]$/

/** A credit at a caption's end stands on a line of its own. */
export function partCredit(draft: Draft): boolean {
  return part(draft, 'caption', CREDIT_AT_END, 'credit')
}

/** The writers' names at a text's end stand on a line of their own. */
export function partByline(draft: Draft): boolean {
  return part(draft, 'body', BYLINE_AT_END, 'byline')
}

function part(draft: Draft, from: Piece['role'], end: RegExp, role: Piece['role']): boolean {
  const piece = draft.random.some(draft.flow.filter((each) => each.role === from && each.article !== null && end.test(each.text)))
  if (piece === undefined) return false
  const rest = split(draft, piece, end.exec(piece.text)?.index ?? 0)
  if (rest === undefined) return false
  rest.joins = null
  rest.role = role
  return true
}

/** Pieces of one article that are next to each other both in print and in truth. */
function neighbours(draft: Draft, fits: (first: Piece, second: Piece) => boolean): [Piece, Piece][] {
  const pairs: [Piece, Piece][] = []
  draft.flow.forEach((second, i) => {
    const first = draft.flow[i - 1]
    if (first === undefined || first.article === null || first.article !== second.article || first.verse || second.verse) return
    const order = first.article.order
    const at = order.indexOf(first)
    if (at < 0 || order[at + 1] !== second || isCopied(draft, first) || isCopied(draft, second)) return
    if (second.joins === null && fits(first, second)) pairs.push([first, second])
  })
  return pairs
}
