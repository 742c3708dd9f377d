/**
 * Draws marks over the text without touching it: ranges in the browser's registry of highlights. Nothing is drawn anew, no
 * input method is disturbed, and the components of the sheets need not know of it.
 */
import { onScopeDispose, watch } from 'vue'

import { MARK_KINDS, type Marks, type MarkKind } from './marks.ts'

/** So long changes of the page gather before marks are drawn, milliseconds: after the paint that a key waits for. */
const GATHER = 60
/** Ranges move along with what is typed into their text: they are drawn anew when the typing rests, milliseconds. */
const REST = 300

export function useMarks(sheets: () => HTMLElement | null, marks: () => Marks): void {
  const registry = highlights()
  if (registry === undefined) return
  let timer: ReturnType<typeof setTimeout> | undefined

  function draw(): void {
    timer = undefined
    const root = sheets()
    const now = marks()
    for (const kind of MARK_KINDS) {
      const ranges = rangesOf(root, now[kind], MARK_KINDS.indexOf(kind))
      // To set one costs a paint, even where there is nothing to draw.
      if (ranges.size > 0) registry?.set(nameOf(kind), ranges)
      else registry?.delete(nameOf(kind))
    }
  }
  function drawSoon(): void {
    timer ??= setTimeout(draw, GATHER)
  }
  function drawAtRest(): void {
    clearTimeout(timer)
    timer = setTimeout(draw, REST)
  }

  const observer = new MutationObserver((changes) => {
    if (changes.every((change) => change.type === 'characterData')) drawAtRest()
    else drawSoon()
  })
  watch(
    sheets,
    (element) => {
      observer.disconnect()
      if (element !== null) observer.observe(element, { childList: true, characterData: true, subtree: true })
      drawSoon()
    },
    { immediate: true, flush: 'post' },
  )
  watch(marks, drawSoon)
  onScopeDispose(() => {
    clearTimeout(timer)
    observer.disconnect()
    for (const kind of MARK_KINDS) registry.delete(nameOf(kind))
  })
}

function highlights(): HighlightRegistry | undefined {
  return typeof CSS === 'undefined' || !('highlights' in CSS) ? undefined : CSS.highlights
}

function nameOf(kind: MarkKind): string {
  return `text-${kind}`
}

function rangesOf(root: HTMLElement | null, marks: Marks[MarkKind], priority: number): Highlight {
  const highlight = new Highlight()
  highlight.priority = priority
  for (const { block, start, end } of marks) {
    const node = textOf(root?.querySelector(`[data-block="${block}"]`) ?? null)
    if (node === undefined || end > node.data.length) continue
    const range = document.createRange()
    range.setStart(node, start)
    range.setEnd(node, end)
    highlight.add(range)
  }
  return highlight
}

/** The text of a block that is shown, or the one that is being typed. */
function textOf(element: Element | null): Text | undefined {
  const holder = element?.querySelector('.edit') ?? element
  return [...(holder?.childNodes ?? [])].find((node): node is Text => node instanceof Text && node.data !== '')
}
