/** The part of finding copies that takes time and no database: reading pages, comparing texts. Its other side is indexing.ts. */
import { Comparer, Enough, normalise, type AlignedSpan, type Comparison } from '#shared/duplicates/index.ts'

import { unpackPage, type DerivedPage, type PackedPage } from '../library/index.ts'
import { derivePage } from './derive.ts'

export type CopyRequest =
  | { readonly do: 'derive'; readonly n: number; readonly page: PackedPage }
  /** Compares a text with others in their order, and ends when enough of them were. `evidence`: see the candidates of the engine. */
  | { readonly do: 'compare'; readonly one: string; readonly others: readonly { readonly text: string; readonly evidence: number }[] }
  | { readonly do: 'align'; readonly one: string; readonly other: string }

export type CopyAnswer = DerivedPage | readonly (Comparison | null)[] | readonly AlignedSpan[]

/** Makes what a thread does with a request. */
export function createCopyThread(): (request: CopyRequest) => CopyAnswer {
  const comparer = new Comparer()
  return (request) => {
    if (request.do === 'derive') return derivePage(request.n, unpackPage(request.page))
    const one = normalise(request.one)
    if (request.do === 'align') return comparer.spans(one, normalise(request.other))
    const enough = new Enough()
    const likenesses: (Comparison | null)[] = []
    for (const { text, evidence } of request.others) {
      const likeness = comparer.compare(one, normalise(text), evidence)
      likenesses.push(likeness ?? null)
      if (enough.after(likeness)) break
    }
    return likenesses
  }
}
