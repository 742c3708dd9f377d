import { describe, expect, it } from 'vitest'

import type { PageId } from '#shared/base/index.ts'
import { NO_FILTER, type PageQuery, type PageRow } from '#shared/contract/index.ts'

import { filterFor, nextWanted, type Pages } from './next-page.ts'

const id = (n: number): PageId => `page-${String(n)}` as PageId

/** A library that knows the two filters asked for and the three orders. */
function library(pages: readonly { readonly doubts: number; readonly effort: number; readonly approved?: boolean }[]): Pages {
  const rows = pages.map(({ doubts, effort, approved }, i) => ({
    n: i,
    row: { id: id(i), doubts, effort, status: approved === true ? 'approved' : 'unreviewed' } as unknown as PageRow,
  }))
  const listed = ({ filter, sort, descending }: PageQuery) => {
    const key = (one: (typeof rows)[number]): number => (sort === 'imported' ? one.n : sort === 'doubts' ? one.row.doubts : one.row.effort)
    return rows
      .filter(({ row }) => (!filter.doubts || row.doubts > 0) && (filter.statuses.length === 0 || filter.statuses.includes(row.status)))
      .sort((a, b) => (key(a) - key(b) || a.n - b.n) * (descending ? -1 : 1))
  }
  return {
    pages: async (query) => {
      const found = listed(query)
      return { total: found.length, rows: found.slice(query.offset, query.offset + query.limit).map(({ row }) => row) }
    },
    neighbours: async ({ query, page, count }) => {
      const found = listed(query)
      const here = rows.find(({ row }) => row.id === page)?.n ?? 0
      const at = found.findIndex(({ row }) => row.id === page)
      return {
        index: at < 0 ? null : at,
        before: [],
        after: found
          .filter(({ n }) => n > here)
          .slice(0, count)
          .map(({ row }) => row.id),
      }
    },
  }
}

const five = library([
  { doubts: 2, effort: 30 },
  { doubts: 0, effort: 8 },
  { doubts: 5, effort: 60 },
  { doubts: 1, effort: 12 },
  { doubts: 0, effort: 0, approved: true },
])
const next = async (from: number, wanted: 'doubts' | 'review', pageOrder: 'file' | 'doubts' | 'effort', walk: readonly number[] = [from]) =>
  (await nextWanted(five, { wanted, from: id(from), filter: NO_FILTER, pageOrder, walk: walk.map(id) }))?.id

describe('nextWanted', () => {
  it('[N2] goes by file order, and from the end round to the beginning', async () => {
    expect(await next(0, 'review', 'file')).toBe(id(1))
    expect(await next(0, 'doubts', 'file')).toBe(id(2))
    expect(await next(3, 'doubts', 'file')).toBe(id(0))
    expect(await next(3, 'review', 'file')).toBe(id(0))
  })

  it('[N2] goes by most doubts, or by least effort', async () => {
    expect(await next(0, 'doubts', 'doubts')).toBe(id(2))
    expect(await next(2, 'doubts', 'doubts')).toBe(id(0))
    expect(await next(0, 'review', 'effort')).toBe(id(1))
    expect(await next(1, 'review', 'effort')).toBe(id(3))
  })

  it('comes back to pages that were left only when no other is wanted', async () => {
    expect(await next(2, 'doubts', 'doubts', [0, 2])).toBe(id(3))
    expect(await next(3, 'doubts', 'doubts', [0, 2, 3])).toBe(id(0))
    expect(await next(0, 'doubts', 'file', [2, 0])).toBe(id(3))
  })

  it('finds nothing where no other page is wanted', async () => {
    const one = library([
      { doubts: 1, effort: 1 },
      { doubts: 0, effort: 0, approved: true },
    ])
    const asked = { from: id(0), filter: NO_FILTER, pageOrder: 'file', walk: [] } as const
    expect(await nextWanted(one, { ...asked, wanted: 'doubts' })).toBeNull()
    expect(await nextWanted(one, { ...asked, wanted: 'review' })).toBeNull()
  })

  it('finds a page far down in the list', async () => {
    const many = library(Array.from({ length: 200 }, () => ({ doubts: 1, effort: 1 })))
    const found = await nextWanted(many, { wanted: 'doubts', from: id(120), filter: NO_FILTER, pageOrder: 'file', walk: [id(120)] })
    expect(found?.id).toBe(id(121))
  })
})

describe('filterFor', () => {
  it('leaves the statuses that the editor chose', () => {
    expect(filterFor('review', { ...NO_FILTER, statuses: ['doubtful'] }).statuses).toEqual(['doubtful'])
    expect(filterFor('review', NO_FILTER).statuses).toEqual(['unreviewed', 'in-review'])
  })
})
