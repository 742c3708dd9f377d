/** What the engine knows about a page before it decides anything: its lines, their words, their rough looks, its habits. */
import { hanShare } from '#shared/text/index.ts'

import { columnsOf } from './columns.ts'
import { medianOf } from './compare.ts'
import { PageWords } from './cohesion.ts'
import { isFurniture, isSpecks } from './furniture.ts'
import { startsCaption } from './lexicon.ts'
import { shippedKnowledge, type Knowledge } from './knowledge.ts'
import { PagePairs } from './page-pairs.ts'
import { PageSubjects } from './subjects.ts'
import { termsOf } from './terms.ts'
import { countRows, measuresOf, type Measure } from './verse.ts'
import { evenWidth, viewLines, type Paragraph, type View } from './views.ts'

/** How a line looks from afar. */
export type Look = 'text' | 'short' | 'title' | 'names' | 'caption' | 'bare'

/** Running text, a whole paragraph or a short one. */
export function isTextLook(look: Look | undefined): boolean {
  return look === 'text' || look === 'short'
}

/** A line opens as a report does: with a 电头. */
export function isReport({ views }: Pick<PageFacts, 'views'>, line: number | undefined): boolean {
  return (views[line ?? -1]?.dateline ?? 0) > 0
}

export interface PageFacts {
  readonly blocks: readonly Paragraph[]
  readonly views: readonly View[]
  readonly looks: readonly Look[]
  readonly words: PageWords
  readonly subjects: PageSubjects
  /** By line: what it is worded like (`WORDINGS`), as logarithms of probabilities. */
  readonly wordings: readonly Float64Array[]
  readonly pairs: PagePairs
  readonly habits: PageHabits
  /** What its heading marks come in; undefined where all are of one level. */
  readonly ranks: HeadingRanks | undefined
  /** By line: the width of the column that it was printed in, in Chinese characters; 0 where lines are whole paragraphs. */
  readonly columns: Float64Array
  /** By line: length of the row of short lines that it stands in, 0 where it is none. */
  readonly rows: Int32Array
  /** By line: whether the short lines among which it stands are verse; undefined where they are few or none. */
  readonly measures: readonly (Measure | undefined)[]
  /** Lines that could be labels and stand on the page more than once. */
  readonly repeated: ReadonlySet<number>
  /** How many text lines open alike: with the same ornament, a name in brackets, a place. */
  readonly openings: ReadonlyMap<string, number>
}

/** Heading marks of several levels. */
export interface HeadingRanks {
  /** The highest level that several lines have: the fewest `#`. */
  readonly top: number
  /** No line below it has a report or names right behind it, so that the levels could mean something: headlines and crossheads. */
  readonly isSteady: boolean
}

/** What is usual on this page. */
export interface PageHabits {
  /** Share of the text lines that open with a dateline, 0..1. */
  readonly reports: number
  /** Share of title-like lines that carry a Markdown mark, 0..1. */
  readonly marked: number
  /** Mostly in Latin script. */
  readonly latin: boolean
  readonly script: 'latin' | 'traditional' | 'simplified'
  /** The median width of text lines. */
  readonly width: number
  /** The median number of blank lines before a line. */
  readonly gap: number
  /** Paragraphs begin indented. */
  readonly indented: boolean
}

/** Widest line that can be a headline, in Chinese characters. */
export const WIDEST_TITLE = 46

/** All that is seen of a page. `knowledge` is what comes with the program if not told. */
export function factsOf(blocks: readonly Paragraph[], { runOns, wordings }: Knowledge = shippedKnowledge()): PageFacts {
  const views = viewLines(blocks)
  const latin =
    hanShare(
      views
        .map((view) => view.text.slice(0, 60))
        .join(' ')
        .slice(0, 4000),
    ) < 0.3
  const looks = views.map((view) => lookOf(view, latin))
  const columns = columnsOf(blocks, views, latin)
  const habits = habitsOf(views, looks, latin, columns)
  const texts = views.map((view) => view.text)
  return {
    blocks,
    views,
    looks,
    words: new PageWords(termsOf(texts)),
    subjects: PageSubjects.of(texts),
    pairs: new PagePairs(views, runOns),
    wordings: views.map(({ text }) => wordings.of(text)),
    habits,
    ranks: ranksOf(views),
    columns,
    rows: countRows(views, columns, latin),
    measures: measuresOf(views, columns, latin),
    repeated: repeatedOf(views),
    openings: countOpenings(views),
  }
}

/** The same without the words of copies: what stands twice would seem to be spoken of elsewhere too. The blocks keep their numbers. */
export function withoutWordsOf(facts: PageFacts, copies: ReadonlySet<number>): PageFacts {
  return copies.size === 0 ? facts : { ...facts, words: facts.words.without(copies), subjects: facts.subjects.without(copies) }
}

const month =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\b'
/** An entry of a log or a calendar: Sept. 27 — Deputies answered; 27 Sept. — ; Friday, 7 p.m. */
const dateOpens = new RegExp(
  String.raw`^(?:(?:Mon|Tues?|Wed(?:nes)?|Thur?s?|Fri|Sat(?:ur)?|Sun)(?:day)?(?:[.,:]\s(?:\d|[–—-]|${month})|\s(?:\d|[–—-]|${month}))|${month}\.?\s\d{1,2}(?!\d)|\d{1,2}(?:st|nd|rd|th)?\s${month})`,
)
/** Of the longest: Wednesday, September 27. */
const LONGEST_DATE = 24

