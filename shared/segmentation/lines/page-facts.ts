/** What the engine knows about a page before it decides anything: its lines, their words, their rough looks, its habits. */
import { hanShare } from '#shared/text/index.ts'

import { medianOf } from './compare.ts'
import { PageWords } from './cohesion.ts'
import { isFurniture, startsCaption } from './lexicon.ts'
import { PagePairs, type SeamSetting } from './seam-cues.ts'
import { PageSubjects } from './subjects.ts'
import { termsOf } from './terms.ts'
import type { InputBlock } from '../types.ts'
import { viewLines, type View } from './views.ts'

/** How a line looks from afar. */
export type Look = 'text' | 'short' | 'title' | 'names' | 'caption' | 'bare'

export interface PageFacts {
  readonly blocks: readonly InputBlock[]
  readonly views: readonly View[]
  readonly looks: readonly Look[]
  readonly words: PageWords
  readonly subjects: PageSubjects
  readonly pairs: PagePairs
  readonly habits: PageHabits
  /** What its heading marks come in; undefined where all are of one level. */
  readonly ranks: HeadingRanks | undefined
  /** By line: length of the row of short lines that it stands in, 0 where it is none. */
  readonly rows: Int32Array
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
  /** Width of a full line where the text was wrapped at the column's width, else undefined. */
  readonly wrapped: number | undefined
  /** Share of the text lines that open with a dateline, 0..1. */
  readonly reports: number
  /** Share of title-like lines that carry a Markdown mark, 0..1. */
  readonly marked: number
  /** Mostly in Latin script. */
  readonly latin: boolean
  /** The median width of text lines. */
  readonly width: number
}

/** Widest line that can be a headline, in Chinese characters. */
export const WIDEST_TITLE = 46

export function factsOf(blocks: readonly InputBlock[]): PageFacts {
  const views = viewLines(blocks)
  const latin =
    hanShare(
      views
        .map((view) => view.text.slice(0, 60))
        .join(' ')
        .slice(0, 4000),
    ) < 0.3
  const wrapped = wrappedWidth(views)
  const looks = views.map((view) => lookOf(view, latin, wrapped))
  const habits = habitsOf(views, looks, latin, wrapped)
  const texts = views.map((view) => view.text)
  return {
    blocks,
    views,
    looks,
    words: new PageWords(termsOf(texts)),
    subjects: PageSubjects.of(texts),
    pairs: new PagePairs(views),
    habits,
    ranks: ranksOf(views),
    rows: countRows(views, habits),
    openings: countOpenings(views),
  }
}

/** The same without the words of copies: what stands twice would seem to be spoken of elsewhere too. The blocks keep their numbers. */
export function withoutWordsOf(facts: PageFacts, copies: ReadonlySet<number>): PageFacts {
  return copies.size === 0 ? facts : { ...facts, words: facts.words.without(copies), subjects: facts.subjects.without(copies) }
}

