/** Damage that prints text twice, and the choice of the copy that is kept. */
import { Bug } from '#shared/base/index.ts'

import {
  cutIn,
  headOf,
  isCopied,
  moveBefore,
  printed,
  seams,
  split,
  stories,
  type Copies,
  type Draft,
  type Made,
  type Piece,
} from '../compose-draft.ts'
import { bodies } from './lost.ts'

/** A picture's story is printed twice or three times: once without its headline, or with a cut caption. */
export function photoAgain(draft: Draft): boolean {
  const { random } = draft
  const photos = draft.articles.filter((article) => article.kind === 'photo' && isWhole(draft, article.order))
  const article = random.some(photos)
  if (article === undefined) return false
  const group: Copies = { keep: [...article.order], drops: [], partial: new Set() }
  for (let k = random.chance(0.3) ? 2 : 1; k > 0; k--) {
    const drop = copyOf(article.order)
    if (random.chance(0.35))
      drop.splice(
        0,
        drop.findIndex((piece) => piece.role === 'caption'),
      )
    const caption = drop.find((piece) => piece.role === 'caption')
    const cut = caption !== undefined && random.chance(0.25) ? cutIn(draft, caption.text) : undefined
    if (caption !== undefined && cut !== undefined) {
      caption.text = caption.text.slice(0, cut).trim()
      if (random.chance(0.6)) drop.splice(drop.indexOf(caption) + 1)
      group.partial.add(drop)
    }
    print(draft, drop, article)
    group.drops.push(drop)
  }
  draft.copies.push(group)
  return true
}

/** A paragraph is printed a second time: behind the article's end, before its headline, or elsewhere. */
export function paragraphTwice(draft: Draft): boolean {
  const { random } = draft
  const texts = stories(draft)
    .flatMap((article) => bodies(draft, article))
    .filter((piece) => piece.text.length > 30 && isWhole(draft, [piece]))
  const piece = random.some(texts)
  if (piece?.article === null || piece === undefined) return false
  const drop = copyOf([piece])
  draft.copies.push({ keep: [piece], drops: [drop], partial: new Set() })
  const own = printed(draft, piece.article)
  const next = draft.flow[draft.flow.findLastIndex((each) => own.includes(each)) + 1]
  const place = random.int(0, 3)
  if (place === 0) moveBefore(draft, drop, own[0])
  else if (place === 1) moveBefore(draft, drop, next)
  else if (place === 2) moveBefore(draft, drop, random.some(own))
  else print(draft, drop, piece.article)
  return true
}

/** The last lines of an article stand before its headline too; there they begin mid-sentence, with a wrong character. */
export function tailTwice(draft: Draft): boolean {
  const { random } = draft
  const article = random.some(stories(draft).filter((each) => headOf(each).length > 0 && bodies(draft, each).length >= 2))
  const piece = article === undefined ? undefined : bodies(draft, article).at(-random.int(1, 2))
  if (article === undefined || piece === undefined || !isWhole(draft, [piece])) return false
  const cut = cutIn(draft, piece.text)
  const rest = cut === undefined ? undefined : split(draft, piece, cut)
  if (rest === undefined) return false
  const keep = article.order.slice(article.order.indexOf(rest))
  if (keep.some((each) => isCopied(draft, each))) return false
  const drop = copyOf(keep)
  const [first] = drop
  if (first !== undefined) {
    first.joins = null
    const firstChar = first.text.slice(0, 1)
    if (random.chance(0.5)) first.text = random.pick([firstChar + first.text, first.text.slice(1), piece.text.slice(-1) + first.text])
    first.text = first.text.replace(/^[\s#，。,、]+/, '')
  }
  // What goes on a sentence fits its place better than what does not.
  draft.copies.push({ keep, drops: [drop], partial: new Set([drop]) })
  moveBefore(
    draft,
    drop,
    printed(draft, article).find((each) => !drop.includes(each)),
  )
  return true
}

/** A whole article is printed twice. */
export function articleTwice(draft: Draft): boolean {
  const { random } = draft
  const article = random.some(stories(draft).filter((each) => each.order.length <= 7 && isWhole(draft, each.order)))
  if (article === undefined) return false
  const drop = copyOf(article.order)
  const way = random.next()
  if (way < 0.3) drop.splice(0, headOf(article).length)
  else if (way < 0.5 && drop.length > 3) drop.pop()
  const partial = new Set(drop.length < article.order.length ? [drop] : [])
  draft.copies.push({ keep: [...article.order], drops: [drop], partial })
  print(draft, drop, article)
  return true
}

/**
 * Chooses which copy is kept, when all damage is done: the most complete one, of equals the first. Its place in the
 * article's order is the true one, wherever it is printed.
 */
export function chooseKept(draft: Draft): void {
  for (const group of draft.copies) {
    const all = [group.keep, ...group.drops].sort((a, b) => placeOf(draft, a) - placeOf(draft, b))
    const best = all.find((copy) => !group.partial.has(copy))
    if (best === undefined || best === group.keep) continue
    const order = best[0]?.article?.order
    const at = order === undefined ? -1 : order.indexOf(group.keep[0] as Piece)
    if (order === undefined || at < 0) throw new Bug('the copy kept so far stands in its article')
    order.splice(at, group.keep.length, ...best)
    group.drops = all.filter((copy) => copy !== best)
    group.keep = best
  }
}

/** How the dropped copies differ from the kept one. */
export function kindOf(group: Copies): 'exact' | 'near' | 'contained' {
  const keep = group.keep.map(bare)
  const kinds = group.drops.map((drop) => {
    const texts = drop.map(bare)
    if (texts.join('') === keep.join('') || texts.every((text) => keep.includes(text))) return 'exact'
    return keep.join('').includes(texts.join('')) ? 'contained' : 'near'
  })
  return kinds.includes('near') ? 'near' : kinds.includes('contained') ? 'contained' : 'exact'
}

function bare(piece: Piece): string {
  return piece.text.replace(/\s/g, '')
}

function placeOf(draft: Draft, copy: readonly Piece[]): number {
  return draft.flow.indexOf(copy[0] as Piece)
}

/** New pieces with the same text; their joins lead to each other. */
function copyOf(pieces: readonly Piece[]): Piece[] {
  const copies = pieces.map((piece) => ({ ...piece }))
  for (const copy of copies) copy.joins = copy.joins === null ? null : (copies[pieces.indexOf(copy.joins)] ?? null)
  return copies
}

/** Whole paragraphs only, none of them copied yet: then any copy can take the place of any other. */
function isWhole(draft: Draft, pieces: readonly Piece[]): boolean {
  const inside = new Set(pieces)
  const within = pieces.every((piece) => (piece.joins === null || inside.has(piece.joins)) && !isCopied(draft, piece))
  return within && !draft.flow.some((piece) => piece.joins !== null && inside.has(piece.joins) && !inside.has(piece))
}

/** Prints a copy somewhere between two articles; near its article as often as far from it. */
function print(draft: Draft, copy: readonly Piece[], article: Made): void {
  const own = printed(draft, article)
  const next = draft.flow[draft.flow.findLastIndex((piece) => own.includes(piece)) + 1]
  const anchor = draft.random.chance(0.4) ? draft.random.pick([own[0], next]) : draft.random.some(seams(draft))
  moveBefore(draft, copy, anchor)
}
