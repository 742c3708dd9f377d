/**
 * Puts the desk together: the pages that an editor has in hand. The screen reads it and nothing else.
 *
 * An edit is planned and shown in memory in the same frame, then written to IndexedDB (log and outbox in one strict
 * transaction), then carried to the library. Only the library's answer makes it saved.
 */
import type { Json, OperationId, PageId } from '#shared/base/index.ts'
import { failure } from '#shared/contract/index.ts'
import type { Page } from '#shared/model/index.ts'
import type { Entry, Operation, Refusal, Stamp } from '#shared/operations/index.ts'
import type { Release } from '#renderer/rpc/index.ts'

import { Calls } from './calls.ts'
import { checkOutAll, idleMoment, type CheckOutOptions, type CheckOutResult } from './checkout.ts'
import { Courier } from './courier.ts'
import { databaseName, type DatabaseFactory } from './database.ts'
import { NotSaved, type Desk, type NoPage, type Opened } from './desk.ts'
import { Fetcher } from './fetcher.ts'
import type { Hand, Performed } from './hand.ts'
import { Keeper } from './keeper.ts'
import { troubleOf, type LibraryLink } from './link.ts'
import { inHand } from './page-in-hand.ts'
import { LastEdits } from './last-edits.ts'
import type { Rejected } from './rejected.ts'
import { savedState, type SavedState } from './saved-state.ts'
import { browserJournal, Views, type Journal } from './views.ts'
import { browserWindows, type Windows } from './windows.ts'

export interface DeskOptions {
  /** `welcome.library.id`. */
  readonly libraryId: string
  /** The connection of this window. */
  readonly link: LibraryLink
  /** null: without IndexedDB. Absent: the browser's. */
  readonly factory?: DatabaseFactory | null
  readonly windows?: Windows
  /** Where goes what a closing window cannot write to IndexedDB any more: state of views, edits. Absent: the browser's. */
  readonly journal?: (what: 'views' | 'edits') => Journal | null
  /** Waits between attempts while the library cannot be reached, milliseconds; the last one repeats. */
  readonly backoff?: readonly number[]
  /** Mistakes of ours in the desk's database work. What the browser does to the database shows in `saved` alone. */
  report?(error: unknown): void
}

const BACKOFF = [250, 500, 1_000, 2_000, 4_000, 8_000, 15_000]

/** How long what other windows tell may gather, milliseconds. */
const LOOK_AFTER = 60

/** Opens the desk of a library: never fails for want of a working IndexedDB. Outstanding edits are delivered at once. */
export async function openDesk(options: DeskOptions): Promise<Desk> {
  const desk = new WorkingDesk(options)
  await desk.start()
  return desk
}

class WorkingDesk implements Desk {
  private readonly link: LibraryLink
  private readonly keeper: Keeper
  private readonly calls: Calls
  private readonly courier: Courier
  private readonly views: Views
  private readonly lastEdits: LastEdits
  private readonly windows: Windows
  private readonly backoff: readonly number[]
  private readonly releases: Release[] = []
  private readonly savedListeners = new Set<(saved: SavedState) => void>()
  private readonly performedListeners = new Set<(entry: Entry) => void>()
  private readonly rejectedListeners = new Set<(rejected: readonly Rejected[]) => void>()
  private readonly toldOf = new Set<PageId>()
  private looking: ReturnType<typeof setTimeout> | undefined
  private now: SavedState = { state: 'saved' }

  constructor(options: DeskOptions) {
    this.link = options.link
    this.backoff = options.backoff ?? BACKOFF
    const name = databaseName(options.libraryId)
    this.windows = options.windows ?? browserWindows(name)
    const changed = (): void => this.judge()
    const rejected = (list: readonly Rejected[]): void => this.rejectedListeners.forEach((listener) => listener(list))
    this.keeper = new Keeper({
      name,
      factory: options.factory === undefined ? browserFactory() : options.factory,
      report: (error) => options.report?.(error),
      changed,
      rejected,
      written: (pages) => this.windows.tell(pages),
      behind: (page) => this.courier.behind(page),
      stale: (hand) => this.courier.check(hand),
    })
    this.calls = new Calls(this.link.client, changed)
    const fetcher = new Fetcher(this.calls, this.keeper, rejected)
    this.courier = new Courier({ calls: this.calls, fetcher, keeper: this.keeper, windows: this.windows, backoff: this.backoff, changed })
    const journal = options.journal ?? ((what) => browserJournal(`${name}-${what}`))
    this.views = new Views(this.keeper, journal('views'))
    this.lastEdits = new LastEdits(this.keeper, journal('edits'))
  }

  async start(): Promise<void> {
    this.views.recover()
    await this.lastEdits.recover()
    await this.keeper.adoptOutbox()
    this.releases.push(this.windows.onTold((pages) => this.told(pages)))
    this.releases.push(this.link.onState((state) => this.courier.linked(state === 'connected')))
    const stopFollowing = this.link.follow({
      event: (event) => {
        if (event.type === 'page-changed') this.courier.heard(event.page, event.rev)
      },
      start: () => this.checkAll(),
    })
    this.releases.push(stopFollowing)
    if (this.link.state === 'offline') this.courier.linked(false)
    this.courier.wake()
    this.judge()
  }

  get saved(): SavedState {
    return this.now
  }

