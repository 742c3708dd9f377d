/**
 * Keeps how each page was left, and puts it back when the page is opened again: selection, scroll position, half-typed text.
 * What is typed is kept after every key, the rest a moment after it changed, and everything when the window is hidden
 * or goes. [Y5]
 */
import { nextTick, onBeforeUnmount, onScopeDispose, watch } from 'vue'

import type { Page } from '#shared/model/index.ts'
import { useMemoryStore } from '#renderer/stores/memory.ts'

import { DRAFT_MEMORY, draftSchema, PAGES_MEMORY, pageStatesSchema, remember, remembered, type Draft, type PageState } from './hot-exit.ts'
import type { Review } from './review.ts'
import { holdPlace, placeOf } from './scroll-place.ts'

export interface HotExit {
  /** The scrolling element of the sheets. */
  readonly sheets: () => HTMLElement | null
  /** A half-typed text was put back. */
  restored(): void
}

/** Scrolling and moving change the state many times a second: so long it may gather, milliseconds. */
const GATHER = 150

export function useHotExit(review: Review, exit: HotExit): void {
  const memory = useMemoryStore()
  let states = memory.read(PAGES_MEMORY, pageStatesSchema, [])
  let timer: ReturnType<typeof setTimeout> | undefined
  let settled = false
  let composing = false
  let release = (): void => undefined

  function keep(): void {
    clearTimeout(timer)
    timer = undefined
    const { value: page } = review.page
    if (page === undefined || !settled) return
    states = remember(states, stateOf(review, page, exit.sheets()))
    memory.write(
      PAGES_MEMORY,
      states.map((state) => ({ ...state, unfolded: [...state.unfolded], shown: [...state.shown], top: state.top && { ...state.top } })),
    )
    keepDraft()
  }

  function keepSoon(): void {
    timer ??= setTimeout(keep, GATHER)
  }

  let kept: Draft | null = memory.read(DRAFT_MEMORY, draftSchema, null)
  function keepDraft(): void {
    const { value: page } = review.page
    // What an input method has not committed is not the editor's text yet.
    if (page === undefined || !settled || composing) return
    const draft = draftOf(review, page, kept)
    if (draft === null && kept?.page !== page.head.id) return
    kept = draft
    memory.write(DRAFT_MEMORY, draft === null ? null : { ...draft })
  }

  async function restore(page: Page): Promise<void> {
    settled = false
    release()
    const state = remembered(states, page.head.id)
    if (state !== undefined) putBack(review, page, state)
    await nextTick()
    const sheets = exit.sheets()
    const draft = kept?.page === page.head.id ? kept : null
    if (draft !== null && page.blocks[draft.block]?.dropped === null) {
      review.editing.value = { block: draft.block, caret: draft.caret, text: draft.text }
      review.draft.value = { block: draft.block, text: draft.text }
      exit.restored()
      await nextTick()
    }
    if (state?.top != null && sheets !== null && sheets.isConnected) release = holdPlace(sheets, state.top)
    settled = true
  }

  // At once: what the screen forgets of a page that leaves it is not how the editor left the page.
  watch(
    () => review.page.value?.head.id,
    () => (settled = false),
    { flush: 'sync' },
  )
  watch(
    () => review.page.value?.head.id,
    () => {
      if (review.page.value !== undefined) void restore(review.page.value)
    },
    { immediate: true, flush: 'post' },
  )
  // What is brought into view from now on is what the editor wants to see.
  watch(review.turn, () => release(), { flush: 'sync' })
  watch([review.selection, review.unfolded, review.shown], keepSoon)
  watch([review.draft, review.editing], keepDraft)
  watch(
    exit.sheets,
    (element, _, onCleanup) => {
      element?.addEventListener('scroll', keepSoon, { passive: true })
      onCleanup(() => element?.removeEventListener('scroll', keepSoon))
    },
    { immediate: true, flush: 'post' },
  )

  const compose = (event: CompositionEvent): void => void (composing = event.type === 'compositionstart')
  const hidden = (): void => {
    if (document.visibilityState === 'hidden') keep()
  }
  window.addEventListener('compositionstart', compose, { capture: true })
  window.addEventListener('compositionend', compose, { capture: true })
  // Capturing: before the window's own listener writes what has gathered.
  window.addEventListener('pagehide', keep, { capture: true })
  document.addEventListener('visibilitychange', hidden, { capture: true })
  // While the sheets still stand: what is being typed is saved as an edit first, so that it does not come back twice.
  onBeforeUnmount(() => {
    review.endEdit()
    keep()
  })
  onScopeDispose(() => {
    window.removeEventListener('compositionstart', compose, { capture: true })
    window.removeEventListener('compositionend', compose, { capture: true })
    window.removeEventListener('pagehide', keep, { capture: true })
    document.removeEventListener('visibilitychange', hidden, { capture: true })
    clearTimeout(timer)
    release()
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
    top: sheets === null ? null : placeOf(sheets),
  }
}

/** What is half typed now. A field that a leaving window has blurred already has its caret where it was `before`. */
function draftOf(review: Review, page: Page, before: Draft | null): Draft | null {
  const { value: draft } = review.draft
  if (review.editing.value === undefined || draft === undefined) return null
  const same = before?.block === draft.block && before.text === draft.text
  return { page: page.head.id, ...draft, caret: caretIn(draft.text) ?? (same ? before.caret : null) }
}

/** Where the caret stands in the field that has the focus, if that is the text's. */
function caretIn(text: string): number | null {
  const field = document.activeElement
  const selection = getSelection()
  if (selection?.focusNode == null || !(field instanceof HTMLElement) || !field.isContentEditable) return null
  const range = document.createRange()
  range.selectNodeContents(field)
  if (!field.contains(selection.focusNode)) return null
  range.setEnd(selection.focusNode, selection.focusOffset)
  return Math.min(range.toString().length, text.length)
}

function putBack(review: Review, page: Page, state: PageState): void {
  review.unfolded.value = new Set(state.unfolded.filter((id) => page.articles[id] !== undefined))
  review.shown.value = new Set(state.shown.filter((id) => page.blocks[id] !== undefined))
  const { anchor, focus } = state
  if (focus === null || page.blocks[focus] === undefined) return
  review.select({ anchor: anchor !== null && page.blocks[anchor] !== undefined ? anchor : focus, focus })
}
