/**
 * What a page says of its own place: publication, date, page number and name, issue number. Read from front matter, then
 * from the file's name, then from the folio lines at the head of the text. Never from running text: a date in an article
 * is a date of what it reports.
 */
import { nonBlankLines } from '#shared/text/index.ts'

/** Each is null where nothing tells it. Same shape as the page document's `info`. */
export interface PageInfoGuess {
  readonly publication: string | null
  /** ISO date, `2021-11-25`; only days that exist. */
  readonly date: string | null
  /** As printed: `3`, `B07`. */
  readonly pageNo: string | null
  readonly pageName: string | null
  readonly issueNo: string | null
}

type Found = { -readonly [Key in keyof PageInfoGuess]: string | null }

/** Lines at the head of a page among which its folio can stand. */
const FOLIO_LINES = 8
/** Longest folio line, in UTF-16 units. */
const LONGEST_FOLIO = 60
/** Longest value that a page document takes. */
const LONGEST_VALUE = 200

/** Reads what can be read. `fileName` is the name without folders (folders are cut off), `text` the decoded text. */
export function readPageInfo(fileName: string, text: string): PageInfoGuess {
  const head = text.slice(0, 20_000)
  const matter = readFrontMatter(head)
  const name = readName(fileName)
  const folio = readFolio(matter === undefined ? head : head.slice(matter.end))
  const from = (key: keyof Found): string | null => clean(matter?.found[key] ?? null) ?? clean(name[key]) ?? clean(folio[key])
  return {
    publication: from('publication'),
    date: from('date'),
    pageNo: from('pageNo'),
    pageName: from('pageName'),
    issueNo: from('issueNo'),
  }
}

function nothing(): Found {
  return { publication: null, date: null, pageNo: null, pageName: null, issueNo: null }
}

function clean(value: string | null): string | null {
  const trimmed = value?.replace(/\s+/g, ' ').trim().slice(0, LONGEST_VALUE) ?? ''
  return trimmed === '' ? null : trimmed
}

/** An ISO date, or null where there is no such day. Two-digit years are not taken: they could be anything. */
function isoDate(year: string, month: string, day: string): string | null {
  const [y, m, d] = [Number(year), Number(month), Number(day)]
  if (y < 1600 || y > 2199) return null
  const date = new Date(Date.UTC(y, m - 1, d))
  if (date.getUTCFullYear() !== y || date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d) return null
  return date.toISOString().slice(0, 10)
}

const dateForms = [
  /(?<!\d)(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日號号]/,
  /(?<!\d)(\d{4})\s*[-./_]\s*(\d{1,2})\s*[-./_]\s*(\d{1,2})(?!\d)/,
  /(?<!\d)((?:1[6-9]|20|21)\d\d)(\d\d)(\d\d)(?=$|[^0-9A-Za-z]|[A-Za-z]\d{1,3}(?![0-9A-Za-z]))/,
]

function findDate(text: string): { readonly iso: string; readonly at: number; readonly end: number } | undefined {
  for (const form of dateForms) {
    const found = form.exec(text)
    if (found === null) continue
    const iso = isoDate(found[1] ?? '', found[2] ?? '', found[3] ?? '')
    if (iso !== null) return { iso, at: found.index, end: found.index + found[0].length }
  }
  return undefined
}

const chinesePage = /第\s*([A-Za-z]?\d{1,3}|[一二三四五六七八九十]{1,3})\s*版/
const letterPage = /^[\s_\-.]*([A-Z]\d{1,3})\s*版?(?![A-Za-z0-9])/
const numberPage = /^[\s_\-.]*(?:(?:p|page|版)[\s_-]*)?(\d{1,2})\s*版?(?![A-Za-z0-9])/i
const paper =
  /[\p{Script=Han}]{1,12}(?:日报|晚报|早报|晨报|时报|商报|周报|都市报|青年报|农民报|工人报|教育报|日報|晚報|時報|報紙|周刊|报|報|新闻)/u
const digits = '零一二三四五六七八九'

/** The file's name gives only what a date in it anchors: without one, digits and words in a name can be anything. */
function readName(fileName: string): Found {
  const found = nothing()
  const base = (fileName.split(/[\\/]/).at(-1) ?? '').replace(/\.[A-Za-z0-9]{1,5}$/, '').normalize('NFKC')
  // Cameras and screenshots name a file by the moment it was taken.
  const date = /^(?:IMG|DSC|PXL|Screenshot|mmexport|微信图片|截图|扫描|scan)[\s_-]?/i.test(base) ? undefined : findDate(base)
  const page = chinesePage.exec(base)
  const named = paper.exec(base)
  if (page !== null) {
    found.pageNo = number(page[1] ?? '')
    const after = base.slice(page.index + page[0].length)
    found.pageName = pageNameFrom(after)
  }
  if (named !== null && (date !== undefined || page !== null || named[0] === base)) found.publication = named[0]
  if (date === undefined) return found
  found.date = date.iso
  const rest = base.slice(date.end)
  if (page === null) found.pageNo = letterPage.exec(rest.toUpperCase())?.[1] ?? trimZeros(numberPage.exec(rest)?.[1])
  const code = /^([a-z]{3,6})[\s_.-]*$/i.exec(base.slice(0, date.at))?.[1]
  found.publication ??= editionCodes[code?.toLowerCase() ?? ''] ?? null
  return found
}

