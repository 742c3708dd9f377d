/** What the rules look at: one view of each line with everything about it that can be told from the line alone. */
import {
  endingOf,
  findDateline,
  hasWords,
  parseCredits,
  trailingCredits,
  visualLength,
  type Credits,
  type Ending,
} from '#shared/text/index.ts'

import { jumpsIn } from '../jumps.ts'
import type { InputBlock } from '../types.ts'

/** One or more lines as the engine reads them. */
export interface Paragraph extends InputBlock {
  /** Widths of the last line that it was put together from and of its column, in Chinese characters; absent where nobody has looked. */
  readonly printed?: { readonly last: number; readonly column: number }
}

export interface View {
  readonly i: number
  readonly text: string
  /** The text without a jump line, byline or credit behind its last sentence. */
  readonly core: string
  /** Width of the text in Chinese characters. */
  readonly width: number
  /** Width of the last of the lines that it was printed in, as far as they are known. */
  readonly lastWidth: number
  readonly ending: Ending
  /** UTF-16 units that the 电头 at the start takes, 0 where there is none. */
  readonly dateline: number
  /** The whole line does nothing but name writers or photographers. */
  readonly credits: Credits | undefined
  /** Names behind the last sentence. */
  readonly tail: Credits | undefined
  readonly jump: 'none' | 'line' | 'to' | 'from'
  /** A jump, on a line of its own or not, says that the text came from another page. */
  readonly isContinued: boolean
  readonly words: boolean
  readonly marks: number
  readonly indented: boolean
  readonly gap: number
  readonly label: string
  /** In Latin script, and all its letters are capitals. */
  readonly isCapital: boolean
  /** Cells of what looks like a row of a table: short, with blanks between and figures; 0 for all other lines. */
  readonly cells: number
}

/** A line that sends the reader to other articles (相关报道见第三版) is no jump, but stands where jump lines do. */
const pointer = /^[(（【[]?\s*(?:请看|详见|全文见|相关报道见|报道见)[^，。]{0,8}版\s*[)）】\]]?$/

/** Beside a name that is set in capitals. */
const honorific = /\(?\b(?:Mr|Mrs|Ms|Miss|Dr|Rev|Prof)\b\.?\)?/g

/** A saying with the name of who said it: “…”——读者 柳絮. */
const signature = /([。！？!?…][”」』"]?|[”」』"])\s*(?:——|--|―)\s*[\p{Script=Han}·\s]{2,14}$/u

/** Views of all lines, in order. Looks at the ends of a line only, but for its width: linear in the text. */
export function viewLines(blocks: readonly Paragraph[]): View[] {
  return blocks.map((block, i) => viewLine(block, i))
}

function viewLine(block: Paragraph, i: number): View {
  const text = block.text.trim()
  const jumps = jumpsIn(text)
  const to = jumps.find(({ direction }) => direction === 'to')
  const from = jumps.find(({ direction }) => direction === 'from')
  const withoutJump = to === undefined ? text : text.slice(0, to.start).trimEnd()
  const jumpOnly = jumps.some(({ start, end }) => text.length - (end - start) <= 4) || pointer.test(text)
  const credits = parseCredits(text)
  const tail = credits === undefined ? trailingCredits(withoutJump) : undefined
  const core = (tail === undefined ? withoutJump : withoutJump.slice(0, tail.at).trimEnd()).replace(signature, '$1')
  const width = visualLength(text)
  return {
    i,
    text,
    core,
    width,
    lastWidth: block.printed?.last ?? width,
    ending: endingOf(core.replace(/[(（■□●◆▲\s]+$/u, '')),
    dateline: findDateline(text)?.end ?? 0,
    credits,
    tail: tail?.credits,
    jump: jumpOnly ? 'line' : to !== undefined ? 'to' : from !== undefined ? 'from' : 'none',
    isContinued: from !== undefined,
    words: hasWords(text.length > 400 ? text.slice(0, 400) : text) || (text.length > 400 && hasWords(text)),
    marks: block.marks,
    indented: block.indented,
    gap: block.gap,
    label: block.label ?? '',
    isCapital: /[A-Z]{2}/.test(text) && !/[a-z]|\p{Script=Han}/u.test(text.replace(honorific, '')),
    cells: cellsOf(text),
  }
}

/** Longest row of a table, in UTF-16 units. */
const LONGEST_ROW = 70

function cellsOf(text: string): number {
  if (text.length > LONGEST_ROW || !/\d|[一二三四五六七八九〇].*[一二三四五六七八九〇]/.test(text) || /[。；，]|[,;:]\s/.test(text))
    return 0
  const cells = text.split(/[\s\u3000|｜]+/)
  return cells.length < 3 || isProse(cells) ? 0 : cells.length
}

/** Words that no row of a table has, though at, of, v and p.m. stand in fixtures. */
const prose = /^(?:the|was|were|is|are|has|had|have|will|would|its|his|her|their|that|from|with|in|on)$/

/** A printed line of an English text has figures too, but also words that begin small: cost 0.5 yuan (6 US cents). */
function isProse(words: readonly string[]): boolean {
  if (words.some((word) => prose.test(word))) return true
  const small = words.filter((word) => /^[a-z]/.test(word)).length
  return small > 2 && small > words.filter((word) => /\d/.test(word)).length
}

/** A line's width as a Chinese line of the same length would have it: English takes more room for the same words. */
export function evenWidth(view: View, latin: boolean): number {
  return latin ? view.width * 0.7 : view.width
}
