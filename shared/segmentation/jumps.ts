/**
 * Jump lines: what sends a reader from one page of an issue to another (下转第三版, 轉第三版, 紧接A02, Continued on page 3) and
 * what says where a text came from (上接第一版, Continued from Page 1). A pointer to other articles (相关报道见A4版) is none.
 */
import { plainPageNo } from './page-number.ts'

export interface Jump {
  /** `to`: the article goes on there; `from`: it began there. */
  readonly direction: 'to' | 'from'
  /** Page number in digits, `3`, `A02`; null where the line names no page (下转, 上接). */
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
const pageZh = String.raw`(?:今日|本报|本報|今天)?\s*(?:(?:第\s*)?(?<sheet>[一二三四五])\s*[張张]\s*)?第?\s*(?<page>${number})\s*版(?:\s?[①-⑳])?(?![权權面式本块])`
/** 紧接A02 and 下转A02 leave 版 out; a bare number needs it. */
const pageLetter = String.raw`(?<letter>[A-Za-zＡ-Ｚ]\s?[0-9０-９]{1,3})(?![0-9A-Za-z])`
const titled = String.raw`(?:\s*[《〈「『“](?<TITLE>[^《》〈〉「」『』”]{2,${String(LONGEST_TITLE)}})[》〉」』”]\s*)?`
const open = String.raw`[(（【\[〔]?\s*[▲▼△▽■●◆→←☞▶►]?\s*`
const close = String.raw`\s*[▲▼△▽■●◆→←]?\s*[)）】\]〕]?`

function pattern(verb: string, anchored: 'start' | 'end'): RegExp {
  const before = titled.replace('TITLE', 'before')
  const after = titled.replace('TITLE', 'after')
  const body = `${open}${before}(?:${verb})\\s*(?:${pageZh}|${pageLetter})?${after}${close}`
  return new RegExp(anchored === 'start' ? `^\\s*${body}` : `${body}\\s*$`, 'u')
}

const toVerb = '下转|下轉|下接|紧接|緊接|续接|续见|續見|后续见|接续|转自今日|(?<![\\p{Script=Han}])转|(?<![\\p{Script=Han}])轉|文转|文轉'
const fromVerb = '上接|上承|紧接上|承接|续接自|接自|(?<![\\p{Script=Han}])接'

interface Form {
  readonly direction: Jump['direction']
  readonly at: 'start' | 'end'
  /** A first look that spares most texts the whole pattern. */
  readonly needs: RegExp
  readonly pattern: RegExp
}

const pageEn = /[Pp]age|PAGE|\b[Pp](?:\.|[Gg]\.?)?\s?\d/
const pageNoEn = String.raw`(?:[Pp]age|PAGE|[Pp]\.?|PG\.?)\s*(?<page>[A-Z]?-?\d{1,3})\s*[)\]]?`

const forms: readonly Form[] = [
  { direction: 'from', at: 'start', needs: /[接承]/, pattern: pattern(fromVerb, 'start') },
  { direction: 'to', at: 'end', needs: /[转轉接续續]/, pattern: pattern(toVerb, 'end') },
  { direction: 'from', at: 'end', needs: /上[接承]/, pattern: pattern('上接|上承', 'end') },
  {
    direction: 'to',
    at: 'end',
    needs: pageEn,
    pattern: new RegExp(
      String.raw`[([]?\s*(?:(?<before>[^.!?()[\]]{3,60}?),?\s+)?(?:(?:[Cc]ontinued|[Cc]ontinues|CONTINUED|[Cc]ont['’.]?d?|[Tt]urn|SEE|[Ss]ee)\s+(?:on|ON|to|TO)|SEE|[Ss]ee)\s+${pageNoEn}\.?\s*$`,
      'u',
    ),
  },
  {
    direction: 'to',
    at: 'end',
    needs: pageEn,
    pattern: new RegExp(
      String.raw`[([]?\s*(?:SEE|[Ss]ee)\s+["“'‘]?(?<before>[A-Z][^.!?()[\]"“”]{1,40}?)["”'’]?,?\s+(?:ON\s+|on\s+)?${pageNoEn}\.?\s*$`,
      'u',
    ),
  },
  {
    direction: 'from',
    at: 'start',
    needs: pageEn,
    pattern: new RegExp(
      String.raw`^\s*[([]?\s*(?:(?:[Cc]ontinued|CONTINUED|[Cc]ont['’.]?d?)\s+)?(?:[Ff]rom|FROM)\s+${pageNoEn}[.:]?(?=\s|$)`,
      'u',
    ),
  },
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
  for (const { direction, at, needs, pattern: form } of forms) {
    const piece = at === 'start' ? head : tail
    if (!needs.test(piece)) continue
    const found = form.exec(piece)
    const jump = found === null ? undefined : jumpOf(found, direction, at === 'start' ? 0 : shift, text)
    if (jump !== undefined && !jumps.some((other) => other.start < jump.end && jump.start < other.end)) jumps.push(jump)
  }
  return jumps.sort((a, b) => a.start - b.start)
}

/** The first jump of a direction; undefined where there is none. */
export function readJump(text: string): Jump | undefined {
  return jumpsIn(text)[0]
}

function jumpOf(found: RegExpExecArray, direction: Jump['direction'], shift: number, text: string): Jump | undefined {
  const { page, sheet, letter, before, after } = found.groups ?? {}
  const printed = page ?? letter
  const lead = /^\s*/.exec(found[0])?.[0].length ?? 0
  const start = shift + found.index + lead
  const end = shift + found.index + found[0].trimEnd().length
  const bracketed = /^[(（【[〔]/.test(text.slice(start, start + 1)) && /[)）】\]〕]$/.test(text.slice(start, end))
  const alone = text.trim().length === end - start
  if (printed === undefined && !(bracketed || (alone && end - start <= 4))) return undefined
  // In running text (他上接第三版…) a jump has its bracket, or nothing but the end of a sentence beside it.
  if (!bracketed && !alone && !endsSentence(text, direction, start, end)) return undefined
  const number = printed === undefined ? null : plainPageNo(/^[-—－ー]$/.test(printed) ? '一' : printed.replace('-', ''))
  const title = (before ?? after)?.trim() ?? null
  return { direction, page: sheet === undefined || number === null ? number : `${plainPageNo(sheet)}-${number}`, title, start, end }
}

function endsSentence(text: string, direction: Jump['direction'], start: number, end: number): boolean {
  if (direction === 'from') return /^[\s\u3000▲▼■●]/u.test(text.slice(end)) || text.slice(end) === ''
  return /[。！？!?…”’"』」.)）\s▲▼■●]$/u.test(text.slice(0, start)) || /^[▲▼■●→☞▶►]/u.test(text.slice(start))
}
