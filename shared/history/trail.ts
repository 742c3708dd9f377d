/**
 * An editor's edits over all pages, in the order in which they were made: what Ctrl+Z takes back is the last of them, on
 * whichever page it was. The pages' logs stay the record; this only tells on which page to look. [H10]
 */
import type { JobId, OperationId, PageId } from '#shared/base/index.ts'
import { bulkOf, type Entry } from '#shared/operations/index.ts'

/** One edit, or one undo. */
export interface TrailStep {
  readonly page: PageId
  /** The entry to take back. */
  readonly id: OperationId
  /** The edit that it is about; an edit's own id. */
  readonly edit: OperationId
  /** The step over several pages that it is a part of, or null. */
  readonly bulk: JobId | null
}

export interface Trail {
  /** Edits in force, the last one last. */
  readonly done: readonly TrailStep[]
  /** Undos that can be taken back, the last one last. */
  readonly undone: readonly TrailStep[]
}

export const EMPTY_TRAIL: Trail = { done: [], undone: [] }

/** Steps remembered at most, and parts of them; a step over several pages is one with many parts. */
const MOST = 100
const MOST_PARTS = 2_000

/** The trail after an entry that this editor made. The same entry again changes nothing. */
export function follow(trail: Trail, entry: Entry): Trail {
  const { page, id, operation } = entry
  if (entry.automatic || trail.done.some((one) => one.id === id) || trail.undone.some((one) => one.id === id)) return trail
  if (operation.name === 'undo') {
    const step = trail.done.find((one) => one.edit === operation.target)
    const bulk = step?.bulk ?? null
    return {
      done: trail.done.filter((one) => one !== step),
      undone: latest([...trail.undone, { page, id, edit: operation.target, bulk }]),
    }
  }
  if (operation.name === 'redo') {
    const step = trail.undone.find((one) => one.id === operation.target)
    if (step === undefined) return trail
    return { done: latest([...trail.done, { ...step, id: step.edit }]), undone: trail.undone.filter((one) => one !== step) }
  }
  return followStep(trail, { page, id, edit: id, bulk: bulkOf(operation) ?? null })
}

/** The trail after an edit that the library made for this editor, of which only the names came back. */
export function followStep(trail: Trail, step: TrailStep): Trail {
  return trail.done.some((one) => one.id === step.id) ? trail : { done: latest([...trail.done, step]), undone: [] }
}

/** The trail without a step that is not in force any more. */
export function forget(trail: Trail, step: TrailStep): Trail {
  return { done: trail.done.filter((one) => one.id !== step.id), undone: trail.undone.filter((one) => one.id !== step.id) }
}

/** What goes back together with the last step of a list: itself, or all parts of the step over several pages. Last first. */
export function lastOf(steps: readonly TrailStep[]): TrailStep[] {
  const last = steps.at(-1)
  if (last === undefined) return []
  return last.bulk === null ? [last] : steps.filter((one) => one.bulk === last.bulk).reverse()
}

function latest(steps: readonly TrailStep[]): readonly TrailStep[] {
  const seen = new Set<string>()
  const from = steps.findLastIndex((step, i) => seen.add(step.bulk ?? step.id).size > MOST || steps.length - i > MOST_PARTS)
  return steps.slice(from + 1)
}
