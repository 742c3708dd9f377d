/**
 * What an export would write, told at once when the editor changes an option. What the filter asks of each page is
 * kept between previews; a page that changed is looked at again, the others are not.
 */
import type { PageId } from '#shared/base/index.ts'
import type { ExportOptions, ExportPreview, LibraryEvent } from '#shared/contract/index.ts'
import { articleRecord } from '#shared/export/index.ts'
import { articlesInOrder } from '#shared/model/index.ts'

import type { LibraryStore } from '../library/index.ts'
import { Keys } from './links.ts'
import { RemovedCounts } from './removed.ts'
import { pageFacts, type PageFacts } from './selection.ts'
import { Tally } from './tally.ts'
import { layoutOf } from './writers.ts'

/** With more pages than this to look at, one walk through the library is quicker than asking for each. */
const FEW = 100

/** The article of the sample: its page, the page's key, and its place on it. */
interface Sampled {
  readonly page: PageId
  readonly key: string
  readonly article: number
}

export class Previews {
  private readonly store: LibraryStore
  private readonly facts = new Map<PageId, PageFacts>()

  constructor(store: LibraryStore) {
    this.store = store
  }

  /** Forgets what an event has made out of date. */
  follow(event: LibraryEvent): void {
    if (event.type === 'page-changed') this.facts.delete(event.page)
  }

  /** Counts, and the record at `index` among those that would be written. */
  async preview(options: ExportOptions, index: number, signal?: AbortSignal): Promise<ExportPreview> {
    const pages = await this.store.pageIds()
    await this.look(pages, signal)
    const tally = new Tally(options)
    const keys = new Keys()
    let sampled: Sampled | undefined
    for (const page of pages) {
      const facts = this.facts.get(page)
      if (facts === undefined) continue
      const key = keys.of(facts.head)
      const before = tally.written
      const article = tally.add(facts).chosen[index - before]
      if (index >= before && article !== undefined) sampled = { page, key, article }
    }
    return tally.preview(sampled === undefined ? null : await this.sample(sampled, keys, options, index))
  }

  private async look(pages: readonly PageId[], signal: AbortSignal | undefined): Promise<void> {
    const unknown = pages.filter((page) => !this.facts.has(page))
    if (unknown.length > FEW) {
      for await (const page of this.store.eachPage()) {
        signal?.throwIfAborted()
        this.facts.set(page.head.id, pageFacts(page))
      }
      return
    }
    for (const id of unknown) {
      signal?.throwIfAborted()
      const page = await this.store.getPage(id)
      if (page !== undefined) this.facts.set(id, pageFacts(page))
    }
  }

  private async sample(
    { page: id, key, article: place }: Sampled,
    keys: Keys,
    options: ExportOptions,
    index: number,
  ): Promise<ExportPreview['sample']> {
    const page = await this.store.getPage(id)
    const article = page === undefined ? undefined : articlesInOrder(page)[place]
    if (page === undefined || article === undefined) return null
    const { idOf } = await keys.linksOf(this.store, page)
    const removedFor = (await RemovedCounts.read(this.store, FEW)).of
    const record = articleRecord(page, article, { key, punctuation: options.punctuation, idOf, removedFor })
    const { file, text } = layoutOf(options.format).lay(page, record)
    return { index, file, text }
  }
}
