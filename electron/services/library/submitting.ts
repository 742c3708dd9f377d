/** Carries submissions out: the one way by which a page in the library changes. */
import type { Log } from '#electron/platform/index.ts'
import type { PageId } from '#shared/base/index.ts'
import type { SubmissionOutcome } from '#shared/contract/index.ts'
import { undueOn } from '#shared/history/index.ts'
import type { Page } from '#shared/model/index.ts'
import { plan, refuse, stampOf, type Entry, type Planned, type Refusal, type Submission } from '#shared/operations/index.ts'

import { isSqliteError, type Database } from './database.ts'
import { appendEntry, pageOfOperation, prepareEntry, readLog } from './log-store.ts'
import type { PageCache } from './page-cache.ts'
import { pageNumber, savePage } from './page-store.ts'

/** What this module works with; the log is for plans that fail by a bug. */
export interface Tools {
  readonly database: Database
  readonly cache: PageCache
  readonly log: Log
}

/** A page that a call works on. */
interface Work {
  readonly n: number
  /** As it was before the call. */
  readonly before: Page
  page: Page
  /** The latest entry that the call added. */
  last: Entry | undefined
}

/**
 * Carries out submissions in order, all in one transaction that is on the disk before anything is answered. Each answer
 * says how one submission ended; those that follow a conflict or refusal on their page were planned on a page that never
 * was: they are not tried and not answered. Planning is pure and writes nothing, so a refusal needs no roll-back.
 */
export function submitAll(tools: Tools, submissions: readonly Submission[]): SubmissionOutcome[] {
  const works = new Map<PageId, Work>()
  const stopped = new Set<PageId>()
  const outcomes: SubmissionOutcome[] = []
  tools.database.transaction(() => {
    for (const submission of submissions) {
      if (stopped.has(submission.page)) continue
      const outcome = submitOne(tools, works, submission)
      outcomes.push(outcome)
      if (outcome.outcome === 'conflict' || outcome.outcome === 'refused') stopped.add(submission.page)
    }
    for (const { n, before, page, last } of changed(works)) savePage(tools.database, n, before, page, last)
  })
  for (const { n, page } of changed(works)) tools.cache.put({ n, page })
  return outcomes
}

function changed(works: ReadonlyMap<PageId, Work>): (Work & { readonly last: Entry })[] {
  return [...works.values()].flatMap((work) => (work.last === undefined ? [] : [{ ...work, last: work.last }]))
}

function submitOne(tools: Tools, works: Map<PageId, Work>, submission: Submission): SubmissionOutcome {
  const { database } = tools
  const { id } = submission
  const known = pageNumber(database, submission.page)
  if (known === undefined) return { outcome: 'no-such-page', id }
  const work = orRefused(tools, submission, () => workOn(tools, works, submission.page))
  if ('ok' in work) return { outcome: 'refused', id, rev: known.rev, code: work.code, data: work.data }
  const { rev } = work.page
  const appliedTo = pageOfOperation(database, id)
  if (appliedTo === submission.page) return { outcome: 'already', id, rev }
  if (appliedTo === undefined && submission.rev !== rev) return { outcome: 'conflict', id, rev }
  const planned =
    appliedTo === undefined ? orRefused(tools, submission, () => planOn(database, work, submission)) : refuse('id-taken', { id })
  if (!planned.ok) return { outcome: 'refused', id, rev, code: planned.code, data: planned.data }
  const entry: Entry = { ...submission, diff: planned.diff }
  appendEntry(database, work.n, prepareEntry(entry, work.page.text))
  work.page = planned.page
  work.last = entry
  return { outcome: 'applied', id, rev: planned.page.rev }
}

function workOn({ cache }: Tools, works: Map<PageId, Work>, id: PageId): Work | Refusal {
  const known = works.get(id)
  if (known !== undefined) return known
  const { n, page } = cache.get(id)
  const work: Work = { n, before: page, page, last: undefined }
  works.set(id, work)
  return work
}

/**
 * A plan that fails by a bug, and a page whose record is damaged, are answered as `breaks-rule` and logged: else one of
 * them would hold up the edits of all other pages for ever. Failures of the database itself end the whole call.
 */
function orRefused<T>({ log }: Tools, { id, page, operation }: Submission, work: () => T): T | Refusal {
  try {
    return work()
  } catch (error) {
    if (isSqliteError(error)) throw error
    log.error('an operation could not be carried out', { operation: id, name: operation.name, page, error })
    return refuse('breaks-rule', { rule: 'internal', record: page })
  }
}

/** An undo, a redo or a return takes back exactly what the log says, whatever the desk believes. */
function planOn(database: Database, work: Work, { operation, page, ...submission }: Submission): Planned | Refusal {
  const carries = operation.name === 'undo' || operation.name === 'redo' || operation.name === 'restorePage'
  const undue = carries ? undueOn(operation, work.page, readLog(database, work.n, page, 0)) : undefined
  return undue ?? plan(work.page, operation, stampOf({ operation, page, ...submission }))
}
