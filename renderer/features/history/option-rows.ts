/**
 * The rows of a list box of which only those in view are drawn: a history has tens of thousands of lines. The chosen row is
 * brought into view and has the focus, where the list or nothing else has it.
 */
import { useVirtualizer } from '@tanstack/vue-virtual'
import { computed, nextTick, watch, type ComponentPublicInstance, type ComputedRef } from 'vue'

export interface OptionRows<Row> {
  readonly rows: () => readonly Row[]
  readonly keyOf: (row: Row) => string | number
  /** The place of the chosen row; -1 where there is none. */
  readonly chosen: () => number
  /** What scrolls. */
  readonly scroller: () => HTMLElement | null
  /** A row of one line, in pixels. */
  readonly height: number
}

export interface DrawnRow<Row> {
  readonly row: Row
  readonly index: number
  /** How far below the list's upper edge it stands, in pixels. */
  readonly start: number
}

export interface DrawnRows<Row> {
  readonly drawn: ComputedRef<readonly DrawnRow<Row>[]>
  /** Of all rows together, in pixels. */
  readonly total: ComputedRef<number>
  /** For the `ref` of each drawn row, which carries its place as `data-index`. */
  readonly measure: (element: Element | ComponentPublicInstance | null) => void
}

/** For a component's setup. */
export function useOptionRows<Row>({ rows, keyOf, chosen, scroller, height }: OptionRows<Row>): DrawnRows<Row> {
  const virtual = useVirtualizer(
    computed(() => {
      const now = rows()
      return {
        count: now.length,
        getScrollElement: scroller,
        estimateSize: () => height,
        getItemKey: (i: number) => {
          const row = now[i]
          return row === undefined ? i : keyOf(row)
        },
        overscan: 8,
      }
    }),
  )
  const drawn = computed(() =>
    virtual.value.getVirtualItems().flatMap(({ index, start }): DrawnRow<Row>[] => {
      const row = rows()[index]
      return row === undefined ? [] : [{ row, index, start }]
    }),
  )

  /** A row far away has to be scrolled to before it is drawn, which takes a frame. */
  async function follow(): Promise<void> {
    const at = chosen()
    if (at < 0) return
    virtual.value.scrollToIndex(at)
    await nextTick()
    if (option() === undefined) await new Promise((resolve) => requestAnimationFrame(resolve))
    await nextTick()
    const { activeElement } = document
    const free = activeElement === null || activeElement === document.body || activeElement.id === 'main'
    if (at === chosen() && (free || scroller()?.contains(activeElement) === true)) option()?.focus({ preventScroll: true })
  }

  function option(): HTMLElement | undefined {
    return scroller()?.querySelector<HTMLElement>('[role="option"][aria-selected="true"]') ?? undefined
  }

  watch([() => keyAt(chosen()), () => scroller() !== null], () => void follow(), { immediate: true, flush: 'post' })

  function keyAt(at: number): string | number | undefined {
    const row = rows()[at]
    return row === undefined ? undefined : keyOf(row)
  }

  return {
    drawn,
    total: computed(() => virtual.value.getTotalSize()),
    measure: (element) => {
      if (element instanceof HTMLElement) virtual.value.measureElement(element)
    },
  }
}
