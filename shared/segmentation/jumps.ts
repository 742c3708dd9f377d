/**
 * Jump lines: what sends a reader from one page of an issue to another (下转第三版, 轉第三版, 紧接A02, Continued on page 3) and
 * what says where a text came from (上接第一版, Continued from Page 1). A pointer to other articles (相关报道见A4版) is none.
 */
import { ENGLISH_PAGE_NO, plainPageNo } from './page-number.ts'

export interface Jump {
  /** `to`: the article goes on there; `from`: it began there. */
  readonly direction: 'to' | 'from'
  /** Page number in digits, `3`, `A02`, the first of several; null where the line names none (下转, 轉下頁, Continued on back page). */
  readonly page: string | null
  /** The title that the line gives the other part, e.g. （上接第一版《…》）; null where it gives none. */
  readonly title: string | null
  /** Where it stands in the text, brackets included (UTF-16). */
  readonly start: number
  readonly end: number
}

/** Jumps stand at the beginning or the end of a text; so much of each is read, in UTF-16 units. */
const REACH = 90
/** Longest title that is taken out of a jump line, in UTF-16 units. */
const LONGEST_TITLE = 60

/** 第一版 is often read as 第-版. */
const number = String.raw`(?:[A-Za-zＡ-Ｚ]\s?[0-9０-９]{1,3}|[0-9０-９]{1,3}|[一二三四五六七八九十廿]{1,3}|(?<=第\s?)[-—－ー])`
/** 下转第2、3版: the text goes on on the first of them. */
const morePages = String.raw`(?:\s*[、,，和及至~～—-]\s*第?\s*${number}){0,3}`
/** Where on the page: 第二栏, 左下. */
const spot = String.raw`(?:\s?[①-⑳]|\s*第?\s*[一二三四五六七八\d]\s*[栏欄]|[左右中][上下侧側]?(?=\s*[)）]))?`
const pageZh = String.raw`(?:今日|本报|本報|今天)?\s*(?:(?:(?:第\s*)?(?<sheet>[一二三四五])\s*[張张]\s*)?第?\s*(?<page>${number})${morePages}\s*[版頁页]|(?<front>[头頭]版))${spot}(?![权權面式本块码碼])`
/** 紧接A02 and 下转A02 leave 版 out; a bare number needs it. */
const pageLetter = String.raw`(?<letter>[A-Za-zＡ-Ｚ]\s?[0-9０-９]{1,3})(?:\s*[、—-]\s*[A-Z]?\d{1,3})?(?![0-9A-Za-z])`
/** 下转第三: the line's end is lost. */
const cutPage = String.raw`第\s*(?<cut>${number})(?=\s*$)`
/** A title in its marks; what it quotes stands in marks of its own. */
const titled = String.raw`(?:\s*[《〈「『“](?<TITLE>(?:[^《》〈〉「」『』”]|“[^“”]{1,20}”){2,${String(LONGEST_TITLE)}})[》〉」』”]\s*)?`
const open = String.raw`[(（【\[〔]?\s*[▲▼△▽■●◆→←☞▶►]?\s*`
const close = String.raw`\s*[▲▼△▽■●◆→←]?\s*[)）】\]〕]?`

function pattern(verb: string, anchored: 'start' | 'end'): RegExp {
  const before = titled.replace('TITLE', 'before')
  const after = titled.replace('TITLE', 'after')
  const body = `${open}${before}(?:${verb})\\s*(?:${pageZh}|${pageLetter}|${cutPage})?${after}${close}`
  return new RegExp(anchored === 'start' ? `^\\s*${body}` : `${body}\\s*$`, 'u')
}

// 轉下頁 and 接上頁 name no page; they stand before the verbs that begin as they do.
const toVerb =
  '[转轉]下[頁页]|下转|下轉|紧转|緊轉|下接|紧接|緊接|续接|续见|續見|后续见|接续|转自今日|(?<![\\p{Script=Han}])转|(?<![\\p{Script=Han}])轉|(?<![\\p{Script=Han}])[续續](?=\\s*(?:第|[A-Za-z0-9]))|文转|文轉'
const fromVerb = '接上[頁页]|上接|上承|紧接上|承接|续接自|接自|(?<![\\p{Script=Han}])接'

interface Form {
  readonly direction: Jump['direction']
  readonly at: 'start' | 'end'
  /** A first look that spares most texts the whole pattern. */
  readonly needs: RegExp
  readonly pattern: RegExp
  /** English: its words stand in running text too, so that more must be told around it. */
  readonly latin?: true
}

