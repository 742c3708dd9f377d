/**
 * Lines that hold two things: a headline with the report below it, the end of one report with the next, two captions.
 * They are cut only where something that stands nowhere but at a beginning says so. What is left whole: names behind a
 * text, jump lines behind or before it, a kicker with its headline, a crosshead with its paragraph. English lines are
 * read in `split-english.ts`.
 */
import {
  endingOf,
  findDateline,
  hanShare,
  looksLikeName,
  openQuotes,
  parseCredits,
  startsInsideSentence,
  trailingCredits,
  visualLength,
} from '#shared/text/index.ts'
import type { Line } from '#shared/text/index.ts'

import { isFurniture } from './lines/furniture.ts'
import { isSection, startsCaption } from './lines/lexicon.ts'
import { englishCuts } from './split-english.ts'
import type { InputBlock, SegmentationInput } from './types.ts'

/**
 * What was seen: a report's dateline behind a headline or behind a sentence, the words that open news behind a headline,
 * a byline behind a headline, a second caption.
 */
export type SplitReason = 'headline-report' | 'text-report' | 'headline-news' | 'headline-byline' | 'captions'

export interface Cut {
  /** UTF-16 offset in the line at which what stands behind the cut begins; white space goes with neither side. */
  readonly at: number
  readonly reason: SplitReason
}

/** Characters before a cut that are looked at. */
const REACH = 70
/** Width of a headline, in Chinese characters; `short`: as most are that stand in one line. */
const HEADLINE = { least: 5, most: 44, short: 16 }
/** Shorter text than this behind a cut is no report. */
const SHORTEST = 18

/**
 * Words of papers and agencies with which a report begins. `weak`: so begins a report below its headline, but behind a
 * sentence it may sign the text before it, （記者林雅惠／台北報導）, or be the next of many telegrams, 南京三日電.
 */
