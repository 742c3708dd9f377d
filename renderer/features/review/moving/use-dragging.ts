/**
 * Dragging with the mouse: the selected blocks by any of them, a block by its grip, an article by its letter or by its
 * folded line. What can be dragged is made so when it is pressed: with five hundred blocks on the desk that is cheaper
 * than to keep all of them ready, and text that is not selected can be marked and copied as ever.
 */
import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element'
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { pointerOutsideOfPreview } from '@atlaskit/pragmatic-drag-and-drop/element/pointer-outside-of-preview'
import { setCustomNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/element/set-custom-native-drag-preview'
import { onScopeDispose, watch } from 'vue'

import type { ArticleId, BlockId } from '#shared/base/index.ts'

import { keptBlocks } from '../model/gestures.ts'
import { blockOf } from '../model/page-index.ts'
import { only } from '../model/selection.ts'
import type { Review, Voice } from '../state/review.ts'
import { slotAt } from './hit.ts'
import type { Moving } from './moving.ts'
import type { Cargo } from './slots.ts'

type Parts = Readonly<Record<'root' | 'sheets' | 'original', () => HTMLElement | null>>

/** Marks drags that are ours among those that the window sees. */
const OURS = 'jiaoban-cargo'
/** Characters of the text on what hangs at the mouse. */
const SHOWN = 18

export function useDragging(review: Review, moving: Moving, parts: Parts, voice: Pick<Voice, 't'>): void {
  let ready = (): void => undefined
  let dragged = false

  /** What pressing here would drag, and on which element. */
  function grasped(target: Element): { readonly element: HTMLElement; readonly cargo: Cargo } | undefined {
    const { value: page } = review.page
    if (page === undefined || review.editing.value !== undefined || review.ordering.value !== undefined) return undefined
    const grip = target.closest<HTMLElement>('[data-grip]')
    const gripped = grip?.dataset['grip'] as BlockId | undefined
    if (grip !== null && gripped !== undefined) return { element: grip, cargo: blocksAround(gripped) }
    const head = target.closest<HTMLElement>('[data-head], [data-fold]')
    if (target.closest('button, a, input, select, [contenteditable]') !== null) return undefined
    if (head !== null) {
      const article = (head.dataset['head'] ?? head.dataset['fold']) as ArticleId
      return { element: head, cargo: { article, blocks: keptBlocks(page, article) } }
    }
    const element = target.closest<HTMLElement>('[data-block]:not([data-run])')
    const block = element?.dataset['block'] as BlockId | undefined
    if (element === null || block === undefined || !review.selected.value.includes(block)) return undefined
    return { element, cargo: blocksAround(block) }
  }

  /** The whole selection where the block is of it, else the block alone. */
  function blocksAround(block: BlockId): Cargo {
    const { value: selected } = review.selected
    return { article: null, blocks: selected.includes(block) ? selected : [block] }
  }

  function press(event: PointerEvent): void {
    ready()
    if (event.button !== 0 || event.pointerType === 'touch' || event.shiftKey || event.ctrlKey || event.metaKey) return
    const held = event.target instanceof Element ? grasped(event.target) : undefined
    if (held === undefined) return
    const { element, cargo } = held
    const end = draggable({
      element,
      getInitialData: () => ({ [OURS]: true }),
      onGenerateDragPreview: ({ nativeSetDragImage }) => {
        setCustomNativeDragPreview({
          nativeSetDragImage,
          getOffset: pointerOutsideOfPreview({ x: '12px', y: '8px' }),
          render: ({ container }) => container.append(preview(cargo)),
        })
      },
      onDragStart: () => start(cargo),
      onDrop: ({ location }) => {
        if (location.current.dropTargets.length === 0) moving.giveUp()
        ready()
      },
    })
    dragged = false
    const release = (): void => {
      if (!dragged) ready()
    }
    window.addEventListener('pointerup', release, { once: true })
    ready = () => {
      window.removeEventListener('pointerup', release)
      end()
      ready = () => undefined
    }
  }

  function start(cargo: Cargo): void {
    dragged = true
    const [first] = cargo.blocks
    const selected = review.selected.value
    const same = cargo.article === null && cargo.blocks.every((id) => selected.includes(id))
    if (!same && first !== undefined) review.select(only(first))
    moving.take(cargo, 'mouse')
  }

  /** A slip of paper with the first words of what is dragged, and how much it is. */
  function preview({ blocks }: Cargo): HTMLElement {
    const slip = document.createElement('div')
    slip.className = 'review-slip'
    const { value: page } = review.page
    const [first] = blocks
    const words = document.createElement('span')
    words.textContent = page === undefined || first === undefined ? '' : blockOf(page, first).text.slice(0, SHOWN)
    slip.append(words)
    if (blocks.length > 1) {
      const count = document.createElement('b')
      count.textContent = voice.t('review.moving.count', { count: String(blocks.length) })
      slip.append(count)
    }
    return slip
  }

  function point(x: number, y: number): void {
    const moment = review.moment()
    const { value: cargo } = moving.cargo
    const sheets = parts.sheets()
    if (moment === undefined || cargo === undefined || sheets === null) return
    moving.over(slotAt({ x, y }, { ...moment, cargo, sheets }))
  }

  const ours = ({ source }: { readonly source: { readonly data: Record<string, unknown> } }): boolean => source.data[OURS] === true

  watch(
    [parts.root, parts.sheets],
    ([root, sheets], _, onCleanup) => {
      if (root === null || sheets === null) return
      sheets.addEventListener('pointerdown', press, { capture: true })
      const end = combine(
        () => sheets.removeEventListener('pointerdown', press, { capture: true }),
        autoScrollForElements({ element: sheets, canScroll: ours }),
        dropTargetForElements({
          element: root,
          canDrop: ours,
          getDropEffect: () => 'move',
          onDrag: ({ location }) => point(location.current.input.clientX, location.current.input.clientY),
          onDragLeave: () => moving.over(undefined),
          onDrop: ({ location }) => {
            point(location.current.input.clientX, location.current.input.clientY)
            if (moving.slot.value === undefined || moving.refusal.value !== null) moving.giveUp()
            else moving.put()
          },
        }),
      )
      onCleanup(end)
    },
    { immediate: true, flush: 'post' },
  )
  watch(
    parts.original,
    (original, _, onCleanup) => {
      if (original !== null) onCleanup(autoScrollForElements({ element: original, canScroll: ours }))
    },
    { immediate: true, flush: 'post' },
  )
  onScopeDispose(() => ready())
}