/** Briefs without headlines open alike: with an ornament, a bracketed lead or a place. Undefined for all other openings. */
export function openingOf(view: View): string | undefined {
  if (view.width < 20) return undefined
  const start = view.text.slice(0, 12)
  if (/^[▲△●○■□◆◇★☆▶►•·]/.test(start)) return 'ornament'
  if (/^[【〔［[]/.test(start)) return 'bracket'
  if (/^\p{Script=Han}{2,4}[\s\u3000]+\p{Script=Han}/u.test(start)) return 'place'
  return /^[A-Z]{3,}/.test(start) ? 'capitals' : undefined
}

function countOpenings(views: readonly View[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const view of views) {
    const opening = openingOf(view)
    if (opening !== undefined) counts.set(opening, (counts.get(opening) ?? 0) + 1)
  }
  return counts
}

/** A line's width as a Chinese line of the same length would have it: English takes more room for the same words. */
export function evenWidth(view: View, latin: boolean): number {
  return latin ? view.width * 0.7 : view.width
}

/** The width of some lines all together, in Chinese characters. */
export function widthOf({ views }: Pick<PageFacts, 'views'>, lines: readonly number[]): number {
  return lines.reduce((sum, line) => sum + (views[line]?.width ?? 0), 0)
}

function lookOf(view: View, latin: boolean, wrapped: number | undefined): Look {
  if (!view.words || view.jump === 'line' || isFurniture(view.text)) return 'bare'
  if (view.credits !== undefined) return 'names'
  if (startsCaption(view.text) || (view.width >= 8 && view.tail?.kind === 'credit')) return 'caption'
  const width = evenWidth(view, latin)
  if (width > WIDEST_TITLE || view.dateline > 0) return 'text'
  if (wrapped !== undefined && view.width >= wrapped - 3) return 'text'
  if (/[。；]/.test(view.text) || (view.ending === 'sentence' && /[.。]["”’]?$/.test(view.text))) return width > 26 ? 'text' : 'short'
  return view.ending === 'comma' ? 'short' : 'title'
}

/** Looks whether the lines are a column's printed lines rather than whole paragraphs: most of them equally wide. */
function wrappedWidth(views: readonly View[]): number | undefined {
  const counts = new Map<number, number>()
  const wide = views.filter((view) => view.width >= 8)
  for (const view of wide) if (view.width <= 45) counts.set(Math.round(view.width), (counts.get(Math.round(view.width)) ?? 0) + 1)
  let best = 0
  let most = 0
  for (const width of counts.keys()) {
    const near = (counts.get(width) ?? 0) + (counts.get(width - 1) ?? 0) + (counts.get(width + 1) ?? 0)
    if (near > most) {
      most = near
      best = width
    }
  }
  return wide.length >= 12 && most >= wide.length * 0.45 ? best + 1 : undefined
}

function habitsOf(views: readonly View[], looks: readonly Look[], latin: boolean, wrapped: number | undefined): PageHabits {
  const texts = views.filter((_, i) => looks[i] === 'text')
  const titles = views.filter((_, i) => looks[i] === 'title')
  return {
    wrapped,
    reports: share(texts, (view) => view.dateline > 0),
    marked: share(titles, (view) => view.marks > 0),
    latin,
    width: medianOf(
      texts.map((view) => view.width),
      0,
    ),
  }
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

/** The setting of the seam between two lines, which need not be neighbours. */
export function seamSetting({ views, habits, rows }: PageFacts, last: number, next: number): SeamSetting {
  const [before, after] = [views[last], views[next]]
  if (before === undefined || after === undefined) return { isFull: false, room: undefined, verse: 0 }
  const isFull = isFullLine(before, habits)
  const verse = isFull ? 0 : Math.min(rows[last] ?? 0, rows[next] ?? 0)
  if (habits.wrapped === undefined || before.width > habits.wrapped + 2) return { isFull, room: undefined, verse }
  let column = 0
  for (let i = last - COLUMN; i <= last + COLUMN; i++) {
    const width = views[i]?.width ?? 0
    if (width <= habits.wrapped + 2) column = Math.max(column, width)
  }
  const word = /^[A-Za-z'’,.-]+/.exec(after.text)?.[0]
  return { isFull, room: column - before.width - (word === undefined ? 1 : (word.length + 1) / 2), verse }
}

/** Lines on either side in whose widest a column's width is seen. */
const COLUMN = 5

/** Widest line of verse, in Chinese characters. */
const WIDEST_VERSE = 22

/** By line: how many short lines without a full stop stand in a row there; 0 for all others. */
function countRows(views: readonly View[], habits: PageHabits): Int32Array {
  const rows = new Int32Array(views.length)
  const isShort = (view: View | undefined): boolean =>
    view !== undefined &&
    evenWidth(view, habits.latin) <= WIDEST_VERSE &&
    (view.ending === 'bare' || view.ending === 'comma') &&
    view.credits === undefined &&
    view.words &&
    !isFullLine(view, habits)
  for (let from = 0; from < views.length; from++) {
    let to = from
    while (isShort(views[to])) to++
    rows.fill(to - from, from, to)
    if (to > from) from = to
  }
  return rows
}

/** The line fills its column, so that it does not end where its paragraph ends. */
export function isFullLine(view: View, habits: PageHabits): boolean {
  return habits.wrapped !== undefined && view.width >= habits.wrapped - (habits.latin ? 6 : 3)
}
