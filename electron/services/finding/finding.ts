/** The service that looks through the library's texts, a part at a time, so that the editor sees hits at once and can stop. */
import { setImmediate } from 'node:timers/promises'

import type { PageId } from '#shared/base/index.ts'
import { NO_FILTER, type FindPart, type FindRequest, type PageHits, type PageQuery, type SeenView } from '#shared/contract/index.ts'
import { hitsOnPage, prepareFinder } from '#shared/finding/index.ts'

import type { LibraryStore } from '../library/index.ts'
import { keyOf, keysIn, PairCounts } from './pair-counts.ts'

/** So long one part of a search goes on, in milliseconds: the editor sees progress, and other calls are not kept waiting. */
const A_PART = 150
/** Rows that are read at once. */
const WINDOW = 50
/** Pages whose characters are counted at most, spread over the library. More hardly know better, and cost memory. */
const MOST_COUNTED = 600
/** After this growth of the library the counts are made anew. */
const GROWTH = 1.25

export class Finding {
  private readonly store: LibraryStore
  private counts: { readonly total: number; readonly of: ReadonlySet<PageId>; readonly pairs: PairCounts } | undefined
  private counting: Promise<void> | undefined

  constructor(store: LibraryStore) {
    this.store = store
  }

  /** Looks through pages from a place on, for a moment or until there are enough hits. */
  async find(request: FindRequest, signal?: AbortSignal): Promise<FindPart> {
    const prepared = prepareFinder(request.finder)
    if (!prepared.ok) return { pages: [], next: null, total: 0, fault: prepared.fault }
    const until = performance.now() + A_PART
    const pages: PageHits[] = []
    let hits = 0
    for (let from = request.from; ;) {
      signal?.throwIfAborted()
      const { total, rows } = await this.store.pages(inOrder(request.filter, from, WINDOW))
      if (rows.length === 0) return { pages, next: null, total, fault: null }
      for (const row of rows) {
        const page = await this.store.readPage(row.id)
        from++
        const blocks = page === undefined ? [] : hitsOnPage(page, prepared)
        if ('fault' in blocks) return { pages, next: null, total, fault: blocks.fault }
        if (blocks.length > 0) pages.push({ page: row.id, info: row.info, file: row.file, lead: row.lead, blocks })
        hits += blocks.reduce((sum, block) => sum + block.hits.length, 0)
        if (hits >= request.limit || performance.now() > until) return { pages, next: from < total ? from : null, total, fault: null }
      }
      await setImmediate()
    }
  }

  /** On how many other pages texts of one and two characters stand. The first call counts, which takes a moment. */
  async seen(page: PageId, texts: readonly string[]): Promise<SeenView> {
    await this.makeCounts()
    const counts = this.counts
    if (counts === undefined) return { pages: 0, counts: texts.map(() => 0) }
    const own = counts.of.has(page) ? keysIn((await this.store.getPage(page))?.text ?? '') : undefined
    return {
      pages: counts.pairs.pages - (own === undefined ? 0 : 1),
      counts: texts.map((text) => counts.pairs.count(text) - (own?.has(keyOf(text)) === true ? 1 : 0)),
    }
  }

  private async makeCounts(): Promise<void> {
    const { pages: total } = await this.store.overview()
    if (this.counts !== undefined && total < this.counts.total * GROWTH) return
    this.counting ??= this.count(total).finally(() => (this.counting = undefined))
    await this.counting
  }

  private async count(total: number): Promise<void> {
    const pairs = new PairCounts()
    const of = new Set<PageId>()
    const many = Math.min(total, MOST_COUNTED)
    for (let i = 0; i < many; i++) {
      const { rows } = await this.store.pages(inOrder(NO_FILTER, Math.floor((i * total) / many), 1))
      const [row] = rows
      const page = row === undefined ? undefined : await this.store.readPage(row.id)
      if (page !== undefined && !of.has(page.head.id)) {
        of.add(page.head.id)
        pairs.add(page.text)
      }
      await setImmediate()
    }
    this.counts = { total, of, pairs }
  }
}

function inOrder(filter: PageQuery['filter'], offset: number, limit: number): PageQuery {
  return { filter, sort: 'imported', descending: false, offset, limit }
}
