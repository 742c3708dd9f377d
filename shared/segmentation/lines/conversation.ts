/** Interviews: who speaks above and below a title, or what stands before questions and answers, tells that it parts one conversation and not two articles. */
import { opensLetter } from './letters.ts'
import type { Row } from './row.ts'

/** What stands before a colon and names no one speaker: the parts of questions and answers, of a case, of a notice. */
const noSpeaker =
  /^(?:问题?|答案?|回答|提问|编者|编辑|读者|案情|案例|判决|点评|评析|解析|解答|律师|专家|医生|时间|地点|地址|电话|主办|主题|症状|治疗|原料|做法|提示|链接)/

/** Who speaks in a line of a conversation, 屈大年 in 屈大年：四年。 Undefined where it names nobody. */
function speakerOf(text: string): string | undefined {
  const speaker = /^[\p{Script=Han}·]{2,6}(?=[：:])/u.exec(text)?.[0]
  return speaker === undefined || noSpeaker.test(speaker) ? undefined : speaker
}

/** Lines on either side of a title in which the same people speak. */
const SPOKEN = 4
/** Lines above that are gone back over for the questions of the part before. */
const LONGEST_PART = 12

/** Questions and answers that name nobody, and lines of a dialogue. */
const asking = /^(?:[问問]|Q)\s?[：:.]/
const answering = /^(?:答|A)\s?[：:.]/
const dashed = /^(?:——?|–|--?)\s?[^\s—–-]/

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
  const speakers = (some: readonly string[]): string[] => some.flatMap((text) => (opensLetter(text) ? [] : (speakerOf(text) ?? [])))
  const known = speakers(above)
  if (known.length > 0 && speakers(next).some((speaker) => known.includes(speaker))) return 'named'
  const count = (some: readonly string[], pattern: RegExp): number => some.filter((text) => pattern.test(text)).length
  if (count(above, answering) > 0 && count(next, asking) > 0) {
    let from = k
    while (from > Math.max(0, k - LONGEST_PART) && !isTitle(from - 1)) from--
    return count(texts(from, k), asking) > 1 ? 'questions' : 'one-question'
  }
  return count(above, dashed) > 1 && count(next, dashed) > 1 ? 'dashes' : undefined
}
