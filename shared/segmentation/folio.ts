/**
 * What the lines around a page say of it: its folio, its masthead, its editors. Short lines at the head of the
 * text that carry a date, a page number or the paper's name and nothing like a sentence. Some forms (`3 民生`, `07`) could be
 * anything; they count only beside a line that is certainly page furniture.
 */
import { nonBlankLines, numberOf } from '#shared/text/index.ts'

import { findDate, withoutDates } from './page-date.ts'
import { CHINESE_PAGE, chinesePageNo, plainPageNo } from './page-number.ts'

export type PageFacts = { -readonly [Key in 'publication' | 'date' | 'pageNo' | 'pageName' | 'issueNo']: string | null }

/** Lines at the head of a page among which its folio can stand. At the foot dates belong to notices and letters. */
const HEAD_LINES = 8
/** Longest folio line, in UTF-16 units. */
const LONGEST = 60
/** What may stand in a folio line beside what is read from it, in characters. A headline may name a day; a folio line has little beside it. */
const BESIDE = 14

const papers =
  '日报|晚报|早报|晨报|时报|商报|周报|导报|快报|都市报|青年报|农民报|工人报|教育报|周刊|日報|晚報|早報|晨報|時報|商報|週報|導報|快報'
const masthead = new RegExp(String.raw`^(?:《)?([\p{Script=Han}]{2,10}(?:${papers}))(?:》)?(?=$|[\s\d(·|｜])`, 'u')
const anyPaper = new RegExp(String.raw`[\p{Script=Han}]{2,10}(?:${papers})`, 'gu')
const englishMasthead =
  /^(?:The\s|THE\s)?([A-Z][A-Za-z'’&.-]*(?:\s[A-Z][A-Za-z'’&.-]*){0,4}\s(?:DAILY|WEEKLY|TIMES|POST|NEWS|HERALD|GAZETTE|TRIBUNE|STAR|CHRONICLE|Daily|Weekly|Times|Post|News|Herald|Gazette|Tribune|Star|Chronicle))$/
const issue = /总?總?第\s*(\d{2,6})\s*[期号號]|总(\d{2,6})[期号]|第([〇○零一二三四五六七八九十百千]{2,7})[期号號]/
const volume = /\bVol\.?\s*\d+[,\s]+No\.?\s*\d+/i
const furniture =
  /星期[一二三四五六日天]|责任编辑|責任編輯|责编|编辑[:：/／\s]|版式|校对|校對|美编|今日\s*\S{1,4}\s*版|今日出|零售|农历|农曆|農曆|夏曆|热线|熱線|电话[:：]|電話|邮发代号|国内统一刊号|本版|本报社址|\bEditors?:|\bVol\.|^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b/
const known =
  /要闻|要聞|综合|綜合|国际|國際|国内|國內|经济|經濟|文化|体育|體育|副刊|教育|健康|社会|社會|民生|城事|时政|时评|评论|評論|理论|理論|专题|專題|文苑|港聞|娱乐|娛樂|财经|財經|热线|公告|特刊|法治|科技/
/** A bare number with the name of the page, in either order. */
const numberAndName = /^0?(\d{1,2})\s+((?:[\p{Script=Han}]{1,6}[·\s]?){1,2}|[A-Z][A-Z ]{3,24})$/u
const nameAndNumber = /^([\p{Script=Han}·\s]{2,10})\s+0?(\d{1,2})$/u
const letterAndName = /^([A-Z]\d{1,3})\s*版?(?=$|[\s:·])\s*([\p{Script=Han}·\s]{0,12})$/u
const nameAndLetter = /^([\p{Script=Han}·\s]{2,10}?)\s+([A-Z]\d{1,3})$/u

/** Reads the lines at the head of the text. The first that tells something is believed. */
export function readFolio(text: string): PageFacts {
  const found: PageFacts = { publication: null, date: null, pageNo: null, pageName: null, issueNo: null }
  const lines = folioLines(text)
  for (const line of lines) readLine(line, found)
  // A single 07 says nothing; beside a date and the paper's name it is the page.
  const company = found.date !== null || found.publication !== null || lines.some((line) => furniture.test(line))
  for (const line of lines) readBareNumber(line, company, found)
  return found
}