const pageEn = /[Pp]age|PAGE|\b[Pp](?:\.|[Gg]\.?)?\s?\d|\b[A-Z]-?\d/
/** Column 1, col. 3. */
const column = String.raw`(?:,?\s*(?:[Cc]ol(?:umn|\.)?|COL(?:UMN|\.)?)\s*\d{1,2})?\s*[)\]]?`
/** With the word Page; `bareEn` is A4 without it. A column may stand behind both. */
const pageNoEn = String.raw`(?:[Pp]age|PAGE|[Pp]\.?|[Pp][Gg]\.?|PG\.?)\s*(?<page>${ENGLISH_PAGE_NO})|(?:[Tt]he\s)?(?:(?<front>[Ff]ront|FRONT)|(?<unnumbered>[Bb]ack|BACK|[Nn]ext|NEXT|[Pp]revious))\s(?:[Pp]age|PAGE)\b`
/** Sections of a paper go from A to H; M25 and I-95 are roads. */
const bareEn = String.raw`(?<letter>[A-H]-?\d{1,2})(?![0-9A-Za-z])`
const anyPageEn = String.raw`(?:${pageNoEn}|${bareEn})${column}`
const continued = String.raw`(?:[Cc]ontinue[ds]|CONTINUE[DS]|[Cc]ont['’.]?d?\.?|CONT['’.]?D?\.?)`
/** Subjects of a sentence, and what leads to the verb. */
const noTitle = String.raw`(?!(?:He|She|It|They|We|You|Who|The|This|That|Story|STORY|Article|Report|Please|PLEASE)\s)`
/** BRIDGE, continued on A8: the title ends in a comma or a slash, is in capitals or a single word. What only runs into the verb is no title. */
const titleWith = (label: string): string =>
  String.raw`(?:["“'‘]?(?<before>[A-Z][^.!?()[\]"“”,/:]{1,${String(LONGEST_TITLE)}}?)["”'’]?\s*(?:[,/:–—]|--)\s*|${noTitle}(?<label>${label})\s)?`
const titleEn = titleWith("[A-Z][A-Z’'& -]{1,30}|[A-Z][a-z’'-]{2,20}")
/** Before A4 without Page: Work continues on A4 speaks of a road. */
const capitalTitle = titleWith("[A-Z][A-Z’'& -]{1,30}")
/** Words that lead to the verb and are no title. */
const leadEn = String.raw`(?:(?:(?:[Tt]he|[Tt]his)\s)?(?:[Ss]tory|[Aa]rticle|[Rr]eport|STORY)\s(?:is\s)?|[Pp]lease\s|PLEASE\s)?`

function english(direction: Jump['direction'], at: Form['at'], source: string): Form {
  return { direction, at, needs: pageEn, pattern: new RegExp(source, 'u'), latin: true }
}

const forms: readonly Form[] = [
  { direction: 'from', at: 'start', needs: /[接承]/, pattern: pattern(fromVerb, 'start') },
  { direction: 'to', at: 'end', needs: /[转轉接续續]/, pattern: pattern(toVerb, 'end') },
  { direction: 'from', at: 'end', needs: /上[接承]/, pattern: pattern('上接|上承', 'end') },
  english('to', 'end', String.raw`[([]?\s*${titleEn}${leadEn}${continued}\s+(?:on|ON|to|TO)\s+(?:${pageNoEn})${column}\.?\s*$`),
  english('to', 'end', String.raw`[([]?\s*${capitalTitle}${leadEn}${continued}\s+(?:on|ON|to|TO)\s+${bareEn}${column}\.?\s*$`),
  english('to', 'end', String.raw`[([]?\s*${leadEn}(?:(?:[Tt]urn|TURN|[Ss]ee|SEE)\s+(?:on|ON|to|TO)|SEE|[Ss]ee)\s+${anyPageEn}\.?\s*$`),
  // To Page 9: nothing else stands on its line.
  english('to', 'end', String.raw`^\s*[([]?\s*[•▶►→]?\s*(?:To|TO)\s+(?:${pageNoEn})${column}\.?\s*$`),
  english(
    'to',
    'end',
    String.raw`[([]?\s*${leadEn}(?:SEE|[Ss]ee)\s+["“'‘]?(?<before>[A-Z][^.!?()[\]"“”]{1,40}?)["”'’]?,?\s+(?:ON\s+|on\s+)?(?:${pageNoEn})${column}\.?\s*$`,
  ),
  // Without the word Page a comma, on, or capitals tell, on a line of its own or in brackets: See SCHOOLS A8, but not See Form A4.
  english(
    'to',
    'end',
    String.raw`(?:^|[([])\s*${leadEn}(?:SEE|[Ss]ee)\s+["“'‘]?(?:(?<before>[A-Z][^.!?()[\]"“”]{1,40}?)["”'’]?(?:,\s*|\s+)(?:ON|on)\s+|(?<label>[A-Z][A-Z’'& -]{2,30})["”'’]?,?\s+)${bareEn}${column}\.?\s*$`,
  ),
  english('from', 'start', String.raw`^\s*[([]?\s*${titleEn}${continued}\s+(?:from|FROM)\s+${anyPageEn}[.:]?(?=\s|$)`),
  english('from', 'start', String.raw`^\s*[([]?\s*${titleEn}(?:From|FROM)\s+(?:${pageNoEn})${column}[.:]?(?=\s|$)`),
  // From A1 to B2: without the word Page it is the whole line.
  english('from', 'start', String.raw`^\s*[([]?\s*(?:From|FROM)\s+${bareEn}${column}[.:]?\s*$`),
]

