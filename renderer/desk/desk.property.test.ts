// @vitest-environment node
/**
 * Random work of two windows and a second editor, with lost calls and answers, doubled deliveries, killed windows and a
 * deleted IndexedDB in between. What a failed run prints can be pasted into `examples`.
 */
import fc from 'fast-check'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { describe, expect, it } from 'vitest'

import { sameJson, type OperationId, type PageId } from '#shared/base/index.ts'
import { checkPage } from '#shared/rules/index.ts'
import { countingIds } from '#shared/testing/ids.ts'
import { operationFor, stepArbitrary, type Step } from '#shared/testing/random-operations.ts'

import { databaseName } from './database.ts'
import type { Desk } from './desk.ts'
import { openDesk } from './open-desk.ts'
import type { PageInHand } from './page-in-hand.ts'
import { MemoryLibrary, wireTo, type Wire } from './testing/memory-library.ts'
import { by, pageWithLog, tried } from './testing/pages.ts'
import { sharedWindows } from './testing/shared-windows.ts'

type Action =
  | { readonly do: 'edit'; readonly window: number; readonly page: number; readonly step: Step }
  | { readonly do: 'other-editor'; readonly page: number; readonly step: Step }
  | { readonly do: 'down' | 'up' | 'kill' | 'flush'; readonly window: number }
  | { readonly do: 'fault'; readonly window: number; readonly fault: 'lostRequests' | 'lostAnswers' | 'doubled' | 'failing' }
  | { readonly do: 'wipe' }
  | { readonly do: 'wait' }

const window = fc.nat({ max: 1 })
const page = fc.nat({ max: 1 })
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ do: fc.constant('edit' as const), window, page, step: stepArbitrary }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('other-editor' as const), page, step: stepArbitrary }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('down' as const, 'up' as const, 'kill' as const, 'flush' as const), window }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('fault' as const),
      window,
      fault: fc.constantFrom('lostRequests', 'lostAnswers', 'doubled', 'failing'),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'wipe' as const }) },
  { weight: 2, arbitrary: fc.constant({ do: 'wait' as const }) },
)

interface Window {
  desk: Desk
  wire: Wire
  hands: PageInHand[]
  /** Operations made in this window, in order, since it was opened. */
  made: OperationId[]
}

class Newsroom {
  readonly library = new MemoryLibrary()
  readonly ids = countingIds(7)
  readonly pages: PageId[] = []
  readonly windows: Window[] = []
  /** Windows that ended without a word: they stay cut off, and what they had written stays. */
  private readonly killed: Desk[] = []
  private readonly mistakes: unknown[] = []
  private readonly bus = sharedWindows()
  private readonly factory = { indexedDB: new IDBFactory(), IDBKeyRange }

  async start(): Promise<void> {
    for (let i = 0; i < 2; i++) {
      const { page, log } = pageWithLog(8, this.ids)
      this.library.add(page, log)
      this.pages.push(page.head.id)
    }
    for (let i = 0; i < 2; i++) this.windows.push(await this.openWindow())
  }

  async openWindow(): Promise<Window> {
    const wire = wireTo(this.library)
    const report = (error: unknown): void => void this.mistakes.push(error)
    const desk = await openDesk({
      libraryId: 'test',
      link: wire.link,
      factory: this.factory,
      windows: this.bus.join(),
      backoff: [0, 1],
      report,
    })
    const window: Window = { desk, wire, hands: [], made: [] }
    // The moment at which the editor is told that everything is saved is the moment at which it must be true.
    desk.onSaved((saved) => {
      if (saved.state === 'saved') this.checkSaved(window)
    })
    for (const id of this.pages) {
      const opened = await desk.open(id)
      if (opened.outcome !== 'open') throw new Error('the page did not open')
      window.hands.push(opened.hand)
    }
    return window
  }

  checkSaved(window: Window): void {
    const known = new Set([...this.pages.flatMap((id) => this.library.log(id).map((entry) => entry.id)), ...this.rejectedIn(window)])
    const lost = window.made.filter((id) => !known.has(id))
    if (lost.length > 0) throw new Error(`shown as saved and lost: ${lost.join(', ')}`)
  }

  rejectedIn(window: Window): OperationId[] {
    return window.hands.flatMap((hand) => hand.rejected.map((one) => one.submission.id))
  }

