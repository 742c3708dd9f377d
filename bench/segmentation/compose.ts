/** Chooses the articles of a page out of the papers and sets them one after another, clean and in order. */
import type { Paper, PaperArticle } from './papers.ts'
import { pieceOf, type Draft, type Made, type Piece } from './compose-draft.ts'
import { echoed } from './echo.ts'
import { isLatin } from './latin.ts'
import type { Random } from './random.ts'

/** Which articles may be used, so that those held back for measuring never come into training. */
export type Use = (article: PaperArticle) => boolean

/** A clean page of one paper, now and then with articles of a second one, or undefined where nothing may be used. */
export function compose(papers: readonly Paper[], use: Use, random: Random): { draft: Draft; paper: Paper } | undefined {
  const usable = papers.filter((paper) => paper.articles.some(use))
  const paper = random.some(usable)
  if (paper === undefined) return undefined
  const chosen = chooseArticles(paper.articles.filter(use), random)
  if (random.chance(0.07)) {
    const other = random.pick(usable)
    chosen.push(...chooseArticles(other.articles.filter(use), random).slice(0, random.int(1, 3)))
  }
  const echo = random.chance(PLAIN_WORDS) ? 0 : random.next() * MOST_ECHO
  const articles = sideBySide([...new Set(chosen)], random).map((article) => madeOf(article, echo, random))
  const text = articles.flatMap((article) => article.order.map((piece) => piece.text)).join('')
  const style = { latin: isLatin(text), traditional: /[國會這個們學東時]/.test(text), measure: random.int(11, 24) }
  const draft: Draft = {
    random,
    style,
    flow: articles.flatMap((article) => article.order),
    articles,
    copies: [],
    damages: new Set(),
  }
  addAds(draft, paper)
  addLabels(draft, paper)
  addFurniture(draft, paper)
  return { draft, paper }
}

/** How often a page's articles stay as they were written, and how far their words come back on others: essays repeat little, party papers much. The mean is 0.77. */
const PLAIN_WORDS = 0.15
const MOST_ECHO = 1.8

/** Makes an article of its lines. */
function madeOf(source: PaperArticle, echo: number, random: Random): Made {
  const made: Made = { kind: source.kind, topics: source.topics, order: [] }
  const plain = random.chance(PLAIN_GROUPS) ? source.lines.filter((_, i) => !isPlainSubhead(source, i)) : source.lines
  const lines = echoed(plain, echo, random)
  made.order = lines.map((line) => pieceOf(line.text, line.role, made, line.verse))
  return made
}

/**
 * How often a subhead without a dash is left out. The papers have more of them than print has: of seven headline groups
 * of two lines without a dash on the sample pages, all seven are kicker and headline.
 */
const PLAIN_GROUPS = 0.7

function isPlainSubhead({ lines }: PaperArticle, i: number): boolean {
  const [line, above] = [lines[i], lines[i - 1]]
  return line?.role === 'subhead' && (above?.role === 'headline' || above?.role === 'subhead') && !/^[—―-]/.test(line.text)
}

const LENGTH: Readonly<Record<string, number>> = { features: 3, mixed: 8, many: 12 }

/**
 * Three to sixteen articles: few where they are long, many where they are briefs. Half of the pages have a theme, so that
 * several articles speak of the same things.
 */
function chooseArticles(articles: readonly PaperArticle[], random: Random): PaperArticle[] {
  const sort = random.chance(0.12) ? 'features' : random.chance(0.3) ? 'many' : 'mixed'
  const wanted = Math.max(3, Math.min(16, (LENGTH[sort] ?? 8) + random.int(-3, 4)))
  const theme = random.chance(0.55) ? random.pick(articles).topics[0] : undefined
  const rows = articles.map((article) => {
    const size = article.lines.length
    let key = random.next()
    if (theme !== undefined && article.topics.includes(theme)) key -= 0.5
    if (sort === 'features' && size > 6) key -= 0.4
    if (sort === 'many' && size < 5) key -= 0.3
    return { article, key }
  })
  rows.sort((a, b) => a.key - b.key)
  const chosen = rows.map((row) => row.article)
  const photos = chosen.filter((article) => article.kind === 'photo').slice(0, random.int(0, 3))
  const rest = chosen.filter((article) => article.kind !== 'photo').slice(0, wanted - Math.min(photos.length, 2))
  return [...rest, ...photos]
}

