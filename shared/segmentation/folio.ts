/**
 * What the lines around a page say of it: its folio, its masthead, its editors. Short lines at the head of the
 * text that carry a date, a page number or the paper's name and nothing like a sentence. Some forms (`3 民生`, `07`) could be
 * anything; they count only beside a line that is certainly page furniture.
 */
import { nonBlankLines, numberOf } from '#shared/text/index.ts'

import { jumpsIn } from './jumps.ts'
import { englishLabelOf, isGenericSection, isPaperName, isSection } from './lines/lexicon.ts'
import { findDate, isMonth, withoutDates, type FoundDate } from './page-date.ts'
import { CHINESE_PAGE, chinesePageNo, placeIn, type PagePlace } from './page-number.ts'

export type PageFacts = { -readonly [Key in 'publication' | 'date' | 'pageNo' | 'pageName' | 'issueNo']: string | null }

/** Lines at the head of a page among which its folio can stand. At the foot dates belong to notices and letters. */
const HEAD_LINES = 8
/** Longest folio line, in UTF-16 units. */
const LONGEST = 60
/** What may stand in a folio line beside what is read from it, in characters. A headline may name a day; a folio line has little beside it. */
const BESIDE = 14
/** Longest name of a page beside its number alone, where neither date nor paper stands in the line. */
const SHORT_NAME = 4
/** Stands where a known part of a line was taken out. */
const CUT = '\u0000'

const papers =
  '日报|晚报|早报|晨报|时报|商报|周报|导报|快报|都市报|青年报|农民报|工人报|教育报|周刊|日報|晚報|早報|晨報|時報|商報|週報|導報|快報'
