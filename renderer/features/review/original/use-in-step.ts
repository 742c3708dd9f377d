/**
 * Scrolls the original and the sheets in step. Only what a hand scrolls leads: where the screen itself brings a selected
 * block into view, each pane does so by itself, and a pane that follows does not lead back. [V15]
 */
import { onScopeDispose, watch, type Ref } from 'vue'

import type { BlockId } from '#shared/base/index.ts'
import type { OriginalViewer } from '#renderer/scan/index.ts'

import { readAt, readingIn } from './reading.ts'

export interface InStep {
  /** The scrolling list of sheets. */
  readonly sheets: () => HTMLElement | null
  readonly viewer: () => OriginalViewer | null
  readonly on: () => boolean
  /** What stands for a block on the desk: its folded article's or dropped run's first, or itself. */
  readonly stopOf: (block: BlockId) => BlockId | undefined
  /** Counted up whenever the screen brings something into view by itself. */
  readonly turn: Readonly<Ref<number>>
}

type Side = 'sheets' | 'original'

/** Keys that scroll a pane that has the focus. */
const SCROLLING = new Set(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', ' '])

export function useInStep({ sheets, viewer, on, stopOf, turn }: InStep): void {
  let leader: Side | undefined
  let waiting = 0

  function follow(side: Side): void {
    if (leader !== side || !on() || waiting !== 0) return
    waiting = requestAnimationFrame(() => {
      waiting = 0
      if (side === 'sheets') followSheets()
      else followOriginal()
    })
  }

  function followSheets(): void {
    const pane = sheets()
    const reading = pane === null ? undefined : readingIn(pane, blocksNear(pane))
    if (reading !== undefined) viewer()?.read(reading)
  }

  function followOriginal(): void {
    const pane = sheets()
    const reading = viewer()?.reading()
    if (pane === null || reading === undefined) return
    const stop = stopOf(reading.block)
    const element = stop === undefined ? null : pane.querySelector(`[data-block="${stop}"]`)
    // What stands for another block is one line, into which nobody reads.
    if (element !== null) readAt(pane, element, stop === reading.block ? reading : { ...reading, into: 0 })
  }

  const release = (['sheets', 'original'] as const).map((side) =>
    watch(
      () => (side === 'sheets' ? sheets() : (viewer()?.element ?? null)),
      (pane, _, onCleanup) => {
        if (pane !== null) onCleanup(listen(side, pane))
      },
      { immediate: true, flush: 'post' },
    ),
  )

  function listen(side: Side, pane: HTMLElement): () => void {
    // The strip beside the original's lines scrolls them, too.
    const hand = pane.closest<HTMLElement>('[data-original]') ?? pane
    const lead = (): void => void (leader = side)
    const key = (event: KeyboardEvent): void => {
      if (side === 'original' && SCROLLING.has(event.key)) lead()
    }
    const scrolled = (): void => follow(side)
    hand.addEventListener('wheel', lead, { passive: true })
    hand.addEventListener('pointerdown', lead, { passive: true })
    hand.addEventListener('touchstart', lead, { passive: true })
    hand.addEventListener('keydown', key)
    pane.addEventListener('scroll', scrolled, { passive: true })
    return () => {
      hand.removeEventListener('wheel', lead)
      hand.removeEventListener('pointerdown', lead)
      hand.removeEventListener('touchstart', lead)
      hand.removeEventListener('keydown', key)
      pane.removeEventListener('scroll', scrolled)
    }
  }

  const quiet = watch(turn, () => void (leader = undefined), { flush: 'sync' })
  onScopeDispose(() => {
    cancelAnimationFrame(waiting)
    quiet()
    for (const stop of release) stop()
  })
}

/** The blocks of the rows around the line of sight: of a page with five hundred, only those are measured. */
function blocksNear(pane: HTMLElement): HTMLElement[] {
  const frame = pane.getBoundingClientRect()
  const rows = [...pane.children].filter((row) => {
    const box = row.getBoundingClientRect()
    return box.bottom >= frame.top && box.top <= frame.bottom
  })
  return rows.flatMap((row) => {
    const inside = [...row.querySelectorAll<HTMLElement>('[data-block]')]
    return row instanceof HTMLElement && row.dataset['block'] !== undefined ? [row, ...inside] : inside
  })
}
