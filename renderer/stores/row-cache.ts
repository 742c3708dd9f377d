/**
 * Windows of a long list that lives elsewhere: rows are fetched in chunks as they come into view, kept while they are near, and
 * fetched again when the list has changed, with the old rows standing until the new ones are here.
 */
import { shallowReactive, shallowReadonly, shallowRef, triggerRef, type Ref } from 'vue'

export interface RowWindow<Row> {
  readonly total: number
  readonly rows: readonly Row[]
}

export interface RowCacheOptions<Row> {
  /** Rows a chunk. */
  readonly chunk: number
  /** Chunks kept; the one not looked at for longest goes first. */
  readonly most: number
  readonly fetch: (offset: number, limit: number, signal: AbortSignal) => Promise<RowWindow<Row>>
  readonly failed: (error: unknown) => void
}

interface Chunk<Row> {
  rows: readonly Row[]
  /** Of which turn of the list these rows are; an older one is shown but fetched again. */
  turn: number
}

export interface RowCache<Row> {
  /** Rows of the whole list; null until the first answer. */
  readonly total: Readonly<Ref<number | null>>
  /** Counted up with every answer, for those who cannot watch single rows. */
  readonly version: Readonly<Ref<number>>
  readonly rowAt: (index: number) => Row | undefined
  /** These rows are in view, both ends included. Fetches what is missing or old, and gives up on what went out of view. */
  readonly want: (first: number, last: number) => void
  /** The list has changed here and there: what is in view is fetched again. */
  readonly refresh: () => void
  /** Another list altogether: nothing of the old one stays. */
  readonly reset: () => void
  readonly release: () => void
}

export function createRowCache<Row>({ chunk, most, fetch, failed }: RowCacheOptions<Row>): RowCache<Row> {
  const chunks = shallowReactive(new Map<number, Chunk<Row>>())
  const total = shallowRef<number | null>(null)
  const version = shallowRef(0)
  const underway = new Map<number, AbortController>()
  let turn = 1
  let inView: readonly [number, number] = [0, 0]

  function load(index: number): void {
    const controller = new AbortController()
    const asked = turn
    underway.set(index, controller)
    fetch(index * chunk, chunk, controller.signal)
      .then((answer) => {
        if (underway.get(index) !== controller) return
        underway.delete(index)
        chunks.delete(index)
        chunks.set(index, { rows: answer.rows, turn: asked })
        total.value = answer.total
        for (const old of [...chunks.keys()].slice(0, Math.max(0, chunks.size - most))) chunks.delete(old)
        version.value += 1
        // The list changed again while this was on its way.
        if (asked !== turn) want(...inView)
      })
      .catch((error: unknown) => {
        if (underway.get(index) !== controller) return
        underway.delete(index)
        failed(error)
      })
  }

  function giveUp(index: number): void {
    const controller = underway.get(index)
    underway.delete(index)
    controller?.abort()
  }

  function want(first: number, last: number): void {
    inView = [first, last]
    const from = Math.floor(Math.max(0, first) / chunk)
    const to = Math.floor(Math.max(0, last) / chunk)
    for (const index of [...underway.keys()]) if (index < from - 1 || index > to + 1) giveUp(index)
    for (let index = from; index <= to; index++) {
      if (total.value !== null && index > 0 && index * chunk >= total.value) continue
      if (chunks.get(index)?.turn !== turn && !underway.has(index)) load(index)
    }
  }

  function abandon(): void {
    for (const index of [...underway.keys()]) giveUp(index)
  }

  return {
    total: shallowReadonly(total),
    version: shallowReadonly(version),
    rowAt: (index) => chunks.get(Math.floor(index / chunk))?.rows[index % chunk],
    want,
    refresh: () => {
      turn += 1
      want(...inView)
    },
    reset: () => {
      turn += 1
      abandon()
      chunks.clear()
      inView = [0, 0]
      total.value = null
      triggerRef(version)
      want(0, 0)
    },
    release: abandon,
  }
}
