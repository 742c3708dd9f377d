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
import { Subsequence } from './subsequence.ts'
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

/** Evidence for each character from which on a pair is taken for two readings of one text. */
const EVIDENT = 0.05
const MORE_EVIDENT = 0.15
/** Shares are sums of thirds and halves: room for what is lost in adding them. */
const ROUNDING = 0.01

/**
 * The share of a text that may differ, as weighed. Two readings with 5 % of errors each differ in one character of ten, with 10 %
 * each in one of five. A short text needs room for chance, and less than a pattern's slots have, unless it is plain that the
 * two have something of their own in common.
 */
function limitOf(length: number, evidence: number): number {
  return length >= SHORT_TEXT ? 0.3 : evidence >= EVIDENT ? 0.36 : 0.2
}

/**
 * Units that two texts have in common at least if anything comes of their comparison: what it finds is as long as the shorter text or as
 * a passage, and of that all but the limit is the same. `shorter`: length of the shorter text.
 */
function leastInCommon(shorter: number, evidence: number): number {
  const length = Math.min(shorter, SHORTEST_PASSAGE)
  const limit = limitOf(length, shorter < SHORTEST_PASSAGE ? EVIDENT : evidence / length)
  return (1 - limit) * length - ROUNDING
}

/**
 * True where a short text is another filling of the same pattern: a word stands in another's place, and nothing says that this is
 * misread. What says so is that the two have much in common that others have not, and are misread in other places as well.
 */
function isFilledAnew({ slots, runs, single, names }: Weight, length: number, evidence: number): boolean {
  if (length >= SHORT_TEXT) return false
  if (evidence < EVIDENT) return runs > 0 || names > 0
  if (evidence < MORE_EVIDENT && runs > 0 && (names > 0 || slots > 0)) return true
  return slots > 1 + single / 3 || (slots > 0 && single === 0)
}

/** Compares texts; keeps its memory between two comparisons. */
export class Comparer {
  readonly #aligner = new Aligner()
  readonly #subsequence = new Subsequence()
  readonly #fold = unitTables().fold
  readonly #look = unitTables().look

