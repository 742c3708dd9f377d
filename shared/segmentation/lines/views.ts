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

import type { InputBlock } from '../types.ts'

export interface View {
  readonly i: number
  readonly text: string
  /** The text without a jump line, byline or credit behind its last sentence. */
  readonly core: string
  /** Width of the text in Chinese characters. */
  readonly width: number
  readonly ending: Ending
  /** UTF-16 units that the 电头 at the start takes, 0 where there is none. */
  readonly dateline: number
  /** The whole line does nothing but name writers or photographers. */
  readonly credits: Credits | undefined
  /** Names behind the last sentence. */
  readonly tail: Credits | undefined
  readonly jump: 'none' | 'line' | 'to' | 'from'
  readonly words: boolean
  readonly marks: number
  readonly indented: boolean
  readonly gap: number
  readonly label: string
}

const toPage =
  /[(（【[]?\s*(?:下转|下轉|转|轉|请看|详见|全文见|相关报道见|报道见)\s*(?:今日|本报)?\s*第?\s*[A-Za-z]?[一二三四五六七八九十\d]{1,3}\s*版\s*[)）】\]]?$/
const fromPage = /^[(（【[]?\s*(?:上接|紧接|接)\s*(?:今日|本报)?\s*第?\s*[A-Za-z]?[一二三四五六七八九十\d]{1,3}\s*版\s*[)）】\]]?/

/** A saying with the name of who said it: “…”——读者 柳絮. */
const signature = /([。！？!?…][”」』"]?|[”」』"])\s*(?:——|--|―)\s*[\p{Script=Han}·\s]{2,14}$/u

/** Views of all lines, in order. Looks at the ends of a line only, but for its width: linear in the text. */
export function viewLines(blocks: readonly InputBlock[]): View[] {
  return blocks.map((block, i) => viewLine(block, i))
}

function viewLine(block: InputBlock, i: number): View {
  const text = block.text.trim()
  const ends = text.slice(-24)
  const to = toPage.exec(ends)
  const from = fromPage.exec(text.slice(0, 24))
  const withoutJump = to === null ? text : text.slice(0, text.length - ends.length + to.index).trimEnd()
  const jumpOnly = (to !== null && withoutJump.length <= 4) || (from !== null && text.length - from[0].length <= 4)
  const credits = parseCredits(text)
  const tail = credits === undefined ? trailingCredits(withoutJump) : undefined
  const core = (tail === undefined ? withoutJump : withoutJump.slice(0, tail.at).trimEnd()).replace(signature, '$1')
  return {
    i,
    text,
    core,
    width: visualLength(text),
    ending: endingOf(core.replace(/[(（■□●◆▲\s]+$/u, '')),
    dateline: findDateline(text)?.end ?? 0,
    credits,
    tail: tail?.credits,
    jump: jumpOnly ? 'line' : to !== null ? 'to' : from !== null ? 'from' : 'none',
    words: hasWords(text.length > 400 ? text.slice(0, 400) : text) || (text.length > 400 && hasWords(text)),
    marks: block.marks,
    indented: block.indented,
    gap: block.gap,
    label: block.label ?? '',
  }
}
