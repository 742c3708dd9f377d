/** What a page tells of the ends of its lines: which pairs of characters stand on it, and which words two ends make together. */
import { isHanAt, openQuotes } from '#shared/text/index.ts'

import { CharPairs } from './char-pairs.ts'
import type { Cues } from './cues.ts'
import { runOnNats, type RunOns, type RunOnSide } from './run-ons.ts'
import type { View } from './views.ts'

/** Words that a line can only end with when its sentence goes on. */
export const danglingEnd =
  /(?:的|地|得|和|与|及|或|在|对|把|被|将|向|从|为|以|是|有|更|并|且|而|等|着|了|于|由|至|以及|截至|通过|随着|根据|按照|其中|包括)$/
/** Single characters that are words by themselves, so that a line that ends with one need not have cut a word. */
const wholeWord = /[就也都又还才却再已只不没很太最这那我你他她它们人个上下中里前后内外大小多少好说看来去到要会能年月日时天次名家位]$/

interface Segmenter {
  segment(text: string): Segments
}
interface Segments {
  containing(at: number): { readonly segment: string; readonly index: number } | undefined
}

/** Characters on either side of a seam that the word segmenter is shown. */
export const CONTEXT = 8
/** Characters that it is shown at once. */
const MOST_LOOKED_AT = 2000
/** Characters of one line whose pairs are counted. */
const MOST_PAIRS = 20_000

const words: Segmenter | undefined = typeof Intl.Segmenter === 'function' ? new Intl.Segmenter('zh', { granularity: 'word' }) : undefined

/** Pairs of neighbouring Chinese characters that stand on the page, to know words that no dictionary has; and the ends of its lines. */
export class PagePairs {
  readonly #runOns: RunOns
  readonly #numbers: CharPairs
  readonly #counts: number[] = []
  /** By number of the line. */
  readonly #sides: (Side | undefined)[]
  /** By a number for two lines; undefined where they make no word. */
  readonly #across = new Map<number, string | undefined>()

  constructor(views: readonly View[], runOns: RunOns) {
    this.#runOns = runOns
    this.#numbers = new CharPairs(views.reduce((sum, view) => sum + view.text.length, 0))
    this.#sides = views.map(() => undefined)
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

  /** What is known of the ends of one of the page's lines. */
  sideOf(view: View): Side {
    return (this.#sides[view.i] ??= {})
  }

  /** A quotation is still open at the end of a line. */
  leftOpen(view: View): boolean {
    return (this.sideOf(view).leftOpen ??= openQuotes(view.core.slice(-400)) > 0)
  }

  /** The word that the ends of two lines make together, looked for once: the same two are compared as neighbours and as strangers. */
  wordAcross(last: View, next: View): string | undefined {
    this.lookAcross([[last, next]])
    return this.#across.get(this.#keyOf(last, next))
  }

  /** Finds the words that the ends of some pairs of lines make, all at once: for each alone the segmenter takes four times as long. */
  lookAcross(pairs: Iterable<readonly [last: View | undefined, next: View | undefined]>): void {
    if (words === undefined) return
    let text = ''
    let seams: { readonly key: number; readonly at: number }[] = []
    const find = (segmenter: Segmenter): void => {
      const found = segmenter.segment(text)
      for (const { key, at } of seams) this.#across.set(key, wordAt(found, at))
      text = ''
      seams = []
    }
    for (const [last, next] of pairs) {
      if (last?.ending !== 'bare' || next === undefined) continue
      const key = this.#keyOf(last, next)
      const before = last.core.slice(-CONTEXT)
      if (this.#across.has(key) || !isHanAt(before, before.length - 1) || !isHanAt(next.text, 0)) continue
      seams.push({ key, at: text.length + before.length })
      // A line's end keeps what stands on both sides apart.
      text += `${before}${next.text.slice(0, CONTEXT)}\n`
      if (text.length > MOST_LOOKED_AT) find(words)
    }
    if (seams.length > 0) find(words)
  }

  #keyOf(last: View, next: View): number {
    return last.i * this.#sides.length + next.i
  }

  /** The last word of a line is a single character, as a word that was cut in two leaves it. */
  hangs(view: View): boolean {
    return (this.sideOf(view).hangs ??= words !== undefined && hangs(words, view.core.slice(-CONTEXT)))
  }

  /** How well a line goes on in another, by the words on both sides, in nats. */
  runsOn(last: View, next: View): number {
    const end = (this.sideOf(last).runsOut ??= this.#runOns.endOf(last.core))
    return runOnNats(end, (this.sideOf(next).runsIn ??= this.#runOns.startOf(next.text)))
  }

  /** How often two characters stand side by side. */
  count(pair: string): number {
    return this.#counts[this.#numbers.known(pair.charCodeAt(0), pair.charCodeAt(1))] ?? 0
  }
}

/** What the two ends of a line tell, whatever stands on the other side: found out once, when it is first asked for. */
export interface Side {
  ends?: Cues
  fullEnds?: Cues
  starts?: Cues
  startsBehindFull?: Cues
  /** A quotation ends near the beginning, and none begins before. */
  closesFirst?: boolean
  leftOpen?: boolean
  hangs?: boolean
  isPlain?: boolean
  endEdge?: Cues
  startEdge?: Cues
  echoed?: ReadonlySet<string>
  echoes?: ReadonlySet<string>
  runsOut?: RunOnSide
  runsIn?: RunOnSide
}

/** The Chinese word that reaches over a place in a text. */
function wordAt(segments: Segments, seam: number): string | undefined {
  const found = segments.containing(seam - 1)
  if (found === undefined || found.index + found.segment.length <= seam) return undefined
  return /^\p{Script=Han}{2,}$/u.test(found.segment) ? found.segment : undefined
}

function hangs(segmenter: Segmenter, before: string): boolean {
  const last = /\p{Script=Han}$/u.exec(before)?.[0]
  if (last === undefined || danglingEnd.test(last) || wholeWord.test(last)) return false
  return segmenter.segment(before).containing(before.length - 1)?.segment === last
}
