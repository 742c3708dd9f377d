/** Does a line go on where another was cut, in the middle of a paragraph? */
import { isHanAt, openQuotes, startsInsideSentence, startsWithNumber } from '#shared/text/index.ts'

import { CharPairs } from './char-pairs.ts'
import { probability, reason, total } from './probabilities.ts'
import type { Reason } from './types.ts'
import type { View } from './views.ts'

/** The decision on one pair of lines. */
export interface Seam {
  /** Probability that the second line continues the first one's sentence, 0..1. */
  readonly p: number
  readonly reasons: readonly Reason[]
}

/** Words with which a paragraph of a report begins and a sentence seldom goes on. */
const strongOpener =
  /^(?:据悉|据了解|据介绍|据统计|据[\p{Script=Han}]{1,6}介绍|近日|日前|连日来|目前|同时|此外|另外|另据|随后|下一步|近年来|今年以来|去年以来|截至目前|接下来|与此同时|会上|会前|会后|会议(?:指出|要求|强调|认为)|活动现场|活动中|当天|当日|当晚|如今|首先|其次|一是|图为)/u
const weakOpener =
  /^(?:为了?[\p{Script=Han}]{2}|作为|自[\p{Script=Han}\d]{2,8}以来|记者|昨天|昨日|今天|现场|其间|期间|最后|原来|“|「|该(?:镇|县|区|市|局|村|社区|校|院|公司))/u
/** Words that a line can only end with when its sentence goes on. */
const danglingEnd =
  /(?:的|地|得|和|与|及|或|在|对|把|被|将|向|从|为|以|是|有|更|并|且|而|等|着|了|于|由|至|以及|截至|通过|随着|根据|按照|其中|包括)$/
/** Single characters that are words by themselves, so that a line that ends with one need not have cut a word. */
const wholeWord = /[就也都又还才却再已只不没很太最这那我你他她它们人个上下中里前后内外大小多少好说看来去到要会能年月日时天次名家位]$/
const danglingStart = /^(?:的|地|得|了|着|过|们|及|等|而|并|且|于|以及)/

interface Segmenter {
  segment(text: string): { containing(at: number): { readonly segment: string; readonly index: number } | undefined }
}

/** Characters on either side of a seam that the word segmenter is shown. */
const CONTEXT = 8
/** Characters of one line whose pairs are counted. */
const MOST_PAIRS = 20_000

const words: Segmenter | undefined = typeof Intl.Segmenter === 'function' ? new Intl.Segmenter('zh', { granularity: 'word' }) : undefined

/** Pairs of neighbouring Chinese characters that stand on the page, to know words that no dictionary has. */
export class PagePairs {
  readonly #numbers: CharPairs
  readonly #counts: number[] = []

  constructor(views: readonly View[]) {
    this.#numbers = new CharPairs(views.reduce((sum, view) => sum + view.text.length, 0))
    for (const { text } of views) {
      const last = Math.min(text.length - 1, MOST_PAIRS)
      for (let i = 1; i <= last; i++) {
        if (!isHanAt(text, i)) i++
        else if (isHanAt(text, i - 1)) this.#add(text.charCodeAt(i - 1), text.charCodeAt(i))
      }
    }
  }

  #add(first: number, second: number): void {
    const number = this.#numbers.numberOf(first, second)
    this.#counts[number] = (this.#counts[number] ?? 0) + 1
  }

  /** How often two characters stand side by side. */
  count(pair: string): number {
    return this.#counts[this.#numbers.known(pair.charCodeAt(0), pair.charCodeAt(1))] ?? 0
  }
}

/** Judges whether `next` continues `last` mid-sentence, by their text alone. */
export function judgeSeam(last: View, next: View, pairs: PagePairs): Seam {
  const reasons = [...endReasons(last), ...startReasons(next)]
  const open = last.ending === 'bare' || last.ending === 'comma'
  if (open) reasons.push(...acrossReasons(last, next, pairs))
  if (open && /^[^“「]{0,200}[”」]/.test(next.text) && openQuotes(last.core.slice(-400)) > 0) reasons.push(reason('quote-open', 1.2))
  if (next.gap > 1 && last.gap <= 1) reasons.push(reason('blank-lines', -0.3))
  return { p: probability(total(reasons)), reasons }
}

