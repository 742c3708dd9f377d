/** Chinese text cut into words, as far as the language's own dictionary knows them. */

const segmenter = new Intl.Segmenter('zh-CN', { granularity: 'word' })

export interface Word {
  readonly start: number
  readonly end: number
}

const mostKept = 4000
const kept = new Map<string, readonly Word[]>()

/** The words and signs of a text, in order, without gaps. Remembered, as the same clauses are asked about again and again. */
export function wordsOf(text: string): readonly Word[] {
  const known = kept.get(text)
  if (known !== undefined) return known
  const words = Array.from(segmenter.segment(text), ({ index, segment }) => ({ start: index, end: index + segment.length }))
  if (kept.size >= mostKept) kept.clear()
  kept.set(text, words)
  return words
}

/** The word that holds an offset. */
export function wordAt(words: readonly Word[], at: number): Word | undefined {
  let from = 0
  let to = words.length - 1
  while (from <= to) {
    const middle = (from + to) >> 1
    const word = words[middle]
    if (word === undefined) return undefined
    if (at < word.start) to = middle - 1
    else if (at >= word.end) from = middle + 1
    else return word
  }
  return undefined
}

/** Runs of Chinese characters with their places. */
export function chineseRuns(text: string): readonly { readonly start: number; readonly text: string }[] {
  return Array.from(text.matchAll(/\p{Script=Han}+/gu), ({ 0: run, index }) => ({ start: index, text: run }))
}