/** Shuffles; now and then all pictures stand together, and briefs do so mostly. */
function sideBySide(articles: readonly PaperArticle[], random: Random): PaperArticle[] {
  const shuffled = random.shuffled(articles)
  const together = (kind: string): void => {
    const first = shuffled.findIndex((article) => article.kind === kind)
    if (first < 0) return
    const group = shuffled.filter((article) => article.kind === kind)
    const rest = shuffled.filter((article) => article.kind !== kind)
    shuffled.splice(0, shuffled.length, ...rest.slice(0, first), ...group, ...rest.slice(first))
  }
  if (random.chance(0.7)) together('brief')
  if (random.chance(0.35)) together('photo')
  return shuffled
}

function addAds(draft: Draft, paper: Paper): void {
  const { random } = draft
  const all = [
    ...paper.ads.map((lines) => [lines]),
    ...paper.notices.map(({ label, notices }) => [label, ...notices.map((line) => [line])]),
  ]
  for (const group of random.shuffled(all).slice(0, random.chance(0.4) ? random.int(1, 2) : 0)) {
    // Not between the notices of another group.
    const place = random.chance(0.5) ? undefined : random.some(starts(draft).filter((piece) => piece.article?.kind !== 'ad'))
    for (const part of group) insert(draft, typeof part === 'string' ? [pieceOf(part, 'section', null)] : adOf(draft, part), place)
  }
}

/** Sets an advertisement, and returns its lines. */
function adOf(draft: Draft, lines: readonly string[]): readonly Piece[] {
  const made: Made = { kind: 'ad', topics: [], order: [] }
  made.order = lines.map((text) => pieceOf(text, 'ad', made))
  draft.articles.push(made)
  return made.order
}

/**
 * A label stands above two or more articles that have none of their own: over one alone it would be that article's. What is below its second
 * article may belong to it or not.
 */
function addLabels(draft: Draft, paper: Paper): void {
  const { random } = draft
  const heads = starts(draft)
  const isPlain = (piece: Piece): boolean => piece.role !== 'section' && piece.article?.kind !== 'ad'
  const places = heads.flatMap((piece, i) => {
    const next = heads[i + 1]
    return next !== undefined && isPlain(piece) && isPlain(next) && isTogether(draft, piece, next) ? [i] : []
  })
  const labels = random.shuffled(paper.labels)
  const taken: number[] = []
  for (const at of random.shuffled(places).slice(0, random.chance(0.35) ? random.int(1, 2) : 0)) {
    const text = taken.some((other) => Math.abs(other - at) < 2) ? undefined : labels.pop()
    if (text === undefined) continue
    taken.push(at)
    insert(draft, [pieceOf(text, 'section', null)], heads[at])
  }
}

/** Nothing of the page's stands between two pieces. */
function isTogether({ flow }: Draft, from: Piece, to: Piece): boolean {
  return flow.slice(flow.indexOf(from), flow.indexOf(to)).every((piece) => piece.article !== null)
}

function addFurniture(draft: Draft, paper: Paper): void {
  const { random } = draft
  if (!random.chance(0.45)) return
  for (const text of random.shuffled(paper.furniture).slice(0, random.int(1, 4))) {
    const place = random.chance(0.5) ? draft.flow[0] : random.chance(0.7) ? undefined : random.pick(starts(draft))
    insert(draft, [pieceOf(text, 'noise', null)], place)
  }
}

/** The first pieces of the articles. */
function starts(draft: Draft): Piece[] {
  return draft.flow.filter((piece, i) => piece.article !== null && piece.article !== draft.flow[i - 1]?.article)
}

function insert(draft: Draft, pieces: readonly Piece[], before: Piece | undefined): void {
  const at = before === undefined ? draft.flow.length : draft.flow.indexOf(before)
  draft.flow.splice(at, 0, ...pieces)
}
