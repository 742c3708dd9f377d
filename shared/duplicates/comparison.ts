/**
 * Decides for two texts whether one is a copy of the other, of which kind, and where: by laying them along each other.
 *
 * What differs is weighed: characters that look alike count little, figures twice. In short texts, where a slot of a pattern
 * filled with another name differs in no more characters than a bad reading, neighbouring differences count more: a reader
 * errs here and there, a name is another name as a whole.
 */
import { Aligner, type Stretch } from './alignment.ts'
import { figuresDiffer } from './figures.ts'
import type { Normal } from './normalise.ts'
import { units as unitTables } from './units.ts'

/** A part of a raw text in UTF-16 units, `end` left out. */
export interface Span {
  readonly start: number
  readonly end: number
}

export interface Comparison {
  /** Exact: they differ in white space, width and punctuation at most. Contained: a stretch of one stands in the other. */
  readonly kind: 'exact' | 'near' | 'contained'
  /** Which text the stretch is all of (but for a few characters at its ends). A passage that two texts share is all of neither. */
  readonly whole: 'both' | 'a' | 'b' | 'neither'
  /** 1 less the share of the aligned part that differs, 0..1; look-alikes differ by a third. */
  readonly score: number
  /** The figures or dates differ: another day's report in the same words. Never to be offered as a copy to drop. */
  readonly figures: boolean
  /** The aligned stretch in the raw texts. */
  readonly a: Span
  readonly b: Span
}

/** A stretch of both raw texts: the same, or what stands in its place in the other (either may be empty). */
export interface AlignedSpan {
  readonly same: boolean
  readonly a: Span
  readonly b: Span
}

/** What a look-alike counts, against 1 for another character. */
const LOOKS_ALIKE = 1 / 3
const FIGURE = 2
/** What each character of a run of two and more that differ counts in a short text. */
const NEIGHBOUR = 1.5
/** Characters between two stretches that may be misreadings in a row. */
const SMALL_GAP = 3
/** Units up to which a text is short. */
const SHORT_TEXT = 90
/** Shortest stretch that can stand in another text; the shortest passage that two longer texts share. */
const SHORTEST_CONTAINED = 16
const SHORTEST_PASSAGE = 30
/** Shares of a text's length that must be aligned. */
const NEAR_COVER = 0.8
const CONTAINED_COVER = 0.85

/**
 * The share of a text of this length that may differ, as weighed. Two readings with 5 % of errors each differ in one
 * character of ten, with 10 % each in one of five; a short text needs room for chance, and less than a pattern's slot.
 */
function limitOf(length: number): number {
  return length < SHORT_TEXT ? 0.25 : 0.3
}

/** Compares texts; keeps its memory between two comparisons. */
export class Comparer {
  readonly #aligner = new Aligner()
  readonly #fold = unitTables().fold
  readonly #look = unitTables().look

  /** How two texts are alike; undefined: they are not. Time grows with their length. */
  compare(a: Normal, b: Normal): Comparison | undefined {
    if (sameUnits(a.units, b.units)) {
      if (a.units.length === 0) return undefined
      return { kind: 'exact', whole: 'both', score: 1, figures: false, a: allOf(a), b: allOf(b) }
    }
    const found = this.#bestPart(this.#align(a, b))
    if (found === undefined) return undefined
    return judge(a, b, found, this.#weigh(a, b, found))
  }

  /** The whole of both texts as stretches that are the same and stretches that differ, in order, for showing them side by side. */
  spans(a: Normal, b: Normal): AlignedSpan[] {
    const spans: AlignedSpan[] = []
    let [aAt, bAt] = [0, 0]
    const add = (same: boolean, aTo: number, bTo: number): void => {
      if (aTo > aAt || bTo > bAt) spans.push({ same, a: between(a, aAt, aTo), b: between(b, bAt, bTo) })
      ;[aAt, bAt] = [aTo, bTo]
    }
    for (const stretch of this.#align(a, b)) {
      add(false, stretch.a, stretch.b)
      for (let i = 0, from = 0; i <= stretch.length; i++) {
        const end = i === stretch.length
        const same = !end && a.units[stretch.a + i] === b.units[stretch.b + i]
        if (same) continue
        if (i > from) add(true, stretch.a + i, stretch.b + i)
        if (!end) add(false, stretch.a + i + 1, stretch.b + i + 1)
        from = i + 1
      }
    }
    add(false, a.units.length, b.units.length)
    return spans
  }

  #align(a: Normal, b: Normal): readonly Stretch[] {
    return this.#aligner.align(mapped(a.units, this.#look), mapped(b.units, this.#look))
  }

