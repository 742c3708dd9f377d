/** Doubts in words, with the letters and lines of the page that they stand on. */
import type { ArticleId, BlockId, Language } from '#shared/base/index.ts'
import type { Doubt, Page } from '#shared/model/index.ts'
import { answerInWords, articleLetter, reasonInWords } from '#shared/segmentation/index.ts'

import { ALTERNATIVES } from '../flow/doubt-commands.ts'
import { isOffered, rejection } from '../model/answers.ts'
import { orderOf } from '../model/names.ts'
import { indexOf } from '../model/page-index.ts'

export interface ShownAnswer {
  /** Index into the doubt's answers. */
  readonly choice: number
  readonly words: string
  readonly p: number
}

export interface ShownDoubt {
  readonly answers: readonly ShownAnswer[]
  /** The answer that X gives, where it has a key of its own too. */
  readonly reject: number | undefined
  readonly reasons: readonly ShownReason[]
}

export interface ShownReason {
  readonly words: string
  /** Above 0 it speaks for what is proposed, below against it. */
  readonly weight: number
}

/** Why the machine thinks so, strongest first. Reasons that read alike are one: it tells more finely apart than words do. */
export function reasonsInWords(doubt: Doubt, language: Language): ShownReason[] {
  const weights = new Map<string, number>()
  for (const reason of doubt.reasons) {
    const words = reasonInWords(reason, language)
    weights.set(words, (weights.get(words) ?? 0) + reason.weight)
  }
  return [...weights].map(([words, weight]) => ({ words, weight })).sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
}

/** What a doubt offers and why. Alternatives that lead nowhere any more are left out [V24]; answers past the ninth alternative have no key and are left out too. */
export function doubtInWords(doubt: Doubt, page: Page, language: Language): ShownDoubt {
  const { numbers } = indexOf(page)
  const article = (id: ArticleId): string => articleLetter(Math.max(0, orderOf(page, id)), language)
  const line = (id: BlockId): number => numbers.get(id) ?? 0
  const answers = doubt.answers.slice(0, ALTERNATIVES + 1).flatMap(({ answer, p }, choice): ShownAnswer[] => {
    if (choice > 0 && !isOffered(page, answer)) return []
    return [{ choice, words: answerInWords<ArticleId, BlockId>(answer, language, { question: doubt, article, line }), p }]
  })
  return { answers, reject: rejection(doubt, page), reasons: reasonsInWords(doubt, language) }
}
