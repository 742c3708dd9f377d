/**
 * Who wrote and who photographed, read word by word from a piece of text that does nothing but name people. Chinese
 * newspapers, simplified or traditional characters.
 *
 * A byline is taken only when every word of it fits (a role such as 记者, names, marks such as 摄); a pattern that looked
 * for “记者” and two characters would read names into any sentence about reporters.
 */
import { agencyBefore, agencyBehind, agencyLast, agencyPicture, agencyReport } from './agencies.ts'
import { maySign, parseEnglishCredits } from './english-byline.ts'
import { couldBeName, isDoubleFamily, looksLikeName, nameWords } from './names.ts'
import type { Credits } from './people.ts'
import { isPlace } from './places.ts'

/** Longest byline or credit, in UTF-16 units. */
export const LONGEST_CREDITS = 70

const papers =
  '日报|晚报|晨报|时报|商报|快报|早报|周报|周刊|导报|都市报|青年报|广播|电视台|日報|晚報|晨報|時報|商報|早報|週報|通讯社|通訊社'
const offices = String.raw`本报|本報|本刊|本网|本網|本台|本社|新华社|新華社|中新社|中央社|人民日报|特约|特約|特派|全媒体|融媒体|首席|见习|見習|实习|實習|小|驻\p{Script=Han}{1,5}?|駐\p{Script=Han}{1,5}?|\p{Script=Han}{0,4}(?:${papers})`
const titles =
  '记者站|记者|記者|通讯员|通訊員|特派员|特派員|特约撰稿人|特約撰稿人|撰稿人|撰稿|采写|採寫|评论员|評論員|实习生|實習生|作者|撰文|编译|編譯|整理|执笔|執筆|口述人|口述|讲述|講述|记录|記錄|译者|譯者|主持人|主持'
const role = new RegExp(String.raw`(?:(?:${offices})\s*){0,3}(?:${titles})`, 'uy')
const photoRole = new RegExp(String.raw`(?:(?:${offices})\s*){0,3}(?:摄影记者|攝影記者|图片记者|摄影师|攝影師|特约摄影|特約攝影)`, 'uy')
const photoBefore =
  /(?:(?:本版|本组|本組)?(?:图片|圖片|照片)(?:均|皆|都|全部)?由|(?:摄影报道|摄影|攝影|图片来源|图片|圖片|摄|攝|图|圖|绘图|插图|制图|漫画|漫畫)\s*(?:[/／:：|｜]|由))\s*/y
/** The same with nothing but white space, or nothing, between it and the names: 摄影 滕飞, 本组图片 记者 滕飞. */
const picturesApart = /(?:本版|本组|本組)?(?:图片|圖片|照片|摄影|攝影|漫画|漫畫|插图|插圖|绘图|繪圖|制图|製圖)[\s\u3000]+/y
/**
 * Who asked the questions: 采访：龙在野, 采访/整理 王燕. Only with a colon or a stroke, and with what must follow it: 采访 and
 * 訪問 are verbs first of all.
 */
const interview =
  /(?:采访|採訪|访问|訪問)[\s\u3000]*(?:[:：][\s\u3000]*|[/／][\s\u3000]*(?=(?:整理|撰文|撰稿|执笔|執筆|摄影|攝影)[\s\u3000:：]))/y
/** What stands between those who are named behind 采访: 采访：王燕 摄影：李明, 采访：本报记者 王燕. */
const betweenAsked =
  /(?<!\p{Script=Han})(?:(?:本报|本報)?(?:记者|記者|通讯员|通訊員)|整理|撰文|撰稿|执笔|執筆|摄影|攝影)(?:[\s\u3000]*[:：]|(?=[\s\u3000]))/gu
/** What is said behind those who only helped: （通讯员 章可 陆敏对本文亦有贡献）. */
const helped = /[\s\u3000]?[对對]本文[亦也均都]?有?(?:贡献|貢獻)[。.]?$/u
/** A role right in front of a name set with a blank, which then needs no known family name where it says behind what he did: 记者 昌 盛 摄. */
const roleInFront = /(?:记者|記者|通讯员|通訊員)[\s\u3000]*$/u
const markBehindName = /^[\s\u3000]*(?:摄影报道|攝影報道|攝影報導|摄影|攝影|摄|攝|报道|報道|報導)(?!\p{Script=Han})/u
/** What is set with a blank there and is nobody: 记者 航 拍 摄. */
const nobodySpaced =
  /^(?:资料|資料|记者|記者|读者|讀者|作者|夜景|航拍|实拍|實拍|抓拍|拍摄|拍攝|见闻|見聞|外景|全景|远景|遠景|近景|雪后|雪後|雨后|雨後)$/u
