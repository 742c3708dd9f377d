/**
 * What the editor sees and does on the Review screen: selection, what is open, what is being done. Kept in one store, so
 * that it outlives the parts that show it; what it means is in review.ts. Records of the page are never in here.
 */
import { defineStore } from 'pinia'
import { shallowRef, type ShallowRef } from 'vue'

import type { ArticleId, BlockId } from '#shared/base/index.ts'
import type { Doubt } from '#shared/model/index.ts'
import type { Entry, SimpleOperation } from '#shared/operations/index.ts'

import type { Selection } from '../model/selection.ts'

/** A block being edited in place. */
export interface Editing {
  readonly block: BlockId
  /** Where the caret goes (UTF-16 in the text); null: to the end. */
  readonly caret: number | null
  /** Half-typed text from before a reload; null: the block's own. */
  readonly text: string | null
}

/** Blocks of an article clicked so far, in turn. */
export interface Ordering {
  readonly article: ArticleId
  readonly clicked: readonly BlockId[]
}

/** A doubt that was answered just now. */
export interface Answered {
  readonly block: BlockId
  readonly doubt: Doubt
  readonly choice: number
  readonly entry: Entry
}

/** An approval that waits for the editor's word about the copies in it. */
export interface Approving {
  readonly operation: Extract<SimpleOperation, { name: 'setStatus' }>
  /** What comes after it was carried out. */
  readonly then: (() => void) | undefined
}

/** Which list floats at the selected block. */
export type Picking = 'role' | 'send' | 'merge-into' | 'topic' | 'kind' | 'status' | 'page-status'

export interface ViewState {
  readonly selection: ShallowRef<Selection | undefined>
  readonly skim: ShallowRef<boolean>
  readonly unfolded: ShallowRef<ReadonlySet<ArticleId>>
  /** Blocks opened out of what skimming puts away. */
  readonly shown: ShallowRef<ReadonlySet<BlockId>>
  /** Dropped runs that are opened, by their first block. */
  readonly openRuns: ShallowRef<ReadonlySet<BlockId>>
  readonly editing: ShallowRef<Editing | undefined>
  /** The shown text of the block being edited as typed so far, for a reload. */
  readonly draft: ShallowRef<{ readonly block: BlockId; readonly text: string } | undefined>
  readonly ordering: ShallowRef<Ordering | undefined>
  readonly picking: ShallowRef<Picking | undefined>
  readonly approving: ShallowRef<Approving | undefined>
  /** Shown at its place as one grey line for a while. */
  readonly answered: ShallowRef<Answered | undefined>
  /** Counted up whenever the selected block should be brought into view and take the focus. */
  readonly turn: ShallowRef<number>
}

export function freshViewState(): ViewState {
  return {
    selection: shallowRef<Selection>(),
    skim: shallowRef(false),
    unfolded: shallowRef<ReadonlySet<ArticleId>>(new Set()),
    shown: shallowRef<ReadonlySet<BlockId>>(new Set()),
    openRuns: shallowRef<ReadonlySet<BlockId>>(new Set()),
    editing: shallowRef<Editing>(),
    draft: shallowRef<{ readonly block: BlockId; readonly text: string }>(),
    ordering: shallowRef<Ordering>(),
    picking: shallowRef<Picking>(),
    approving: shallowRef<Approving>(),
    answered: shallowRef<Answered>(),
    turn: shallowRef(0),
  }
}

/** For another page: nothing is selected, open or being done. How the page is shown (skim) stays. */
export function resetViewState(state: ViewState): void {
  state.selection.value = undefined
  state.unfolded.value = new Set()
  state.shown.value = new Set()
  state.openRuns.value = new Set()
  state.editing.value = undefined
  state.draft.value = undefined
  state.ordering.value = undefined
  state.picking.value = undefined
  state.approving.value = undefined
  state.answered.value = undefined
}

export const useReviewViewStore = defineStore('review-view', freshViewState)