const masthead = new RegExp(String.raw`^(?:《)?([\p{Script=Han}]{2,10}(?:${papers}))(?:》)?(?=$|[\s\d(·|｜])`, 'u')
const anyPaper = new RegExp(String.raw`[\p{Script=Han}]{2,10}(?:${papers})`, 'gu')
/** A name between blanks or bars that ends as names of papers do, or is one of the few that end otherwise. */
const paperToken = /(?<=^|[\s|《\u0000])(?:[\p{Script=Han}]{2,9}[报報]|参考消息|新华每日电讯|南方周末)(?=$|[\s|》(\d\u0000])/gu
/** These end so too; 文汇报, 大公報, 青年报, 邮电报 and 大学报 are papers all the same. */
const noPaper =
  /(?:[墙牆上好恶惡善果相厚重必首续續速海喜简簡预預通总举申情捷板回警小画畫月季讣訃播呈谍密战戰填谎瞒漏虚党黨各本外我读讀看订訂送办辦登见見]|(?<!文)[汇匯]|(?<!大)[公学學]|(?<!邮|郵)[电電]|(?<![青少])年|手抄|机关|機關)[报報]$/u
const englishPapers =
  'DAILY|WEEKLY|TIMES|POST|NEWS|HERALD|GAZETTE|TRIBUNE|STAR|CHRONICLE|Daily|Weekly|Times|Post|News|Herald|Gazette|Tribune|Star|Chronicle'
const capital = String.raw`(?!(?:The|THE)\s)[A-Z][A-Za-z'’&.-]*`
const englishMasthead = new RegExp(String.raw`^(?:The\s|THE\s)?(${capital}(?:\s${capital}){0,4}\s(?:${englishPapers}))$`)
/** Beside a date these name papers too, in capitals or behind The: they end headlines as well (Council Breaks Record). */
const morePapers =
  'Courier|Standard|Messenger|Record|Mail|Leader|Ledger|Advertiser|Mercury|Echo|Journal|Observer|Examiner|Sentinel|Register'
const datedMasthead = new RegExp(
  String.raw`(?:(?:^|\s)(?:The|THE)\s|^)(?:((?<=(?:The|THE)\s)${capital}(?:\s${capital}){0,4}\s(?:${morePapers}))|(${capital}(?:\s${capital}){0,4}\s(?:${englishPapers}|${morePapers.toUpperCase()})))$`,
)
const issue = /总?總?第\s*(\d{2,6})\s*[期号號]|总(\d{2,6})[期号]|第([〇○零一二三四五六七八九十百千]{2,7})[期号號]/
const volume = /\bVol\.?\s*\d+[,\s]+No\.?\s*\d+/i
const furniture =
  /星期[一二三四五六日天]|责任编辑|責任編輯|责编|编辑[:：/／\s]|版式|校对|校對|美编|今日\s*\S{1,4}\s*版|今日出|零售|农历|农曆|農曆|夏曆|热线|熱線|电话[:：]|電話|邮发代号|国内统一刊号|本版|本报社址|\bEditors?:|\bVol\.|^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b/
const known =
  /要闻|要聞|综合|綜合|国际|國際|国内|國內|经济|經濟|文化|体育|體育|副刊|教育|健康|社会|社會|民生|城事|时政|时评|评论|評論|理论|理論|专题|專題|文苑|港聞|娱乐|娛樂|财经|財經|热线|公告|特刊|法治|科技/
const staffRole =
  '(?:责任|責任|本版|见习|视觉|本期|值班|执行)?(?:编辑|編輯|责编|責編|主编|美编|版式|校对|校對|组版|视觉|检校|审读|设计|图片)'
/** What folio lines say besides: weekday, Chinese calendar, editors, telephone, number of pages and of the issue. */
const asides = new RegExp(
  [
    String.raw`[(（]?星期[一二三四五六日天][)）]?|周[一二三四五六日](?=$|[\s|)])`,
    String.raw`(?:农历|农曆|農曆|夏曆|夏历)?(?:歲次)?[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年[\p{Script=Han}]{2,8}|[农農][历曆][\p{Script=Han}]{2,12}`,
    String.raw`${staffRole}\s?[:：/／\s]\s?(?:\p{Script=Han}{2,4}|\p{Script=Han}\s\p{Script=Han})(?=$|[\s|,、])`,
    String.raw`(?:\p{Script=Han}{0,4}(?:电话|热线|電話|熱線)|[Tt]el\.?)\s?[:：]?\s?[\d\s—-]{3,20}`,
    String.raw`国内统一(?:连续出版物)?刊?号\s?[:：]?\s?(?:CN[\dA-Z/—-]{1,12})?`,
    String.raw`(?:今日|本期)\s?\S{1,4}\s?版|(?:总|總)?第\s?[\d〇○零一二三四五六七八九十百千]{1,7}\s?[期号號]|[公西][元历曆]`,
    String.raw`\b(?:Mon|Tues?|Wed|Wednes|Thur?|Thurs|Fri|Sat|Satur|Sun)(?:day\b|\.)[.,]?|\b(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY\b[.,]?`,
    String.raw`\bVol(?:ume|\.)?\s?[\dIVXLC]+[,.\s]+No\.?\s?\d+|\b\d+\s?(?:pages|PAGES|fen|yuan|cents)\b`,
  ].join('|'),
  'gu',
)

/** What sends the reader to another page and names it: 详见第5版, 全文刊第二版. It is no page's own number. 副刊第4版 is one. */
const pointer =
  /(?:[见見看]|(?:^|[文闻聞另分均详詳(\s])刊|登|[刊转轉]载|[转轉接续續])(?:于|於|在)?\s*(?:今日|今天|本报|本報)?\s*第?\s*[A-Z]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[、,—-]?\S{0,3}\s*[版頁]/

/** Reads the lines at the head of the text. The first that tells something is believed. */
export function readFolio(text: string): PageFacts {
  const found: PageFacts = { publication: null, date: null, pageNo: null, pageName: null, issueNo: null }
  const lines = folioLines(text)
  for (const line of lines) readLine(line, found)
  const certain = lines.some((line) => furniture.test(line))
  if (found.date !== null || certain) readLoneMasthead(lines, found)
  // A single 07 says nothing; beside a date and the paper's name it is the page.
  const company = found.date !== null || found.publication !== null || certain
  for (const line of lines) if (found.pageNo === null) readUndatedPlace(line, company, found)
  return found
}

function folioLines(text: string): string[] {
  const lines = nonBlankLines(text).slice(0, HEAD_LINES)
  return lines
    .filter(({ text: line }) => line.length <= LONGEST * 2)
    .map(({ text: line }) => unspaced(line.normalize('NFKC').trim().replace(/\s+/g, ' ')))
    .filter((line) => line.length <= LONGEST && !/[。;!?]|本报讯|记者|讯\(|^(?:—|--|─)/.test(line))
    .filter((line) => !pointer.test(line) && jumpsIn(line).length === 0)
}

/** 临 河 日 报 is 临河日报. */
function unspaced(line: string): string {
  return line.replace(/(?<!\p{Script=Han})\p{Script=Han}(?: \p{Script=Han}){2,9}(?!\p{Script=Han})/gu, (spaced) =>
    /[报報]$/.test(spaced) ? spaced.replace(/ /g, '') : spaced,
  )
}

function readLine(line: string, found: PageFacts): void {
  const rest = leftOver(line)
  const date = findDate(line)
  const { publication, groups } = partsOf(line, date !== undefined)
  const dated = date !== undefined && standsFree(line, date) && (rest.length <= BESIDE || isEnglishFolio(line, publication, groups))
  if (dated) found.date ??= date.iso
  const page = CHINESE_PAGE.exec(line)
  if (page !== null && rest.length <= BESIDE) {
    const before = found.pageNo
    found.pageNo ??= chinesePageNo(page)
    if (before === null) found.pageName ??= nameFrom(line.slice(page.index + page[0].length)) ?? nameBefore(line.slice(0, page.index))
  } else if (page === null && found.pageNo === null) readPlace(groups, dated, found)
  found.issueNo ??= issueIn(line)
  const lone = masthead.exec(line)?.[1] ?? (englishLabelOf(line) === undefined ? englishMasthead.exec(line)?.[1] : undefined)
  if (dated || (publication !== null && page !== null)) found.publication ??= publication
  if (lone !== undefined && (rest.length <= BESIDE || line.length <= BESIDE || englishMasthead.test(line))) found.publication ??= lone
}

/** The paper's name in a line, and what is left between the parts that are known: the page's number and name, or words of a sentence. */
function partsOf(line: string, dated: boolean): { readonly publication: string | null; readonly groups: readonly string[] } {
  const cut = withoutDates(line, CUT).replace(asides, CUT)
  const named = (cut.match(paperToken) ?? []).filter((name) => !noPaper.test(name))
  const paper = named.find((name) => new RegExp(`(?:${papers})$`, 'u').test(name)) ?? named[0]
  const groups = (paper === undefined ? cut : cut.replace(paper, CUT)).split(CUT).map(trimmed)
  if (paper !== undefined || !dated) return { publication: paper ?? null, groups: groups.filter((group) => group !== '') }
  const english = groups.flatMap((group) => group.split(/[|•,/]|\s[–—-]\s/)).map(trimmed)
  const split = english.map((group) => {
    const body = group.replace(/^[A-Z]?\d{1,3}\s|\s[A-Z]?\d{1,3}$|\s?\bPage\s\S{1,5}\s?/gi, '').trim()
    const name = englishLabelOf(body) === undefined ? mastheadIn(body) : undefined
    return { name, group: name === undefined ? group : trimmed(group.replace(new RegExp(String.raw`(?:The |THE )?${escaped(name)}`), ' ')) }
  })
  const publication = split.find(({ name }) => name !== undefined)?.name ?? null
  return { publication, groups: (publication === null ? groups : split.map(({ group }) => group)).filter((group) => group !== '') }
}

/** The English paper that a piece of a dated line names. */
function mastheadIn(piece: string): string | undefined {
  const found = datedMasthead.exec(piece)
  return found?.[1] ?? found?.[2]
}

function trimmed(group: string): string {
  return group.replace(/^[\s|•·:,./()《》–—-]{1,20}|[\s|•·:,./()《》–—-]{1,20}$/g, '')
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}

/** A date of a folio is not glued to words of a sentence: not in 本报荣获2019年12月1日全国… nor in 2020年3月5日前未登记的…. */
function standsFree(line: string, { at, end }: FoundDate): boolean {
  const before = line.slice(0, at)
  const after = line.slice(end)
  if (/(?:截止|截至|时间|日期|有效期).{0,2}$/.test(before) || /^\d/.test(after)) return false
  const behindWord = /[\p{Script=Han}]$/u.test(before) && !/(?:[报報刊版期号號]|[公西][元历曆]|主办|出版|星期.|大)$/.test(before)
  const beforeWord =
    /^[\p{Script=Han}]/u.test(after) &&
    !/^(?:星期|周[一二三四五六日]|第|总|總|[农農夏]|[甲乙丙丁戊己庚辛壬癸]|今日|本期|出版|[责責编編]|[\p{Script=Han}]{2,10}[报報](?:$|[\s|]))/u.test(
      after,
    )
  return !(behindWord && !known.test(before.slice(-2))) && !(beforeWord && !known.test(after.slice(0, 2)))
}

/** An English line with date and paper or page, and otherwise only words that begin with a capital: no sentence. */
function isEnglishFolio(line: string, publication: string | null, groups: readonly string[]): boolean {
  if (/\p{Script=Han}/u.test(line) || /(?:^|\s)(?!of\b|and\b|the\b)[a-z]{2,}/.test(line)) return false
  return publication !== null || groups.some((group) => /^page\s|\spage\s/i.test(group))
}

/** A06 城事, 综合新闻 A3: a letter with a number is a page number by itself, but for letters and digits of other things; beside a date 4 要闻 and 03版 are too. */
function readPlace(groups: readonly string[], dated: boolean, found: PageFacts): void {
  const places = groups.flatMap((group) => placeIn(group) ?? []).filter(({ name }) => !isMonth(name))
  const place = places[0]
  // Two numbers, and either could be the page.
  if (place === undefined || (places.length > 1 && place.kind === 'bare')) return
  // G20 and F1 are no pages: an unknown name needs the date in the same line, or furniture in another.
  const lettered = place.kind === 'letter' && (isKnown(place.name) || (place.name === '' && groups.length === 1))
  if (!dated && !lettered) return
  takePlace(place, found)
  if (dated && place.name === '') found.pageName ??= tidyName(groups.find((group) => placeIn(group) === undefined && isLabel(group)) ?? '')
}

function readUndatedPlace(line: string, company: boolean, found: PageFacts): void {
  const [group, ...others] = partsOf(line, false).groups
  const place = group === undefined || others.length > 0 ? undefined : placeIn(group)
  if (place === undefined || isMonth(place.name)) return
  if (place.kind === 'english' && (place.name === '' || (company && isLabel(place.name)))) takePlace(place, found)
  if (!company || place.kind === 'english') return
  // In front a number may count points of a text too: 3 民生 is a page, 3 抓好落实 is not.
  const named = isKnown(place.name) || englishLabelOf(place.name) === 'subject' || group !== line
  const alone = place.name === '' && (place.kind !== 'bare' || /^0\d$/.test(line))
  // G20峰会 and C919 首飞 are headlines: a letter's number tells of a page where it is set as pages are, A03.
  const short = place.kind === 'letter' && place.name.length <= SHORT_NAME && /^[A-Z]0\d/.test(place.no)
  if (alone || short || (named && place.name !== '')) takePlace(place, found)
}

function takePlace({ no, name }: PagePlace, found: PageFacts): void {
  found.pageNo = no
  found.pageName ??= tidyName(name)
}

/** The name of a page that papers use, in Chinese. */
function isKnown(name: string): boolean {
  return known.test(name) || isGenericSection(name)
}

/** A label of a page that stands by itself in a folio line. */
function isLabel(text: string): boolean {
  return text.length <= 24 && (isGenericSection(text) || englishLabelOf(text) === 'subject')
}

/** A name alone at the very head of a page whose folio stands near it: 大公報, 今日临河. */
function readLoneMasthead(lines: readonly string[], found: PageFacts): void {
  if (found.publication !== null) return
  const local = /^今日\p{Script=Han}{2}[县市区]?$/u
  const dated = lines.findIndex((line) => findDate(line) !== undefined)
  for (const [i, line] of lines.slice(0, 3).entries()) {
    const bare = line.replace(/^《(.*)》$/, '$1')
    const whole = bare.length <= 10 && bare.match(paperToken)?.[0] === bare && !noPaper.test(bare)
    const today = i === 0 && dated === 1 && local.test(bare) && !isSection(bare) && !todaysLabel.test(bare)
    const english = i === 0 && /^[A-Z]/.test(bare) && isPaperName(bare) && englishLabelOf(bare) === undefined
    if (whole || today || english) {
      found.publication = bare.replace(/^(?:The|THE) /, '')
      return
    }
  }
}

/** Labels that begin with 今日 as names of papers do. */
const todaysLabel =
  /冬至|夏至|[春秋]分|清明|谷雨|[大小][寒暑雪]|处暑|白露|寒露|霜降|惊蛰|雨水|芒种|小满|元[旦宵]|端午|中秋|国庆|除夕|七夕|重阳|腊八|小年|[高中]考|两会|股票|休刊|导读|導讀|要闻|要聞|看点|看點|关注|關注|话题|头条|头版|焦点|焦點|天气|天氣|视点|观察|论坛|人物|热点|聚焦|资讯|快讯|新闻|新聞|推荐|提示|说法|声音|评论|短评|出版|本版|关键|国际|世界|中国|财经|体育|生活|节目|电视|影院|行情|股市|金价|油价|菜价|立[春夏秋冬]|开幕|闭幕|开学|开考|出发|启程|揭晓|举行|通车|封冻/

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
    .replace(/责任编辑.*|编辑[:：].*/u, '')
    .replace(asides, '')
    .replace(anyPaper, '')
    .replace(/[\s\p{P}]/gu, '')
}

/** The name of the page behind its number: 第3版：要闻. */
export function nameFrom(text: string): string | null {
  const spaced = /^\s*([\p{Script=Han}])\s+([\p{Script=Han}])\s*$/u.exec(text)
  if (spaced !== null) return `${spaced[1] ?? ''}${spaced[2] ?? ''}`
  const name = /^\s*[:：·•_|｜\-—]?\s*([\p{Script=Han}·]{2,12})(?=$|[\s_(（|｜\-—.。])/u.exec(text)?.[1]
  return name === undefined || /版$|年|[报報]$/.test(name) ? null : tidyName(name)
}

function nameBefore(text: string): string | null {
  const name = /(?:^|[\s|｜])([\p{Script=Han}·]{2,8})\s*$/u.exec(text)?.[1]
  return name === undefined || new RegExp(papers, 'u').test(name) || /日$|[〇○零一二三四五六七八九]年|[报報]$/.test(name)
    ? null
    : tidyName(name)
}

/** 体 育 is 体育; two names stay two. */
function tidyName(name: string): string | null {
  const tidy = name
    .trim()
    .replace(/(?<![\p{Script=Han}])([\p{Script=Han}])\s+([\p{Script=Han}])(?![\p{Script=Han}])/gu, '$1$2')
    .replace(/\s+/g, ' ')
    .replace(/ 今日\p{Script=Han}{2}$/u, '')
  return tidy === '' || /责任|编辑|责编|星期|^the |零售|每份|[今明]日|[禮礼]拜|[农農][历曆]/i.test(tidy) ? null : tidy
}
