/**
 * The 电头 of a report: from where, when and by which agency it was filed. Simplified and traditional characters, digits
 * and Chinese numerals; the forms of the mainland's dailies (本报北京3月5日电), of the Republic (漢口十六日電), of
 * Taiwan, Hong Kong and overseas papers, which put the reporter into it (【記者王大明台北報導】), and of English ones.
 */
import { AGENCIES } from './agencies.ts'
import { looksLikeName, nameWords } from './names.ts'
import { isPlace, startsWithPlace } from './places.ts'

export interface Dateline {
  /** As printed, without brackets and without the reporter; '' where only a reporter stands there. */
  readonly words: string
  /** Where it ends, in UTF-16 units of the text. */
  readonly end: number
  /** Reporters that stand inside it. */
  readonly names: readonly string[]
  /** A bracket opened in front of it and is still open: `(本报讯 记者 王燕)`. */
  readonly open: boolean
}

const opening = String.raw`^[\s■●▲◆★☆△▪]*(?<bracket>[【[〔（(])?\s*`
const closing = String.raw`\s*(?<close>[】\]〕）)])?`
const numeral = '[0-9０-９一二三四五六七八九十廿卅〇○零]{1,3}'
const day = String.raw`(?:${numeral}月)?${numeral}日`
const paperNames =
  '日报|晚报|晨报|时报|商报|快报|早报|周报|导报|都市报|日報|晚報|晨報|時報|商報|早報|周報|週報|通讯社|通訊社|新闻社|新聞社|社|网|網'
const known = `本报|本報|本刊|本台|本社|本网|本網|新华网|中新网|中国新闻网|人民网|央视网|${AGENCIES}`
const filed = '专电|專電|特电|特電|特讯|特訊|综合消息|綜合消息|综合电|综合讯|讯|訊|电|電|消息'