/** Codes under which the central newspapers file their digital editions. */
const editionCodes: Readonly<Record<string, string | undefined>> = {
  rmrb: '人民日报',
  gmrb: '光明日报',
  jfjb: '解放军报',
  jjrb: '经济日报',
  zgqnb: '中国青年报',
  grrb: '工人日报',
  nmrb: '农民日报',
  kjrb: '科技日报',
}

function trimZeros(value: string | undefined): string | null {
  return value === undefined ? null : value.replace(/^0+(?=\d)/, '')
}

/** Chinese numerals as digits; Latin letters in front stay. */
function number(value: string): string {
  if (!/[一二三四五六七八九十]/.test(value)) return trimZeros(value.toUpperCase()) ?? value
  const [tens, units] = value.includes('十') ? value.split('十') : ['', value]
  const ten = value.includes('十') ? (tens === '' ? 1 : digits.indexOf(tens ?? '')) : 0
  return String(ten * 10 + Math.max(0, digits.indexOf(units ?? '')))
}

function pageNameFrom(text: string): string | null {
  const name = /^\s*[:：·•_|｜\-—]?\s*([\p{Script=Han}·]{2,12})(?=$|[\s_(（|｜\-—.。])/u.exec(text)?.[1]
  return name === undefined || /责任|编辑|星期|版$/.test(name) ? null : name
}

/** Short lines at the head that carry a date, a page number or the paper's name and nothing like a sentence. */
function readFolio(text: string): Found {
  const found = nothing()
  for (const { text: line } of nonBlankLines(text).slice(0, FOLIO_LINES)) {
    const folio = line.normalize('NFKC')
    if (folio.length > LONGEST_FOLIO || /[。;!?]|本报讯|记者|讯\(/.test(folio)) continue
    readFolioLine(folio, found)
  }
  return found
}

function readFolioLine(line: string, found: Found): void {
  const date = findDate(line)
  const page = chinesePage.exec(line) ?? /^([A-Z]\d{1,3})\s*版?(?=$|[\s:·])/.exec(line)
  const rest = leftOver(line)
  // A headline may name a day; a folio line has little beside it.
  if (date !== undefined && rest.length <= 14) found.date ??= date.iso
  if (page !== null && rest.length <= 14) {
    found.pageNo ??= number(page[1] ?? '')
    found.pageName ??= pageNameFrom(line.slice(page.index + page[0].length)) ?? pageNameBefore(line.slice(0, page.index))
  }
  const issue = /(?:总?第\s*(\d{2,6})\s*期|总第?\s*(\d{2,6})\s*[期号])/.exec(line)
  if (issue !== null) found.issueNo ??= issue[1] ?? issue[2] ?? null
  const named =
    /^(?:《)?([\p{Script=Han}]{2,10}(?:日报|晚报|早报|晨报|时报|商报|周报|都市报|青年报|日報|晚報|時報))(?:》)?(?=$|[\s\d(（·|｜])/u.exec(
      line,
    )
  if (named !== null && (rest.length <= 14 || line.length <= 14)) found.publication ??= named[1] ?? null
}

/** What a folio line says beside date, weekday, page number and editors. */
function leftOver(line: string): string {
  return line
    .replace(dateForms[0] ?? '', '')
    .replace(dateForms[1] ?? '', '')
    .replace(chinesePage, '')
    .replace(
      /星期[一二三四五六日天]|农历[\p{Script=Han}]{2,8}|农曆[\p{Script=Han}]{2,8}|责任编辑.*|编辑[:：].*|今日\s*\d+\s*版|总?第\s*\d+\s*期|[\p{Script=Han}]{2,10}(?:日报|晚报|早报|晨报|时报|都市报|日報|晚報)/gu,
      '',
    )
    .replace(/[\s\p{P}]/gu, '')
}

function pageNameBefore(text: string): string | null {
  const name = /(?:^|[\s|｜])([\p{Script=Han}·]{2,8})\s*$/u.exec(text)?.[1]
  return name === undefined || paper.test(name) || /星期|日$/.test(name) ? null : name
}

const keys: Readonly<Record<string, keyof Found>> = {
  newspaper: 'publication',
  publication: 'publication',
  paper: 'publication',
  报纸: 'publication',
  报名: 'publication',
  date: 'date',
  日期: 'date',
  page_no: 'pageNo',
  pageno: 'pageNo',
  page: 'pageNo',
  版次: 'pageNo',
  page_name: 'pageName',
  pagename: 'pageName',
  版名: 'pageName',
  issue_no: 'issueNo',
  issueno: 'issueNo',
  issue: 'issueNo',
  期号: 'issueNo',
}

/** The plain `key: value` lines of a YAML front matter. Nested values are none of ours and are passed over. */
function readFrontMatter(text: string): { readonly found: Found; readonly end: number } | undefined {
  const block = /^\uFEFF?---[ \t]*\r?\n([\s\S]{0,8000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(text)
  if (block === null) return undefined
  const found = nothing()
  for (const line of (block[1] ?? '').split(/\r?\n/)) {
    const pair = /^([\p{L}_-]+)\s*[:：]\s*(.*)$/u.exec(line)
    const key = keys[(pair?.[1] ?? '').toLowerCase().replace(/-/g, '_')]
    const value = (pair?.[2] ?? '').replace(/^(['"])(.*)\1\s*$/, '$2').trim()
    if (key === undefined || value === '' || value === 'null' || value === '~') continue
    found[key] = key === 'date' ? (findDate(value)?.iso ?? null) : key === 'pageNo' ? trimZeros(value) : value
  }
  return { found, end: block[0].length }
}