  /**
   * How two texts are alike; undefined: they are not. Time grows with their length. `evidence` (`Candidate.evidence`): how rare is what
   * they have in common; where it is much, a slot of a pattern that differs was misread.
   */
  compare(a: Normal, b: Normal, evidence = 0): Comparison | undefined {
    if (sameUnits(a.units, b.units)) {
      if (a.units.length === 0) return undefined
      return { kind: 'exact', whole: 'both', score: 1, figures: false, a: allOf(a), b: allOf(b) }
    }
    const [lookA, lookB] = [mapped(a.units, this.#look), mapped(b.units, this.#look)]
    if (this.#subsequence.most(lookA, lookB) < leastInCommon(Math.min(lookA.length, lookB.length), evidence)) return undefined
    const all = this.#aligner.align(lookA, lookB)
    const best = this.#bestPart(all)
    return best === undefined ? undefined : this.#judge(a, b, all, best, evidence)
  }

  /** The whole of both texts as stretches that are the same and stretches that differ, in order, for showing them side by side. */
  spans(a: Normal, b: Normal): AlignedSpan[] {
    const spans: AlignedSpan[] = []
    let [aAt, bAt] = [0, 0]
    const add = (same: boolean, aTo: number, bTo: number): void => {
      if (aTo > aAt || bTo > bAt) spans.push({ same, a: between(a, aAt, aTo), b: between(b, bAt, bTo) })
      ;[aAt, bAt] = [aTo, bTo]
    }
    for (const stretch of this.#aligner.align(mapped(a.units, this.#look), mapped(b.units, this.#look))) {
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

  /** What differs in two ranges; of the stretches in common those that lie in both. */
  #weigh(a: Normal, b: Normal, all: readonly Stretch[], inA: Range, inB: Range): Weight {
    const weight: Weight = { differ: 0, weighed: 0, figures: false, slots: 0, runs: 0, single: 0, names: 0 }
    let [aAt, bAt] = [inA.from, inB.from]
    for (const stretch of all) {
      if (stretch.a < inA.from || stretch.b < inB.from || stretch.a + stretch.length > inA.to || stretch.b + stretch.length > inB.to)
        continue
      addGap(weight, a.units, aAt, stretch.a, b.units, bAt, stretch.b)
      for (let k = 0; k < stretch.length; k++) {
        const [i, j] = [stretch.a + k, stretch.b + k]
        if (this.#fold[a.units[i] ?? 0] === this.#fold[b.units[j] ?? 0]) continue
        weight.differ += LOOKS_ALIKE
        weight.weighed += LOOKS_ALIKE
        weight.single++
        weight.figures ||= figuresDiffer(a.units, i, i + 1, b.units, j, j + 1)
      }
      ;[aAt, bAt] = [stretch.a + stretch.length, stretch.b + stretch.length]
    }
    addGap(weight, a.units, aAt, inA.to, b.units, bAt, inB.to)
    return weight
  }

  #judge(a: Normal, b: Normal, all: readonly Stretch[], part: readonly Stretch[], evidence: number): Comparison | undefined {
    const [first, last] = [part[0], part.at(-1)]
    if (first === undefined || last === undefined) return undefined
    const [aTo, bTo] = [last.a + last.length, last.b + last.length]
    const [aLength, bLength] = [a.units.length, b.units.length]
    const [aPart, bPart] = [aTo - first.a, bTo - first.b]
    const covers = (share: number): readonly [boolean, boolean] => [aPart >= aLength * share - 2, bPart >= bLength * share - 2]
    const most = Math.max(aLength, bLength)
    const own = evidence / Math.min(aLength, bLength)
    const [nearA, nearB] = covers(NEAR_COVER)
    if (nearA && nearB) {
      const weight = this.#weigh(a, b, all, { from: 0, to: aLength }, { from: 0, to: bLength })
      if (!isFilledAnew(weight, most, own) && weight.weighed <= limitOf(most, own) * most) {
        const score = 1 - Math.min(1, weight.differ / most)
        return { kind: 'near', whole: 'both', score, figures: weight.figures, a: allOf(a), b: allOf(b) }
      }
    }
    const [aInB, bInA] = covers(CONTAINED_COVER)
    const whole = bInA && (!aInB || bLength <= aLength) ? 'b' : aInB ? 'a' : 'neither'
    // The ends of what is contained, and as much of what stands around it, belong to the comparison.
    const [head, tail] = whole === 'a' ? [first.a, aLength - aTo] : whole === 'b' ? [first.b, bLength - bTo] : [0, 0]
    const inA = { from: Math.max(0, first.a - head), to: Math.min(aLength, aTo + tail) }
    const inB = { from: Math.max(0, first.b - head), to: Math.min(bLength, bTo + tail) }
    const length = Math.max(inA.to - inA.from, inB.to - inB.from)
    if (length < (whole === 'neither' ? SHORTEST_PASSAGE : SHORTEST_CONTAINED)) return undefined
    const weight = this.#weigh(a, b, all, inA, inB)
    const there = evidence / length
    if (weight.weighed > limitOf(length, there) * length || isFilledAnew(weight, length, there)) return undefined
    return {
      kind: 'contained',
      whole,
      score: 1 - Math.min(1, weight.differ / length),
      figures: weight.figures || cutsFigure(a, inA, b, inB),
      a: whole === 'a' ? allOf(a) : between(a, first.a, aTo),
      b: whole === 'b' ? allOf(b) : between(b, first.b, bTo),
    }
  }
}

/** Units from `from` to `to`, left out. */
interface Range {
  readonly from: number
  readonly to: number
}

interface Weight {
  /** Characters that differ, and the same as weighed. */
  differ: number
  weighed: number
  figures: boolean
  /** Places where one thing was put for another, where several characters were exchanged at all, where one differs, and in names. */
  slots: number
  runs: number
  single: number
  names: number
}

/** True where a stretch ends inside a number of one text that goes on in the other: 第1 is not contained in 第19. */
function cutsFigure(a: Normal, inA: Range, b: Normal, inB: Range): boolean {
  return (
    figuresDiffer(a.units, inA.from, inA.from, b.units, inB.from, inB.from) ||
    figuresDiffer(a.units, inA.to, inA.to, b.units, inB.to, inB.to)
  )
}

/** Weighs what stands between two stretches. */
function addGap(weight: Weight, a: Uint16Array, aFrom: number, aTo: number, b: Uint16Array, bFrom: number, bTo: number): void {
  const length = Math.max(aTo - aFrom, bTo - bFrom)
  if (length === 0) return
  const less = Math.min(aTo - aFrom, bTo - bFrom)
  const figures = figuresDiffer(a, aFrom, aTo, b, bFrom, bTo)
  const inName = Math.min(a.length, b.length) < SHORT_TEXT && (isInName(a, aFrom, aTo) || isInName(b, bFrom, bTo))
  weight.figures ||= figures
  weight.differ += length
  weight.weighed += length * (figures ? FIGURE : length > 1 ? NEIGHBOUR : 1)
  // A stray or lost character: 王明 and 王小明 beside the same words are sooner one name misread than two.
  if (inName && (less > 0 || length > 1)) weight.names++
  if (less >= 2 && (inName || length >= 3)) weight.slots++
  if (less > 1) weight.runs++
  else weight.single++
}

const beforeName = /(?:记者|通讯员|摄影|实习生|作者|编辑).{0,3}$/
const afterName = /^.{0,2}(?:摄|文|图|供图|制图|报道)$/

/** True where a part of a text lies in a person's name, as a caption has it: behind 记者, or before 摄 at the end. */
function isInName(units: Uint16Array, from: number, to: number): boolean {
  const before = String.fromCharCode(...units.subarray(Math.max(0, from - 6), from))
  if (units.length - to <= 4 && !before.endsWith('记') && afterName.test(String.fromCharCode(...units.subarray(to)))) return true
  return beforeName.test(before)
}

/** True for two normal texts that are equal. */
export function sameUnits(a: Uint16Array, b: Uint16Array): boolean {
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
