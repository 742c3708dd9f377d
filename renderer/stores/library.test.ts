import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'

import type { PageId } from '#shared/base/index.ts'
import { NO_FILTER, type PageQuery } from '#shared/contract/index.ts'

import { useLibraryStore } from './library.ts'
import { useSessionStore } from './session.ts'
import { fakeConnection } from './testing/fake-connection.ts'

const id = (name: string): PageId => name as PageId

/** A library of pages by name, sorted by name or the other way round. */
function library(...names: string[]): {
  names: string[]
  store: ReturnType<typeof useLibraryStore>
  happen: () => Promise<void>
  settle: () => Promise<void>
} {
  const sorted = ({ descending }: PageQuery): string[] => names.toSorted((a, b) => (descending ? b.localeCompare(a) : a.localeCompare(b)))
  const { connection, happen } = fakeConnection({
    'library.overview': () => ({ pages: names.length }),
    'library.facets': () => ({}),
    'library.pages': (query: PageQuery) => ({
      total: names.length,
      rows: sorted(query)
        .slice(query.offset, query.offset + query.limit)
        .map((name) => ({ id: name })),
    }),
    'library.neighbours': ({ query, page }: { query: PageQuery; page: PageId }) => {
      const index = sorted(query).indexOf(page)
      return { index: index < 0 ? null : index, total: names.length, before: [], after: [] }
    },
  })
  const session = useSessionStore()
  session.open(connection)
  const store = useLibraryStore()
  store.open({ filter: NO_FILTER, order: { sort: 'lead', descending: false } }, (error) => {
    throw error
  })
  const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 10))
  return {
    names,
    store,
    settle,
    happen: async () => {
      happen({ type: 'pages-added', count: 1 })
      // The store waits a little for more to happen.
      await new Promise((resolve) => setTimeout(resolve, 340))
    },
  }
}

describe('the list of pages', () => {
  beforeEach(() => setActivePinia(createPinia()))

  it('keeps the chosen page while others come in before it', async () => {
    const { names, store, happen, settle } = library('b', 'd')
    await settle()
    store.choose(1)
    expect(store.chosen).toBe('d')
    names.push('a', 'c')
    await happen()
    expect(store.chosen).toBe('d')
    expect(store.place).toBe(3)
    expect(store.overview?.pages).toBe(4)
  })

  it('lets the first row be whichever page comes first, until the editor chooses', async () => {
    const { names, store, happen, settle } = library('b', 'd')
    await settle()
    store.settle()
    expect(store.chosen).toBe('b')
    names.push('a')
    await happen()
    store.settle()
    expect(store.place).toBe(0)
    expect(store.chosen).toBe('a')
  })

  it('stays near where the chosen page was when it is gone', async () => {
    const { names, store, happen, settle } = library('a', 'b', 'c')
    await settle()
    store.choose(2)
    names.splice(0, 2)
    names[0] = 'x'
    await happen()
    expect(store.place).toBe(0)
  })

  it('looks at another order from its top', async () => {
    const { store, settle } = library('a', 'b', 'c')
    await settle()
    store.choose(1)
    store.setOrder({ sort: 'lead', descending: true })
    expect(store.place).toBe(0)
    await settle()
    expect(store.rows.rowAt(0)?.id).toBe('c')
  })

  it('never chooses beyond the ends', async () => {
    const { store, settle } = library('a', 'b')
    await settle()
    store.choose(-5)
    expect(store.place).toBe(0)
    store.choose(99)
    expect(store.chosen).toBe('b')
  })

  it('finds a page wherever it stands', async () => {
    const { store, settle } = library('a', 'b', 'c')
    await settle()
    store.choosePage(id('c'))
    await settle()
    expect(store.place).toBe(2)
  })
})
