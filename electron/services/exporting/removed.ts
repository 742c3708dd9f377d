/** How many copies were dropped for each article, wherever in the library they stood. */
import type { ArticleId } from '#shared/base/index.ts'
import { droppedCopies } from '#shared/model/index.ts'

import type { LibraryStore } from '../library/index.ts'

export class RemovedCounts {
  private readonly counts: Map<ArticleId, number>

  private constructor(counts: Map<ArticleId, number>) {
    this.counts = counts
  }

  /**
   * Reads the bin, and the pages of which the bin does not know yet, but no more than `most` of these. Memory: a number for each
   * article of which copies were dropped.
   */
  static async read(store: LibraryStore, most: number, signal?: AbortSignal): Promise<RemovedCounts> {
    const { counts: known, due } = await store.copies.kept()
    const counts = new Map(known)
    for (const id of due.slice(0, most)) {
      signal?.throwIfAborted()
      const page = await store.readPage(id)
      for (const { of } of page === undefined ? [] : droppedCopies(page)) {
        if (of !== null) counts.set(of.article, (counts.get(of.article) ?? 0) + 1)
      }
    }
    return new RemovedCounts(counts)
  }

  readonly of = (article: ArticleId): number => this.counts.get(article) ?? 0
}
