/**
 * A library in memory for the desk's tests: it plans with the real operations, answers by the real contract, and every
 * value goes through JSON. The way to it can be cut before or after the work is done, and can deliver twice.
 */
import { createRouterClient, implement } from '@orpc/server'

import { present, type OperationId, type PageId } from '#shared/base/index.ts'
import { contract, failure, type LibraryEvent, type PageRow, type SubmissionOutcome } from '#shared/contract/index.ts'
import type { Page } from '#shared/model/index.ts'
import { undueOn } from '#shared/history/index.ts'
import { plan, stampOf, type Entry, type Refusal, type Submission } from '#shared/operations/index.ts'

import type { Followed } from '#renderer/rpc/index.ts'

import type { LibraryLink } from '../link.ts'

interface Kept {
  page: Page
  log: Entry[]
}

export class MemoryLibrary {
  private readonly kept = new Map<PageId, Kept>()
  private readonly known = new Set<OperationId>()
  private readonly listeners = new Set<(event: LibraryEvent) => void>()
  /** Every operation that was answered `applied`, in order. */
  readonly applied: OperationId[] = []

  add(page: Page, log: readonly Entry[]): void {
    this.kept.set(page.head.id, { page, log: [...log] })
    for (const entry of log) this.known.add(entry.id)
  }

  delete(page: PageId): void {
    this.kept.delete(page)
  }

  page(id: PageId): Page {
    return present(this.kept.get(id), 'the test added the page').page
  }

  log(id: PageId): readonly Entry[] {
    return present(this.kept.get(id), 'the test added the page').log
  }

  ids(): PageId[] {
    return [...this.kept.keys()]
  }

  has(id: PageId): boolean {
    return this.kept.has(id)
  }

  submit(submissions: readonly Submission[]): SubmissionOutcome[] {
    const stopped = new Set<PageId>()
    return submissions.flatMap((submission) => {
      if (stopped.has(submission.page)) return []
      const outcome = this.submitOne(submission)
      if (outcome.outcome !== 'applied' && outcome.outcome !== 'already') stopped.add(submission.page)
      return [outcome]
    })
  }

