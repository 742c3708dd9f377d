/** What opens another page when the way of the doubts leads there, or when a page was approved. */
import type { PageId } from '#shared/base/index.ts'
import { useCommandStore } from '#renderer/commands/index.ts'
import { useAnnouncer, useReport, useToasts } from '#renderer/composables/index.ts'
import { useText } from '#renderer/i18n/index.ts'
import { useViewStore } from '#renderer/stores/view.ts'

import type { Flow, Landing } from './use-flow.ts'

interface Turning {
  /** The page that the editor came from, or that stands before this one. */
  readonly before: () => PageId | null
  /** The page that is opened next is turned to. */
  readonly turning: (to: 'before' | 'after') => void
}

/** Handlers for the events of the desk, by their names. */
export interface Onward {
  readonly doubt: (step: -1 | 1) => void
  readonly work: () => void
  readonly done: () => void
}

/** Handlers for the events of the desk. One way is looked for at a time; keys wait for the page that it leads to, and an editor
 * who leaves meanwhile is not brought back. */
export function useOnward(flow: Flow, { before, turning }: Turning): Onward {
  const commands = useCommandStore()
  const view = useViewStore()
  const { t } = useText()
  const { toast } = useToasts()
  const { announce } = useAnnouncer()
  const report = useReport()
  let looking = false

  function open(page: PageId, at: Landing['at'], to: 'before' | 'after'): void {
    flow.landing.value = { page, at }
    turning(to)
    view.openPage(page, null, true)
    announce(t(to === 'after' ? 'review.bar.next' : 'review.bar.previous'))
  }

  async function go(look: (still: () => boolean) => Promise<void>): Promise<void> {
    if (looking) return
    looking = true
    try {
      await look(view.staying())
    } catch (error) {
      report(error)
    } finally {
      looking = false
    }
  }

  /** To the first doubt of the next page that has one; back to the last doubt of the page before. */
  async function doubt(step: -1 | 1, still: () => boolean): Promise<void> {
    if (step < 0) {
      const page = before()
      if (page === null) toast({ text: t('review.bar.firstPage') })
      else open(page, 'last-doubt', 'before')
      return
    }
    const next = await flow.next('doubts')
    if (!still()) return
    if (next === null) toast({ text: t('review.flow.noDoubts') })
    else open(next.id, 'first-doubt', 'after')
  }

  async function work(still: () => boolean): Promise<void> {
    const next = (await flow.next('doubts')) ?? (await flow.next('review'))
    if (!still()) return
    if (next === null) toast({ text: t('review.flow.last') })
    else open(next.id, next.doubts > 0 ? 'first-doubt' : 'top', 'after')
  }

  async function done(still: () => boolean): Promise<void> {
    const next = await flow.next('review')
    if (!still()) return
    if (next === null) {
      toast({ text: t('review.bar.allDone') })
      return
    }
    toast({ text: t('review.bar.nextOpened') })
    open(next.id, next.doubts > 0 ? 'first-doubt' : 'top', 'after')
  }

  return {
    doubt: (step: -1 | 1) => void commands.hold(go((still) => doubt(step, still))),
    work: () => void commands.hold(go(work)),
    done: () => void commands.hold(go(done)),
  }
}
