/**
 * What a page says of its own place: publication, date, page number and name, issue number. Read from front matter, then
 * from the file's name, then from the folio lines at the head of the text. Never from running text: a date in an article is a date
 * of what it reports.
 */
import { nameFrom, readFolio } from './folio.ts'
import { findDate } from './page-date.ts'
import { CHINESE_PAGE, chinesePageNo, plainPageNo } from './page-number.ts'

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

const letterPage = /^[\s_\-.()]*([A-Z]\d{1,3})\s*版?(?![A-Za-z0-9])/
/** In brackets only with its 版: (2) is what a browser adds to a file that is there already. */
const numberPage = /^(?:[\s_\-.]*(?:(?:p|page|版)[\s_-]*)?|[\s_\-.()]*(?=\d{1,2}\s*版))(\d{1,2})\s*版?(?![A-Za-z0-9])/i
/** 三版; without 第 its 版 tells. */
const numeralPage = /^[\s_\-.()]*([一二三四五六七八九十]{1,3})版/
/** `p6` is page 6; `P06` may be a page of the sheet P. */
const smallPage = /^([\s_\-.()]*)p(?=\d)/
/** Longest file name that is read, in UTF-16 units. */
const LONGEST_NAME = 300
const paper =
  /[\p{Script=Han}]{1,12}(?:日报|晚报|早报|晨报|时报|商报|周报|都市报|青年报|农民报|工人报|教育报|日報|晚報|時報|報紙|周刊|报|報|新闻)/u

/** The file's name gives only what a date in it anchors: without one, digits and words in a name can be anything. */
function readName(fileName: string): Found {
  const found = nothing()
  const base = (fileName.split(/[\\/]/).at(-1) ?? '')
    .slice(-LONGEST_NAME)
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .normalize('NFKC')
  // Cameras and screenshots name a file by the moment it was taken.
  const taken = /^(?:IMG|DSC|PXL|Screenshot|mmexport|微信图片|截图|扫描|scan)[\s_-]?/i.test(base)
  const name = withPageApart(base)
  const date = taken ? undefined : findDate(name)
  const page = CHINESE_PAGE.exec(name)
  if (page !== null) {
    found.pageNo = chinesePageNo(page)
    found.pageName = nameFrom(name.slice(page.index + page[0].length))
  }
  const named = paper.exec(base)?.[0]
  if (named !== undefined && (date !== undefined || page !== null || named === base)) found.publication = named
  if (date === undefined) return found
  found.date = date.iso
  // The paper's name may stand between the date and the page.
  const rest = name.slice(date.end).replace(found.publication ?? '', '')
  if (page === null) readShortPage(rest, found)
  const code = /^([a-z]{3,6})[\s_.-]*$/i.exec(name.slice(0, date.at))?.[1]
  found.publication ??= editionCodes[code?.toLowerCase() ?? ''] ?? null
  return found
}

/** The page number behind a date, where no 第…版 stands in the name: `_A3_民生`, `p6`, `)三版`. */
function readShortPage(rest: string, found: Found): void {
  const plain = rest.replace(smallPage, '$1')
  const match = letterPage.exec(plain.toUpperCase()) ?? numberPage.exec(plain) ?? numeralPage.exec(plain)
  if (match === null) return
  found.pageNo = plainPageNo(match[1] ?? '')
  found.pageName = nameFrom(plain.slice(match[0].length))
}

/** The central papers file a page as code, date and page in one: rmrb2013050603. Other runs of ten digits may end in an hour. */
function withPageApart(base: string): string {
  const run = /^([a-z]{3,6})[\s_.-]?(\d{8})(\d{2})$/i.exec(base)
  return run === null || editionCodes[(run[1] ?? '').toLowerCase()] === undefined ? base : `${run[1] ?? ''}${run[2] ?? ''}-${run[3] ?? ''}`
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
    found[key] = key === 'date' ? (findDate(value)?.iso ?? null) : key === 'pageNo' ? plainPageNo(value) : value
  }
  return { found, end: block[0].length }
}
