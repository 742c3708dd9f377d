/** What the mouse and Tab do on the sheets: select, extend, open, edit where it was double-clicked, cut between two blocks. */
import { shallowRef, type Ref, type ShallowRef } from 'vue'

import type { ArticleId, BlockId } from '#shared/base/index.ts'
import { useCommandStore } from '#renderer/commands/index.ts'

import { clicked } from '../model/selecting.ts'
import { only, stepped } from '../model/selection.ts'
import { takeInTurn } from './ordering.ts'
import type { Review } from './review.ts'

/** The gap between two blocks that the pointer rests on, in pixels from the top of the sheets. */
export interface Gap {
  readonly block: BlockId
  readonly top: number
  readonly left: number
  readonly right: number
}

export interface DeskPointer {
  click(event: MouseEvent): void
  doubleClick(event: MouseEvent): void
  contextMenu(event: MouseEvent): void
  move(event: PointerEvent): void
  leave(): void
  key(event: KeyboardEvent): void
  cut(): void
  join(): void
  readonly scissors: ShallowRef<Gap | undefined>
  /** The paragraph that the pointer rests on. */
  readonly grip: ShallowRef<Gap | undefined>
}

/** How near to the edge between two blocks the pointer shows the scissors, in pixels. */
const NEAR = 7