/** Briefs without headlines open alike: with an ornament, a bracketed lead, a place or a date. Undefined for all other openings. */
export function openingOf(view: View): string | undefined {
  if (view.width < 20) return undefined
  const start = view.text.slice(0, 12)
  if (/^[▲△●○■□◆◇★☆▶►•·]/.test(start)) return 'ornament'
  if (/^[【〔［[]/.test(start)) return 'bracket'
  if (/^\p{Script=Han}{2,4}[\s\u3000]+\p{Script=Han}/u.test(start)) return 'place'
  if (/^(?:A )?[A-Z]{3,}/.test(start)) return 'capitals'
  return dateOpens.test(view.text.slice(0, LONGEST_DATE)) ? 'date' : undefined
}

/** Widest line that could be a label, in Chinese characters. */
const WIDEST_LABEL = 24

function repeatedOf(views: readonly View[]): Set<number> {
  const first = new Map<string, number>()
  const repeated = new Set<number>()
  for (const { i, text, width } of views) {
    if (width > WIDEST_LABEL) continue
    const before = first.get(text)
    if (before === undefined) first.set(text, i)
    else repeated.add(before).add(i)
  }
  return repeated
}

function countOpenings(views: readonly View[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const view of views) {
    const opening = openingOf(view)
    if (opening !== undefined) counts.set(opening, (counts.get(opening) ?? 0) + 1)
  }
  return counts
}

/** The width of some lines all together, in Chinese characters. */
export function widthOf({ views }: Pick<PageFacts, 'views'>, lines: readonly number[]): number {
  return lines.reduce((sum, line) => sum + (views[line]?.width ?? 0), 0)
}

function lookOf(view: View, latin: boolean): Look {
  if (!view.words || view.jump === 'line' || isFurniture(view.text) || isSpecks(view.text)) return 'bare'
  if (view.credits !== undefined) return 'names'
  if (startsCaption(view.text) || (view.width >= 8 && view.tail?.kind === 'credit')) return 'caption'
  const width = evenWidth(view, latin)
  if (width > WIDEST_TITLE || view.dateline > 0) return 'text'
  if (/[。；]/.test(view.text) || (view.ending === 'sentence' && /[.。]["”’]?$/.test(view.text))) return width > 26 ? 'text' : 'short'
  return view.ending === 'comma' ? 'short' : 'title'
}

/** From this share of the text lines on, or of printed lines, paragraphs begin indented on this page; fewer lines than that show nothing. */
const INDENTED = { texts: 0.5, lines: 0.04, fewest: 3 } as const

function habitsOf(views: readonly View[], looks: readonly Look[], latin: boolean, columns: Float64Array): PageHabits {
  const texts = views.filter((_, i) => looks[i] === 'text')
  const titles = views.filter((_, i) => looks[i] === 'title')
  // Printed lines that were put together are paragraphs.
  const isWhole = views.some((view) => view.width > 1.5 * view.lastWidth)
  const lines = isWhole ? [] : views.filter(({ i }) => (columns[i] ?? 0) > 0)
  const [all, least] = lines.length > 0 ? [lines, INDENTED.lines] : [texts, INDENTED.texts]
  const indented = all.filter((view) => view.indented).length
  return {
    reports: share(texts, (view) => view.dateline > 0),
    marked: share(titles, (view) => view.marks > 0),
    latin,
    indented: indented >= INDENTED.fewest && indented >= all.length * least,
    script: latin ? 'latin' : isTraditional(views) ? 'traditional' : 'simplified',
    gap: medianOf(
      views.map((view) => view.gap),
      0,
    ),
    width: medianOf(
      texts.map((view) => view.width),
      0,
    ),
  }
}

/** Characters of one line that are looked at, and how many lines with traditional ones make a page of them. */
const LOOKED_AT = 60
const TRADITIONAL_LINES = 3

/** In traditional characters: several lines begin with one of the commonest of those that were simplified. */
function isTraditional(views: readonly View[]): boolean {
  let lines = 0
  for (const { text } of views)
    if (/[國會這個們學東時為與於來說]/.test(text.slice(0, LOOKED_AT)) && ++lines === TRADITIONAL_LINES) return true
  return false
}

function ranksOf(views: readonly View[]): HeadingRanks | undefined {
  const marked = views.filter((view) => view.marks > 0)
  const levels = [...new Set(marked.map((view) => view.marks))].sort((a, b) => a - b)
  const top = levels.find((level) => marked.filter((view) => view.marks === level).length > 1)
  if (top === undefined || !levels.some((level) => level > top)) return undefined
  const isSteady = marked.every((view) => {
    const next = views[view.i + 1]
    return view.marks <= top || next === undefined || (next.dateline === 0 && next.credits === undefined)
  })
  return { top, isSteady }
}

function share(views: readonly View[], is: (view: View) => boolean): number {
  return views.length === 0 ? 0 : views.filter(is).length / views.length
}
