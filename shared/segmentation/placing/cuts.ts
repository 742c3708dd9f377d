/** Articles cut in two: what can be said of both sides, whatever the end is held against. */
import { medianOf } from '../lines/compare.ts'
import { buckets } from '../lines/cues.ts'
import { isReport, widthOf } from '../lines/page-facts.ts'
import { joinProbability } from '../lines/seams.ts'
import type { RowReading } from '../reading/reading.ts'
import type { Weights } from '../weights.ts'
import type { Placing } from './placing.ts'
import { SETTLING, surroundingsOf, type Group, type Surroundings } from './surroundings.ts'

/** An article as the places of the row that it consists of, in its order. */
export type Places = readonly number[]

/** Lines of an end, or of an article, whose words are compared. */
const WINDOW = 10

/** Text lines on either side of a cut that are compared by themselves. */
const NEAR = 2

/**
 * Where the reading is surer than this that a text goes on, and its words say so, no end is cut off: of 4,300 cuts of generated and written
 * pages on none that was settled so a move was made, nor was one near.
 */
const HARDLY_DOUBTED = 0.97

/** Lines of a title at most. */
const MOST_HEADS = 5

/** Classes of a text's width in Chinese characters, and of what `likenessGain` gives. */
export const widthBucket = buckets([80, 250, 600])
export const gainBucket = buckets([-0.5, 0.2, 0.8, 1.5, 2.2])

/** Lines of one side of a cut: its headline group and its text. */
export interface Side {
  readonly heads: readonly number[]
  readonly texts: readonly number[]
  /** Both, one behind the other. */
  readonly all: readonly number[]
  /** Width of the text in Chinese characters. */
  readonly width: number
}

/** An article that could take an end. */
export interface Whole extends Side {
  readonly places: Places
}

/** A place at which an article is cut, with what does not depend on where its end would go. */
export interface Cut {
  /** The place of the row with which the end begins. */
  readonly place: number
  readonly own: Side
  readonly tail: Side
  /** Likeness of the two sides' words. */
  readonly like: number
  /** What the words say for what they stand with now, in nats: those of the whole end, and those right below the cut. */
  readonly odds: { readonly end: number; readonly below: number }
  /** How much of the headline's words the end has. */
  readonly title: number
  /** Likeness of the text right above the cut and right below it, and how much more of the headline's words the former has. */
  readonly across: number
  readonly goes: number
  /** Text lines right above the cut, the nearest last, and right below it. */
  readonly above: readonly number[]
  readonly below: readonly number[]
  readonly isWhole: boolean
  readonly isReport: boolean
  /** How what stands above ends: with names, in the middle of a sentence, or neither. */
  readonly ends: 'names' | 'open' | 'other'
}

/** What is asked about a page's articles while they are cut. */
export class Cutter {
  readonly reading: RowReading
  readonly placing: Placing
  readonly weights: Weights
  readonly #groups: readonly Group[]
  readonly #around: Surroundings

  constructor(reading: RowReading, placing: Placing, weights: Weights) {
    this.reading = reading
    this.placing = placing
    this.weights = weights
    this.#around = surroundingsOf(reading)
    this.#groups = this.#around.groups
  }

  /** What words say beside what is usual on the page; see `Surroundings.share`. */
  share(nats: number, width: number): number {
    return this.#around.share(nats, width)
  }

  lineAt(k: number): number {
    return this.reading.lines[k] ?? 0
  }

  isText(k: number): boolean {
    return this.#groups[k] === 'text'
  }

  /** Ends with names: a byline, or names behind the last sentence. */
  endsWithNames(k: number): boolean {
    return this.#groups[k] === 'names' || this.reading.facts.views[this.lineAt(k)]?.tail !== undefined
  }

  endsSentence(k: number): boolean {
    return this.reading.facts.views[this.lineAt(k)]?.ending === 'sentence'
  }

  joins(last: number, next: number): number {
    return joinProbability(this.reading.facts, this.weights, this.lineAt(last), this.lineAt(next))
  }

  /** An article can be cut before a paragraph that does not go on mid-sentence; one without headline can move whole. */
  canCut(places: Places, at: number, first: number): boolean {
    const here = places[at] ?? 0
    const before = places[at - 1]
    if (!this.isText(here)) return false
    if (at === 0) return true
    if (at < first || before === undefined) return false
    return !this.isText(before) || this.joins(before, here) < 0.5
  }