export function useDeskPointer(review: Review, root: Readonly<Ref<HTMLElement | null>>): DeskPointer {
  const commands = useCommandStore()
  const scissors = shallowRef<Gap>()
  const grip = shallowRef<Gap>()
  let pressed = false

  const blockAt = (target: EventTarget | null): BlockId | undefined => {
    const element = target instanceof Element ? target.closest<HTMLElement>('[data-block]') : null
    return element?.dataset['block'] as BlockId | undefined
  }
  const onControl = (target: EventTarget | null): boolean =>
    target instanceof Element && target.closest('button, a, input, select, [contenteditable]') !== null

  function click(event: MouseEvent): void {
    const { target } = event
    if (!(target instanceof Element)) return
    const seam = target.closest<HTMLElement>('[data-seam]')?.dataset['seam'] as BlockId | undefined
    if (seam !== undefined) {
      review.select(only(seam))
      review.perform({ name: 'unjoinParagraph', block: seam })
      return
    }
    if (onControl(target)) return
    const fold = target.closest<HTMLElement>('[data-fold]')?.dataset['fold'] as ArticleId | undefined
    const run = target.closest<HTMLElement>('[data-run]')?.dataset['run'] as BlockId | undefined
    const block = gripped(target) ?? blockAt(target) ?? firstOfSheet(target)
    if (block === undefined) return
    if (review.ordering.value !== undefined) return takeInTurn(review, block)
    const more = event.shiftKey || event.ctrlKey || event.metaKey
    if (more) getSelection()?.removeAllRanges()
    review.select(clicked(review.layout.value, review.selection.value, block, event))
    if (more) return
    if (fold !== undefined) review.toggleFold(fold)
    if (run !== undefined) review.toggleRun(run)
  }

  function gripped(target: Element): BlockId | undefined {
    return target.closest<HTMLElement>('[data-grip]')?.dataset['grip'] as BlockId | undefined
  }

  /** A click beside the text of a sheet selects the article by its first block. */
  function firstOfSheet(target: Element): BlockId | undefined {
    if (target.closest('.query') !== null) return undefined
    const article = target.closest<HTMLElement>('[data-article]')
    return article?.querySelector<HTMLElement>('[data-block]')?.dataset['block'] as BlockId | undefined
  }

  function doubleClick(event: MouseEvent): void {
    const block = blockAt(event.target)
    const { value: page } = review.page
    if (block === undefined || page === undefined || onControl(event.target) || page.blocks[block]?.dropped !== null) return
    if (!(event.target instanceof Element) || event.target.closest('[data-fold], [data-run]') !== null) return
    event.preventDefault()
    getSelection()?.removeAllRanges()
    review.select(only(block))
    review.editing.value = { block, caret: offsetAt(event), text: null }
  }

  function contextMenu(event: MouseEvent): void {
    const block = blockAt(event.target)
    if (block !== undefined && !review.selected.value.includes(block)) review.select(only(block))
  }

  function move(event: PointerEvent): void {
    pressed = event.buttons !== 0
    if (pressed || review.editing.value !== undefined || review.ordering.value !== undefined) return leave()
    if (event.target instanceof Element && event.target.closest('.scissors, .grip') !== null) return
    const texts = textsAt(event)
    scissors.value = gapAt(event, texts)
    grip.value = scissors.value === undefined ? under(event, texts) : undefined
  }

  function leave(): void {
    scissors.value = undefined
    // While a button is down the grip may be what is dragged: an element that goes takes the drag with it.
    if (!pressed) grip.value = undefined
  }

  /** The paragraphs of the sheet under the pointer. */
  function textsAt(event: PointerEvent): HTMLElement[] {
    const sheet = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-article], [data-shelf]') : null
    return [...(sheet?.querySelectorAll<HTMLElement>('.text') ?? [])]
  }

  function gapAt(event: PointerEvent, texts: readonly HTMLElement[]): Gap | undefined {
    const at = texts.findIndex((text, i) => i > 0 && Math.abs(text.getBoundingClientRect().top - event.clientY) <= NEAR)
    const text = texts[at]
    // Blocks of the shelf belong to no article that could be cut.
    return text === undefined || text.closest('[data-article]') === null ? undefined : gapOf(text)
  }

  function under({ clientY }: PointerEvent, texts: readonly HTMLElement[]): Gap | undefined {
    const text = texts.find((one) => {
      const box = one.getBoundingClientRect()
      return clientY >= box.top && clientY <= box.bottom
    })
    return text === undefined ? undefined : gapOf(text)
  }

  function gapOf(text: HTMLElement): Gap | undefined {
    const { value: sheets } = root
    const block = text.dataset['block'] ?? text.querySelector<HTMLElement>('[data-block]')?.dataset['block']
    const sheet = text.closest('[data-article], [data-shelf]')
    if (block === undefined || sheets === null || sheet === null) return undefined
    const box = text.getBoundingClientRect()
    const frame = sheets.getBoundingClientRect()
    const edge = sheet.getBoundingClientRect()
    return {
      block: block as BlockId,
      top: box.top - frame.top + sheets.scrollTop,
      left: edge.left - frame.left,
      right: frame.right - edge.right,
    }
  }

  /** Tab goes from block to block, and at both ends on to what stands beside the sheets. */
  function key(event: KeyboardEvent): void {
    if (event.key !== 'Tab' || event.ctrlKey || event.altKey || event.metaKey || onControl(event.target)) return
    const next = stepped(review.layout.value, review.selection.value, event.shiftKey ? -1 : 1, false)
    if (next === undefined || next.focus === review.focus.value) return
    event.preventDefault()
    review.select(next)
  }

  /** What the mark between two paragraphs stands for: cut there, or join them. */
  function atGap(command: 'review.split' | 'review.join'): void {
    const { value: gap } = scissors
    if (gap === undefined) return
    review.select(only(gap.block))
    scissors.value = undefined
    void commands.give(command)
  }

  return {
    click,
    doubleClick,
    contextMenu,
    move,
    leave,
    key,
    cut: () => atGap('review.split'),
    join: () => atGap('review.join'),
    scissors,
    grip,
  }
}

/** The offset in a block's text under the pointer; null where it is not over the text. */
function offsetAt(event: MouseEvent): number | null {
  const position = document.caretPositionFromPoint(event.clientX, event.clientY)
  return position?.offsetNode.nodeType === Node.TEXT_NODE ? position.offset : null
}
