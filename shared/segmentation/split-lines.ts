/**
 * Lines that hold two things: a headline with the report below it, the end of one report with the next, two captions.
 * They are cut only where something that stands nowhere but at a beginning says so. What is left whole: names behind a
 * text, jump lines behind or before it, a kicker with its headline, a crosshead with its paragraph.
 */
import {
  endingOf,
  findDateline,
  hanShare,
  openQuotes,
  parseCredits,
  startsInsideSentence,
  trailingCredits,
  visualLength,
} from '#shared/text/index.ts'
import type { Line } from '#shared/text/index.ts'

import { isFurniture, isSection, startsCaption } from './lines/lexicon.ts'
import type { InputBlock, SegmentationInput } from './types.ts'

/** What was seen: a report's dateline behind a headline or behind a sentence, the words that open news behind a headline, a second caption. */
export type SplitReason = 'headline-report' | 'text-report' | 'headline-news' | 'captions'

export interface Cut {
  /** UTF-16 offset in the line at which what stands behind the cut begins; white space goes with neither side. */
  readonly at: number
  readonly reason: SplitReason
}

/** Characters before a cut that are looked at. */
const REACH = 70
/** Width of a headline, in Chinese characters. */
const HEADLINE = { least: 5, most: 44 }
/** Shorter text than this behind a cut is no report. */
const SHORTEST = 18

/** Words of papers and agencies with which a report begins. */
const agency =
  /(?:[【〔［（(]\s*)?[据據]?(?:本报|本報|本刊|本台|本网|本網|本市[消讯訊]|新华社|新華社|中新社|中央社|人民网|(?:快|简|簡)[讯訊](?=[\s(（:：])|(?<=[\s\u3000【])\p{Script=Han}{0,4}(?:[日晚晨早时時商都市]{1,2}[报報])[讯訊]|【\p{Script=Han}{2,4}[讯訊电電]】)|[【〔](?=記者|记者|特派)/gu
/** No dateline is without one of these: a first look that spares most lines the search. */
const filed = /[讯訊電導导]|电[\s(（】)）:：]|道[】)）]|消息/
/** A dateline as it stands at a report's beginning and in no sentence: paper or agency, place, day. */
const dateline =
  /^[据據]?(?:\p{Script=Han}{2,6}?)(?:\p{Script=Han}{2,7}?)?(?:[\d０-９一二三四五六七八九十廿○〇]{1,3}月)?(?:[\d０-９一二三四五六七八九十廿○〇]{1,3}日)?(?:专|專|特|综合|綜合)?(?:讯|訊|电|電|消息)$/u
/** 【台北訊】: a place and nothing else. */
const placeInBrackets = /^【(?:\p{Script=Han}{2,4}|本[报報])[讯訊电電]】/u
/** What stands in sentences about papers, not in datelines: 本报记者接到来电. */
const withinSentence = /记者|記者|来|來|致|的|了|网站|网友|收|接|发|發/u
const newsOpening = /[\s\u3000]+(?=(?:近日|日前|连日来|昨日|昨天|今年以来|(?:今年)?\d{1,2}月\d{1,2}日(?:[上下]午|晚|凌晨)?)[,，])/gu
const photographed = /[摄攝]\s*[)）】]?/gu
const english =
  /\s(?=[A-Z][A-Z.'’-]{2,}(?: [A-Z][A-Z.'’-]+){0,2}, (?:[A-Z][a-z]+\.? \d{1,2}|[A-Z][a-z]+) (?:\([A-Z][\w ]+\) )?(?:--|—|–) )/g

/** Where a line has to be cut, from left to right; empty for nearly all lines. Linear in the text. */
export function cutsOf(text: string): Cut[] {
  if (text.length < HEADLINE.least + SHORTEST) return []
  const reports = reportCuts(text)
  const found = [...reports, ...(reports.length === 0 ? openingCuts(text) : []), ...captionCuts(text)].sort((a, b) => a.at - b.at)
  const cuts: Cut[] = []
  for (const cut of found) if (cut.at > (cuts.at(-1)?.at ?? 0)) cuts.push(cut)
  return cuts
}

/** Reports behind something else. */
function reportCuts(text: string): Cut[] {
  const cuts: Cut[] = []
  for (const { index } of filed.test(text) ? text.matchAll(agency) : []) {
    if (index === 0 || !opensReport(text.slice(index, index + 100))) continue
    cuts.push(...cutsBefore(text, index, cuts.at(-1)?.at ?? 0))
  }
  for (const { index } of text.slice(0, 160).matchAll(english)) {
    const title = text.slice(0, index).trim()
    if (/[a-z]{3}/.test(title) && !/[.,;:]$/.test(title) && title.split(' ').length >= 3)
      cuts.push({ at: index + 1, reason: 'headline-report' })
  }
  return cuts
}