  async open(page: PageId, signal?: AbortSignal): Promise<Opened> {
    for (let attempt = 0; signal?.aborted !== true; attempt++) {
      const held = await this.keeper.hold(page)
      if (held.hand !== undefined) {
        if (held.hand.missing) {
          this.keeper.drop(held.hand)
          return { outcome: 'missing' }
        }
        this.courier.check(held.hand)
        return this.given(held.hand)
      }
      try {
        const fetched = await this.courier.fetchAndHold(page)
        return fetched === undefined ? { outcome: 'missing' } : this.given(fetched)
      } catch (error) {
        const trouble = troubleOf(error)
        if (trouble !== 'offline') return { outcome: 'failed', failure: trouble }
        // The saved state says that the library is away. The page comes when it is back.
        await this.pause(this.backoff[Math.min(attempt, this.backoff.length - 1)] ?? 1_000, signal)
      }
    }
    return { outcome: 'cancelled' }
  }

  async page(page: PageId): Promise<Page | undefined> {
    const opened = await this.open(page)
    if (opened.outcome !== 'open') return undefined
    opened.hand.release()
    return opened.hand.page
  }

  async perform(page: PageId, operation: Operation, stamp: Stamp): Promise<Performed | Refusal | NoPage> {
    const opened = await this.open(page)
    if (opened.outcome !== 'open') return { ok: false, failure: opened.outcome === 'failed' ? opened.failure : failure('no-such-page') }
    try {
      return opened.hand.perform(operation, stamp)
    } finally {
      opened.hand.release()
    }
  }

  onSaved(listener: (saved: SavedState) => void): Release {
    return listen(this.savedListeners, listener)
  }

  onPerformed(listener: (entry: Entry) => void): Release {
    return listen(this.performedListeners, listener)
  }

  onRejected(listener: (rejected: readonly Rejected[]) => void): Release {
    return listen(this.rejectedListeners, listener)
  }

  async notices(): Promise<readonly Rejected[]> {
    const rows = await this.keeper.use((db) => db.rejected.where('seen').equals(0).sortBy('seq'))
    return rows?.value.map((row) => row.rejected) ?? []
  }

  async dismiss(ids: readonly OperationId[]): Promise<void> {
    const named = new Set(ids)
    await this.keeper.use((db) =>
      db.rejected
        .where('seen')
        .equals(0)
        .filter((row) => named.has(row.rejected.submission.id))
        .modify({ seen: 1 }),
    )
  }

  async flush(): Promise<void> {
    await this.views.flush()
    this.judge()
    this.courier.wake()
    await new Promise<void>((resolve, reject) => {
      const look = (): void => {
        if (this.keeper.waiting === 0) resolve()
        else if (this.now.state === 'offline' || this.now.state === 'failed') reject(new NotSaved(this.now))
        else return
        release()
      }
      const release = this.onSaved(look)
      look()
    })
  }

  retry(): void {
    void this.keeper.check()
    this.courier.retry()
  }

  checkOutAll(options: CheckOutOptions = {}): Promise<CheckOutResult> {
    return checkOutAll(this.link.client, this.keeper, idleMoment, options)
  }

  saveView(key: string, value: Json): void {
    this.views.save(key, value)
  }

  leaving(): void {
    this.views.leave()
    this.lastEdits.leave()
  }

  loadView(key: string): Promise<Json | undefined> {
    return this.views.load(key)
  }

  async release(): Promise<void> {
    for (const release of this.releases.splice(0)) release()
    clearTimeout(this.looking)
    await this.views.flush()
    await this.courier.release()
    await this.keeper.release()
    this.windows.release()
  }

  /** Another window wrote these pages. With a key held there it writes often; looking a few times a second is enough. */
  private told(pages: readonly PageId[]): void {
    for (const page of pages) this.toldOf.add(page)
    this.looking ??= setTimeout(() => {
      this.looking = undefined
      for (const page of this.toldOf) {
        const hand = this.keeper.hands.get(page)
        if (hand !== undefined) void this.keeper.look(hand)
      }
      this.toldOf.clear()
    }, LOOK_AFTER)
  }

  /** Events begin anew: what happened before is not told, so every page in hand is looked after. */
  private checkAll(): void {
    for (const hand of this.keeper.hands.values()) this.courier.check(hand)
    this.courier.retry()
  }

  private given(hand: Hand): Opened {
    const consequences = {
      performed: (_: Hand, entry: Entry) => {
        for (const listener of [...this.performedListeners]) listener(entry)
        void this.keeper.keep(hand)
        this.courier.wake()
        this.judge()
      },
      dropped: () => this.keeper.drop(hand),
    }
    return { outcome: 'open', hand: inHand(hand, consequences) }
  }

  private judge(): void {
    this.lastEdits.settled()
    const { waiting, unkept, condition } = this.keeper
    const next = savedState({ waiting, unkept, online: this.calls.online, failure: this.calls.failure, condition })
    if (JSON.stringify(next) === JSON.stringify(this.now)) return
    this.now = next
    this.savedListeners.forEach((listener) => listener(next))
  }

  private pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds)
      signal?.addEventListener('abort', () => {
        clearTimeout(timer)
        resolve()
      })
    })
  }
}

function listen<T>(listeners: Set<T>, listener: T): Release {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

function browserFactory(): DatabaseFactory | null {
  return 'indexedDB' in globalThis ? { indexedDB, IDBKeyRange } : null
}
