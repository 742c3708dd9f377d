/**
 * Who wrote and who photographed, and where a report was filed from, read from bylines, credits and the openings
 * of news paragraphs. Chinese newspapers, simplified or traditional characters.
 *
 * A byline is read word by word (a role such as 记者, names, marks such as 摄) and taken only when every word of it
 * fits; a pattern that looked for “记者” and two characters would read names into any sentence about reporters.
 */
import { couldBeName, looksLikeName } from './names.ts'

/** The people that a line names. */
export interface Credits {
  /** `credit`: it only credits pictures; `byline`: it names writers (or both). */
  readonly kind: 'byline' | 'credit'
  /** Writers, then photographers, in the order of the text, without repeats. */
  readonly names: readonly string[]
}

const role =
  /(?:(?:本报|本報|本刊|本网|本網|本台|新华社|新華社|中新社|人民日报|特约|特約|全媒体|融媒体|首席|见习|見習|实习|實習|驻\p{Script=Han}{2,4}|\p{Script=Han}{2,4}(?:日报|晚报|晨报|时报|日報|晚報))\s*){0,3}(?:记者站|记者|記者|通讯员|通訊員|特约撰稿人|撰稿人|评论员|評論員|作者|撰文|编译|整理|执笔)/uy
const photoBefore = /(?:摄影报道|摄影|攝影|图片来源|图片|摄|攝|图|圖)\s*(?:[/／:：|｜]|由)\s*/y
const textBefore = /(?:文图|图文|文字|文)\s*[/／:：|｜]\s*(?:[图圖摄攝]\s*[/／:：|｜]?\s*)?|文\s*[图圖]\s+|图文\s+/y
const after = /(?:摄影报道|攝影報道|摄影|攝影|供图|供圖|制图|绘图|漫画|摄|攝|报道|提供|撰文)/y
const afterSlash = /[/／]\s*(?:文并摄|文图|图文|文|图|圖|摄影|摄|攝)/y
const gap = /[\s、，,;；|｜:：/／“”]+/y
const letters = /[\p{Script=Han}·•・]+/uy
const ornaments = /^[\s■□●○◆◇▲△★☆※◎◤◢▼▽◁▷►*·•\-—|]+/
const roleInside = /(?:本报|本報|新华社|见习|实习)?(?:记者|記者|通讯员|通訊員|评论员)/u
const photoTail = /(?:摄影报道|攝影報道|摄影|攝影|供图|供圖|制图|绘图|提供|摄|攝)$/
const writerTail = /(?:报道|撰文)$/

/** Longest byline or credit, in UTF-16 units. */
const LONGEST = 70

/** A piece without one of these says of nobody what he did: a first look that spares most lines the reading word by word. */
const naming = /记者|記者|通讯员|通訊員|撰稿人|评论员|評論員|作者|撰文|编译|整理|执笔|[文摄攝图圖]|漫画|报道|提供|\bby\s/i
const ornament = /[■□●○◆◇▲△★☆※◎]/

interface Reading {
  readonly text: string
  at: number
  role: boolean
  photo: boolean
  writer: boolean
  readonly names: string[]
  /** Something else says that names stand here, e.g. the bracket behind a dateline. */
  readonly trusted: boolean
}

const english =
  /^(?:By|BY)\s+((?:[A-Z][\w.'’-]*\s?){2,5}(?:(?:,|\s?and)\s(?:[A-Z][\w.'’-]*\s?){2,4})*)(?:,\s*(?:Staff|Special|Correspondent|Reporter)[\w\s]*)?$/

/**
 * Reads a piece of text that does nothing but name people, e.g. `记者 王燕 通讯员 孙安琪`, `■白建喜`,
 * `通讯员 常川 张允 摄`. Undefined when anything else stands in it, or when nothing says that these are names.
 * A name glued to its role (记者走基层) must begin with a family name unless the place of the piece is `trusted`.
 */