  listen(listener: (event: LibraryEvent) => void): () => void {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  private submitOne(submission: Submission): SubmissionOutcome {
    const { id } = submission
    const kept = this.kept.get(submission.page)
    if (kept === undefined) return { outcome: 'no-such-page', id }
    if (this.known.has(id)) return { outcome: 'already', id, rev: kept.page.rev }
    if (kept.page.rev !== submission.rev) return { outcome: 'conflict', id, rev: kept.page.rev }
    const refusal = this.refusal(submission)
    if (refusal !== undefined) return { outcome: 'refused', id, rev: kept.page.rev, code: refusal.code, data: refusal.data }
    // Like the real library: an undo takes back exactly what is in force.
    const planned = undueOn(submission.operation, kept.page, kept.log) ?? plan(kept.page, submission.operation, stampOf(submission))
    if (!planned.ok) return { outcome: 'refused', id, rev: kept.page.rev, code: planned.code, data: planned.data }
    kept.page = planned.page
    kept.log.push({ ...submission, diff: planned.diff })
    this.known.add(id)
    this.applied.push(id)
    for (const listener of [...this.listeners]) listener({ type: 'page-changed', page: submission.page, rev: planned.page.rev })
    return { outcome: 'applied', id, rev: planned.page.rev }
  }

  /** For tests of refusals that the desk did not foresee: what it returns is answered. */
  refusal(_submission: Submission): Refusal | undefined {
    return undefined
  }
}

/** What the way to the library does to calls. Counts are used up one by one. */
export interface Faults {
  down: boolean
  /** Calls that are lost before the library sees them. */
  lostRequests: number
  /** Calls whose answer is lost. */
  lostAnswers: number
  /** Submissions that arrive twice. */
  doubled: number
  /** Submissions that the library fails at, e.g. because its disk is full. */
  failing: number
}

export interface Wire {
  readonly link: LibraryLink
  readonly faults: Faults
  /** Breaks the link, or mends it, and tells so, as a connection does. */
  setDown(down: boolean): void
  /** The sizes of the batches that reached the library. */
  readonly batches: readonly number[]
}

/** A way to the library, of one window. */
export function wireTo(library: MemoryLibrary): Wire {
  const faults: Faults = { down: false, lostRequests: 0, lostAnswers: 0, doubled: 0, failing: 0 }
  const batches: number[] = []
  const inner = createRouterClient(routerOf(library, faults, batches))
  const over = async <In, Out>(input: In, call: (input: In) => Promise<Out>, twice = false): Promise<Out> => {
    if (faults.down || take(faults, 'lostRequests')) throw new Error('the link is down')
    const sent = json(input)
    if (twice && take(faults, 'doubled')) await call(json(input))
    const answer = await call(sent)
    // A fault that the test set while the library was at work.
    if (isDown(faults) || take(faults, 'lostAnswers')) throw new Error('the link broke before the answer came')
    return json(answer)
  }
  const client = {
    pages: {
      get: (input: Parameters<typeof inner.pages.get>[0]) => over(input, inner.pages.get),
      log: (input: Parameters<typeof inner.pages.log>[0]) => over(input, inner.pages.log),
    },
    operations: { submit: (input: Parameters<typeof inner.operations.submit>[0]) => over(input, inner.operations.submit, true) },
    library: { pages: (input: Parameters<typeof inner.library.pages>[0]) => over(input, inner.library.pages) },
  }
  const listeners = new Set<(state: 'connected' | 'offline') => void>()
  const followers = new Set<Followed>()
  const link: LibraryLink = {
    client,
    get state() {
      return faults.down ? 'offline' : 'connected'
    },
    onState: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    follow: (followed) => {
      followers.add(followed)
      const release = library.listen((event) => {
        if (!faults.down) followed.event(json(event))
      })
      queueMicrotask(() => faults.down || followed.start())
      return () => {
        followers.delete(followed)
        release()
      }
    },
  }
  const setDown = (down: boolean): void => {
    if (faults.down === down) return
    faults.down = down
    for (const listener of [...listeners]) listener(link.state)
    if (!down) for (const followed of [...followers]) followed.start()
  }
  return { link, faults, setDown, batches }
}

function routerOf(library: MemoryLibrary, faults: Faults, batches: number[]) {
  const os = implement(contract)
  return {
    pages: {
      get: os.pages.get.handler(({ input, errors }) => {
        if (!library.has(input.page)) throw errors.FAILURE({ data: failure('no-such-page') })
        return library.page(input.page)
      }),
      log: os.pages.log.handler(({ input, errors }) => {
        if (!library.has(input.page)) throw errors.FAILURE({ data: failure('no-such-page') })
        return library.log(input.page).filter((entry) => entry.rev >= input.after)
      }),
    },
    operations: {
      submit: os.operations.submit.handler(({ input, errors }) => {
        if (take(faults, 'failing')) throw errors.FAILURE({ data: failure('disk-full') })
        batches.push(input.length)
        return library.submit(input)
      }),
    },
    library: {
      pages: os.library.pages.handler(({ input }) => {
        const ids = library.ids()
        return { total: ids.length, rows: ids.slice(input.offset, input.offset + input.limit).map((id) => rowOf(library.page(id))) }
      }),
    },
  }
}

function take(faults: Faults, name: Exclude<keyof Faults, 'down'>): boolean {
  if (faults[name] === 0) return false
  faults[name]--
  return true
}

function isDown(faults: Faults): boolean {
  return faults.down
}

function json<T>(value: T): T {
  return value === undefined ? value : (JSON.parse(JSON.stringify(value)) as T)
}

function rowOf(page: Page): PageRow {
  const time = '2026-01-01T00:00:00.000Z' as PageRow['importedAt']
  return {
    id: page.head.id,
    rev: page.rev,
    info: page.head.info,
    file: page.head.originals[0]?.name ?? '',
    lead: '',
    status: page.head.status,
    articles: page.head.articles.length,
    approved: 0,
    doubts: 0,
    duplicates: 0,
    characters: page.text.length,
    effort: 0,
    importedAt: time,
    changedAt: time,
    changedBy: 'machine',
  }
}
