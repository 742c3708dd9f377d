/** The lines of an import sheet: what each file became, those first that want a look. */
import type { ImportItem } from '#shared/contract/index.ts'

export interface Line {
  readonly key: string
  readonly item: ImportItem
}

const RANK: Readonly<Record<ImportItem['state'], number>> = { waiting: 0, refused: 1, already: 2, imported: 3 }

/**
 * The file that is being read, then the refused ones, those that were there already, and the imported ones, latest first. Of the waiting
 * ones only the first is shown while the import runs: how many more there are is a number.
 */
export function linesOf(items: readonly ImportItem[], running: boolean): Line[] {
  const keyed = items.map((item, i) => ({ key: `${i} ${item.path}`, item, i }))
  const next = running ? keyed.find(({ item }) => item.state === 'waiting') : undefined
  return keyed
    .filter((line) => line.item.state !== 'waiting' || line === next)
    .sort((a, b) => RANK[a.item.state] - RANK[b.item.state] || (a.item.state === 'imported' ? b.i - a.i : a.i - b.i))
}

export interface Tally {
  readonly imported: number
  readonly already: number
  readonly refused: number
  readonly waiting: number
}

/** How many files ended how; `total` counts those too that have not been listed yet. */
export function tallyOf(counts: Readonly<Record<string, number>>, total: number): Tally {
  const imported = counts['imported'] ?? 0
  const already = counts['already'] ?? 0
  const refused = counts['refused'] ?? 0
  return { imported, already, refused, waiting: Math.max(0, total - imported - already - refused) }
}

/** What went wrong and what to do: a failure's sentence ends, and the advice begins, at the first full stop. */
export function splitSentence(sentence: string): readonly [what: string, advice: string] {
  const end = /[。！？]|[.!?](?=\s|$)/.exec(sentence)
  if (end === null) return [sentence, '']
  const at = end.index + end[0].length
  return [sentence.slice(0, at), sentence.slice(at).trim()]
}
