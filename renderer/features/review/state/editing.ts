/** Editing text in place: what leaving, cutting and merging do, and the half-typed text that a reload must not lose. */
import { nextTick } from 'vue'

import { newId, type BlockId } from '#shared/base/index.ts'
import type { Block } from '#shared/model/index.ts'
import type { BatchMeaning, SimpleOperation } from '#shared/operations/index.ts'

import { mergeBlockBack, mergeBlockOn } from '../model/gestures.ts'
import { only } from '../model/selection.ts'
import type { Review } from './review.ts'

export interface EditingActions {
  /** The shown text changed under the editor's hands. */
  readonly typed: (block: Block, shown: string) => void
  /** Saves and leaves. */
  readonly leave: (block: Block, text: string) => void
  /**
   * Saves and cuts the block at an offset of the text, in one step. False where that is refused (at the edge of the text
   * there is nothing to cut): the field stays open as it is, with what was typed. [V19]
   */
  readonly cut: (block: Block, text: string, offset: number) => boolean
  /** Saves and puts the block at the end of the one before, in one step; editing goes on there, at the seam. False as above. */
  readonly mergeBack: (block: Block, text: string) => boolean
  /** Saves and takes the block behind it in, in one step; editing goes on at the seam. False as above. */
  readonly mergeOn: (block: Block, text: string) => boolean
}

/** Begins to edit with a new field: one of the same block that is open holds its text from before. */
export async function editAnew(review: Review, block: BlockId, caret: number | null): Promise<void> {
  review.editing.value = undefined
  await nextTick()
  if (review.page.value?.blocks[block] !== undefined) review.editing.value = { block, caret, text: null }
}

export function editingActions(review: Review): EditingActions {
  function end(): void {
    review.editing.value = undefined
    review.draft.value = undefined
  }

  /** What is to be saved: undefined where the block is gone, no step where nothing was changed. */
  function editsOf(block: Block, text: string): readonly SimpleOperation[] | undefined {
    const now = review.page.value?.blocks[block.id]
    if (now === undefined) return undefined
    const wanted = text.trim()
    return wanted === now.text.trim() ? [] : [{ name: 'editText', block: block.id, text: wanted }]
  }

  /**
   * Carries out what was typed and what follows from it as one step, so that one undo takes both back, and ends editing.
   * A refusal is said and ends nothing: the next keys would be commands, which an editor who is writing does not mean.
   */
  function together(edits: readonly SimpleOperation[], last: SimpleOperation, meaning: BatchMeaning): boolean {
    const did = review.perform(edits.length === 0 ? last : { name: 'batch', meaning, operations: [...edits, last] })
    if (did) end()
    return did
  }

  function merge(block: Block, text: string, from: 'before' | 'behind'): boolean {
    const edits = editsOf(block, text)
    const { value: page } = review.page
    if (edits === undefined || page === undefined) return gone()
    const gesture = from === 'before' ? mergeBlockBack(page, block.id) : mergeBlockOn(page, block.id)
    if ('cannot' in gesture || gesture.name !== 'mergeBlocks') return review.perform(gesture)
    const caret = from === 'before' ? (page.blocks[gesture.first]?.text.length ?? 0) : text.trim().length
    if (!together(edits, gesture, 'edit-and-merge')) return false
    void editAnew(review, gesture.first, caret)
    return true
  }

  /** Another window took the block away: there is nothing to stay in. */
  function gone(): true {
    end()
    return true
  }

  return {
    typed: (block, shown) => {
      review.draft.value = { block: block.id, text: shown }
    },
    leave: (block, text) => {
      end()
      for (const edit of editsOf(block, text) ?? []) review.perform(edit)
      if (review.focus.value === block.id) review.select(only(block.id))
    },
    cut: (block, text, offset) => {
      const edits = editsOf(block, text)
      if (edits === undefined) return gone()
      const second = newId<BlockId>(review.source.ids)
      const leading = text.length - text.trimStart().length
      const split = { name: 'splitBlock', block: block.id, offset: offset - leading, second } as const
      const did = together(edits, split, 'edit-and-split')
      if (did) review.select(only(second))
      return did
    },
    mergeBack: (block, text) => merge(block, text, 'before'),
    mergeOn: (block, text) => merge(block, text, 'behind'),
  }
}