/**
 * False where the end of `last` alone tells that `judgeSeam` would give less than one half whatever line came next: at a
 * complete sentence the reasons against weigh 5 at least, and those that a next line can bring 4 at most.
 */
export function canGoOn(last: View): boolean {
  return last.ending !== 'sentence' && last.ending !== 'empty'
}

function endReasons(last: View): Reason[] {
  const at = last.core.slice(-1)
  if (!last.words) return [reason('no-words', -5)]
  if (last.jump === 'to') return [reason('jump-ends', -6)]
  if (last.tail !== undefined) return [reason('names-end', -5)]
  switch (last.ending) {
    case 'sentence':
      return [reason('sentence-complete', -5, { end: at })]
    case 'comma':
      return [reason('sentence-open', /[;；]/.test(at) ? 1 : 2.6, { end: at })]
    case 'colon':
      return [reason('colon-end', -1.5)]
    case 'bare':
      return [
        reason('sentence-open', last.width < 4 ? -1.5 : last.width < 10 ? 0.7 : 2.6, { end: at }),
        ...(danglingEnd.test(last.core) ? [reason('dangling-end', 0.5)] : []),
      ]
    case 'empty':
      return [reason('sentence-complete', -5, { end: '' })]
  }
}

function startReasons(next: View): Reason[] {
  const reasons: Reason[] = []
  if (next.dateline > 0) reasons.push(reason('starts-report', -6))
  if (next.jump === 'from') reasons.push(reason('starts-report', -4))
  if (next.indented) reasons.push(reason('indented', -2))
  if (startsInsideSentence(next.text)) reasons.push(reason('starts-inside', 4))
  else if (danglingStart.test(next.text)) reasons.push(reason('starts-inside', 1))
  if (startsWithNumber(next.text)) reasons.push(reason('starts-numbered', -2.5))
  const start = next.text.slice(0, 24)
  if (strongOpener.test(start)) reasons.push(reason('starts-paragraph', -2.2))
  else if (weakOpener.test(start)) reasons.push(reason('starts-paragraph', -1))
  return reasons
}

/** What the characters on both sides of the seam make together. */
function acrossReasons(last: View, next: View, pairs: PagePairs): Reason[] {
  if (last.ending !== 'bare') return []
  const before = last.core.slice(-CONTEXT)
  const after = next.text.slice(0, CONTEXT)
  if (/[A-Za-z]$/.test(before)) return latinReasons(after)
  const word = words === undefined ? undefined : wordAcross(words, before, after)
  if (word !== undefined) return [reason('word-across', 2, { word })]
  const pair = before.slice(-1) + after.slice(0, 1)
  if (/^\p{Script=Han}{2}$/u.test(pair) && pairs.count(pair) >= 2) return [reason('pair-across', 1, { word: pair })]
  if (words !== undefined && hangs(words, before)) return [reason('word-broken', -1.4, { word: before.slice(-1) })]
  return []
}

/** In Latin script a small letter goes on with a sentence; a capital more often begins one. */
function latinReasons(after: string): Reason[] {
  if (/^[a-z]/.test(after)) return [reason('starts-inside', 2)]
  return /^[A-Z]/.test(after) ? [reason('starts-paragraph', -2.2)] : []
}

function wordAcross(segmenter: Segmenter, before: string, after: string): string | undefined {
  const text = before + after
  const seam = before.length
  if (!isHanAt(text, seam - 1) || !isHanAt(text, seam)) return undefined
  const found = segmenter.segment(text).containing(seam - 1)
  if (found === undefined || found.index + found.segment.length <= seam) return undefined
  return /^\p{Script=Han}{2,}$/u.test(found.segment) ? found.segment : undefined
}

/** The last word before the seam is a single character, as a word that was cut in two leaves it. */
function hangs(segmenter: Segmenter, before: string): boolean {
  const last = /\p{Script=Han}$/u.exec(before)?.[0]
  if (last === undefined || danglingEnd.test(last) || wholeWord.test(last)) return false
  return segmenter.segment(before).containing(before.length - 1)?.segment === last
}
