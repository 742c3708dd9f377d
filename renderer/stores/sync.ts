/** Whether the editor's work is in the library, and which of it turned out not to fit. */
import { defineStore } from 'pinia'
import { shallowReadonly, shallowRef } from 'vue'

import type { OperationId } from '#shared/base/index.ts'
import type { Desk, Rejected, SavedState } from '#renderer/desk/index.ts'
import type { Release } from '#renderer/rpc/index.ts'

type SyncDesk = Pick<Desk, 'saved' | 'onSaved' | 'onRejected' | 'notices' | 'dismiss' | 'retry'>

export const useSyncStore = defineStore('sync', () => {
  const saved = shallowRef<SavedState>({ state: 'saved' })
  const notices = shallowRef<readonly Rejected[]>([])
  let desk: SyncDesk | null = null

  function add(rejected: readonly Rejected[]): void {
    const known = new Set(notices.value.map((one) => one.submission.id))
    const added = rejected.filter((one) => !known.has(one.submission.id))
    if (added.length > 0) notices.value = [...notices.value, ...added]
  }

  /** Begins to follow the desk; notices of earlier sessions that nobody put away come first. Returns the ending. */
  async function open(from: SyncDesk): Promise<Release> {
    desk = from
    saved.value = from.saved
    const stopSaved = from.onSaved((now) => (saved.value = now))
    const stopRejected = from.onRejected(add)
    add(await from.notices())
    return () => {
      stopSaved()
      stopRejected()
      desk = null
    }
  }

  /** Puts notices away; the operations stay in their pages' histories. */
  async function dismiss(ids: readonly OperationId[]): Promise<void> {
    notices.value = notices.value.filter((one) => !ids.includes(one.submission.id))
    await desk?.dismiss(ids)
  }

  /** Tries again at once what could not be saved. */
  function retry(): void {
    desk?.retry()
  }

  return { saved: shallowReadonly(saved), notices: shallowReadonly(notices), open, dismiss, retry }
})
