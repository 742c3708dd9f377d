/**
 * The way through the pages. The library's order may change while the editor works (sorted by effort, a page that is
 * done moves back), so turning back leads to where one came from, and turning on never to a page of this walk.
 */
import type { PageId } from '#shared/base/index.ts'

export interface Trail {
  /** Pages of this walk, in the order in which they were turned to. */
  readonly pages: readonly PageId[]
  /** Where the editor stands on it; -1 before the first page. */
  readonly at: number
}

export const NO_TRAIL: Trail = { pages: [], at: -1 }

/** The trail after a page was opened. `turned`: by turning from the page before; otherwise a new walk begins. */
export function follow(trail: Trail, page: PageId, turned: 'before' | 'after' | null): Trail {
  const known = trail.pages.indexOf(page)
  if (known >= 0) return { pages: trail.pages, at: known }
  if (turned === 'after') return { pages: [...trail.pages.slice(0, trail.at + 1), page], at: trail.at + 1 }
  if (turned === 'before') return { pages: [page, ...trail.pages.slice(trail.at)], at: 0 }
  return { pages: [page], at: 0 }
}

/** The pages to turn to: along the trail, else the nearest of the library's neighbours that is not on it. */
export function aroundOn(
  trail: Trail,
  neighbours: { readonly before: readonly PageId[]; readonly after: readonly PageId[] },
): { readonly before: PageId | null; readonly after: PageId | null } {
  const fresh = (list: readonly PageId[]): PageId | null => list.find((id) => !trail.pages.includes(id)) ?? null
  return {
    before: trail.pages[trail.at - 1] ?? fresh(neighbours.before),
    after: trail.pages[trail.at + 1] ?? fresh(neighbours.after),
  }
}
