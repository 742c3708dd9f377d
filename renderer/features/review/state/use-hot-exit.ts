/** Keeps how each page was left, and puts it back when the page is opened again: selection, scroll position, half-typed text. */
import { nextTick, onBeforeUnmount, onScopeDispose, watch, type Ref } from 'vue'

import type { Page } from '#shared/model/index.ts'

import { remember, remembered, type PageState, type ReviewMemory } from './hot-exit.ts'
import type { Review } from './review.ts'

export interface HotExit {
  readonly memory: Ref<ReviewMemory>
  /** Writes what `memory` holds. */
  save(): void
  /** The scrolling element of the sheets. */
  readonly sheets: () => HTMLElement | null
  /** A half-typed text was put back. */
  restored(): void
}

export function useHotExit(review: Review, exit: HotExit): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let settled = false

  function keep(): void {
    clearTimeout(timer)
    timer = undefined
    const { value: page } = review.page
    if (page === undefined || !settled) return
    exit.memory.value = remember(exit.memory.value, stateOf(review, page, exit.sheets()))
    exit.save()
  }

  function keepSoon(): void {
    timer ??= setTimeout(keep, 250)
  }

  async function restore(page: Page): Promise<void> {
    settled = false
    const state = remembered(exit.memory.value, page.head.id)
    if (state !== undefined) putBack(review, page, state)
    await nextTick()
    const sheets = exit.sheets()
    if (state?.top != null && sheets !== null) scrollBack(sheets, state.top)
    const draft = state?.draft
    if (draft != null && page.blocks[draft.block]?.dropped === null) {
      review.editing.value = { block: draft.block, caret: null, text: draft.text }
      review.draft.value = draft
      exit.restored()
    }
    settled = true
  }

  watch(
    () => review.page.value?.head.id,
    () => {
      if (review.page.value !== undefined) void restore(review.page.value)
    },
    { immediate: true, flush: 'post' },
  )
  watch([review.selection, review.unfolded, review.shown, review.draft, review.editing], keepSoon)
  const scrolled = (): void => keepSoon()
  watch(
    exit.sheets,
    (element, _, onCleanup) => {
      element?.addEventListener('scroll', scrolled, { passive: true })
      onCleanup(() => element?.removeEventListener('scroll', scrolled))
    },
    { immediate: true, flush: 'post' },
  )
  window.addEventListener('pagehide', keep)
  // While the sheets still stand: what is being typed is saved as an edit first, so that it does not come back twice.
  onBeforeUnmount(() => {
    review.endEdit()
    keep()
  })
  onScopeDispose(() => {
    window.removeEventListener('pagehide', keep)
    clearTimeout(timer)
  })
}

function stateOf(review: Review, page: Page, sheets: HTMLElement | null): PageState {
  const { value: selection } = review.selection
  return {
    page: page.head.id,
    anchor: selection?.anchor ?? null,
    focus: selection?.focus ?? null,
    unfolded: [...review.unfolded.value],
    shown: [...review.shown.value],
    top: sheets === null ? null : topOf(sheets),
    draft: review.editing.value === undefined ? null : (review.draft.value ?? null),
  }
}

/** The first block that is in view, and how far below the upper edge it stands. Rows above it are measured whole. */
function topOf(sheets: HTMLElement): PageState['top'] {
  const edge = sheets.getBoundingClientRect().top
  const row = [...sheets.children].find((child) => child.getBoundingClientRect().bottom > edge)
  const blocks = [...(row?.matches('[data-block]') === true ? [row] : []), ...(row?.querySelectorAll('[data-block]') ?? [])]
  for (const element of blocks) {
    const box = element.getBoundingClientRect()
    if (box.bottom > edge && element instanceof HTMLElement)
      return { key: element.dataset['block'] ?? '', offset: Math.round(box.top - edge) }
  }
  return null
}

function scrollBack(sheets: HTMLElement, top: NonNullable<PageState['top']>): void {
  const element = sheets.querySelector(`[data-block="${CSS.escape(top.key)}"]`)
  if (element !== null) sheets.scrollTop += element.getBoundingClientRect().top - sheets.getBoundingClientRect().top - top.offset
}

function putBack(review: Review, page: Page, state: PageState): void {
  review.unfolded.value = new Set(state.unfolded.filter((id) => page.articles[id] !== undefined))
  review.shown.value = new Set(state.shown.filter((id) => page.blocks[id] !== undefined))
  const { anchor, focus } = state
  if (focus === null || page.blocks[focus] === undefined) return
  review.select({ anchor: anchor !== null && page.blocks[anchor] !== undefined ? anchor : focus, focus })
}
