/** Who is named as writer or photographer where a byline, a news paragraph or a caption says it. */
import { isSurelyName, LONGEST_CREDITS, mayName, parseCredits } from './credits.ts'
import { findDateline, type Dateline } from './dateline.ts'
import { parseEnglishCredits } from './english-byline.ts'
import { couldBeName, looksLikeName, nameWords } from './names.ts'
import type { Credits } from './people.ts'
import { isPlace } from './places.ts'

/**
 * A byline or credit behind the last sentence of a paragraph, e.g. `…有力支撑。 记者 张品`. `at` is the UTF-16 offset
 * where it begins. Undefined where there is none, or where the whole text is one.
 */
export function trailingCredits(text: string): { readonly at: number; readonly credits: Credits } | undefined {
  const from = Math.max(0, text.length - LONGEST_CREDITS)
  const tail = text.slice(from).trimEnd()
  if (!mayName(tail)) return undefined
  for (const cut of tailCuts(tail)) {
    if (from + cut === 0) continue
    const credits = parseCredits(tail.slice(cut))
    if (credits !== undefined && (credits.kind === 'credit' || areNames(tail.slice(cut), credits))) return { at: from + cut, credits }
  }
  return undefined
}

/** Where it was reported from, or by which office: 本报讯(高新区), 本报讯(房管局). */
const office = /(?:[区區县縣市镇鎮乡鄉州省局委办辦所会會院站部队隊校厂廠社])$/u

/** 记者 with white space behind it, or in brackets: what follows needs no known family name. */
const reporter =
  /^(?:[\s■□●◆▲]*\p{Script=Han}{0,8}(?:记者|記者|通讯员|通訊員|特派员|特派員)[\s\u3000:：]|\s*[（(]\s*\p{Script=Han}{0,8}(?:记者|記者|通讯员|通訊員|特派员|特派員))/u

/** Whether those whom a piece of a paragraph names are surely people: by their family names or by what stands before them. */
function areNames(piece: string, { names }: Credits): boolean {
  return names.every(looksLikeName) || (reporter.test(piece) && !names.some((name) => doing.test(name)))
}

/** What a reporter did, where a name would stand: 记者 深入一线. */
const doing = /(?:一线|一線|现场|現場|基层|基層|采访|採訪|蹲点|蹲點)$/u

/** A jump line behind the names: (下转第三版). */
const jump =
  /\s*(?:[（(【]\s*[►▶●■]*(?:下[转轉接]|[紧緊文][转轉接]|[转轉]|[续續][见見]?)[^()（）。]{1,14}[)）】]|[►▶●■]*(?:下[转轉]|[紧緊文][转轉])\s?第?[^()（）。\s]{1,8}[版页頁])$/u

function withoutJump(text: string): string {
  const plain = text.trimEnd()
  const tail = plain.slice(-24)
  const at = jump.exec(tail)?.index
  return at === undefined ? text : plain.slice(0, plain.length - tail.length + at)
}

/** Places in a paragraph's end at which a byline could begin, the earliest first. */
function tailCuts(tail: string): number[] {
  const cuts: number[] = []
  const places =
    /[。！？!?…”’"』」.](?=[^。！？!?…”’"』」.])|\s(?=[■□●◆▲])|(?=[(（■□●◆▲][^()（）]*[)）]?$)|\s+(?=(?:本报|新华社|中新社|\p{Script=Han}{1,3}报)?(?:记者|記者|通讯员|通訊員|摄影|攝影))/gu
  for (let found = places.exec(tail); found !== null; found = places.exec(tail)) {
    cuts.push(found.index + found[0].length)
    if (found[0] === '') places.lastIndex++
  }
  return cuts
}

/**
 * The people that a line or paragraph names as its writers or photographers: the whole line a byline, the bracket
 * after the dateline (`本报讯(记者 王燕 通讯员 丁鑫)为…`), or a byline behind the last sentence. Empty where there are none.
 */
export function readByline(text: string): string[] {
  return [...readCredits(text).names]
}

/** The same, with those told apart that only photographed. */
export function readCredits(text: string): Credits {
  const whole = parseCredits(text)
  if (whole !== undefined) return whole
  const behind = trailingCredits(withoutJump(text))?.credits
  const opening = openingNames(text)
  const names = [...new Set([...opening, ...(behind?.names ?? [])])]
  const photographers = (behind?.photographers ?? []).filter((name) => !opening.includes(name))
  return { kind: 'byline', names, photographers }
}

function openingNames(text: string): readonly string[] {
  const dateline = findDateline(text)
  if (dateline === undefined) return reportedBy(text)
  const rest = text.slice(dateline.end, dateline.end + LONGEST_CREDITS + 10)
  return dateline.names.length > 0 ? dateline.names : namesBehind(dateline, rest)
}

