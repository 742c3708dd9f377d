/** Ties the scrolling of row-window.ts to an element: which rows to draw and where, and how to bring one into view. */
import { useEventListener, useResizeObserver } from '@vueuse/core'
import { computed, ref, shallowRef, watch, type ComputedRef, type Ref } from 'vue'

import { follow, jumpTo, placeToShow, rowsInView, scrolledHeight, type Extent, type Position } from './row-window.ts'

export interface RowWindowOptions {
  readonly scroller: Readonly<Ref<HTMLElement | null>>
  readonly count: Readonly<Ref<number>>
  /** Height of a row, pixels. */
  readonly row: number
  /** Height of the head that stays at the top of the scroller, pixels. */
  readonly head: number
}

export interface RowWindow {
  /** Rows to draw, both ends included; `last` is -1 where there are none. */
  readonly range: ComputedRef<{ readonly first: number; readonly last: number }>
  /** Height of the element that holds the rows, pixels. */
  readonly height: ComputedRef<number>
  /** Rows that fit. */
  readonly fit: ComputedRef<number>
  /** Distance of a row from the top of that element, pixels. */
  readonly topOf: (index: number) => number
  /** Brings a row into view; `middle` puts it there unless it is seen already. */
  readonly show: (index: number, middle?: boolean) => void
}

/** Rows drawn above and below what is seen, so that a turn of the wheel never shows an empty place. */
const SPARE = 8

export function useRowWindow({ scroller, count, row, head }: RowWindowOptions): RowWindow {
  const seen = ref(0)
  const extent = computed<Extent>(() => ({ whole: count.value * row, seen: seen.value }))
  const position = shallowRef<Position>({ virtual: 0, bar: 0 })
  /** A row that was to be shown before the table had a height. */
  let waiting: number | null = null

  function set(next: Position): void {
    position.value = next
    const element = scroller.value
    if (element !== null && Math.abs(element.scrollTop - next.bar) >= 1) element.scrollTop = next.bar
  }

  useResizeObserver(scroller, ([entry]) => {
    if (entry === undefined) return
    seen.value = Math.max(0, entry.target.clientHeight - head)
    if (waiting === null || seen.value === 0) return
    const index = waiting
    waiting = null
    show(index, true)
  })

  useEventListener(
    scroller,
    'scroll',
    () => {
      const bar = scroller.value?.scrollTop ?? 0
      // What we set ourselves comes back as an event, rounded to the screen's pixels.
      if (Math.abs(bar - position.value.bar) >= 1) set(follow(position.value, bar, extent.value))
    },
    { passive: true },
  )
  useEventListener(scroller, 'scrollend', () => set(jumpTo(position.value.virtual, extent.value)))
  // A list that grew or shrank keeps its rows in place as far as it can.
  watch(extent, (now) => set(jumpTo(position.value.virtual, now)), { flush: 'post' })

  function show(index: number, middle = false): void {
    if (seen.value === 0) {
      waiting = index
      return
    }
    const nearest = placeToShow(index, position.value.virtual, extent.value, row)
    if (nearest === position.value.virtual) return
    set(jumpTo(middle ? index * row - (extent.value.seen - row) / 2 : nearest, extent.value))
  }

  return {
    range: computed(() => rowsInView(position.value.virtual, extent.value, row, SPARE)),
    height: computed(() => scrolledHeight(extent.value)),
    fit: computed(() => Math.max(1, Math.floor(seen.value / row))),
    topOf: (index) => index * row - (position.value.virtual - position.value.bar),
    show,
  }
}