const agency =
  /(?:[【〔［（(]\s*)?[据據]?(?:本报|本報|本刊|本台|本网|本網|本市[消讯訊]|新华社|新華社|中新社|中央社|人民网|(?:快|简|簡)[讯訊](?=[\s(（:：])|(?<=[\s\u3000【])\p{Script=Han}{0,4}(?:[日晚晨早时時商都市]{1,2}[报報])[讯訊]|【\p{Script=Han}{2,4}[讯訊电電]】)|[【〔](?=記者|记者|特派)|(?<weak>[（(](?=\s?(?:記者|记者|特派))|(?<=\s)\p{Script=Han}{2,6}?[\d０-９一二三四五六七八九十廿○〇]{1,3}日[专專]?[电電](?=\s))/gu
/** No dateline is without one of these: a first look that spares most lines the search. */
const filed = /[讯訊電導导]|电[\s(（】)）:：]|道[】)）]|消息/
/** A dateline as it stands at a report's beginning and in no sentence: paper or agency, place, day. */
const dateline =
  /^[据據]?(?:\p{Script=Han}{2,6}?)(?:\p{Script=Han}{2,7}?)?(?:[\d０-９一二三四五六七八九十廿○〇]{1,3}月)?(?:[\d０-９一二三四五六七八九十廿○〇]{1,3}日)?(?:专|專|特|综合|綜合)?(?:讯|訊|电|電|消息)$/u
/** 【台北訊】: a place and nothing else. */
const placeInBrackets = /^【(?:\p{Script=Han}{2,4}|本[报報])[讯訊电電]】/u
/** What stands in sentences about papers, not in datelines: 本报记者接到来电. */
const withinSentence = /记者|記者|来|來|致|的|了|网站|网友|收|接|发|發/u
/** A dateline that a sentence speaks of: 看到本报讯(记者 王燕)写的报道, 接南京三日電 稱. */
const spokenOf = /^(?:[写寫撰]?的(?!士)|一文|[称稱悉谓謂云][,，:：])/u
/** So ends the part of a sentence before a dateline that it speaks of, never a headline. */
const speaking = /(?:[看读讀见見接收]到|[看读讀][了过過]|接[获獲]|[获獲昨]接|刊[登载載发發])$/u
/** Behind a headline, in the white space before them: who wrote. */
const writer = /[\s\u3000]+(?=(?:[□■●◆▲]\s?|[(（]\s?)?(?:本报|本報)?(?:记者|記者|通讯员|通訊員)\s?\p{Script=Han})/gu
/** A sentence that tells of a reporter begins or ends so before it names him: 昨天下午 记者 王燕 …, 在会场门口 记者 王燕 …. */
const scene =
  /^(?:昨|今[天日晨早晚]|近日|日前|当|當|次日|随后|隨後|[在从從随隨据據经經由]|\d|[上下中]午)|(?:[上中里裡内內外后後前时時点點分日天晚午夜晨间間处處旁边邊口场場影图圖文]|现场)$/u
/** What he does in it. */
const reporting =
  /^(?:[从從在就对對向到赶趕随隨跟问問说說来來走看见見也还還又再已正将將与與和同被把为為摄攝]|冒|发现|發現|了解|获悉|獲悉|采访|採訪|告[诉訴]|注意|通[过過]|联系|聯繫|报道|報道|報導|整理|《)/u
const newsOpening = /[\s\u3000]+(?=(?:近日|日前|连日来|昨日|昨天|今年以来|(?:今年)?\d{1,2}月\d{1,2}日(?:[上下]午|晚|凌晨)?)[,，])/gu
/** A sentence, or a headline with a dateline, before those words: 县里开了会 本报讯（黄艳芳） 近日,…. */
const notOpened = /[，,！？!?]|(?:[讯訊电電]|消息)\s?[(（][^()（）]+[)）]$/u
const photographed = /[摄攝]\s*[)）】]?/gu
/** Numbers of pictures that stand side by side. */
const NUMBERS = '①②③④⑤⑥⑦⑧⑨⑩'

/** Where a line has to be cut, from left to right; empty for nearly all lines. Linear in the text. */
export function cutsOf(text: string): Cut[] {
  if (text.length < HEADLINE.least + SHORTEST) return []
  const reports = reportCuts(text)
  const openings = reports.length === 0 ? [...openingCuts(text), ...writerCuts(text)] : []
  const found = [...reports, ...openings, ...captionCuts(text), ...numberedCuts(text)].sort((a, b) => a.at - b.at)
  const cuts: Cut[] = []
  for (const cut of found) if (cut.at > (cuts.at(-1)?.at ?? 0)) cuts.push(cut)
  return cuts
}

/** Reports behind something else. */
function reportCuts(text: string): Cut[] {
  const cuts: Cut[] = []
  for (const { index, groups } of filed.test(text) ? text.matchAll(agency) : []) {
    if (index === 0 || !opensReport(text.slice(index, index + 100))) continue
    if (groups?.['weak'] === undefined) cuts.push(...cutsBefore(text, index, cuts.at(-1)?.at ?? 0))
    else if (index < REACH && isWeakTitle(text.slice(0, index).trim())) cuts.push({ at: index, reason: 'headline-report' })
  }
  return [...cuts, ...englishCuts(text)]
}

/** Nothing but the opening of a report reads so: a dateline in brackets, with names in brackets or white space behind it, or with a day. */
function opensReport(rest: string): boolean {
  if (placeInBrackets.test(rest)) return true
  const found = findDateline(rest)
  if (found === undefined || visualLength(rest.slice(found.end)) < SHORTEST) return false
  if (spokenOf.test(rest.slice(found.end).replace(/^\s*[(（][^()（）]*[)）]|^\s+/, ''))) return false
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
  const end = sentenceEnd(before)
  if (end === undefined) return []
  const title = before.slice(end)
  if (/^\s*[(（]/.test(title) || !isHeadline(title.trim())) return []
  const titleAt = at - room.length + before.length - title.trimStart().length
  return [
    { at: titleAt, reason: 'text-report' },
    { at, reason: 'headline-report' },
  ]
}

/**
 * Where the last whole sentence ends, with the byline in brackets behind it. Undefined where there is none, or where it is
 * not sure that a headline begins there: without white space it does so only behind 。 (it may hold ？ and ！ itself), and
 * only if it is short, for the rest of a torn-off sentence may stand before it.
 */
function sentenceEnd(before: string): number | undefined {
  const end = /^.*[。！？!?][”’」』）)]*/su.exec(before)?.[0].length
  if (end === undefined) return undefined
  const byline = /^\s*[(（][^()（）]{2,40}[)）]/u.exec(before.slice(end))?.[0]
  if (byline !== undefined && parseCredits(byline) !== undefined) return end + byline.length
  const title = before.slice(end)
  if (/^\s/.test(title)) return end
  const isShort = visualLength(title) <= HEADLINE.short && !/[\s，,、:：]|^(?:\d|[一今去近据這这该該此其])|[年月日]$/u.test(title)
  return isShort && /。[”’」』）)]*$/.test(before.slice(0, end)) ? end : undefined
}

/** Whether what stands before a report reads like its headline. */
function isHeadline(title: string): boolean {
  const width = visualLength(title)
  if (width < HEADLINE.least || width > HEADLINE.most || hanShare(title) < 0.5) return false
  if (/[。；;，,、：:]$|[。；;]|[据據由从從在和与與]$/u.test(title) || (title.match(/[，,]/g)?.length ?? 0) > 2) return false
  if (speaking.test(title) || startsInsideSentence(title) || startsCaption(title) || isSection(title) || isFurniture(title)) return false
  return !/记者|記者|通讯员|通訊員|[摄攝]$/u.test(title) && findDateline(title) === undefined && parseCredits(title) === undefined
}

/** The same before what may belong to another dateline: 漢口十六日電（記者 王大明）. */
function isWeakTitle(title: string): boolean {
  return isHeadline(title) && !/(?:[讯訊电電]|消息)$/.test(title)
}

/** A headline and the words that open news, with white space between: 县里开了会 近日,…. */
function openingCuts(text: string): Cut[] {
  const head = text.slice(0, HEADLINE.most + 30)
  for (const { index, 0: space } of head.matchAll(newsOpening)) {
    const title = text.slice(0, index)
    const rest = text.slice(index + space.length)
    if (visualLength(title) < 8 || !isHeadline(title) || notOpened.test(title) || visualLength(rest.slice(0, 80)) < 30) continue
    if (endingOf(rest.slice(-60)) === 'sentence' || /。/.test(rest)) return [{ at: index + space.length, reason: 'headline-news' }]
  }
  return []
}

/** A headline and who wrote, with white space between and the report behind: 县里开了会 记者 王燕 …, 县里开了会 (记者 王燕)…. */
function writerCuts(text: string): Cut[] {
  const head = text.slice(0, HEADLINE.most + 30)
  for (const { index, 0: space } of head.matchAll(writer)) {
    const title = text.slice(0, index)
    // A short word or a sign at the end is of the byline: 欧小川 本报记者 关岳, ■ 彭 辉 本报记者 戴 磊.
    if (!isWeakTitle(title) || /[，,！？!?]|(?:^|\s)\S{1,3}$|.[□■●◆▲]/u.test(title)) continue
    const at = index + space.length
    const rest = behindWriter(text.slice(at, at + 200), title)
    if (rest === undefined || visualLength(rest) < 30 || !/。/.test(rest) || /[\s(（](?:记者|記者)\s/.test(rest)) continue
    return [{ at, reason: 'headline-byline' }]
  }
  return []
}

/** What stands behind the names that a text begins with; undefined where they are none, or where a sentence tells of who has them. */
function behindWriter(text: string, title: string): string | undefined {
  const bracket = /^[(（][^()（）]{4,40}[)）]/u.exec(text)?.[0]
  if (bracket !== undefined) return areWriters(bracket) ? text.slice(bracket.length).trimStart() : undefined
  if (scene.test(title) || visualLength(title) < 8) return undefined
  const words = [...text.matchAll(/\S+/g)].slice(0, 9)
  for (let count = Math.min(words.length - 1, 8); count >= 1; count--) {
    const next = words[count]?.index ?? 0
    if (!areWriters(text.slice(0, next).trim())) continue
    const rest = text.slice(next)
    return reporting.test(rest) ? undefined : rest
  }
  return undefined
}

/** Nothing but the names of who wrote, none of who photographed. */
function areWriters(piece: string): boolean {
  const read = parseCredits(piece)
  return read?.kind === 'byline' && read.names.length > 0 && read.photographers.length === 0 && read.names.every(looksLikeName)
}

/** The captions of several pictures that are numbered from the first: 图①:…。 图②:…. Without white space between they are set as one. */
function numberedCuts(text: string): Cut[] {
  if (!/^[(（▲▼■●]?\s?[图圖]①\s?[:：]/u.test(text)) return []
  const cuts: Cut[] = []
  let from = 0
  for (const number of NUMBERS.slice(1)) {
    const found = new RegExp(`[图圖]${number}\\s?[:：]`, 'u').exec(text.slice(from))
    if (found === null) break
    const at = from + found.index
    const before = text.slice(from, at)
    const isEnded = endingOf(before) === 'sentence' || trailingCredits(before) !== undefined
    if (!isEnded || before.trimEnd() === before || visualLength(before) < 8) break
    if (visualLength(text.slice(at, at + 60)) < 8) break
    cuts.push({ at, reason: 'captions' })
    from = at
  }
  return cuts
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