  /** A title with text below it, which could be a crosshead of the article above. */
  beginsWithTitle(places: Places): boolean {
    return this.isTitle(places[0] ?? -1) && places.slice(1, MOST_HEADS + 1).some((k) => this.isText(k))
  }

  widthAt(k: number): number {
    return this.reading.facts.views[this.lineAt(k)]?.width ?? 0
  }

  isTitle(k: number): boolean {
    const group = this.#groups[k]
    return group === 'head' || group === 'cross'
  }

  /** The lines of the title that an article begins with, and whether names stand below it. */
  titleAt(places: Places): { readonly places: Places; readonly isSigned: boolean } {
    const end = places.findIndex((k) => !this.isTitle(k))
    const title = places.slice(0, Math.min(MOST_HEADS, end < 0 ? places.length : end))
    return { places: title, isSigned: this.#groups[places[title.length] ?? -1] === 'names' }
  }

  isCross(k: number): boolean {
    return this.#groups[k] === 'cross'
  }

  /** The places up to the next title below the first text. */
  titledText(places: Places): Places {
    const first = places.findIndex((k) => this.isText(k))
    const end = first < 0 ? -1 : places.findIndex((k, i) => i > first && this.isTitle(k))
    return end < 0 ? places : places.slice(0, end)
  }

  #usual: number | undefined

  /** The likeness of articles that stand next to each other on this page: the median, so that a page of one town is known as such. */
  usualLike(wholes: readonly Whole[]): number {
    if (this.#usual !== undefined) return this.#usual
    const { words } = this.reading.facts
    const all = wholes.flatMap((whole, i) => {
      const next = wholes[i + 1]
      return next === undefined || whole.width < 60 || next.width < 60 ? [] : [words.likeness(whole.texts, next.texts)]
    })
    return (this.#usual = medianOf(all, 0.03))
  }

  /** Pictures and advertisements take no text. */
  canTake(target: Places): boolean {
    const last = this.#groups[target.at(-1) ?? 0]
    return last !== 'ad' && last !== 'caption' && last !== 'credit'
  }

  sideOf(places: Places): Side {
    const heads: number[] = []
    const texts: number[] = []
    for (const k of places) {
      if (this.isText(k)) texts.push(this.lineAt(k))
      else if (this.#groups[k] === 'head' && heads.length < 4) heads.push(this.lineAt(k))
    }
    if (texts.length > WINDOW) texts.splice(WINDOW / 2, texts.length - WINDOW)
    return {
      heads,
      texts,
      all: [...heads, ...texts],
      width: widthOf(this.reading.facts, texts),
    }
  }

  /** The cut before a place of an article; undefined where the text goes on there so surely that no cut is worth weighing. */
  cutOf(places: Places, at: number): Cut | undefined {
    const { words } = this.reading.facts
    const place = places[at] ?? 0
    const before = places[at - 1]
    const own = this.sideOf(places.slice(0, at))
    const below = this.#textLines(places.slice(at)).slice(0, NEAR)
    const goesOn = words.odds(below, own.all)
    if (before !== undefined && goesOn > SETTLING && this.#hardlyDoubted(before, place)) return undefined
    const tail = this.sideOf(places.slice(at))
    const isOpen = before !== undefined && this.isText(before) && !this.endsSentence(before)
    const above = this.#textLines(places.slice(0, at)).slice(-NEAR)
    return {
      place,
      own,
      tail,
      like: words.likeness(tail.texts, own.texts),
      title: own.heads.length === 0 ? 0.2 : words.coverage(own.heads, tail.texts),
      odds: { end: words.odds(tail.texts, own.all), below: goesOn },
      across: words.likeness(above, below),
      goes: own.heads.length === 0 ? 0 : words.coverage(own.heads, above) - words.coverage(own.heads, below),
      above,
      below,
      isWhole: at === 0,
      isReport: isReport(this.reading.facts, this.lineAt(place)),
      ends: before !== undefined && this.endsWithNames(before) ? 'names' : isOpen ? 'open' : 'other',
    }
  }

  /** The reading hardly doubts that a place goes on with the one before it in its article. */
  #hardlyDoubted(before: number, place: number): boolean {
    return this.reading.above[place] === before && (this.reading.p.on[place] ?? 0) > HARDLY_DOUBTED
  }

  #textLines(places: Places): number[] {
    return places.filter((k) => this.isText(k)).map((k) => this.lineAt(k))
  }
}
