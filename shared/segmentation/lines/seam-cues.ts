/** What speaks for and against a line going on where another was cut, in the middle of a paragraph. */
import { isHanAt, isOpenEnding, startsInsideSentence, startsWithNumber } from '#shared/text/index.ts'

import type { ReasonCode } from '../reason-words.ts'
import { bucket, buckets, Cues, within, type CueName } from './cues.ts'
import { speakerStart } from './lexicon.ts'
import { CONTEXT, danglingEnd, type PagePairs } from './page-pairs.ts'
import type { Measure } from './verse.ts'
import type { View } from './views.ts'

/** Words with which a paragraph of a report begins and a sentence seldom goes on. */
const strongOpener =
  /^(?:据悉|据了解|据介绍|据统计|据[\p{Script=Han}]{1,6}介绍|近日|日前|连日来|目前|同时|此外|另外|另据|随后|下一步|近年来|今年以来|去年以来|截至目前|接下来|与此同时|会上|会前|会后|会议(?:指出|要求|强调|认为)|活动现场|活动中|当天|当日|当晚|如今|首先|其次|一是|图为)/u
const weakOpener =
  /^(?:为了?[\p{Script=Han}]{2}|作为|自[\p{Script=Han}\d]{2,8}以来|记者|昨天|昨日|今天|现场|其间|期间|最后|原来|“|「|该(?:镇|县|区|市|局|村|社区|校|院|公司))/u
const danglingStart = /^(?:的|地|得|了|着|过|们|及|等|而|并|且|于|以及)/

/**
 * The cues of one seam: `next` read directly behind `last`, by their text alone. All weights are learned; what is
 * listed here is only what to look at. In several lists, of which most belong to one of the two lines and are kept with it.
 */
export function seamCues(last: View, next: View, pairs: PagePairs, setting: SeamSetting): Cues[] {
  const [end, start] = [pairs.sideOf(last), pairs.sideOf(next)]
  const cues = new Cues()
  if (setting.room !== undefined) {
    const room = roomBucket(setting.room)
    cues.add(`full-line:room.${room}`)
    cues.add(`full-line:room.${room}.${last.ending === 'sentence' ? 'sentence' : 'open'}`)
  }
  if (setting.isFlush) cues.add(setting.isFull ? 'not-indented:full-line' : 'not-indented')
  if (setting.lies !== undefined) {
    cues.add(`box-follows:${setting.lies}`)
    const end = setting.isFull ? 'full' : last.ending
    cues.add(`box-follows:${setting.lies}.${end}`)
    const begins = next.indented ? 'indented' : setting.isFlush ? 'flush' : 'even'
    cues.add(`box-follows:${setting.lies}.${end}.${begins}`)
    if (setting.isFull) cues.add(`box-follows:${setting.lies}.full.${last.ending}.${begins}`)
  }
  if (setting.isApart) cues.add(setting.isFull ? 'blank-lines:full-line' : 'blank-lines')
  if (setting.below !== undefined) {
    // What neither fills its column nor ends a sentence is no line of a text.
    const below = `full-line:below.${setting.below ? 'full' : next.ending}` as const
    cues.add(below)
    if ((start.isPlain ??= isPlain(next))) cues.add(`${below}.plain`)
  }
  if (setting.isFull) {
    const over = `full-line:over.${setting.over ?? 'end'}` as const
    cues.add(over)
    if ((end.isPlain ??= isPlain(last))) cues.add(`${over}.plain`)
    if (last.ending === 'bare') acrossCues(cues, last, next, pairs, 'full-line')
    return [(end.fullEnds ??= fullLineCues(last)), (start.startsBehindFull ??= startCues(next, 'full-line')), cues]
  }
  if (setting.before !== undefined) cues.add(`sentence-open:before.${setting.before}`)
  if (setting.behind !== undefined) cues.add(`no-full-stop:behind.${setting.behind}.${last.ending === 'sentence' ? 'sentence' : 'open'}`)
  cues.mark(last.ending === 'bare' && last.lastWidth <= 22 && next.width <= 22, 'verse')
  if (setting.verse > 1) {
    cues.add(`verse:${verseBucket(setting.verse)}`)
    if (last.ending === 'comma') cues.add(`verse:${verseBucket(setting.verse)}.comma`)
  }
  if (setting.measure !== undefined) cues.add(`verse:${setting.measure}.${last.ending}`)
  if (last.cells > 0 && Math.abs(last.cells - next.cells) <= 1) cues.add('sibling:rows')
  const open = isOpenEnding(last.ending)
  if (open) {
    acrossCues(cues, last, next, pairs, 'line')
    const echo = echoes(last, next, pairs)
    if (echo > 0) cues.add(`words-across:echo.${echoBucket(echo)}`)
  }
  if ((start.closesFirst ??= /^[^“「]{0,200}[”」]/.test(next.text)) && pairs.leftOpen(last))
    cues.add(open ? 'quote-open' : 'quote-open:complete')
  return [(end.ends ??= endCues(last)), (start.starts ??= startCues(next, 'line')), cues]
}

