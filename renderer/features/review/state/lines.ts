/** Blocks named by their lines: `第 30–31 行`. */
import type { BlockId } from '#shared/base/index.ts'
import { useText } from '#renderer/i18n/index.ts'

import { indexOf } from '../model/page-index.ts'
import { useReview } from './use-review.ts'

/** Lines of blocks as runs, `3–5、9`; ascending, without repeats. */
export function runsOf(lines: readonly number[]): (readonly [number, number])[] {
  const runs: [number, number][] = []
  for (const line of [...new Set(lines)].sort((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last !== undefined && last[1] + 1 === line) last[1] = line
    else runs.push([line, line])
  }
  return runs
}

/** For a part's setup: names blocks of the open page in the reader's language; '' for none. */
export function useLines(): (blocks: readonly BlockId[]) => string {
  const { t, language } = useText()
  const review = useReview()
  return (blocks) => {
    const page = review.page.value
    if (page === undefined) return ''
    const { numbers } = indexOf(page)
    const runs = runsOf(blocks.flatMap((id) => numbers.get(id) ?? []))
    const [only] = runs
    if (only === undefined) return ''
    if (runs.length === 1 && only[0] === only[1]) return t('review.desk.line', { line: String(only[0]) })
    if (runs.length === 1) return t('review.desk.lines', { from: String(only[0]), to: String(only[1]) })
    const words = runs
      .map(([from, to]) => (from === to ? String(from) : `${String(from)}–${String(to)}`))
      .join(language.value === 'zh' ? '、' : ', ')
    return t('review.desk.severalLines', { lines: words })
  }
}
