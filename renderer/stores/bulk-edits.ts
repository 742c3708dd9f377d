/**
 * One step over several pages: each page's part goes through the desk like any edit and carries the step's id, so that all parts
 * are taken back together. What was done when the work is stopped, or the window goes, is one step all the same. [FR5]
 */
import { defineStore } from 'pinia'

import { instant, newId, type JobId, type PageId } from '#shared/base/index.ts'
import { replaceOnPage, type BlockHits } from '#shared/finding/index.ts'
import { historyOf, takeBack } from '#shared/history/index.ts'
import { bulkOf, type BatchMeaning, type Entry, type Operation, type Refusal, type Stamp } from '#shared/operations/index.ts'
import type { PageInHand } from '#renderer/desk/index.ts'

import { usePageStore } from './page.ts'
import { useSessionStore } from './session.ts'
import { useSettingsStore } from './settings.ts'

/** What is ticked on one page. */
export interface TickedPage {
  readonly page: PageId
  readonly blocks: readonly BlockHits[]
}

export interface BulkOutcome {
  readonly bulk: JobId
  /** Pages that were changed, and hits that were replaced there. */
  readonly pages: readonly PageId[]
  readonly hits: number
  /** Hits that were left out, because their block is another by now or the page could not be had. */
  readonly left: number
  /** Stopped before the end. */
  readonly stopped: boolean
}

export interface BackOutcome {
  readonly pages: number
  /** Pages on which a later edit stands in the way. */
  readonly refused: readonly PageId[]
}

export interface Watching {
  readonly signal: AbortSignal
  /** Pages gone through. */
  readonly progress: (done: number) => void
}

export const useBulkEditsStore = defineStore('bulk-edits', () => {
  const session = useSessionStore()
  const settings = useSettingsStore()
  const pages = usePageStore()

  function stamp(): Stamp {
    return { operation: newId(pages.ids), editor: settings.value.editor, at: instant(pages.ids.now()), automatic: false }
  }

  /** Goes through pages one by one; false: the page could not be had. */
  async function onPage(page: PageId, signal: AbortSignal, work: (hand: PageInHand) => void): Promise<boolean> {
    const opened = await session.desk().open(page, signal)
    if (opened.outcome !== 'open') return false
    try {
      work(opened.hand)
    } finally {
      opened.hand.release()
    }
    return true
  }

  /** Replaces what is ticked, page by page. */
  async function replace(ticked: readonly TickedPage[], meaning: BatchMeaning, { signal, progress }: Watching): Promise<BulkOutcome> {
    const bulk = newId<JobId>(pages.ids)
    const changed: PageId[] = []
    let [hits, left, done] = [0, 0, 0]
    const stopped = (): boolean => signal.aborted
    for (const { page, blocks } of ticked) {
      if (stopped()) break
      const had = await onPage(page, signal, (hand) => {
        const replacement = replaceOnPage(hand.page, blocks, meaning, bulk)
        const made = replacement.step !== null && hand.perform(replacement.step, stamp()).ok
        if (made) changed.push(page)
        hits += made ? replacement.hits : 0
        left += made ? replacement.left : replacement.hits + replacement.left
      })
      if (!had && !stopped()) left += blocks.reduce((sum, block) => sum + block.hits.length, 0)
      progress(++done)
    }
    return { bulk, pages: changed, hits, left, stopped: stopped() }
  }

  /** Takes a step back on all its pages, or brings it again; a page on which a later edit is in the way keeps it. */
  async function turnBack(bulk: JobId, on: readonly PageId[], what: 'undo' | 'redo', { signal, progress }: Watching): Promise<BackOutcome> {
    const refused: PageId[] = []
    let [count, done] = [0, 0]
    for (const page of on) {
      if (signal.aborted) break
      const had = await onPage(page, signal, (hand) => {
        const entry = partOf(hand.log, bulk, what)
        const operation: Operation | Refusal | undefined = entry && takeBack(entry, hand.page, hand.log)
        if (operation === undefined) return
        if ('ok' in operation || !hand.perform(operation, stamp()).ok) refused.push(page)
        else count++
      })
      if (!had) refused.push(page)
      progress(++done)
    }
    return { pages: count, refused }
  }

  return { replace, turnBack }
})

/** The entry of a page's log to take back: the step's part while it is in force, or the undo of it. */
function partOf(log: readonly Entry[], bulk: JobId, what: 'undo' | 'redo'): Entry | undefined {
  const { undone } = historyOf(log)
  const part = log.findLast(({ operation }) => bulkOf(operation) === bulk)
  if (part === undefined || undone.has(part.id) !== (what === 'redo')) return undefined
  if (what === 'undo') return part
  return log.findLast(({ id, operation }) => operation.name === 'undo' && operation.target === part.id && !undone.has(id))
}