/** What the lines around a seam tell about it, beside its two ends. */
export interface SeamSetting {
  /** The line above fills its column. */
  readonly isFull: boolean
  /** More blank lines than is usual on the page stand between them, and not before the first. */
  readonly isApart: boolean
  /** Paragraphs of the page are indented, and the line below is not. */
  readonly isFlush: boolean
  /** Where the second lies on the scan beside the first; undefined where there are no boxes. */
  readonly lies?: string | undefined
  /** What stands over a full line: one that goes on in it (`on`), a full one with a complete sentence (`stop`), or the end of something. */
  readonly over?: 'on' | 'stop' | 'end' | undefined
  /** What stands above the first of them where that could be a title, and below the second; undefined where lines are printed ones. */
  readonly before?: 'edge' | 'complete' | 'open' | 'rows' | 'row' | 'other' | undefined
  readonly behind?: 'edge' | 'report' | 'names' | 'opening' | 'text' | 'rows' | 'row' | 'other' | undefined
  /** Where lines are printed ones: the line below fills the column. */
  readonly below?: boolean | undefined
  /** Room that the line above leaves in its column behind the first word of the next one, in Chinese characters; undefined where lines are whole paragraphs. */
  readonly room: number | undefined
  /** Lines in the row of short ones that both lines stand in; 0 where they do not. */
  readonly verse: number
  /** Whether the short lines among which both stand are verse; undefined where they are few or none. */
  readonly measure: Measure | undefined
}

const roomBucket = buckets([-0.6, 0, 0.6, 1.1, 2, 3.5, 6])
const verseBucket = buckets([2, 3, 5, 9])

/** Without any mark: as most headlines are, and few lines of a text. */
function isPlain({ text }: View): boolean {
  return text.length < 60 && !/[，。、；：！？,.;:!?]/.test(text)
}

/** Where the text was wrapped at the column's width, a full line says that its paragraph goes on, whatever it ends with. */
function fullLineCues(last: View): Cues {
  const cues = new Cues()
  cues.add('full-line')
  cues.add(`full-line:${last.ending}`)
  if (last.tail !== undefined || last.credits !== undefined) cues.add('names-end:full-line')
  return cues
}

function endCues(last: View): Cues {
  const cues = new Cues()
  cues.add('habit:seam')
  const end = last.core.slice(-1)
  if (!last.words) cues.add('no-words:above')
  if (last.jump !== 'none') cues.add(`jump-ends:${last.jump}`)
  if (last.tail !== undefined || last.credits !== undefined) cues.add('names-end')
  switch (last.ending) {
    case 'sentence':
    case 'empty':
      cues.add('sentence-complete', 1, { end })
      break
    case 'comma':
      cues.add(/[;；]/.test(end) ? 'sentence-open:semicolon' : 'sentence-open:comma', 1, { end })
      break
    case 'colon':
      cues.add('colon-end')
      break
    case 'bare':
      cues.add(`sentence-open:${bucket(last.lastWidth, [4, 10, 18, 30, 46])}`, 1, { end })
      cues.mark(danglingEnd.test(last.core), 'dangling-end')
      cues.mark(/\d$/.test(last.core), 'dangling-end:digit')
      cues.mark(/[a-z]-$/.test(last.core), 'dangling-end:hyphen')
  }
  return cues
}

/** How the next line begins; the same beginning weighs less behind a full line. */
function startCues(next: View, behind: 'line' | 'full-line'): Cues {
  const cues = new Cues()
  const name = (code: ReasonCode, which = ''): CueName => `${code}:${behind}${which}`
  if (!next.words) cues.add(name('no-words'))
  if (next.credits !== undefined) cues.add(name('names-only'))
  cues.add(name('length', `.${bucket(next.width, [4, 10, 18, 30, 46])}`), 1, { width: Math.round(next.width) })
  if (next.dateline > 0) cues.add(name('starts-report'))
  if (next.jump !== 'none') cues.add(name('jump-line', `.${next.jump}`))
  if (next.indented) cues.add(name('indented'))
  if (next.marks > 0) cues.add(name('heading-mark'))
  if (startsInsideSentence(next.text)) cues.add(name('starts-inside'))
  else if (danglingStart.test(next.text)) cues.add(name('starts-inside', '.word'))
  else if (/^[a-z]/.test(next.text)) cues.add(name('starts-inside', '.small'))
  if (startsWithNumber(next.text)) cues.add(name('starts-numbered'))
  if (next.ending === 'bare' && next.width <= 30) cues.add(name('no-full-stop'))
  const start = next.text.slice(0, 24)
  if (speakerStart.test(start)) cues.add(name('starts-paragraph', '.speaker'))
  if (strongOpener.test(start)) cues.add(name('starts-paragraph'))
  else if (weakOpener.test(start)) cues.add(name('starts-paragraph', '.weak'))
  else if (/^[“「『‘]/.test(start)) cues.add(name('starts-paragraph', '.quote'))
  return cues
}