function namesBehind(dateline: Dateline, rest: string): readonly string[] {
  if (dateline.open) {
    const inside = /^([^()（）【】〔〕]*)[)）】〕]/u.exec(rest)?.[1]
    return inside === undefined ? [] : (parseCredits(inside, true)?.names ?? [])
  }
  const bracket = /^\s*[(（【]([^()（）【】]*)[)）】]/.exec(rest)
  if (bracket !== null) {
    const inside = bracket[1] ?? ''
    // 本报讯(王燕 丁鑫): names and nothing else are read as a signature.
    const named = parseCredits(inside, true)?.names
    if (named !== undefined) return named
    const signed = parseCredits(`(${inside})`)?.names ?? []
    return signed.every(looksLikeName) && !signed.some((name) => office.test(name)) ? signed : []
  }
  // 记者曲慧敏从有关部门获悉: the reporter is the subject of the first sentence.
  const subject = /^\s*(?:本报|新华社)?(?:记者|記者)\s*(\p{Script=Han}{2,3})(?=从|從)/u.exec(rest)?.[1]
  if (subject !== undefined && looksLikeName(subject)) return [subject]
  const words = (rest.split(/报道|報道|報導|[,，。:：]/, 1)[0] ?? '').trim().split(/[\s\u3000]+/u)
  for (let count = Math.min(words.length, 8); count >= 1; count--) {
    const read = parseCredits(words.slice(0, count).join(' '))
    if (read !== undefined && read.names.every(looksLikeName)) return read.names
  }
  return []
}

/** 晨报记者 龚磊 报道 暑假…; or, without a dateline, the bracket alone: (记者 王燕)昨日…. */
function reportedBy(text: string): readonly string[] {
  const head = text.slice(0, 40)
  const piece =
    /^\s*(.{4,30}?(?:报道|報道|報導))(?=[\s:：])/u.exec(head)?.[1] ??
    /^\s*([(（](?:本报|新华社)?(?:记者|記者|通讯员|通訊員)[^()（）]*[)）])/u.exec(head)?.[1]
  const read = piece === undefined ? undefined : parseCredits(piece)
  return piece !== undefined && read !== undefined && areNames(piece, read) ? read.names : []
}

const organisation = /(?:法院|检察院|[局办委部社站院厅处所会团校队]|中心|公司|大学|学院|课题组|编辑部|事务所|[法文教政宣]宣|媽媽)$/u

/** Longest line that is read as a byline where its block says that it is one, in UTF-16 units. */
const LONGEST_LINE = 200

/**
 * Reads a line that is known to be a byline, e.g. because its block has that role: there a pen name stands alone (`老 饕`),
 * a title or an office goes before the name (`石板滩镇党委书记 钟 毅`), a place before or behind it (`林貞宜／台中市`), and an
 * office may sign by itself. Nobody where the line only says who the author is (作者系…) or when it was filed.
 */
export function readBylineLine(line: string): Credits {
  if (line.length > LONGEST_LINE) return { kind: 'byline', names: [], photographers: [] }
  const read = parseCredits(line, true)
  if (read !== undefined) return read
  const bare = line
    .trim()
    .replace(/^[(（【〔]\s*(.*?)\s*[)）】〕]$/u, '$1')
    .replace(/^[\s■□●○◆◇▲△★☆※◎*·•\-—|]+/, '')
  const english = parseEnglishCredits(bare, true)
  if (english !== undefined) return english
  const name = /^(?:作者|笔者|筆者|(?:采访|採訪|访问|訪問)[/／])|[电電]$/.test(bare) ? introducedName(bare) : signedName(bare)
  return { kind: 'byline', names: name === undefined ? [] : [name], photographers: [] }
}

/**
 * Who the author is, with his name behind a blank: 作者为滇岭农大2023届毕业生 祝融融. Only of a student: behind a school or an
 * office may stand one of its parts (文学院), where it is, or his rank.
 */
const introduced =
  /^(?:作者|笔者|筆者)[为為系是係][^\s\u3000，,。;；]{2,28}(?:毕业生|畢業生|学生|學生|研究生|博士生|硕士生|碩士生|本科生)[\s\u3000]+(\p{Script=Han}[\p{Script=Han}\s\u3000]{1,4})$/u
/** Who asked the questions, and nothing else: 采访/王燕. */
const interviewer = /^(?:采访|採訪|访问|訪問)[/／][\s\u3000]*(\p{Script=Han}[\p{Script=Han}\s\u3000]{1,4})$/u

function introducedName(line: string): string | undefined {
  const words = nameWords((introduced.exec(line) ?? interviewer.exec(line))?.[1] ?? '')
  const name = words[0] ?? ''
  return words.length === 1 && name.length <= 3 && isSurelyName(name) ? name : undefined
}

function signedName(line: string): string | undefined {
  if (line.length > 40 || !/^[\p{Script=Han}·•・\s\u3000／/，,、（）()]+$/u.test(line)) return undefined
  const [first = '', second = ''] = line.split(/[／/]/).map((part) => (part.split(/[，,（(]/, 1)[0] ?? '').replace(/[\s\u3000]/g, ''))
  if (second !== '') return looksLikeName(first) && !isPlace(first) ? first : second
  const words = nameWords(line, /[\s\u3000，,]+/u)
  const last = words.at(-1) ?? ''
  if (couldBeName(last) && !isPlace(last)) return last
  return words.length === 1 && organisation.test(last) ? last : undefined
}
