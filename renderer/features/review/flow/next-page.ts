/** Which page comes next: by the order that the editor has chosen, among the pages that the library's filter leaves. */
import type { PageId } from '#shared/base/index.ts'
import type { PageFilter, PageQuery, PageRow, Settings } from '#shared/contract/index.ts'

/** The order of pages that a setting means. File order is the order of import, which goes by the names of the files. */
export function orderOf(pageOrder: Settings['pageOrder']): Pick<PageQuery, 'sort' | 'descending'> {
  switch (pageOrder) {
    case 'file':
      return { sort: 'imported', descending: false }
    case 'doubts':
      return { sort: 'doubts', descending: true }
    case 'effort':
      return { sort: 'effort', descending: false }
  }
}

/** Pages that still have open doubts, and pages that nobody has judged yet. */
export type Wanted = 'doubts' | 'review'

/** The library's filter, narrowed to the pages that are wanted. Where the editor filters by status, that stays as it is. */
export function filterFor(wanted: Wanted, filter: PageFilter): PageFilter {
  if (wanted === 'doubts') return { ...filter, doubts: true }
  return filter.statuses.length > 0 ? filter : { ...filter, statuses: ['unreviewed', 'in-review'] }
}

/** What of the library is asked; its client has it. */
export interface Pages {
  pages(query: PageQuery): Promise<{ readonly total: number; readonly rows: readonly PageRow[] }>
  neighbours(asked: {
    readonly query: PageQuery
    readonly page: PageId
    readonly count: number
  }): Promise<{ readonly index: number | null; readonly before: readonly PageId[]; readonly after: readonly PageId[] }>
}

/** Pages looked at for one that the editor has not just come from. */
const SOME = 50

/**
 * The next page that is wanted, seen from one: in file order the one behind it, from the end round to the beginning; in the other
 * orders the first of all. Pages that the editor left on this walk come when no other is left, the one left first before the
 * others. null: no other page is wanted.
 */
export async function nextWanted(
  library: Pages,
  asked: {
    readonly wanted: Wanted
    readonly from: PageId
    readonly filter: PageFilter
    readonly pageOrder: Settings['pageOrder']
    /** Pages of this walk, in the order in which they were opened. */
    readonly walk: readonly PageId[]
  },
): Promise<PageRow | null> {
  const { wanted, from, filter, pageOrder, walk } = asked
  const query = { filter: filterFor(wanted, filter), ...orderOf(pageOrder), offset: 0, limit: SOME }
  const behind = pageOrder === 'file' ? (await library.neighbours({ query, page: from, count: SOME })).after : []
  const { rows } = await library.pages(query)
  const others = rows.filter(({ id }) => id !== from)
  const known = new Map(others.map((row) => [row.id, row]))
  const order = [...behind, ...others.map(({ id }) => id).filter((id) => !behind.includes(id))]
  const fresh = order.find((id) => !walk.includes(id))
  const next = fresh ?? walk.find((id) => order.includes(id))
  if (next === undefined) return null
  return known.get(next) ?? (await rowOf(library, query, next))
}

/** The row of a page further down than the rows at hand. */
async function rowOf(library: Pages, query: PageQuery, page: PageId): Promise<PageRow | null> {
  const { index } = await library.neighbours({ query, page, count: 0 })
  if (index === null) return null
  const { rows } = await library.pages({ ...query, offset: index, limit: 1 })
  return rows.find(({ id }) => id === page) ?? null
}
