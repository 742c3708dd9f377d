/**
 * Plans outstanding operations again on a page that others have changed. Each keeps its id, editor and time; what does
 * not fit any more is left out with its refusal, and the later ones are still tried.
 */
import type { OperationId } from '#shared/base/index.ts'
import { takeBack, undueOn } from '#shared/history/index.ts'
import type { Page } from '#shared/model/index.ts'
import {
  plan,
  refuse,
  stampOf,
  submissionWith,
  type Entry,
  type Operation,
  type Refusal,
  type Submission,
} from '#shared/operations/index.ts'

export interface Replayed {
  readonly page: Page
  /** The log of the fresh page with the replayed entries at its end. */
  readonly log: readonly Entry[]
  /** The replayed entries, with their new revs and diffs. */
  readonly outstanding: readonly Entry[]
  readonly refused: readonly { readonly submission: Submission; readonly refusal: Refusal }[]
}

/**
 * Replays submissions in order on a page and its log. One that the log already has was applied and is passed over.
 * `given` holds refusals that are known beforehand (the library's own).
 */
export function replay(
  page: Page,
  log: readonly Entry[],
  submissions: readonly Submission[],
  given: ReadonlyMap<OperationId, Refusal> = new Map(),
): Replayed {
  const applied = new Set(log.map((entry) => entry.id))
  const whole = [...log]
  const outstanding: Entry[] = []
  const refused: { submission: Submission; refusal: Refusal }[] = []
  let now = page
  for (const submission of submissions) {
    if (applied.has(submission.id)) continue
    const next = given.get(submission.id) ?? replayOne(now, whole, submission)
    if (!next.ok) {
      refused.push({ submission, refusal: next })
      continue
    }
    now = next.page
    applied.add(next.entry.id)
    whole.push(next.entry)
    outstanding.push(next.entry)
  }
  return { page: now, log: whole, outstanding, refused }
}

interface Again {
  readonly ok: true
  readonly page: Page
  readonly entry: Entry
}

function replayOne(page: Page, log: readonly Entry[], submission: Submission): Again | Refusal {
  const operation = refitted(submission.operation, page, log)
  if ('ok' in operation) return operation
  const planned = plan(page, operation, stampOf(submission))
  if (!planned.ok) return planned
  return { ok: true, page: planned.page, entry: { ...submissionWith(stampOf(submission), page, operation), diff: planned.diff } }
}

/**
 * An undo takes back what its target does on the page as it is now. Where the target itself was not applied there is
 * nothing to take back, although the reversed diff might happen to fit what somebody else did. A return to an earlier
 * state must not wipe out what others did meanwhile.
 */
function refitted(operation: Operation, page: Page, log: readonly Entry[]): Operation | Refusal {
  const complete = log[0]?.rev === 0
  if (operation.name === 'restorePage') return (complete ? undueOn(operation, page, log) : undefined) ?? operation
  if (operation.name !== 'undo' && operation.name !== 'redo') return operation
  const target = log.find((entry) => entry.id === operation.target)
  if (target !== undefined) return takeBack(target, page, log)
  return complete ? refuse('nothing-to-undo') : operation
}
