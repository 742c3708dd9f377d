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

const letterPage = /^[\s_\-.]*([A-Z]\d{1,3})\s*版?(?![A-Za-z0-9])/
const numberPage = /^[\s_\-.]*(?:(?:p|page|版)[\s_-]*)?(\d{1,2})\s*版?(?![A-Za-z0-9])/i
const paper =
  /[\p{Script=Han}]{1,12}(?:日报|晚报|早报|晨报|时报|商报|周报|都市报|青年报|农民报|工人报|教育报|日報|晚報|時報|報紙|周刊|报|報|新闻)/u

/** The file's name gives only what a date in it anchors: without one, digits and words in a name can be anything. */
function readName(fileName: string): Found {
  const found = nothing()
  const base = (fileName.split(/[\\/]/).at(-1) ?? '').replace(/\.[A-Za-z0-9]{1,5}$/, '').normalize('NFKC')
  // Cameras and screenshots name a file by the moment it was taken.
  const date = /^(?:IMG|DSC|PXL|Screenshot|mmexport|微信图片|截图|扫描|scan)[\s_-]?/i.test(base) ? undefined : findDate(base)
  const page = CHINESE_PAGE.exec(base)
  const named = paper.exec(base)
  if (page !== null) {
    found.pageNo = chinesePageNo(page)
    found.pageName = nameFrom(base.slice(page.index + page[0].length))
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