const agency = new RegExp(
  String.raw`${opening}(?<words>[据據]?(?:${known})[\p{Script=Han}\d０-９·\s]{0,20}?(?:${filed}))(?![员員息话話子力器网網视視报報影台稿讯訊])${closing}`,
  'u',
)
/** What stands in sentences about papers and never between a paper and 电: 本报编辑部收到来电. */
const sentence = /编辑|編輯|稿|[收接][到悉]|致[电電函]|曾[经經]|[称稱]|了|[来來去回打收接致](?=[讯訊电電]$)/u
/** A paper or agency that the list above does not know: only where nothing but place and day stand between it and 电. */
const otherAgency = new RegExp(
  String.raw`${opening}(?<words>[据據]?\p{Script=Han}{0,6}(?:${paperNames})(?:(?:\p{Script=Han}{0,8}?${day})?(?:专电|專電|讯|訊|电|電)|\p{Script=Han}{0,8}?${day}消息))${closing}(?=[\s(（:：【]|(?<=[】\]〕）)])|$)`,
  'u',
)
/** Place and day without an agency: 漢口十六日電. */
const placeAndDay = new RegExp(
  String.raw`${opening}(?<words>\p{Script=Han}{2,6}?${day}(?:专|專)?(?:电|電))${closing}(?=[\s(（:：【]|(?<=[】\]〕）)]))`,
  'u',
)
/** Labels of columns that end in 訊 as datelines do; in simplified characters only a known place or a paper makes one. */
const label = /最新|獨家|今日|本週|一周|一週|生活|即時|簡|快|短|通|資|音|視|喜|審|問|汛|聞|時|傳|來|電/u
/** What nothing but brackets and 訊 make a dateline: 【台北訊】, 【大公報訊】, 【專訊】; column labels such as 【财经资讯】 and 【生活讯】 are none: a place or a paper stands before it. */
const inBrackets = /^[\s■●▲◆★☆△▪]*[【〔[]\s*(?<words>(?<from>\p{Script=Han}{0,5}?)(?<special>[專专特])?[訊讯])\s*[】〕\]]/u
const short = new RegExp(
  String.raw`${opening}(?<words>(?:快|简|短|又|本|簡)[讯訊]|本市(?:消息|[讯訊])|(?:綜合|综合|外電|外电)(?:報導|報道|报道|报导))${closing}(?=[\s(（:：]|(?<=[】\]〕）)]))`,
  'u',
)
const latin = /^((?:[A-Z][A-Z.'’-]+ ?){1,4}(?:, [A-Z][A-Za-z.]+(?: \d{1,2})?)*)\s*(?:\((?:[A-Z][\w ]+)\))?\s*(?:--|—|–|-)\s/

/** The reporter inside the dateline: 【本報記者周敏儀紐約報導】, （中央社記者王大明台北15日電）, (记者 王明 北京3月5日电). */
const withReporter = new RegExp(
  String.raw`^[\s■●▲◆]*[【[〔（(]\s*(?<agency>${known})?\s*(?:特派|駐[\p{Script=Han}]{2,4}|驻[\p{Script=Han}]{2,4}|實習|见习|實習)?(?:記者|记者|特派員|特派员|通訊員|通讯员)\s*` +
    String.raw`(?<who>[\p{Script=Han}、·／/\s]{2,24}?)\s*(?<tail>${day}(?:专|專)?(?:电|電|讯|訊)|(?:綜合|综合|專題|现场|現場)?(?:報導|報道|报导|报道|電|电))\s*[】\]〕）)]`,
  'u',
)

/** A reporter without 記者, told by the stroke and the place behind him: 【林雅惠／台北報導】. */
const withPlace =
  /^[\s■●▲◆]*[【[〔（(]\s*(?<who>\p{Script=Han}{2,4}(?:[、\s]\p{Script=Han}{2,4}){0,3})\s*[／/]\s*(?<place>\p{Script=Han}{2,8}?)(?<tail>報導|報道|报导|报道)\s*[】\]〕）)]/u

/** Longest beginning of a paragraph in which a dateline is looked for, in UTF-16 units. */
const REACH = 80

/** The dateline that a text begins with; undefined where there is none. */
export function findDateline(text: string): Dateline | undefined {
  const head = text.slice(0, REACH)
  const reporter = withReporter.exec(head)
  if (reporter !== null) return reporterDateline(reporter)
  const placed = reporterAndPlace(head)
  if (placed !== undefined) return placed
  const found = agencyIn(head) ?? otherAgency.exec(head) ?? placeAndDay.exec(head) ?? short.exec(head) ?? bracketed(head)
  const words = found?.groups?.['words']?.trim()
  if (found !== null && words !== undefined && words !== '') {
    const { bracket, close } = found.groups ?? {}
    return { words, end: found[0].length, names: [], open: bracket !== undefined && close === undefined }
  }
  const english = latin.exec(head)
  const place = english?.[1]?.trim() ?? ''
  return english === null || place === '' ? undefined : { words: place, end: english[0].length, names: [], open: false }
}

/** The 电头 that a paragraph opens with: `本报讯`, `新华社北京3月5日电`, `台北報導`; null where there is none. */
export function readDateline(text: string): string | null {
  const words = findDateline(text)?.words ?? ''
  return words === '' ? null : words
}

/** A dateline in brackets that ends a text or is all of it: （本报抚安２月２８日电）. Null where there is none. */
export function trailingDateline(text: string): string | null {
  const bracket = /[（(【〔]([^（）()【】〔〕]{4,40})[）)】〕]\s*$/u.exec(text.slice(-60))
  const found = bracket === null ? undefined : findDateline(bracket[0])
  return found === undefined || found.words === '' || !/[电電]$/.test(found.words) ? null : found.words
}

function bracketed(head: string): RegExpExecArray | null {
  const found = inBrackets.exec(head)
  const { from = '', special } = found?.groups ?? {}
  const isNamed =
    isPlace(from) || /^本|[報报社市縣县]$/u.test(from) || (/訊/.test(found?.[0] ?? '') && from.length > 1 && !label.test(from))
  return isNamed || (from === '' && special !== undefined) ? found : null
}

function agencyIn(head: string): RegExpExecArray | null {
  const found = agency.exec(head)
  return found === null || sentence.test(found.groups?.['words'] ?? '') ? null : found
}

function reporterAndPlace(head: string): Dateline | undefined {
  const found = withPlace.exec(head)
  const { who = '', place = '', tail = '' } = found?.groups ?? {}
  const names = nameWords(who)
  if (found === null || !names.every((name) => looksLikeName(name) && !startsWithPlace(name))) return undefined
  return { words: place + tail, end: found[0].length, names, open: false }
}

function reporterDateline(found: RegExpExecArray): Dateline {
  const { agency: by = '', who = '', tail = '' } = found.groups ?? {}
  const pieces = who.split(/[、／/\s]+/u).filter((piece) => piece !== '')
  const last = pieces.pop() ?? ''
  // 王大明／台北, or 王大明台北: a name and a place in one.
  const { name, place } = pieces.length > 0 && !looksLikeName(last) ? { name: '', place: last } : nameAndPlace(last)
  const apart = pieces.length > 0 && name !== '' && place === '' && startsWithPlace(last)
  const names = apart || name === '' ? spacedNames(pieces) : spacedNames([...pieces, name])
  const where = apart ? last : place
  return { words: where === '' && !/日/.test(tail) ? '' : `${by}${where}${tail}`, end: found[0].length, names, open: false }
}

function spacedNames(pieces: readonly string[]): string[] {
  const names: string[] = []
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i] ?? ''
    const next = pieces[i + 1] ?? ''
    if (piece.length === 1 && next.length === 1) {
      names.push(piece + next)
      i++
    } else names.push(piece)
  }
  return names
}

/** Takes a name off the front of what is glued to a place: where a known place follows, else by the length of names. */
function nameAndPlace(glued: string): { readonly name: string; readonly place: string } {
  const at = [3, 2, 4].find((length) => startsWithPlace(glued.slice(length)))
  if (at !== undefined) return { name: glued.slice(0, at), place: glued.slice(at) }
  if (glued.length <= 3) return { name: glued, place: '' }
  const length = looksLikeName(glued.slice(0, 3)) && glued.length >= 5 ? 3 : 2
  return { name: glued.slice(0, length), place: glued.slice(length) }
}
