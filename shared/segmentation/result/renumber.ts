/** Questions told by other numbers than those that they were asked with. */
import type { Answer, DoubtDecision } from '../types.ts'

/** From the numbers of a cut to those of whoever asked for it. */
export interface Numbering {
  /** The first and the last of what a block stands for. */
  first(block: number): number
  last(block: number): number
  /** All that some blocks stand for, in their order; those that are left out are not in it. */
  all(blocks: readonly number[]): number[]
  /** Null where the article is left out. */
  article(article: number): number | null
}

/** Parameters of a question that are numbers of blocks, and which of what a block stands for each means. */
const NUMBERED = [
  ['block', 'first'],
  ['after', 'last'],
  ['keep', 'first'],
] as const

/** Undefined where nothing is left to ask: what was proposed, or all else, is left out. */
export function renumbered(doubt: DoubtDecision, numbers: Numbering): DoubtDecision | undefined {
  const answers = doubt.answers.flatMap(({ answer, p }) => {
    const told = answerBy(answer, numbers)
    return told === undefined ? [] : [{ answer: told, p }]
  })
  const isProposed = answers[0]?.p === doubt.answers[0]?.p
  if (answers.length < 2 || !isProposed) return undefined
  const params = { ...doubt.params }
  for (const [name, which] of NUMBERED) {
    const block = params[name]
    if (typeof block === 'number') params[name] = numbers[which](block)
  }
  for (const { answer } of answers) if (answer.do === 'drop-copy') params['lines'] = answer.blocks.length
  return { ...doubt, block: numbers.first(doubt.block), params, answers }
}

function answerBy(answer: Answer, numbers: Numbering): Answer | undefined {
  switch (answer.do) {
    case 'move-to': {
      const article = numbers.article(answer.article)
      return article === null ? undefined : { ...answer, article }
    }
    case 'join':
      return { ...answer, to: numbers.last(answer.to) }
    case 'drop-copy': {
      const [blocks, keep] = [numbers.all(answer.blocks), numbers.all(answer.keep)]
      return blocks.length === 0 || keep.length === 0 ? undefined : { ...answer, blocks, keep }
    }
    default:
      return answer
  }
}
