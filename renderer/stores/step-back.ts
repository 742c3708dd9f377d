/**
 * Takes the editor's last edit back, or brings it again, where no page is in hand: on each of its pages, through the desk. What
 * the library did itself may not have reached the desk yet; it is waited for.
 */
import { instant, newId, type Language, type OperationId, type PageId } from '#shared/base/index.ts'
import { editOf, historyOf, stepInWords, takeBack, type TrailStep } from '#shared/history/index.ts'
import { refusalInWords, refuse, type Entry } from '#shared/operations/index.ts'
import type { PageInHand } from '#renderer/desk/index.ts'

import { usePageStore } from './page.ts'
import { useSessionStore } from './session.ts'
import { useSettingsStore } from './settings.ts'
import { useTrailStore } from './trail.ts'

/** So long an edit of the library's is waited for on the desk, milliseconds. */
const PATIENCE = 5_000

export interface SteppedBack {
  /** What was taken back, in words; null where nothing was. */
  readonly what: string | null
  /** The edits that were taken back, or brought again. */
  readonly edits: readonly OperationId[]
  readonly pages: readonly PageId[]
  /** Why a part could not be, in words. */
  readonly refused: string | null
}

export interface SteppingBack {
  /** No further part is begun when it is aborted; what was done stays done. */
  readonly signal?: AbortSignal
  /** Parts that were gone through. */
  readonly progress?: (done: number, total: number) => void
}

/** Makes the two ways. `language`: of the words. */
export function useStepBack(language: () => Language): (which: 'undo' | 'redo', watching?: SteppingBack) => Promise<SteppedBack> {
  const trail = useTrailStore()
  const session = useSessionStore()
  const settings = useSettingsStore()
  const { ids } = usePageStore()

  async function part(step: TrailStep): Promise<{ readonly what: string } | { readonly refused: string }> {
    const opened = await session.desk().open(step.page)
    if (opened.outcome !== 'open') return { refused: refusalInWords(refuse('not-in-force'), language()) }
    const { hand } = opened
    try {
      const entry = await entryOf(hand, step.id)
      const operation = entry === undefined ? refuse('not-in-force') : takeBack(entry, hand.page, hand.log)
      if ('ok' in operation) return { refused: refusalInWords(operation, language()) }
      const stamp = { operation: newId<OperationId>(ids), editor: settings.value.editor, at: instant(ids.now()), automatic: false }
      const performed = hand.perform(operation, stamp)
      if (!performed.ok) return { refused: refusalInWords(performed, language()) }
      const edit = editOf(performed.entry, (id) => hand.log.find((one) => one.id === id))
      return { what: stepInWords(performed.entry.operation, edit?.operation, hand.page, language()) }
    } finally {
      hand.release()
    }
  }

  return async (which, { signal, progress } = {}) => {
    const steps = which === 'undo' ? trail.undoes : trail.redoes
    let what: string | null = null
    let refused: string | null = null
    const done: TrailStep[] = []
    for (const [i, step] of steps.entries()) {
      if (signal?.aborted === true) break
      progress?.(i, steps.length)
      const outcome = await part(step)
      if ('what' in outcome) {
        what ??= outcome.what
        done.push(step)
      } else {
        refused ??= outcome.refused
        trail.forget(step)
      }
    }
    return { what, edits: done.map(({ edit }) => edit), pages: done.map(({ page }) => page), refused }
  }
}

/** The entry, once the page has it and it is in force; undefined where it does not come or was taken back already. */
async function entryOf(hand: PageInHand, id: OperationId): Promise<Entry | undefined> {
  const find = (): Entry | undefined => hand.log.find((entry) => entry.id === id)
  const entry = find() ?? (await coming(hand, find))
  return entry === undefined || historyOf(hand.log).undone.has(id) ? undefined : entry
}

function coming(hand: PageInHand, find: () => Entry | undefined): Promise<Entry | undefined> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer)
      stop()
      resolve(find())
    }
    const timer = setTimeout(end, PATIENCE)
    const stop = hand.subscribe(() => {
      if (find() !== undefined) end()
    })
  })
}
