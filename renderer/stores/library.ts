/** The library as its table shows it: which pages, in which order, the counts beside them, and the page that is chosen. */
import { defineStore } from 'pinia'
import { computed, markRaw, ref, shallowReadonly, shallowRef } from 'vue'

import { sameJson, type PageId } from '#shared/base/index.ts'
import {
  NO_FILTER,
  type Facets,
  type Overview,
  type PageFilter,
  type PageQuery,
  type PageRow,
  type PageSort,
} from '#shared/contract/index.ts'

import { createRowCache } from './row-cache.ts'
import { useSessionStore } from './session.ts'

/** Rows a request of the table. */
const CHUNK = 100
/** Chunks kept: some thousand rows, a few megabytes. */
const MOST_CHUNKS = 60
/** An import tells of every page; the table and its counts are read anew at most this often. Milliseconds. */
const PAUSE = 300

export interface Order {
  readonly sort: PageSort
  readonly descending: boolean
}

export const useLibraryStore = defineStore('library', () => {
  const session = useSessionStore()
  const filter = shallowRef<PageFilter>(NO_FILTER)
  const order = shallowRef<Order>({ sort: 'imported', descending: true })
  const overview = shallowRef<Overview | null>(null)
  const facets = shallowRef<Facets | null>(null)
  /** The page that keys and commands are about, and its place in the list. */
  const chosen = ref<PageId | null>(null)
  const place = ref(0)
  /** The editor chose the page; else the first row counts as chosen, whichever page comes to stand there. */
  let held = false
  let report: (error: unknown) => void = () => undefined
  let timer: ReturnType<typeof setTimeout> | null = null
  let readings = 0

  const query = computed<Omit<PageQuery, 'offset' | 'limit'>>(() => ({ filter: filter.value, ...order.value }))
  const narrowed = computed(() => !sameJson(filter.value, NO_FILTER))

  const rows = createRowCache<PageRow>({
    chunk: CHUNK,
    most: MOST_CHUNKS,
    failed: (error) => report(error),
    fetch: (offset, limit, signal) => session.client().library.pages({ ...query.value, offset, limit }, { signal }),
  })

  async function readCounts(): Promise<void> {
    const reading = ++readings
    const [newOverview, newFacets] = await Promise.all([session.client().library.overview(), session.client().library.facets(filter.value)])
    // A later reading may have been answered first.
    if (reading !== readings) return
    overview.value = newOverview
    facets.value = newFacets
  }

  /** Finds the chosen page again after the list has changed. */
  async function findPlace(): Promise<void> {
    const page = chosen.value
    if (page === null) return
    if (!held) {
      chosen.value = null
      place.value = 0
      return
    }
    const { index, total } = await session.client().library.neighbours({ query: { ...query.value, offset: 0, limit: 1 }, page, count: 0 })
    if (chosen.value !== page) return
    if (index !== null) place.value = index
    else place.value = Math.max(0, Math.min(place.value, total - 1))
  }

  function refresh(): void {
    rows.refresh()
    readCounts().catch(report)
    findPlace().catch(report)
  }

  /** Reads anew soon, however many reasons there are until then. */
  function refreshSoon(): void {
    timer ??= setTimeout(() => {
      timer = null
      refresh()
    }, PAUSE)
  }

  /** Another list, looked at from its top: nothing of the old one stays. */
  function relist(): void {
    held = false
    chosen.value = null
    place.value = 0
    rows.reset()
    readCounts().catch(report)
  }

  function setFilter(next: PageFilter): void {
    if (sameJson(next, filter.value)) return
    filter.value = next
    relist()
  }

  function setOrder(next: Order): void {
    if (sameJson(next, order.value)) return
    order.value = next
    relist()
  }

  /** Chooses the row at `index`, where it is known which page that is; else only the place, and the page when its row comes. */
  function choose(index: number): void {
    held = true
    take(index)
  }

  /** Chooses the page that stands where the editor's choice points, now that its row is here. */
  function settle(): void {
    if (chosen.value === null && rows.rowAt(place.value) !== undefined) take(place.value)
  }

  function take(index: number): void {
    place.value = Math.max(0, Math.min(index, (rows.total.value ?? 1) - 1))
    chosen.value = rows.rowAt(place.value)?.id ?? null
  }

  /** Chooses a page wherever it stands. */
  function choosePage(page: PageId): void {
    held = true
    chosen.value = page
    findPlace().catch(report)
  }

  /** Begins to follow the library, from the list as it was left. Returns the ending. */
  function open(from: { filter: PageFilter; order: Order }, failed: (error: unknown) => void): () => void {
    report = failed
    filter.value = from.filter
    order.value = from.order
    const stop = session.listen({
      event: (event) => {
        if (event.type === 'page-changed' || event.type === 'pages-added') refreshSoon()
        // What was refused counts too, and no page tells of it.
        else if (event.type === 'job' && event.job.kind === 'import' && event.job.state !== 'running') refreshSoon()
      },
      start: refresh,
    })
    rows.reset()
    return () => {
      stop()
      if (timer !== null) clearTimeout(timer)
      timer = null
      rows.release()
    }
  }

  return {
    filter: shallowReadonly(filter),
    order: shallowReadonly(order),
    query,
    narrowed,
    overview: shallowReadonly(overview),
    facets: shallowReadonly(facets),
    chosen,
    place,
    /** Windows of the list; its refs are read with `.value`. */
    rows: markRaw(rows),
    readCounts,
    refreshSoon,
    setFilter,
    setOrder,
    choose,
    settle,
    choosePage,
    open,
  }
})