export function parseCredits(piece: string, trusted = false): Credits | undefined {
  if (piece.length > LONGEST || !mayName(piece)) return undefined
  const by = english.exec(piece.trim())?.[1]
  if (by !== undefined) return { kind: 'byline', names: by.split(/,|\sand\s/).map((name) => name.trim()) }
  const bare = piece.trim().replace(/^[(（【]\s*(.*?)\s*[)）】]$/u, '$1')
  const text = bare.replace(ornaments, '')
  const marked = text.length < bare.length && ornament.test(bare.slice(0, bare.length - text.length))
  const reading: Reading = { text, at: 0, role: false, photo: false, writer: false, names: [], trusted: trusted || bare !== piece.trim() }
  while (reading.at < text.length) {
    if (!readWord(reading)) return undefined
  }
  if (!reading.role && !reading.photo && !reading.writer && !(marked && reading.names.every(looksLikeName))) return undefined
  if (reading.names.length === 0 && !/评论员|評論員/.test(text)) return undefined
  const kind = reading.photo && !reading.writer ? 'credit' : 'byline'
  return { kind, names: [...new Set(reading.names)] }
}

function mayName(text: string): boolean {
  return naming.test(text) || ornament.test(text)
}

/** Takes one word off the reading; false when it does not belong into a byline. */
function readWord(reading: Reading): boolean {
  if (take(reading, textBefore) !== undefined) {
    reading.writer = true
    return true
  }
  const slashed = take(reading, afterSlash)
  if (slashed !== undefined) {
    if (reading.names.length === 0) return false
    if (/文/.test(slashed)) reading.writer = true
    if (/[图圖摄攝]/.test(slashed)) reading.photo = true
    return true
  }
  if (take(reading, gap) !== undefined) return true
  if (take(reading, photoBefore) !== undefined) {
    reading.photo = true
    return true
  }
  const title = take(reading, role)
  if (title !== undefined) {
    reading.role = true
    if (/评论员|評論員/.test(title)) reading.writer = true
    return true
  }
  const mark = take(reading, after)
  if (mark !== undefined) {
    if (reading.names.length === 0 && !reading.role) return false
    if (/摄|攝|图|圖|提供|漫画/.test(mark)) reading.photo = true
    else reading.writer = true
    return true
  }
  return readName(reading)
}

function readName(reading: Reading): boolean {
  letters.lastIndex = reading.at
  const run = letters.exec(reading.text)?.[0]
  if (run === undefined) return false
  const inside = roleInside.exec(run)
  let word = inside !== null && inside.index > 0 ? run.slice(0, inside.index) : run
  const tail = photoTail.exec(word) ?? writerTail.exec(word)
  if (tail !== null && tail.index > 0) word = word.slice(0, tail.index)
  if (word.length === 1) return readSpacedName(reading, word)
  const giver = tail !== null ? tail[0] : (/^\s*(?:供图|供圖|提供)/.exec(reading.text.slice(reading.at + word.length))?.[0] ?? '')
  const organisation = /供图|供圖|提供/.test(giver) && word.length <= 16
  const glued = !reading.trusted && reading.role && /[者員员]/.test(reading.text.charAt(reading.at - 1))
  if (!(glued ? looksLikeName(word) : couldBeName(word)) && !organisation) return false
  reading.names.push(word)
  reading.at += word.length
  return true
}

/** A name of two characters is often set with a space to the width of three: `王 燕`. */
function readSpacedName(reading: Reading, first: string): boolean {
  const spaced = /^(\p{Script=Han})[\s\u3000]+(\p{Script=Han})(?!\p{Script=Han})/u.exec(reading.text.slice(reading.at, reading.at + 12))
  if (spaced === null || !looksLikeName(first + (spaced[2] ?? ''))) return false
  reading.names.push(first + (spaced[2] ?? ''))
  reading.at += spaced[0].length
  return true
}

function take(reading: Reading, pattern: RegExp): string | undefined {
  pattern.lastIndex = reading.at
  const found = pattern.exec(reading.text)?.[0]
  if (found === undefined || found === '') return undefined
  reading.at += found.length
  return found
}

/**
 * A byline or credit behind the last sentence of a paragraph, e.g. `…有力支撑。 记者 张品`. `at` is the UTF-16 offset
 * where it begins. Undefined where there is none, or where the whole text is one.
 */
export function trailingCredits(text: string): { readonly at: number; readonly credits: Credits } | undefined {
  const from = Math.max(0, text.length - LONGEST)
  const tail = text.slice(from).trimEnd()
  if (!mayName(tail)) return undefined
  for (const cut of tailCuts(tail)) {
    if (from + cut === 0) continue
    const credits = parseCredits(tail.slice(cut))
    if (credits !== undefined && (credits.kind === 'credit' || credits.names.every(looksLikeName))) return { at: from + cut, credits }
  }
  return undefined
}

