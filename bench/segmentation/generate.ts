/** Newspaper pages with known truth, for learning weights and measuring them: composed of our own articles, then damaged. */
import { Bug, present } from '#shared/base/index.ts'
import type { ArticleKind, Role } from '#shared/model/index.ts'
import type { SegmentationInput } from '#shared/segmentation/index.ts'

import { compose, type Use } from './compose.ts'
import type { Draft, Piece } from './compose-draft.ts'
import { wrapLines } from './damage/breaks.ts'
import { chooseKept, kindOf } from './damage/copies.ts'
import { damagePage, MISREAD, type Level } from './damage/levels.ts'
import { misread } from './damage/ocr.ts'
import { gaps, headingMarks, indents, punctuation } from './damage/style.ts'
import { layOut } from './layout.ts'
import { boxStrays, type Reading } from './layout-read.ts'
import type { Paper } from './papers.ts'
import { randomOf, type Random } from './random.ts'

/** The truth about a generated page: what the scorer takes as an annotation, and the articles' kinds and topics beside it. */
export interface GeneratedGold {
  readonly blocks: readonly { readonly i: number; readonly article: string | null; readonly role: Role; readonly joins: number | null }[]
  readonly articles: readonly GeneratedArticle[]
  readonly duplicates: readonly {
    readonly kind: 'exact' | 'near' | 'contained'
    readonly keep: readonly number[]
    readonly drop: readonly (readonly number[])[]
  }[]
}

/** Articles are numbered A1, A2 ... in the order of their first block on the page, copies left aside. */
export interface GeneratedArticle {
  readonly id: string
  readonly kind: ArticleKind
  readonly topics: readonly string[]
  /** Block numbers in true reading order, without copies. */
  readonly order: readonly number[]
}

export interface GeneratedPage {
  /** Level, seed and number, e.g. `medium-7-12`. */
  readonly name: string
  /** The paper that most of its articles are of. */
  readonly paper: string
  readonly level: Level
  /** Names of what was done to the page, sorted. */
  readonly damages: readonly string[]
  readonly input: SegmentationInput
  readonly gold: GeneratedGold
}

export interface GenerateOptions {
  readonly papers: readonly Paper[]
  readonly seed: number
  readonly count: number
  /** `mixed` draws a level for each page. */
  readonly level: Level | 'mixed'
  /** Which articles may be on the pages; all of them if not told. */
  readonly use?: Use
}

/** Makes pages. The same options always give the same pages; a page does not depend on how many others are made. */
export function generatePages(options: GenerateOptions): GeneratedPage[] {
  return Array.from({ length: options.count }, (_, i) => generatePage(options, i))
}

function generatePage({ papers, seed, level, use }: GenerateOptions, number: number): GeneratedPage {
  const random = randomOf(Math.imul(seed, 0x10001) + Math.imul(number + 1, 0x9e3779b1))
  const drawn = level === 'mixed' ? drawLevel(random) : level
  const made = compose(papers, use ?? (() => true), random)
  if (made === undefined) throw new Bug('there is no article that may be used')
  const { draft, paper } = made
  punctuation(draft)
  const hasBoxes = random.chance(0.25)
  const singleLines = random.chance(hasBoxes ? 0.35 : 0.08)
  if (singleLines) draft.damages.add('single lines')
  damagePage(draft, drawn, ['words'])
  if (hasBoxes || random.chance(0.08)) {
    layOut(draft, drawReading(drawn, hasBoxes && singleLines, random), singleLines)
    damagePage(draft, drawn, ['strays'])
  } else {
    damagePage(draft, drawn, ['print', 'cuts', 'strays'])
    if (singleLines) wrapLines(draft)
  }
  if (hasBoxes) boxStrays(draft)
  const [from, to] = MISREAD[drawn]
  misread(draft, from + random.next() * (to - from))
  chooseKept(draft)
  indents(draft)
  headingMarks(draft, drawn === 'clean' ? 0 : 0.01)
  gaps(draft)
  return {
    name: `${drawn}-${seed}-${number}`,
    paper: paper.name,
    level: drawn,
    damages: [...draft.damages].sort(),
    input: inputOf(draft, hasBoxes),
    gold: goldOf(draft),
  }
}

function drawLevel(random: Random): Level {
  const at = random.next()
  return at < 0.1 ? 'clean' : at < 0.35 ? 'light' : at < 0.8 ? 'medium' : 'heavy'
}

type Shares = readonly [columns: number, rows: number]

const MISREADING: Readonly<Record<Level, Shares>> = {
  clean: [0, 0],
  light: [0.05, 0],
  medium: [0.2, 0.07],
  heavy: [0.35, 0.25],
}

/** Programs that give lines with boxes mostly know no columns. */
const MISREADING_LINES: Readonly<Record<Level, Shares>> = {
  clean: [0, 0],
  light: [0.15, 0.15],
  medium: [0.25, 0.35],
  heavy: [0.3, 0.5],
}

/** In which order a page that was set in columns is read: rightly, or across. */
function drawReading(level: Level, isBoxedLines: boolean, random: Random): Reading {
  const [columns, rows] = (isBoxedLines ? MISREADING_LINES : MISREADING)[level]
  const at = random.next()
  return at < columns ? 'columns' : at < columns + rows ? 'rows' : 'articles'
}

export function inputOf(draft: Draft, hasBoxes: boolean): SegmentationInput {
  const blocks = draft.flow.map((piece) => ({
    text: piece.text,
    marks: piece.marks,
    indented: piece.indented,
    gap: piece.gap ?? 1,
    boxes: hasBoxes && piece.box !== undefined ? [piece.box] : [],
    label: hasBoxes ? piece.label : null,
  }))
  return { blocks }
}

export function goldOf(draft: Draft): GeneratedGold {
  const numbers = new Map(draft.flow.map((piece, i) => [piece, i]))
  const numberOf = (piece: Piece): number => present(numbers.get(piece), 'every piece of the truth is printed')
  const articles = draft.articles.map((article) => ({ article, order: article.order.map(numberOf) }))
  articles.sort((a, b) => Math.min(...a.order) - Math.min(...b.order))
  const ids = new Map(articles.map(({ article }, i) => [article, `A${i + 1}`]))
  return {
    blocks: draft.flow.map((piece, i) => ({
      i,
      article: piece.article === null ? null : present(ids.get(piece.article), 'the article of a printed piece is on the page'),
      role: piece.role,
      joins: piece.joins === null ? null : numberOf(piece.joins),
    })),
    articles: articles.map(({ article, order }, i) => ({ id: `A${i + 1}`, kind: article.kind, topics: article.topics, order })),
    duplicates: draft.copies
      .filter((group) => group.drops.length > 0)
      .map((group) => ({ kind: kindOf(group), keep: group.keep.map(numberOf), drop: group.drops.map((drop) => drop.map(numberOf)) })),
  }
}