function folioLines(text: string): string[] {
  const lines = nonBlankLines(text).slice(0, HEAD_LINES)
  return lines
    .map(({ text: line }) => line.normalize('NFKC').trim())
    .filter((line) => line.length <= LONGEST && !/[。;!?]|本报讯|记者|讯\(/.test(line))
}

function readLine(line: string, found: PageFacts): void {
  const rest = leftOver(line)
  const date = findDate(line)
  if (date !== undefined && rest.length <= BESIDE) found.date ??= date.iso
  const page = CHINESE_PAGE.exec(line)
  const short = /^(\d{1,2})版(?=$|\s)/.exec(line)
  if (page !== null && rest.length <= BESIDE) {
    const before = found.pageNo
    found.pageNo ??= chinesePageNo(page)
    if (before === null) found.pageName ??= nameFrom(line.slice(page.index + page[0].length)) ?? nameBefore(line.slice(0, page.index))
  } else if (short !== null && date !== undefined) found.pageNo ??= plainPageNo(short[1] ?? '')
  else if (page === null) readLetterPage(line, date !== undefined, found)
  found.issueNo ??= issueIn(line)
  const named = masthead.exec(line)?.[1] ?? englishMasthead.exec(line)?.[1]
  if (named !== undefined && (rest.length <= BESIDE || line.length <= BESIDE || englishMasthead.test(line))) found.publication ??= named
}

/** A06 城事, 综合新闻 A3, 2009年10月15日 A3: a letter with a number is a page number by itself, but for letters and digits of other things. */
function readLetterPage(line: string, dated: boolean, found: PageFacts): void {
  const bare = (dated ? withoutDates(line) : line)
    .replace(/星期[一二三四五六日天]/, '')
    .replace(/(?:责任)?编辑\s*[/:：].*?(?=\s[A-Z]\d|$)/, '')
    .trim()
  const first = letterAndName.exec(bare)
  const last = first === null ? nameAndLetter.exec(bare) : null
  const number = first?.[1] ?? last?.[2]
  const name = first?.[2] ?? last?.[1] ?? ''
  // G20 and F1 are no pages: an unknown name needs the date in the same line, or furniture in another.
  if (number === undefined || ((name !== '' || last !== null) && !known.test(name) && !dated)) return
  if (found.pageNo === null) found.pageName ??= tidyName(name)
  found.pageNo ??= number
}

function readBareNumber(line: string, company: boolean, found: PageFacts): void {
  if (found.pageNo !== null) return
  const bare = withoutDates(line)
    .replace(/星期[一二三四五六日天]/, '')
    .trim()
  const english = /^Page\s(\d{1,3})$/i.exec(bare)
  if (english !== null) {
    found.pageNo = plainPageNo(english[1] ?? '')
    return
  }
  if (!company) return
  const first = numberAndName.exec(bare)
  const last = first === null ? nameAndNumber.exec(bare) : null
  const name = first?.[2] ?? last?.[1]
  // In front a number may count points of a text too: 3 民生 is a page, 3 抓好落实 is not.
  const named = name !== undefined && (known.test(name) || /^[A-Z ]+$/.test(name) || bare !== line)
  const lettered = letterAndName.exec(bare)
  if (lettered !== null && (lettered[2] ?? '').trim().length <= 4) {
    found.pageNo = lettered[1] ?? null
    found.pageName ??= tidyName(lettered[2] ?? '')
    return
  }
  const alone = /^0\d$|^[A-Z]\d{1,2}$/.exec(bare)?.[0]
  if (named) {
    found.pageNo = plainPageNo(first?.[1] ?? last?.[2] ?? '')
    found.pageName ??= tidyName(name)
  } else if (alone !== undefined) found.pageNo = plainPageNo(alone)
}

function issueIn(line: string): string | null {
  const found = issue.exec(line)
  const printed = found?.[1] ?? found?.[2] ?? found?.[3]
  if (printed === undefined) return volume.exec(line)?.[0] ?? null
  return String(numberOf(printed) ?? printed)
}

/** What a folio line says beside date, weekday, page number and editors. */
function leftOver(line: string): string {
  return withoutDates(line)
    .replace(CHINESE_PAGE, '')
    .replace(
      /星期[一二三四五六日天]|(?:农历|农曆|農曆|夏曆)?[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年[\p{Script=Han}]{2,8}|农历[\p{Script=Han}]{2,12}|农曆[\p{Script=Han}]{2,8}|责任编辑.*|编辑[:：].*|今日\s*\S{1,3}\s*版|总?第\s*\d+\s*[期号]|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b/gu,
      '',
    )
    .replace(anyPaper, '')
    .replace(/[\s\p{P}]/gu, '')
}

/** The name of the page behind its number: 第3版：要闻. */
export function nameFrom(text: string): string | null {
  const spaced = /^\s*([\p{Script=Han}])\s+([\p{Script=Han}])\s*$/u.exec(text)
  if (spaced !== null) return `${spaced[1] ?? ''}${spaced[2] ?? ''}`
  const name = /^\s*[:：·•_|｜\-—]?\s*([\p{Script=Han}·]{2,12})(?=$|[\s_(（|｜\-—.。])/u.exec(text)?.[1]
  return name === undefined || /责任|编辑|星期|版$|年/.test(name) ? null : name
}

function nameBefore(text: string): string | null {
  const name = /(?:^|[\s|｜])([\p{Script=Han}·]{2,8})\s*$/u.exec(text)?.[1]
  return name === undefined || new RegExp(papers, 'u').test(name) || /星期|日$|编辑|责编/.test(name) ? null : name
}

/** 体 育 is 体育; two names stay two. */
function tidyName(name: string): string | null {
  const tidy = name
    .trim()
    .replace(/(?<![\p{Script=Han}])([\p{Script=Han}])\s+([\p{Script=Han}])(?![\p{Script=Han}])/gu, '$1$2')
    .replace(/\s+/g, ' ')
  return tidy === '' || /编辑|星期/.test(tidy) ? null : tidy
}