/** The unit or works of an amateur who photographed, before his name, or that he is a reader: 铁道兵某部 文锦屏 摄, 读者 老洪 摄. */
const unitInFront =
  /^(\p{Script=Han}{2,11}[部队隊厂廠局社校院站处處]|读者|讀者|网友|網友|市民)[\s\u3000]+(\p{Script=Han}(?:[\s\u3000]?\p{Script=Han}){1,2})[\s\u3000]*[摄攝]$/u
/** What somebody did who is no author: 策划 王燕, 统筹:王燕. */
const duty =
  /(?:策划|策劃|统筹|統籌|监制|監製|(?:责任|責任|本版|本期)?(?:编辑|編輯|主编|主編)|责编|責編|校对|校對)(?:[\s\u3000]*[:：/／|｜]|[\s\u3000]+)/y
const imprint = /^[^\s:：/／|｜]{0,4}(?:[编編][辑輯]?|校[对對])/
const bothBefore =
  /(?:文|撰文)\s*[/／、·]?\s*(?:[图圖摄攝]|摄影|攝影)\s*(?:[/／:：|｜]\s*|\s+|$)|(?:文图|图文|文圖|圖文)\s*(?:[/／:：|｜]\s*|\s+|$)/y
const textBefore = /(?:文字|文|撰文)\s*[/／:：|｜]\s*/y
const after = /(?:摄影报道|攝影報道|攝影報導|摄影|攝影|供图|供圖|供稿|制图|製圖|绘图|漫画|漫畫|摄|攝|报道|報道|報導|提供|撰文|编译)/y
const afterSlash = /[/／]\s*(?:文并摄|文图|图文|文\s*[/／]\s*[图圖摄攝]|文|图|圖|摄影|攝影|摄|攝)/y
/** 文 and 图 behind a name, with space on both sides, or what he made: 宋海洋 文 贺斌 图, 江一鹤 画. */
const apart = /(?:文字|图片|[文图圖画畫绘作])(?=[\s、，,/／]|$)/y
const filedFrom = /(?:发自|發自|寄自|编辑整理)\s*\p{Script=Han}{0,8}/uy
/** Where and how a report was made, behind who made it: ／台北報導, ／綜合報導. */
const filedBehind = /[/／]\s*\p{Script=Han}{2,6}?(?:報導|報道|报道)/uy
const gap = /[\s、，,;；|｜:：/／“”]+/y
/** Between two who are named, each with his own ornament: □本报记者 龙在野 □本报实习生 甘露 □发自珠州. */
const ornamentBetween = /(?<=\s)[■□●○◆◇▲△★☆※◎](?=\s?(?:\p{Script=Han}{0,6}(?:记者|記者|通讯员|通訊員|实习生|實習生)|发自|發自))/uy
const letters = /[\p{Script=Han}·•・]+/uy
const ornaments = /^[\s■□●○◆◇▲△★☆※◎◤◢▼▽◁▷►*·•\-—|]+/
const roleInside = /(?:本报|本報|新华社|见习|实习)?(?:记者|記者|通讯员|通訊員|评论员|實習生|实习生)/u
const photoTail = /(?:摄影报道|攝影報道|攝影報導|摄影|攝影|供图|供圖|制图|绘图|提供|摄|攝)$/
const writerTail = /(?:报道|報道|報導|撰文|供稿)$/
/** 摄影报道: text and pictures, both by those in front of it. */
const didBoth = /(?:摄影|攝影)(?:报道|報道|報導)/
/** A piece without one of these says of nobody what he did: a first look that spares most lines the reading word by word. */
const naming =
  /记者|記者|通讯员|通訊員|撰稿|采写|採寫|供稿|评论员|評論員|特派|作者|撰文|编译|編譯|整理|执笔|執筆|口述|讲述|講述|主持|实习生|實習生|[文摄攝图圖画畫绘]|[\s\u3000]作$|漫画|报道|報道|報導|提供|新华社[发稿]|新華社[發稿]|[对對]本文|(?:采访|採訪|访问|訪問)[\s\u3000]*[:：/／]|\bby\s|\bcontributed\s|\bPics?:|Reporter|Correspondent|Writer|Photo|Picture/i
const ornament = /[■□●○◆◇▲△★☆※◎]/