  async act(action: Action): Promise<void> {
    if (action.do === 'wait') return pause(3)
    if (action.do === 'wipe') {
      this.factory.indexedDB.deleteDatabase(databaseName('test'))
      return
    }
    if (action.do === 'other-editor') return this.editElsewhere(action)
    const window = this.windows[action.window]
    if (window === undefined) return
    if (action.do === 'edit') this.edit(window, action)
    else if (action.do === 'fault') window.wire.faults[action.fault]++
    else if (action.do === 'kill') {
      window.wire.setDown(true)
      this.killed.push(window.desk)
      this.windows[action.window] = await this.openWindow()
    } else if (action.do === 'flush') await window.desk.flush().catch(() => undefined)
    else window.wire.setDown(action.do === 'down')
  }

  edit(window: Window, action: Extract<Action, { do: 'edit' }>): void {
    const hand = window.hands[action.page]
    if (hand === undefined) return
    const operation = operationFor(hand.page, action.step, this.ids, hand.log)
    if (operation === undefined) return
    const stamp = by(`窗${String(action.window)}`, this.ids)
    if (hand.perform(operation, stamp).ok) window.made.push(stamp.operation)
  }

  async editElsewhere(action: Extract<Action, { do: 'other-editor' }>): Promise<void> {
    const id = this.pages[action.page]
    if (id === undefined) return
    const kept = { page: this.library.page(id), log: this.library.log(id) }
    const operation = operationFor(kept.page, action.step, this.ids, kept.log)
    if (operation === undefined) return
    const entry = tried(kept, operation, by('另一位', this.ids))?.log.at(-1)
    if (entry !== undefined) this.library.submit([entry])
  }

  async end(): Promise<void> {
    for (const window of this.windows) {
      Object.assign(window.wire.faults, { lostRequests: 0, lostAnswers: 0, doubled: 0, failing: 0 })
      window.wire.setDown(false)
      window.desk.retry()
    }
    for (const window of this.windows) await saved(window.desk)
    // What one window did last reaches the other a moment later.
    for (let i = 0; i < 3_000 && !this.agree(); i++) await pause(2)
  }

  agree(): boolean {
    const same = (hand: PageInHand): boolean => hand.page.rev === this.library.page(hand.id).rev && hand.complete
    return this.windows.every((window) => window.desk.saved.state === 'saved' && window.hands.every(same))
  }

  check(): void {
    for (const [p, id] of this.pages.entries()) {
      const kept = this.library.page(id)
      const log = this.library.log(id)
      expect(checkPage(kept)).toEqual([])
      expect(new Set(log.map((entry) => entry.id)).size, 'an operation was applied twice').toBe(log.length)
      for (const { desk, hands, made } of this.windows) {
        expect(desk.saved).toEqual({ state: 'saved' })
        const hand = hands[p]
        expect(hand?.page.rev).toBe(kept.rev)
        expect(sameJson(hand?.page, kept), 'desk and library have different pages').toBe(true)
        expect(hand?.log.map((entry) => entry.id)).toEqual(log.map((entry) => entry.id))
        const order = log.map((entry) => entry.id).filter((one) => made.includes(one))
        expect(order, 'the order was not kept').toEqual(made.filter((one) => order.includes(one)))
      }
    }
    for (const window of this.windows) this.checkSaved(window)
    expect(this.mistakes).toEqual([])
  }

  async release(): Promise<void> {
    for (const desk of [...this.killed, ...this.windows.map((window) => window.desk)]) await desk.release()
  }
}

async function saved(desk: Desk): Promise<void> {
  for (let i = 0; i < 200; i++) {
    try {
      await desk.flush()
      return
    } catch {
      desk.retry()
      await pause(2)
    }
  }
  throw new Error(`never saved: ${JSON.stringify(desk.saved)}`)
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

async function play(actions: readonly Action[]): Promise<void> {
  const room = new Newsroom()
  await room.start()
  for (const one of actions) await room.act(one)
  await room.end()
  room.check()
  await room.release()
}

/** Seeds that once failed stay. */
const SEEDS = [3, 41, 114, 126, 211, 418, 504, 528]

describe('the desk, whatever happens', () => {
  it.each(SEEDS)(
    '[O4] ends with the library’s page, every operation applied once or told as not applied, in order (seed %i)',
    { timeout: 120_000 },
    async (seed) => {
      await fc.assert(fc.asyncProperty(fc.array(action, { minLength: 5, maxLength: 60 }), play), { seed, numRuns: 25 })
    },
  )
})