/** Nothing but the opening of a report reads so: a dateline in brackets, with names in brackets or white space behind it, or with a day. */
function opensReport(rest: string): boolean {
  if (placeInBrackets.test(rest)) return true
  const found = findDateline(rest)
  if (found === undefined || visualLength(rest.slice(found.end)) < SHORTEST) return false
  if (/^[【〔［（(]/.test(rest) && found.names.length > 0) return true
  const { words } = found
  if (!dateline.test(words) || withinSentence.test(words)) return false
  const behind = rest.slice(rest.indexOf(words) + words.length)
  if (/^[,，、。]/.test(behind)) return false
  return /^本[报報][讯訊]$/.test(words) || /日/.test(words) || /^[\s(（【】〕:：]/.test(behind)
}

/** Cuts before a report that begins at `at`: behind a whole sentence, or behind a headline, which may stand behind a sentence too. */
function cutsBefore(text: string, at: number, from: number): Cut[] {
  const room = text.slice(Math.max(from, at - REACH), at)
  const before = room.trimEnd()
  if (visualLength(before) < HEADLINE.least || openQuotes(before) > 0) return []
  const isWhole = before.length < REACH && at - REACH <= from
  const ended = endingOf(before) === 'sentence' || trailingCredits(before) !== undefined
  if (ended) {
    const isTitle = isWhole && !/[。；]/.test(before) && visualLength(before) <= HEADLINE.most && !startsCaption(before)
    // 据新华社… behind a sentence is where a report tells its source, not where another begins.
    if (!isTitle && /[据據]/.test(text.charAt(at))) return []
    return [{ at, reason: isTitle ? 'headline-report' : 'text-report' }]
  }
  if (isWhole && isHeadline(before)) return [{ at, reason: 'headline-report' }]
  const boundary = /^.*[。！？!?][”’」』）)]*(?=([\s\u3000]+)?)/su.exec(before)
  if (boundary === null) return []
  const title = before.slice(boundary[0].length)
  if (boundary[1] === undefined || !isHeadline(title.trim())) return []
  const titleAt = at - room.length + before.length - title.trimStart().length
  return [
    { at: titleAt, reason: 'text-report' },
    { at, reason: 'headline-report' },
  ]
}

/** Whether what stands before a report reads like its headline. */
function isHeadline(title: string): boolean {
  const width = visualLength(title)
  if (width < HEADLINE.least || width > HEADLINE.most || hanShare(title) < 0.5) return false
  if (/[。；;，,、：:]$|[。；;]|[据據由从從在和与與]$/u.test(title) || (title.match(/[，,]/g)?.length ?? 0) > 2) return false
  if (startsInsideSentence(title) || startsCaption(title) || isSection(title) || isFurniture(title)) return false
  return !/记者|記者|通讯员|通訊員|[摄攝]$/u.test(title) && findDateline(title) === undefined && parseCredits(title) === undefined
}

/** A headline and the words that open news, with white space between: 县里开了会 近日,…. */
function openingCuts(text: string): Cut[] {
  const head = text.slice(0, HEADLINE.most + 30)
  for (const { index, 0: space } of head.matchAll(newsOpening)) {
    const title = text.slice(0, index)
    const rest = text.slice(index + space.length)
    if (visualLength(title) < 8 || !isHeadline(title) || /[，,！？!?]/.test(title) || visualLength(rest.slice(0, 80)) < 30) continue
    if (endingOf(rest.slice(-60)) === 'sentence' || /。/.test(rest)) return [{ at: index + space.length, reason: 'headline-news' }]
  }
  return []
}

/** Two captions, each with its photographer. */
function captionCuts(text: string): Cut[] {
  const cuts: Cut[] = []
  for (const { index, 0: mark } of text.matchAll(photographed)) {
    const end = index + mark.trimEnd().length
    const rest = text.slice(end, end + 200)
    const next = rest.trimStart()
    if (next === '' || (next.length === rest.length && !startsCaption(next) && !/[)）】]$/.test(mark))) continue
    const credit = trailingCredits(text.slice(Math.max(cuts.at(-1)?.at ?? 0, end - REACH), end))
    if (credit === undefined || credit.credits.kind !== 'credit' || credit.credits.photographers.length === 0) continue
    if (!/^[\p{Script=Han}\d“「《▲▼■◆●]/u.test(next) || visualLength(next) < 12 || parseCredits(next) !== undefined) continue
    const goesOn = startsCaption(next) || trailingCredits(next)?.credits.kind === 'credit' || /^.{10,}[。！？]/u.test(next)
    if (goesOn) cuts.push({ at: end + rest.length - next.length, reason: 'captions' })
  }
  return cuts
}

/** A line, or a piece of one. */
export interface Piece extends Omit<Line, 'i'> {
  /** The number of the line that it is of. */
  readonly line: number
}

/** The lines of a page with those cut that hold two things. */
export interface SplitPage {
  readonly pieces: readonly Piece[]
  /** One block for each piece. */
  readonly input: SegmentationInput
}

/**
 * Cuts the lines of a page that hold two things. `lines` and `input` are what `toInputBlocks` gave; a page without such
 * lines comes back with the same blocks. Each piece's `text` is `page.slice(start, end)`, as a line's is.
 */
export function splitLines(lines: readonly Line[], input: SegmentationInput): SplitPage {
  const pieces: Piece[] = []
  const blocks: InputBlock[] = []
  lines.forEach((line, i) => {
    const block = input.blocks[i]
    if (block === undefined) return
    let from = 0
    for (const to of [...cutsOf(line.text).map((cut) => cut.at), line.text.length]) {
      const text = line.text.slice(from, to).trimEnd()
      const isFirst = from === 0
      const marks = isFirst ? line.marks : 0
      const indented = isFirst && line.indented
      pieces.push({ line: line.i, start: line.start + from, end: line.start + from + text.length, text, marks, indented })
      blocks.push(isFirst ? { ...block, text } : { ...block, text, marks, indented, gap: 0 })
      from = to
    }
  })
  return { pieces, input: { blocks } }
}
