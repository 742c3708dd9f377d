/** What the editor's decisions do, and what is said of them: for the view's setup. */
import { shallowRef, type ShallowRef } from 'vue'

import { failureInWords, type CopyBulk, type CopyDecision, type CopyStep } from '#shared/contract/index.ts'
import { useAnnouncer, useReport, useToasts } from '#renderer/composables/index.ts'
import { useCommandStore } from '#renderer/commands/index.ts'
import { NotSaved } from '#renderer/desk/index.ts'
import { useText } from '#renderer/i18n/index.ts'
import { failureOf } from '#renderer/rpc/index.ts'
import { useBulkEditsStore } from '#renderer/stores/bulk-edits.ts'
import { useStepBack } from '#renderer/stores/step-back.ts'

import { useBinStore } from './bin/bin-store.ts'
import { useBulkStore, type Dropped } from './bulk/bulk-store.ts'
import { useGroupStore } from './compare/group-store.ts'
import { useQueueStore } from './queue/queue-store.ts'

export interface Deciding {
  decide(decision: CopyDecision): Promise<void>
  restore(): Promise<void>
  drop(bulk: CopyBulk): Promise<void>
  stepBack(which: 'undo' | 'redo'): Promise<void>
  /** A step over many pages that is being taken back. */
  readonly back: Readonly<ShallowRef<{ readonly done: number; readonly total: number } | null>>
  stopBack(): void
  /** The group to choose when the list has it again. */
  readonly returning: ShallowRef<string | null>
}

export function useDeciding(): Deciding {
  const queue = useQueueStore()
  const group = useGroupStore()
  const bin = useBinStore()
  const bulk = useBulkStore()
  const edits = useBulkEditsStore()
  const commands = useCommandStore()
  const { t, language } = useText()
  const { toast } = useToasts()
  const { announce } = useAnnouncer()
  const report = useReport()
  const walkBack = useStepBack(() => language.value)
  const back = shallowRef<{ readonly done: number; readonly total: number } | null>(null)
  const returning = shallowRef<string | null>(null)
  let working = new AbortController()
  let busy = false
  let dismiss = (): void => undefined

  /** Shows and says what was done; the message before it goes. */
  function tell(text: string, undo?: () => void): void {
    dismiss()
    const action =
      undo === undefined ? {} : { action: { label: t('duplicates.told.undo'), keys: commands.keyOf('duplicates.undo'), run: undo } }
    dismiss = toast({ text, ...action })
    announce(text)
  }

  /** What the library refused is said; what is a fault of ours goes to the frame. */
  function failed(error: unknown): void {
    const failure = failureOf(error)
    if (failure === undefined && !(error instanceof NotSaved)) return report(error)
    const text = failure === undefined ? t('duplicates.told.notSaved') : failureInWords(failure, language.value)
    toast({ text, tone: 'bad' })
    announce(text)
    group.forget()
    queue.refresh()
  }

  function wordsOf(step: CopyStep, decision: CopyDecision): string {
    const { length: refused } = step.refused
    if (refused > 0) return t('duplicates.told.refused', { n: refused }, refused)
    if (step.parts.length === 0) return t('duplicates.told.none')
    if (decision.do === 'keep-one' || decision.do === 'drop') return t('duplicates.told.dropped', { n: step.copies }, step.copies)
    return t(`duplicates.told.${decision.do}`)
  }

  async function decide(decision: CopyDecision): Promise<void> {
    const { chosen } = queue
    if (chosen === null || queue.decided.has(chosen)) return
    try {
      const deciding = queue.decide(chosen, decision)
      // The list goes on to the next group at once.
      commands.came()
      const step = await deciding
      if (step.parts.length === 0) queue.refresh()
      tell(wordsOf(step, decision), step.parts.length === 0 ? undefined : () => void stepBack('undo'))
    } catch (error) {
      failed(error)
    }
  }

  async function restore(): Promise<void> {
    const { item } = bin
    if (item === undefined) return
    const restoring = bin.restore(item)
    bin.step(1)
    try {
      const step = await restoring
      queue.note(step, null)
      queue.reconsider()
      tell(t('duplicates.told.restored', { n: step.copies }, step.copies), () => void stepBack('undo'))
    } catch (error) {
      failed(error)
    }
  }

  async function drop(what: CopyBulk): Promise<void> {
    try {
      const dropped = await bulk.drop(what)
      const { copies = 0, failed: notDone = 0 } = dropped.job.counts as { readonly copies?: number; readonly failed?: number }
      const text =
        dropped.job.state === 'cancelled'
          ? t('duplicates.told.bulkStopped', { n: copies })
          : notDone > 0
            ? t('duplicates.told.bulkFailed', { n: copies, failed: notDone })
            : t('duplicates.told.bulk', { n: copies }, copies)
      tell(text, copies === 0 ? undefined : () => void undoBulk(dropped))
    } catch (error) {
      failed(error)
    }
  }

  async function undoBulk(dropped: Dropped): Promise<void> {
    if (dropped.onTrail) return stepBack('undo')
    working = new AbortController()
    back.value = { done: 0, total: dropped.pages.length }
    try {
      const outcome = await edits.turnBack(dropped.job.id, dropped.pages, 'undo', {
        signal: working.signal,
        progress: (done) => (back.value = { done, total: dropped.pages.length }),
      })
      tell(t('duplicates.told.backBulk', { n: outcome.pages }, outcome.pages))
    } finally {
      back.value = null
    }
  }

  /** Keys wait for it; a button pressed twice must not take back more than is seen. */
  function stepBack(which: 'undo' | 'redo'): Promise<void> {
    if (busy) return Promise.resolve()
    const going = goBack(which)
    void commands.hold(going)
    return going
  }

  async function goBack(which: 'undo' | 'redo'): Promise<void> {
    busy = true
    working = new AbortController()
    try {
      const stepped = await walkBack(which, {
        signal: working.signal,
        progress: (done, total) => (back.value = total > 5 ? { done, total } : null),
      })
      if (stepped.what === null) {
        if (stepped.refused !== null) toast({ text: stepped.refused, tone: 'bad' })
        return
      }
      returning.value = queue.backAgain(stepped.edits)
      if (which === 'undo') bin.backAgain(stepped.edits)
      const pages = new Set(stepped.pages).size
      tell(pages > 1 ? t('duplicates.told.parts', { what: stepped.what, n: pages }) : stepped.what)
    } catch (error) {
      failed(error)
    } finally {
      back.value = null
      busy = false
    }
  }

  return { decide, restore, drop, stepBack, back, stopBack: () => working.abort(), returning }
}