/** Ends with where a photographer works: LIANG PENG / FOR LINGHAI TIMES. */
const pictured = /[A-Za-z]\s?\/\s?(?:FOR\s)?[A-Z][A-Za-z ]+[)\]]?$/

/** Worth reading as a byline at all. */
export function mayName(text: string): boolean {
  const marked = naming.test(text) || ornament.test(text) || signed.test(text)
  return marked || maySign.test(text) || pictured.test(text) || agencyLast.test(text)
}

/** Nothing but names in brackets: (洪涛), （陈玉田　李英）. */
const signed = /[（(]\s*(\p{Script=Han}[\p{Script=Han}\s\u3000、]{1,11})\s*[)）]\s*$/u
/** What looks like a name in brackets and is none: 左图, 未完, 任经理, 孟野摄. */
const noSignature = /(?:[摄攝图圖版页頁表完续續下上]|经理|主任|先生|女士|小姐|老师|老師|同志|医生|醫生)$/

/** Bodies, places and titles that begin as a name does: 文物局, 金融系, 张家口, 王教授. */
const noPerson =
  /(?:[院系部处處社局所厅廳办辦委会會站队隊校厂廠省州市县縣区區镇鎮乡鄉村口级級]|教授|老师|老師|博士|硕士|碩士|研究员|研究員|会长|會長|主任|馆长|館長|校长|校長)$/u

/** Has a known family name, and nothing else that it could be is known; for places where much stands that is nobody. */
export function isSurelyName(text: string): boolean {
  return looksLikeName(text) && !isPlace(text) && !noSignature.test(text) && !noPerson.test(text)
}

interface Reading {
  readonly text: string
  at: number
  role: boolean
  photo: boolean
  writer: boolean
  readonly names: string[]
  readonly pictured: Set<string>
  /** Who did text and pictures (摄影报道). */
  readonly both: Set<string>
  /** Index of the first name that no mark behind it has claimed yet. */
  open: number
  /** What a mark in front says of the names that follow; `other`: nothing that makes them authors. */
  ahead: 'photo' | 'text' | 'other' | null
  /** Something else says that names stand here, e.g. the bracket behind a dateline. */
  readonly trusted: boolean
}

/**
 * Reads a piece of text that does nothing but name people, e.g. `记者 王燕 通讯员 孙安琪`, `■白建喜`,
 * `通讯员 常川 张允 摄`. Undefined when anything else stands in it, or when nothing says that these are names.
 * A name glued to its role (记者走基层) must begin with a family name unless the place of the piece is `trusted`.
 */
export function parseCredits(piece: string, trusted = false): Credits | undefined {
  if (piece.length > LONGEST_CREDITS || !mayName(piece)) return undefined
  const line = piece.trim()
  const english = parseEnglishCredits(line)
  if (english !== undefined) return english
  if (agencyPicture.test(line)) return { kind: 'credit', names: [], photographers: [] }
  if (agencyReport.test(line)) return { kind: 'byline', names: [], photographers: [] }
  const plain = line.replace(agencyBehind, '').replace(agencyBefore, '')
  const bare = plain.replace(/^[(（【〔]\s*(.*?)\s*[)）】〕]$/u, '$1')
  if (bare !== plain) {
    const names = signatures(plain)
    if (names !== undefined) return { kind: 'byline', names, photographers: [] }
  }
  const text = bare.replace(ornaments, '').replace(helped, '')
  const marked = ornament.test(ornaments.exec(bare)?.[0] ?? '')
  const reading = newReading(text, trusted || bare !== plain)
  while (reading.at < text.length) {
    if (!readWord(reading)) return undefined
  }
  if (!reading.role && !reading.photo && !reading.writer && !(marked && reading.names.every(looksLikeName))) return undefined
  if (reading.names.length === 0 && !/评论员|評論員/.test(text)) return undefined
  // 全面 胜利 摄: with neither a role nor a known family name these are words.
  if (!reading.role && reading.names.length > 1 && /[摄攝]$/.test(text) && !reading.names.some(looksLikeName)) return undefined
  return creditsOf(reading)
}

function newReading(text: string, trusted: boolean): Reading {
  return {
    text,
    at: 0,
    role: false,
    photo: false,
    writer: false,
    names: [],
    pictured: new Set(),
    both: new Set(),
    open: 0,
    ahead: null,
    trusted,
  }
}