/**
 * Every jump of a text: one that opens it and one that ends it, at most. The text may be a whole paragraph or the jump line
 * alone; without a page number only a line of its own, or one in brackets, is taken.
 */
export function jumpsIn(text: string): Jump[] {
  const jumps: Jump[] = []
  const head = text.slice(0, REACH)
  const shift = Math.max(0, text.length - REACH)
  const tail = text.slice(shift)
  for (const form of forms) {
    const piece = form.at === 'start' ? head : tail
    if (!form.needs.test(piece)) continue
    const found = form.pattern.exec(piece)
    const jump = found === null ? undefined : jumpOf(found, form, form.at === 'start' ? 0 : shift, text)
    if (jump !== undefined && !jumps.some((other) => other.start < jump.end && jump.start < other.end)) jumps.push(jump)
  }
  return jumps.sort((a, b) => a.start - b.start)
}

/** The first jump of a direction; undefined where there is none. */
export function readJump(text: string): Jump | undefined {
  return jumpsIn(text)[0]
}

function jumpOf(found: RegExpExecArray, form: Form, shift: number, text: string): Jump | undefined {
  const { sheet, before, after, label, unnumbered } = found.groups ?? {}
  const lead = /^\s*/.exec(found[0])?.[0].length ?? 0
  const start = shift + found.index + lead
  const end = shift + found.index + found[0].trimEnd().length
  const [opens, closes] = [/^[(（【[〔]/.test(text.slice(start, start + 1)), /[)）】\]〕]$/.test(text.slice(start, end))]
  const bracketed = opens && closes
  const alone = text.trim().length === end - start
  if (found.groups?.['cut'] !== undefined && !alone) return undefined
  const printed = printedPage(found)
  if (printed === undefined && unnumbered === undefined && !(bracketed || (alone && end - start <= 4))) return undefined
  // In running text (他上接第三版…) a jump has its bracket, in Chinese on the text's side at least, or nothing but the end of a sentence beside it.
  const parted = form.latin ? bracketed : form.direction === 'from' ? closes : opens
  if (!parted && !alone && !(form.latin ? endsEnglish : endsSentence)(text, form.direction, start, end)) return undefined
  const number = printed === undefined ? null : plainPageNo(/^[-—－ー]$/.test(printed) ? '一' : printed.replace('-', ''))
  const title = (before ?? after ?? label)?.trim() ?? null
  const page = sheet === undefined || number === null ? number : `${plainPageNo(sheet)}-${number}`
  return { direction: form.direction, page, title, start, end }
}

/** What a match says of its page; the front page, 头版, is the first. */
function printedPage({ groups = {} }: RegExpExecArray): string | undefined {
  return groups.page ?? groups.letter ?? groups.cut ?? (groups.front === undefined ? undefined : '1')
}

function endsSentence(text: string, direction: Jump['direction'], start: number, end: number): boolean {
  if (direction === 'from') return /^[\s\u3000▲▼■●]/u.test(text.slice(end)) || text.slice(end) === ''
  return /[。！？!?…”’"』」.)）\s▲▼■●]$/u.test(text.slice(0, start)) || /^[▲▼■●→☞▶►]/u.test(text.slice(start))
}

/** English has a blank between any two words: here a sentence must have ended before it, or begin behind it with its capital. */
function endsEnglish(text: string, direction: Jump['direction'], start: number, end: number): boolean {
  if (direction === 'from') return /^\s+["“‘'(]?[A-Z]|^\s*\n|^$/u.test(text.slice(end, end + 20))
  return start === 0 || /[.!?…”’"')\]▲▼■●→☞▶►]\s*$|\n\s*$/u.test(text.slice(Math.max(0, start - 20), start))
}
