/** What the window shows, as the part of its address after `#`, so that back and forward work. */
import * as v from 'valibot'

import { articleIdSchema, pageIdSchema, type ArticleId, type PageId } from '#shared/base/index.ts'

export const VIEW_NAMES = ['library', 'review', 'duplicates', 'topics', 'export', 'progress', 'history', 'settings'] as const
export type ViewName = (typeof VIEW_NAMES)[number]

export interface Route {
  readonly view: ViewName
  /** Review: the page in hand; null where none was chosen yet. History: the page whose history is shown; null: the library's. */
  readonly page: PageId | null
  /** Review: the article to show first. */
  readonly article: ArticleId | null
}

export const HOME: Route = { view: 'library', page: null, article: null }

/** Reads an address; one that names no view leads home, and an id that is none is left out. */
export function parseRoute(hash: string): Route {
  const [name = '', page = '', article = ''] = hash.replace(/^#?\/?/, '').split('/')
  const view = VIEW_NAMES.find((known) => known === name)
  if (view === undefined) return HOME
  if (view === 'history') return { view, page: v.is(pageIdSchema, page) ? page : null, article: null }
  if (view !== 'review') return { view, page: null, article: null }
  return {
    view,
    page: v.is(pageIdSchema, page) ? page : null,
    article: v.is(articleIdSchema, article) ? article : null,
  }
}

/** The address of a route: `#/library`, `#/review/<page>`, `#/review/<page>/<article>`, `#/history`, `#/history/<page>`. */
export function formatRoute({ view, page, article }: Route): string {
  const parts: string[] = [view]
  if ((view === 'review' || view === 'history') && page !== null) parts.push(page, ...(article === null ? [] : [article]))
  return `#/${parts.join('/')}`
}