function creditsOf(reading: Reading): Credits {
  const names = [...new Set(reading.names)]
  const kind = reading.photo && !reading.writer ? 'credit' : 'byline'
  const photographers = names.filter((name) => (kind === 'credit' ? !reading.both.has(name) : reading.pictured.has(name)))
  return { kind, names, photographers }
}

/** The names of a line that is nothing but names in brackets; undefined where one of them does not look like a name. */
function signatures(line: string): string[] | undefined {
  const inside = /^[（(]\s*(\p{Script=Han}[\p{Script=Han}\s\u3000、]{1,11}?)\s*[)）]$/u.exec(line)?.[1]
  if (inside === undefined) return undefined
  const words = nameWords(inside)
  return words.every((word) => looksLikeName(word) && !isPlace(word) && !noSignature.test(word)) ? words : undefined
}

/** Takes one word off the reading; false when it does not belong into a byline. */
function readWord(reading: Reading): boolean {
  if (take(reading, bothBefore) !== undefined) {
    mark(reading, null)
    reading.writer = true
    return true
  }
  if (take(reading, textBefore) !== undefined) {
    mark(reading, 'text')
    reading.writer = true
    return true
  }
  const slashed = take(reading, afterSlash)
  if (slashed !== undefined) return reading.names.length > 0 && markBehind(reading, slashed)
  if (reading.names.length > 0 && take(reading, filedBehind) !== undefined) return (reading.writer = true)
  if (take(reading, gap) !== undefined) return true
  if (reading.names.length > 0 && take(reading, ornamentBetween) !== undefined) return true
  if (take(reading, photoRole) !== undefined) {
    startPictures(reading)
    return true
  }
  if (take(reading, photoBefore) !== undefined || takePicturesApart(reading)) {
    startPictures(reading)
    return true
  }
  const title = take(reading, role)
  if (title !== undefined) {
    reading.role = true
    if (reading.ahead === 'photo' || reading.ahead === 'other') mark(reading, null)
    if (/评论员|評論員/.test(title)) reading.writer = true
    return true
  }
  if (take(reading, filedFrom) !== undefined) return true
  if (reading.trusted && take(reading, interview) !== undefined) {
    reading.role = true
    // 采访：下午三点 says when, not who.
    const words = nameWords(reading.text.slice(reading.at).replace(betweenAsked, ' '), /[\s\u3000、，,]+/u)
    return words.length > 0 && words.every(isSurelyName)
  }
  if (take(reading, duty) !== undefined) {
    mark(reading, 'other')
    // 本版编辑 韦青 插图 陆原 is the paper's imprint.
    return reading.names.length > 0 || reading.role || !imprint.test(reading.text)
  }
  if (reading.names.length > 0 && textMarkFits(reading)) {
    const word = take(reading, apart)
    if (word !== undefined) return markBehind(reading, word)
  }
  const behind = take(reading, after)
  if (behind !== undefined) return (reading.names.length > 0 || reading.role) && markBehind(reading, behind)
  return readName(reading)
}

/** Pictures follow. 记者 章蕾 摄影记者 尚小龙: who stands before a photographer, with no mark of his own, wrote. */
function startPictures(reading: Reading): void {
  if (reading.names.some((name) => !reading.pictured.has(name))) reading.writer = true
  mark(reading, 'photo')
  reading.photo = true
}

/**
 * 摄影 may stand behind the names (王燕 丁鑫 摄影) and before them (首席记者 王燕 摄影 丁鑫). It stands before them where
 * nothing but names follows, or, where nobody is named yet, a role.
 */
function takePicturesApart(reading: Reading): boolean {
  picturesApart.lastIndex = reading.at
  const found = picturesApart.exec(reading.text)?.[0]
  if (found === undefined) return false
  role.lastIndex = reading.at + found.length
  const words = nameWords(reading.text.slice(role.lastIndex))
  const named = words.length > 0 && words.every((word) => looksLikeName(word) && !isPlace(word))
  if (!named && !(reading.names.length === 0 && role.test(reading.text))) return false
  reading.at += found.length
  return true
}

/** 文 is a family name too: it is the mark only where a mark of the pictures follows, or where it ends the line. */
function textMarkFits({ text, at }: Reading): boolean {
  return /^(?:文字|文)\s*$/u.test(text.slice(at)) || !text.startsWith('文', at) || /[图圖摄攝]/.test(text.slice(at + 1))
}

function mark(reading: Reading, ahead: Reading['ahead']): void {
  reading.ahead = ahead
  reading.open = reading.names.length
}