/** Places in a paragraph's end at which a byline could begin, the earliest first. */
function tailCuts(tail: string): number[] {
  const cuts: number[] = []
  const places =
    /[。！？!?…”’"』」.](?=[^。！？!?…”’"』」.])|\s(?=[■□●◆▲])|(?=[(（■□●◆▲][^()（）]*[)）]?$)|\s+(?=(?:本报|新华社|中新社)?(?:记者|記者|通讯员|通訊員|摄影|攝影))/gu
  for (let found = places.exec(tail); found !== null; found = places.exec(tail)) {
    cuts.push(found.index + found[0].length)
    if (found[0] === '') places.lastIndex++
  }
  return cuts
}

const agency =
  /^[\s■●▲◆★☆【[〔]*((?:据)?(?:本报|本報|本刊|本台|本网|本網|新华社|新華社|新华网|中新社|中新网|中国新闻网|人民网|央视网)[\p{Script=Han}\d０-９·\s]{0,20}?(?:讯|訊|电|電|综合消息|消息))(?![员員息话子力器网视])[】\]〕]?/u
/** A paper or agency that the list above does not know: only where nothing but place and day stand between it and 电. */
const otherAgency =
  /^[\s■●▲◆★☆【[〔]*((?:据)?\p{Script=Han}{2,6}(?:日报|晚报|晨报|时报|商报|都市报|日報|晚報|通讯社|社|网)(?:\p{Script=Han}{0,6}\d{1,2}月\d{1,2}日)?(?:讯|訊|电|電))(?=[\s(（:：【])/u
const shortAgency = /^[\s■●▲◆★☆【[〔]*((?:快|简|短|又|本)讯)[】\]〕]?(?=[\s(（:：])/u
const latin = /^((?:[A-Z][A-Z.'’-]+ ?){1,4}(?:, [A-Z][A-Za-z.]+(?: \d{1,2})?)*)\s*(?:\((?:[A-Z][\w ]+)\))?\s*(?:--|—|–|-)\s/

/** The end of the dateline that a text begins with, in UTF-16 units, and its words; undefined where there is none. */
export function findDateline(text: string): { readonly words: string; readonly end: number } | undefined {
  const head = text.slice(0, 80)
  const found = agency.exec(head) ?? otherAgency.exec(head) ?? shortAgency.exec(head) ?? latin.exec(head)
  const words = found?.[1]?.trim()
  return found === null || words === undefined || words === '' ? undefined : { words, end: found[0].length }
}

/** The 电头 that a paragraph opens with: `本报讯`, `新华社北京3月5日电`, `本报济南4月2日讯`; null where there is none. */
export function readDateline(text: string): string | null {
  return findDateline(text)?.words ?? null
}

/**
 * The people that a line or paragraph names as its writers or photographers: the whole line a byline, the bracket
 * after the dateline (`本报讯(记者 王燕 通讯员 丁鑫)为…`), or a byline behind the last sentence. Empty where there are none.
 */
export function readByline(text: string): string[] {
  const whole = parseCredits(text)
  if (whole !== undefined) return [...whole.names]
  const names = [...openingNames(text), ...(trailingCredits(text)?.credits.names ?? [])]
  return [...new Set(names)]
}

function openingNames(text: string): readonly string[] {
  const dateline = findDateline(text)
  const rest = text.slice(dateline?.end ?? 0, (dateline?.end ?? 0) + LONGEST + 10)
  const bracket = /^\s*[(（]([^()（）]*)[)）]/.exec(rest)
  if (bracket !== null) return parseCredits(bracket[1] ?? '', true)?.names ?? []
  if (dateline === undefined) return []
  const words = (rest.split(/报道|[,，。:：]/, 1)[0] ?? '').trim().split(/[\s\u3000]+/u)
  for (let count = Math.min(words.length, 8); count >= 1; count--) {
    const read = parseCredits(words.slice(0, count).join(' '))
    if (read !== undefined && read.names.every(looksLikeName)) return read.names
  }
  return []
}
