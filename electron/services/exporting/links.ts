/** Ids of articles on other pages, for links between the records of an export. */
import type { PageId } from '#shared/base/index.ts'
import { articleId, pageKeys, type NamedPage } from '#shared/export/index.ts'
import type { ArticleLink, Page } from '#shared/model/index.ts'

import type { LibraryStore } from '../library/index.ts'

/**
 * The keys of all pages, made before anything is written: a link may lead to a page that comes later. Pages that are added while
 * an export runs get theirs when their turn comes.
 */
export class Keys {
  private readonly keyOf = pageKeys()
  private readonly known = new Map<PageId, string>()

  /** Reads the names of all pages in export order. Memory: one short string a page. */
  async readAll(store: LibraryStore, signal?: AbortSignal): Promise<void> {
    for await (const page of store.eachHead()) {
      signal?.throwIfAborted()
      this.of(page)
    }
  }

  /** Pages must first be asked for in export order. [E7] */
  of(page: NamedPage): string {
    const known = this.known.get(page.id)
    if (known !== undefined) return known
    const key = this.keyOf(page)
    this.known.set(page.id, key)
    return key
  }

  /**
   * The articles that a page's articles are linked to, and those for which copies were dropped there. One look at the library where
   * there are any, none where there are not.
   */
  async linksOf(store: LibraryStore, page: Page): Promise<Linked> {
    const links = Object.values(page.articles).flatMap(({ continuedFrom, continuesTo }) =>
      [continuedFrom, continuesTo].filter((link) => link !== null),
    )
    const partners = new Map(
      Object.values(page.blocks).flatMap(({ dropped }) => (dropped?.of === undefined ? [] : [[dropped.of.article, dropped.of]])),
    )
    if (links.length === 0 && partners.size === 0) return { idOf: () => null, titleOf: () => '' }
    const ids = new Map<string, string>()
    const titles = new Map<string, string>()
    for (const { page: id, article, seq, title } of await store.findArticles([...links, ...partners.values()])) {
      const key = this.known.get(id)
      if (key !== undefined) ids.set(article, articleId(key, seq))
      titles.set(article, title)
    }
    return { idOf: ({ article }) => ids.get(article) ?? null, titleOf: ({ article }) => titles.get(article) ?? '' }
  }
}

export interface Linked {
  readonly idOf: (link: ArticleLink) => string | null
  readonly titleOf: (link: ArticleLink) => string
}