/** A mark behind names: it says of those since the mark before what they did. */
function markBehind(reading: Reading, word: string): boolean {
  const both = didBoth.test(word)
  const pictures = /[图圖摄攝画畫绘作]|提供/.test(word)
  const text = !both && /文|报道|報道|報導|编译|供稿/.test(word)
  if (pictures && !text) for (const name of reading.names.slice(reading.open)) (both ? reading.both : reading.pictured).add(name)
  if (pictures) reading.photo = true
  if (text || (both && reading.open > 0)) reading.writer = true
  mark(reading, null)
  return true
}

function readName(reading: Reading): boolean {
  letters.lastIndex = reading.at
  const run = letters.exec(reading.text)?.[0]
  if (run === undefined) return false
  const inside = roleInside.exec(run)
  let word = inside !== null && inside.index > 0 ? run.slice(0, inside.index) : run
  // 川工融媒记者 邬双: whose reporter he is.
  if (inside !== null && !reading.role && reading.names.length === 0 && inside.index > 0 && inside.index <= 6 && !looksLikeName(word)) {
    reading.at += word.length
    return true
  }
  const unit = reading.at === 0 ? unitInFront.exec(reading.text) : null
  const reader = /^(?:读者|讀者|网友|網友|市民)$/.test(word)
  if (unit?.[1] === word && !looksLikeName(word) && (reader || looksLikeName((unit[2] ?? '').replace(/\s/g, '')))) {
    reading.at += word.length
    return true
  }
  const tail = photoTail.exec(word) ?? writerTail.exec(word)
  if (tail !== null && tail.index > 0) word = word.slice(0, tail.index)
  if (word.length === 1 || isDoubleFamily(word)) return readSpacedName(reading, word)
  // 記者許雅筑／台北, 記者許雅筑 台北報導: where it was filed.
  const behindStroke = /[/／]\s?$/.test(reading.text.slice(0, reading.at))
  if (isPlace(word) && reading.names.length > 0 && (behindStroke || writerTail.test(run))) {
    reading.at += word.length
    return true
  }
  const giver = tail !== null ? tail[0] : (/^\s*(?:供图|供圖|提供)/.exec(reading.text.slice(reading.at + word.length))?.[0] ?? '')
  const organisation = /供图|供圖|提供/.test(giver) && word.length <= 16
  const glued = !reading.trusted && reading.role && /[者員员述录錄理笔筆写寫]/.test(reading.text.charAt(reading.at - 1))
  if (!(glued ? looksLikeName(word) : couldBeName(word)) && !organisation) return false
  addName(reading, word)
  reading.at += word.length
  return true
}

/** A name of two characters is often set with a space to the width of three (`王 燕`), one behind a double family name with a space too (`欧阳 雪`). */
function readSpacedName(reading: Reading, first: string): boolean {
  const spaced =
    /^(\p{Script=Han}{1,2})[\s\u3000]+(\p{Script=Han}{1,2}?)(?:(?!\p{Script=Han})|(?=摄|攝|报道|報導|供图|供圖|[文图圖](?:$|[\s/／])))/u.exec(
      reading.text.slice(reading.at, reading.at + 12),
    )
  const second = spaced?.[2] ?? ''
  if (spaced?.[1] !== first || (first.length === 1 && second.length > 1)) return false
  const name = first + second
  if (!looksLikeName(name) && !(isRare(name) && sureOfName(reading, spaced[0].length))) return false
  addName(reading, name)
  reading.at += spaced[0].length
  return true
}

/** Could be a name whose family name is not in the list, and is none of the words that stand in credits. */
function isRare(name: string): boolean {
  return couldBeName(name) && !isPlace(name) && !noSignature.test(name) && !nobodySpaced.test(name)
}

/** Whether a role in front and a mark behind say that what is `length` long between them is somebody. */
function sureOfName({ text, at, trusted }: Reading, length: number): boolean {
  return trusted && roleInFront.test(text.slice(0, at)) && markBehindName.test(text.slice(at + length))
}

function addName(reading: Reading, name: string): void {
  if (reading.ahead === 'other') return
  reading.names.push(name)
  if (reading.ahead === 'photo') reading.pictured.add(name)
}

function take(reading: Reading, pattern: RegExp): string | undefined {
  pattern.lastIndex = reading.at
  const found = pattern.exec(reading.text)?.[0]
  if (found === undefined || found === '') return undefined
  reading.at += found.length
  return found
}
