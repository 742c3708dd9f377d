/** Interviews: who speaks above and below a title, or what stands before questions and answers, tells that it parts one conversation and not two articles. */
import { looksLikeName } from '#shared/text/index.ts'

import { opensLetter } from './letters.ts'
import type { Row } from './row.ts'

/** Who asks: a reporter, or his paper. */
const asker = /^(?:记者|記者|主持人)$|[报報刊台网網]$/
/** What stands before a colon in notices and tables and looks like a name, since it begins with a family name. */
const noSpeaker =
  /^(?:单位|單位|方法|方案|方式|金额|金額|高度|温度|溫度|项目|項目|路线|路線|车型|车次|車次|成分|成本|查询|查詢|应聘|應聘|时间|程序|经过)$/

/** Who speaks in a line of a conversation, 屈大年 in 屈大年：四年。 Undefined where it names nobody. */
function speakerOf(text: string): string | undefined {
  const speaker = /^[\p{Script=Han}·]{2,6}(?=[：:])/u.exec(text)?.[0]
  if (speaker === undefined || noSpeaker.test(speaker) || opensLetter(text)) return undefined
  return asker.test(speaker) || looksLikeName(speaker) ? speaker : undefined
}

/** Lines on either side of a title in which the same people speak. */
const SPOKEN = 4
/** Lines above that are gone back over for the questions of the part before. */
const LONGEST_PART = 12

/** Questions and answers that name nobody, and lines of a dialogue. */
const asking = /^(?:[问問]|Q)\s?[：:.]/
const answering = /^(?:答|A)\s?[：:.]/
const dashed = /^(?:——?|――)\s?[^\s—―\d]/

/** How a conversation goes on below a title: the same people speak, or the same marks stand before what is said. */
export type Conversation = 'named' | 'one-question' | 'questions' | 'dashes'

/**
 * The conversation above place `k` that goes on from place `below` on; undefined where there is none. A column of readers' questions has one below
 * each title, an interview several.
 */
export function conversationAt({ facts, lines }: Row, k: number, below: number): Conversation | undefined {
  const isTitle = (at: number): boolean => {
    const view = facts.views[lines[at] ?? -1]
    return view !== undefined && facts.looks[view.i] === 'title' && !asking.test(view.text) && !answering.test(view.text)
  }
  // A short question looks like a title, so that looks do not matter.
  const texts = (from: number, to: number): string[] => lines.slice(Math.max(0, from), to).map((line) => facts.views[line]?.text ?? '')
  const [above, next] = [texts(k - SPOKEN, k), texts(below, below + SPOKEN)]
  const speakers = (some: readonly string[]): string[] => some.flatMap((text) => speakerOf(text) ?? [])
  const [known, speaking] = [speakers(above), speakers(next)]
  // It takes two to talk.
  if (speaking.some((speaker) => known.includes(speaker)) && new Set([...known, ...speaking]).size > 1) return 'named'
  const count = (some: readonly string[], pattern: RegExp): number => some.filter((text) => pattern.test(text)).length
  if (count(above, answering) > 0 && count(next, asking) > 0) {
    let from = k
    while (from > Math.max(0, k - LONGEST_PART) && !isTitle(from - 1)) from--
    return count(texts(from, k), asking) > 1 ? 'questions' : 'one-question'
  }
  return count(above, dashed) > 1 && count(next, dashed) > 1 ? 'dashes' : undefined
}
