/**
 * Undo and redo over all pages: the editor's last edit, on whichever page it was. The page is opened and said; a step over
 * several pages goes back on all of them. Without a trail (a new profile) the page in hand is all there is.
 */
import { nextTick, watch } from 'vue'

import { instant, newId, type IdSource, type OperationId, type PageId } from '#shared/base/index.ts'
import { historyOf, takeBack, type TrailStep } from '#shared/history/index.ts'
import { refusalInWords, refuse, type Entry } from '#shared/operations/index.ts'
import { useCommandStore, type CommandHandler } from '#renderer/commands/index.ts'
import { useToasts } from '#renderer/composables/index.ts'
import type { Opened } from '#renderer/desk/index.ts'
import { useSessionStore } from '#renderer/stores/session.ts'
import { useSettingsStore } from '#renderer/stores/settings.ts'
import { useTrailStore } from '#renderer/stores/trail.ts'
import { useViewStore } from '#renderer/stores/view.ts'

import { pageHistory } from '../state/commands.ts'
import type { Review, Voice } from '../state/review.ts'
import { entryInWords } from '../state/history-words.ts'

/** So long a page may take to open before the undo is given up, milliseconds. */
const PATIENCE = 15_000

/** For the screen's setup. */
export function useUndoAcross(review: Review, voice: Voice): Readonly<Record<'review.undo' | 'review.redo', CommandHandler>> {
  const commands = useCommandStore()
  const trail = useTrailStore()
  const session = useSessionStore()
  const settings = useSettingsStore()
  const view = useViewStore()
  const { toast } = useToasts()
  const ids: IdSource = review.source.ids
  const here = pageHistory(review, voice)
  let busy = false

  const stepsOf = (which: 'undo' | 'redo'): readonly TrailStep[] => (which === 'undo' ? trail.undoes : trail.redoes)

  /** Whether the step is still to be taken back, seen on its page without going there. */
  async function inForce(step: TrailStep): Promise<boolean> {
    if (review.page.value?.head.id === step.page) return isInForce(review.source.log, step.id)
    const opened = await session.desk().open(step.page)
    if (opened.outcome !== 'open') return false
    const sound = isInForce(opened.hand.log, step.id)
    opened.hand.release()
    return sound
  }

  async function goTo(page: PageId): Promise<boolean> {
    view.openPage(page)
    const there = await until(() => review.page.value?.head.id === page && view.route.page === page)
    // The page is put back as it was left first; then the undo says where to look.
    for (let frame = 0; there && frame < 3; frame++) await nextTick()
    return there
  }

  /** Takes a part of a step over several pages back on a page that is not in hand. */
  async function elsewhere(step: TrailStep): Promise<void> {
    const opened: Opened = await session.desk().open(step.page)
    if (opened.outcome !== 'open') return
    const { hand } = opened
    const entry = hand.log.find(({ id }) => id === step.id)
    const operation = entry === undefined ? refuse('not-in-force') : takeBack(entry, hand.page, hand.log)
    if (!('ok' in operation)) {
      const stamp = { operation: newId<OperationId>(ids), editor: settings.value.editor, at: instant(ids.now()), automatic: false }
      hand.perform(operation, stamp)
    } else voice.say(refusalInWords(operation, voice.language()))
    hand.release()
  }

  async function go(which: 'undo' | 'redo'): Promise<void> {
    review.endEdit()
    for (let steps = stepsOf(which); ; steps = stepsOf(which)) {
      const [last, ...others] = steps
      if (last === undefined) {
        here[`review.${which}`].run()
        return
      }
      const from = review.page.value?.head.id
      const still = view.staying()
      const sound = await inForce(last)
      if (!still()) return
      if (!sound) {
        trail.forget(last)
        continue
      }
      const moved = last.page !== from
      if (moved && !(await goTo(last.page))) return
      const entry = review.source.log.find(({ id }) => id === last.id)
      if (entry === undefined) return
      if (!review.after(review.moment(), review.source.undoEntry(entry))) return
      for (const other of others) await elsewhere(other)
      if (moved && from !== undefined) tell(from)
      if (others.length > 0) toast({ text: voice.t('review.across.bulk', { n: String(steps.length) }) })
      return
    }
  }

  /** Says that another page is shown, what was done there, and offers the way back. */
  function tell(before: PageId): void {
    const done = review.source.log.at(-1)
    const { value: page } = review.page
    if (done === undefined || page === undefined) return
    const byId = new Map(review.source.log.map((entry) => [entry.id as string, entry]))
    const what = entryInWords(done, byId, page, voice.language())
    const { publication, pageNo } = page.head.info
    const name = [publication, pageNo].filter((part) => part !== null).join(' ') || (page.head.originals[0]?.name ?? '')
    const text = voice.t('review.across.went', { page: name, what })
    voice.announce(text)
    toast({ text, action: { label: voice.t('review.across.return'), run: () => view.openPage(before) } })
  }

  const handler = (which: 'undo' | 'redo'): CommandHandler => ({
    refusal: () => (stepsOf(which).length > 0 ? null : here[`review.${which}`].refusal()),
    run: async () => {
      // Keys wait for it; a button pressed twice must not take back more than is seen.
      if (busy) return
      busy = true
      const going = go(which).finally(() => (busy = false))
      void commands.hold(going)
      await going
    },
  })
  return { 'review.undo': handler('undo'), 'review.redo': handler('redo') }
}

function isInForce(log: readonly Entry[], id: OperationId): boolean {
  return log.some((entry) => entry.id === id) && !historyOf(log).undone.has(id)
}

/** Resolves when something is so, or false when it is not within patience. */
function until(is: () => boolean): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (so: boolean): void => {
      clearTimeout(timer)
      stop()
      resolve(so)
    }
    const timer = setTimeout(() => end(false), PATIENCE)
    let stop = (): void => undefined
    stop = watch(is, (so) => so && end(true), { flush: 'post' })
    if (is()) end(true)
  })
}
