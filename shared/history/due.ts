/** Undo, redo and return as they are due on a page: what the desk makes, and what the library takes from it. */
import { sameJson } from '#shared/base/index.ts'
import type { Page } from '#shared/model/index.ts'
import {
  applyDiff,
  diffBetween,
  mismatches,
  refuse,
  type Diff,
  type Entry,
  type Operation,
  type Refusal,
  type RestorePage,
  type Undo,
} from '#shared/operations/index.ts'

import { historyOf, undoOf } from './history.ts'
import { pageAt, sameState } from './states.ts'
import { takeBack } from './take-back.ts'

/**
 * The operation that brings the page back to how it stood at a rev. Refused where it stands so already, before the import,
 * and where the log does not reach back so far.
 */
export function goBackTo(rev: number, page: Page, log: readonly Entry[]): RestorePage | Refusal {
  if (rev < 1) return refuse('import-stays')
  const earlier = pageAt(page, log, rev)
  if (earlier === undefined) return refuse('not-in-force')
  const diff = diffBetween(page, earlier)
  return diff.length === 0 ? refuse('already-so') : { name: 'restorePage', rev, diff, edits: earlier.edits - page.edits }
}

/**
 * Why an operation that carries its own diff is not due on this page; undefined where it is, and for every other operation.
 * It must take back exactly what the log says, whatever the one who sends it believes. `log` must lead up to the page.
 */
export function undueOn(operation: Operation, page: Page, log: readonly Entry[]): Refusal | undefined {
  if (operation.name === 'restorePage') {
    const due = goBackTo(operation.rev, page, log)
    if ('ok' in due) return due
    if (!countsAs(operation, due)) return refuse('later-edit-in-the-way')
    return leadsTheSame(page, operation.diff, due.diff) ? undefined : refuse('later-edit-in-the-way')
  }
  if (operation.name !== 'undo' && operation.name !== 'redo') return undefined
  const target = log.find((entry) => entry.id === operation.target)
  if (target === undefined || historyOf(log).undone.has(target.id)) return refuse('nothing-to-undo')
  const simple = undoOf(target, log)
  if (simple.name !== operation.name || !countsAs(operation, simple)) return refuse('nothing-to-undo')
  if (sameJson(simple.diff, operation.diff)) return undefined
  const due = takeBack(target, page, log)
  return 'diff' in due && leadsTheSame(page, operation.diff, due.diff) ? undefined : refuse('nothing-to-undo')
}

/** A log or outbox of an earlier version of the program does not say how an undo counts. */
function countsAs({ edits }: Undo | RestorePage, due: Undo | RestorePage): boolean {
  return edits === undefined || edits === due.edits
}

/** Changes may be listed in another order where the records of a page lie in another order. */
function leadsTheSame(page: Page, a: Diff, b: Diff): boolean {
  return mismatches(page, a).length === 0 && sameState(applyDiff(page, a), applyDiff(page, b))
}