  /** The stretches between which least differs: what is the same counts for them, what differs against them, long gaps twice. */
  #bestPart(all: readonly Stretch[]): readonly Stretch[] | undefined {
    let best = 0
    let [from, to] = [0, -1]
    let [sum, start] = [0, 0]
    for (const [i, stretch] of all.entries()) {
      const before = all[i - 1]
      const gap = before === undefined ? 0 : Math.max(stretch.a - before.a - before.length, stretch.b - before.b - before.length)
      const cost = gap <= SMALL_GAP ? gap : 2 * gap
      if (sum - cost <= 0) [sum, start] = [0, i]
      else sum -= cost
      sum += stretch.length
      if (sum > best) {
        best = sum
        ;[from, to] = [start, i]
      }
    }
    return to < from ? undefined : all.slice(from, to + 1)
  }

  #weigh(a: Normal, b: Normal, part: readonly Stretch[]): Weight {
    let [differ, weighed, figures, slots] = [0, 0, false, 0]
    for (const [i, stretch] of part.entries()) {
      for (let k = 0; k < stretch.length; k++) {
        if (this.#fold[a.units[stretch.a + k] ?? 0] === this.#fold[b.units[stretch.b + k] ?? 0]) continue
        differ += LOOKS_ALIKE
        weighed += LOOKS_ALIKE
        figures ||= figuresDiffer(a.units, stretch.a + k, stretch.a + k + 1, b.units, stretch.b + k, stretch.b + k + 1)
      }
      const next = part[i + 1]
      if (next === undefined) continue
      const [aFrom, bFrom] = [stretch.a + stretch.length, stretch.b + stretch.length]
      const length = Math.max(next.a - aFrom, next.b - bFrom)
      const other = figuresDiffer(a.units, aFrom, next.a, b.units, bFrom, next.b)
      figures ||= other
      differ += length
      weighed += length * (other ? FIGURE : length > 1 ? NEIGHBOUR : 1)
      if (isSlot(a.units, aFrom, next.a, bFrom, next.b)) slots++
    }
    return { differ, weighed, figures, slots }
  }
}

interface Weight {
  /** Characters that differ, and the same as weighed. */
  readonly differ: number
  readonly weighed: number
  readonly figures: boolean
  /** Places where one thing was put for another. */
  readonly slots: number
}

function judge(a: Normal, b: Normal, part: readonly Stretch[], weight: Weight): Comparison | undefined {
  const [first, last] = [part[0], part.at(-1)]
  if (first === undefined || last === undefined) return undefined
  const [aTo, bTo] = [last.a + last.length, last.b + last.length]
  const [aLength, bLength] = [a.units.length, b.units.length]
  const [aPart, bPart] = [aTo - first.a, bTo - first.b]
  const covers = (share: number): readonly [boolean, boolean] => [aPart >= aLength * share - 2, bPart >= bLength * share - 2]
  const [nearA, nearB] = covers(NEAR_COVER)
  // What is over at the ends of both differs; what one has more is missing in the other.
  const over = Math.max(first.a, first.b) + Math.max(aLength - aTo, bLength - bTo)
  const most = Math.max(aLength, bLength)
  const isPattern = weight.slots > 0 && most < SHORT_TEXT
  const whole = weight.weighed + over * (most < SHORT_TEXT && over > 1 ? NEIGHBOUR : 1)
  if (nearA && nearB && !isPattern && whole <= limitOf(Math.min(aLength, bLength)) * most) {
    const figures = weight.figures || endsDiffer(a, b, first, aTo, bTo)
    return { kind: 'near', whole: 'both', score: 1 - Math.min(1, (weight.differ + over) / most), figures, a: allOf(a), b: allOf(b) }
  }
  const length = Math.max(aPart, bPart)
  const [inB, inA] = covers(CONTAINED_COVER)
  const holder = inA && (!inB || bLength <= aLength) ? 'b' : inB ? 'a' : 'neither'
  const cut = holder === 'a' ? aLength - aPart : holder === 'b' ? bLength - bPart : 0
  if (weight.weighed + cut * NEIGHBOUR > (length < 40 ? 0.2 : 0.25) * length || (weight.slots > 0 && length < SHORT_TEXT)) return undefined
  if (length < (holder === 'neither' ? SHORTEST_PASSAGE : SHORTEST_CONTAINED)) return undefined
  return {
    kind: 'contained',
    whole: holder,
    score: 1 - weight.differ / length,
    figures: weight.figures,
    a: holder === 'a' ? allOf(a) : between(a, first.a, aTo),
    b: holder === 'b' ? allOf(b) : between(b, first.b, bTo),
  }
}

const beforeName = /(?:记者|通讯员|摄影|实习生|作者|编辑)$/
const afterName = /^(?:摄|文|图|供图|制图|报道)/

/** True where a word stands in another's place: several characters none of which fits, or some of a name beside 记者 or 摄. */
function isSlot(a: Uint16Array, aFrom: number, aTo: number, bFrom: number, bTo: number): boolean {
  const [less, more] = [Math.min(aTo - aFrom, bTo - bFrom), Math.max(aTo - aFrom, bTo - bFrom)]
  if (less >= 2 && more >= 3) return true
  if (less < 2) return false
  const before = String.fromCharCode(...a.subarray(Math.max(0, aFrom - 5), aFrom))
  return beforeName.test(before.slice(0, -1)) || beforeName.test(before) || afterName.test(String.fromCharCode(...a.subarray(aTo, aTo + 2)))
}

function endsDiffer(a: Normal, b: Normal, first: Stretch, aTo: number, bTo: number): boolean {
  return (
    figuresDiffer(a.units, 0, first.a, b.units, 0, first.b) || figuresDiffer(a.units, aTo, a.units.length, b.units, bTo, b.units.length)
  )
}

function sameUnits(a: Uint16Array, b: Uint16Array): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

function mapped(units: Uint16Array, table: Uint16Array): Uint16Array {
  const out = new Uint16Array(units.length)
  for (let i = 0; i < units.length; i++) out[i] = table[units[i] ?? 0] ?? 0
  return out
}

function allOf(text: Normal): Span {
  return { start: 0, end: text.rawLength }
}

function between(text: Normal, from: number, to: number): Span {
  const start = text.at[from] ?? text.rawLength
  return { start, end: to > from ? (text.at[to - 1] ?? start) + 1 : start }
}
