/** The Review screen's state over a page in memory, for tests. Only tests import it. */
import { shallowReactive } from 'vue'

import { instant, newId, type OperationId } from '#shared/base/index.ts'
import { historyOf, takeBack } from '#shared/history/index.ts'
import type { Page } from '#shared/model/index.ts'
import { ENTRY_FORMAT, plan, refuse, type Entry, type Operation, type Refusal } from '#shared/operations/index.ts'

import { testIds } from '../model/test-page.ts'
import { withMoving } from '../moving/moving-commands.ts'
import { createMoving, type Moving } from '../moving/moving.ts'
import { reviewHandlers } from './commands.ts'
import { createReview, type Review, type Voice } from './review.ts'
import type { Done, PageSource } from './source.ts'

export interface TestReview {
  readonly review: Review
  readonly moving: Moving
  /** What was said as a short message. */
  readonly said: string[]
  /** What was spoken. */
  readonly spoken: string[]
  /** Pages that were asked for. */
  readonly turned: string[]
  /** Gives a command as a key would: a refused one only says why. */
  press(id: string): void
  why(id: string): string | null
  /** Another window did this. */
  elsewhere(operation: Operation): void
}

export function testReview(page: Page): TestReview {
  const ids = testIds(1_000_000)
  const now = shallowReactive<{ page: Page; log: readonly Entry[] }>({ page, log: [] })
  const stamp = () => ({ operation: newId<OperationId>(ids), editor: '林一', at: instant(1_700_000_000_000), automatic: false })
  function perform(operation: Operation): Done | Refusal {
    const by = stamp()
    const planned = plan(now.page, operation, by)
    if (!planned.ok) return planned
    const entry: Entry = {
      format: ENTRY_FORMAT,
      id: by.operation,
      page: page.head.id,
      rev: now.page.rev,
      editor: by.editor,
      at: by.at,
      automatic: false,
      operation,
      diff: planned.diff,
    }
    now.page = planned.page
    now.log = [...now.log, entry]
    return { ok: true, entry }
  }
  const back = (entry: Entry | undefined): Done | Refusal => {
    if (entry === undefined) return refuse('nothing-to-undo')
    const operation = takeBack(entry, now.page, now.log)
    return 'ok' in operation ? operation : perform(operation)
  }
  const source: PageSource = {
    get page() {
      return now.page
    },
    get log() {
      return now.log
    },
    complete: true,
    rejected: [],
    ids,
    perform,
    can: (operation) => {
      const planned = plan(now.page, operation, stamp())
      return planned.ok ? null : planned
    },
    undo: () => back(historyOf(now.log).undoable),
    redo: () => back(historyOf(now.log).redoable),
    undoEntry: back,
  }
  const [said, spoken, turned]: string[][] = [[], [], []]
  const voice: Voice = {
    language: () => 'zh',
    t: (name) => name,
    announce: (text) => void spoken?.push(text),
    say: (text) => void said?.push(text),
  }
  const review = createReview(source, voice)
  const moving = createMoving(review, voice)
  const own = reviewHandlers(
    review,
    {
      nextPage: () => void turned?.push('next'),
      previousPage: () => void turned?.push('previous'),
      pageDone: () => void turned?.push('done'),
      doubtElsewhere: (step) => void turned?.push(step > 0 ? 'doubt after' : 'doubt before'),
      nextWork: () => void turned?.push('work'),
      toggleInspector: () => undefined,
      toggleOriginal: () => undefined,
      chooseLink: (direction) => void turned?.push(direction),
      openLink: (link) => void turned?.push(link.article),
      resegment: () => void turned?.push('resegment'),
    },
    voice,
  )
  const handlers = withMoving(own, review, moving, voice)
  const why = (id: string): string | null => handlers[`review.${id}`]?.refusal?.() ?? null
  return {
    review,
    moving,
    said: said ?? [],
    spoken: spoken ?? [],
    turned: turned ?? [],
    why,
    press: (id) => {
      const reason = why(id)
      if (reason === null) void handlers[`review.${id}`]?.run()
      else said?.push(reason)
    },
    elsewhere: (operation) => void perform(operation),
  }
}
