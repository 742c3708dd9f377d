/** Editing text in place: what leaving, cutting and merging do, and the half-typed text that a reload must not lose. */
import { newId, type BlockId } from '#shared/base/index.ts'
import type { Block } from '#shared/model/index.ts'

import { mergeBlockBack } from '../model/gestures.ts'
import { only } from '../model/selection.ts'
import type { Review } from './review.ts'

export interface EditingActions {
  /** The shown text changed under the editor's hands. */
  readonly typed: (block: Block, shown: string) => void
  /** Saves and leaves. */
  readonly leave: (block: Block, text: string) => void
  /** Saves and cuts the block at an offset of the text. */
  readonly cut: (block: Block, text: string, offset: number) => void
  /** Saves and puts the block at the end of the one before; editing goes on there, at the seam. */
  readonly mergeBack: (block: Block, text: string) => void
}

export function editingActions(review: Review): EditingActions {
  /** Ends editing and saves what changed. False where the text was refused; it is then gone and said so. */
  function save(block: Block, text: string): boolean {
    review.editing.value = undefined
    review.draft.value = undefined
    const now = review.page.value?.blocks[block.id]
    if (now === undefined) return false
    const wanted = text.trim()
    if (wanted === now.text.trim()) return true
    return review.perform({ name: 'editText', block: block.id, text: wanted })
  }

  function focus(block: BlockId): void {
    review.select(only(block))
  }

  return {
    typed: (block, shown) => {
      review.draft.value = { block: block.id, text: shown }
    },
    leave: (block, text) => {
      save(block, text)
      if (review.focus.value === block.id) focus(block.id)
    },
    cut: (block, text, offset) => {
      if (!save(block, text)) return
      const leading = text.length - text.trimStart().length
      review.perform({ name: 'splitBlock', block: block.id, offset: offset - leading, second: newId<BlockId>(review.source.ids) })
    },
    mergeBack: (block, text) => {
      if (!save(block, text)) return
      const page = review.page.value
      if (page === undefined) return
      const gesture = mergeBlockBack(page, block.id)
      if ('cannot' in gesture || gesture.name !== 'mergeBlocks') return void review.perform(gesture)
      const caret = page.blocks[gesture.first]?.text.length ?? 0
      if (review.perform(gesture)) review.editing.value = { block: gesture.first, caret, text: null }
    },
  }
}