/** Begins as paragraphs of reports do. */
export function opensParagraph(text: string): boolean {
  const start = text.slice(0, 24)
  return strongOpener.test(start) || weakOpener.test(start) || /^[“「『‘]/.test(start)
}

/** Characters before a seam, and behind it, in which a sentence takes up its own words: 少给二两损禄，｜少给三两就要折寿了. */
const ECHO = { before: 24, behind: 16 } as const
/** The same in Latin script, and the shortest word that is more than grammar. */
const LATIN_ECHO = { before: 80, behind: 50, shortest: 5 } as const

/** What could be taken up: pairs of Chinese characters, longer Latin words. */
function echoing(text: string, latin: string): ReadonlySet<string> {
  const found = new Set<string>(
    latin
      .toLowerCase()
      .match(/[a-z]+/g)
      ?.filter((word) => word.length >= LATIN_ECHO.shortest),
  )
  for (let i = 1; i < text.length; i++) if (isHanAt(text, i) && isHanAt(text, i - 1)) found.add(text.slice(i - 1, i + 1))
  return found
}

/** How many words or pairs the beginning takes up from the end. */
function echoes(last: View, next: View, pairs: PagePairs): number {
  const end = (pairs.sideOf(last).echoed ??= echoing(last.core.slice(-ECHO.before), last.core.slice(-LATIN_ECHO.before)))
  const start = (pairs.sideOf(next).echoes ??= echoing(next.text.slice(0, ECHO.behind), next.text.slice(0, LATIN_ECHO.behind)))
  let count = 0
  for (const each of start) if (end.has(each)) count++
  return count
}

/** What the words on both sides of a seam say at most, in nats. */
const MOST_NATS = 8
const natsBucket = buckets([-5, -3, -1.5, 0, 1.5, 3, 5])

const echoBucket = buckets([1, 2, 4])

/** What the characters on both sides of the seam make together. Behind a full line most words are cut anywhere: there it weighs otherwise. */
function acrossCues(cues: Cues, last: View, next: View, pairs: PagePairs, behind: 'line' | 'full-line'): void {
  const name = (code: ReasonCode, which: string): CueName => `${code}:${behind === 'line' ? which : `${behind}.${which}`}`
  const nats = pairs.runsOn(last, next)
  cues.add(name('reads-on', 'nats'), within(nats, MOST_NATS) / 2)
  cues.add(name('reads-on', natsBucket(nats)))
  if (last.ending === 'comma') {
    if (/^[A-Za-z]/.test(next.text)) latinSeamCues(cues, next.text, (code) => name(code, 'latin'))
    return
  }
  const before = last.core.slice(-CONTEXT)
  const after = next.text.slice(0, CONTEXT)
  if (/[A-Za-z]-?$/.test(before)) {
    latinSeamCues(cues, after, (code) => name(code, before.endsWith('-') ? 'hyphen' : 'latin'))
    return
  }
  if (/\d$/.test(before) && /^[\d.%年月日万亿元个]/.test(after))
    cues.add(name('word-across', 'figure'), 1, { word: before.slice(-1) + after.slice(0, 1) })
  const word = pairs.wordAcross(last, next)
  const pair = before.slice(-1) + after.slice(0, 1)
  const count = /^\p{Script=Han}{2}$/u.test(pair) ? pairs.count(pair) : 0
  if (word !== undefined) cues.add(name('word-across', count > 0 ? 'seen' : 'new'), 1, { word })
  if (count > 0) cues.add(name('pair-across', bucket(count, [1, 3])), 1, { word: pair })
  if (word === undefined && count === 0 && pairs.hangs(last)) cues.add(name('word-broken', 'hangs'), 1, { word: before.slice(-1) })
}

/** In Latin script a small letter goes on with a sentence, or with a word that a hyphen cut; a capital more often begins one. */
function latinSeamCues(cues: Cues, after: string, name: (code: ReasonCode) => CueName): void {
  if (/^[a-z]/.test(after)) cues.add(name('starts-inside'))
  else if (/^[A-Z"“]/.test(after)) cues.add(name('starts-paragraph'))
}
