/**
 * Undoing ONE step while later ones stay. [H2]
 *
 * Why not the step's diff reversed and nothing else: lists of blocks and of articles are single fields, so that any two
 * moves in one article would be in each other's way; and what a later step did because of this one (a doubt that it found
 * settled) would stay although its reason is gone. So the later steps are done again on the page without this step. What
 * comes out is the page as if the step had never been made, or one of them cannot be done without it: then that one is
 * in the way and is named. [H3]
 */
import { present, type OperationId } from '#shared/base/index.ts'
import type { Page } from '#shared/model/index.ts'
import {
  applyDiff,
  diffBetween,
  mismatches,
  plan,
  refuse,
  reverse,
  stampOf,
  type Entry,
  type Mismatch,
  type Operation,
  type Refusal,
  type Undo,
} from '#shared/operations/index.ts'

import { stateTree } from './branches.ts'
import { historyOf, undoOf } from './history.ts'
import { pageAt, sameState } from './states.ts'

/** Lists whose order several steps share: what becomes of them, doing the later steps again tells. */
const SHARED: ReadonlySet<string> = new Set(['page.articles', 'page.shelf', 'article.blocks', 'article.topics'])

/**
 * The operation that takes one entry of the log back and keeps all others: an undo of an edit, a redo of an undo. `log` must
 * lead up to the page. Refused for an entry that is not in force, for the import, and where a later edit is in the way;
 * `data.later` is the id of that edit.
 */
export function takeBack(entry: Entry, page: Page, log: readonly Entry[]): Undo | Refusal {
  const { undone } = historyOf(log)
  if (entry.operation.name === 'redo') {
    const edit = originOf(entry, log)
    return edit === undefined ? refuse('not-in-force') : takeBack(edit, page, log)
  }
  if (undone.has(entry.id)) return refuse('not-in-force')
  if (entry.operation.name === 'importPage') return refuse('import-stays')
  const simple = undoOf(entry, log)
  if (isLatest(entry, log) && mismatches(page, simple.diff).length === 0) return simple
  return entry.operation.name === 'undo' ? doAgain(entry, simple, page, log) : withoutStep(entry, simple, page, log)
}

/** What stands in the way of a refused undo; undefined where no single edit does. */
export function laterEdit(refusal: Refusal, log: readonly Entry[]): Entry | undefined {
  const { later } = refusal.data
  return log.find((entry) => entry.id === later)
}

/** Whether nothing lies over this step: taking it back leads to the very state before it. */
function isLatest(entry: Entry, log: readonly Entry[]): boolean {
  const { states, at } = stateTree(log)
  return states[at.at(-1) ?? 0]?.target === entry.id
}

/** Brings an edit back that was undone: what it did, where that still fits, else the same operation on the page as it is. */
function doAgain(undo: Entry, simple: Undo, page: Page, log: readonly Entry[]): Undo | Refusal {
  const blocking = mismatches(page, simple.diff)
  if (blocking.length === 0 && fits(page, simple, undo)) return simple
  const edit = originOf(undo, log)
  const again = edit === undefined ? undefined : plan(page, edit.operation, stampOf(edit))
  if (again?.ok === true && again.diff.length > 0) return { ...simple, diff: again.diff }
  return inTheWay(blocking, log.slice(log.indexOf(undo) + 1), log)
}

function fits(page: Page, operation: Operation, entry: Entry): boolean {
  return plan(page, operation, stampOf(entry)).ok
}

function withoutStep(entry: Entry, simple: Undo, page: Page, log: readonly Entry[]): Undo | Refusal {
  const from = forcePlace(entry, log)
  const made = present(log[from], 'the entry lies in the log')
  const later = laterSteps(log, from)
  const blocking = mismatches(page, simple.diff)
  const own = blocking.filter(({ type, field }) => field !== null && !SHARED.has(`${type}.${field}`))
  if (own.length > 0)
    return inTheWay(
      own,
      later.map(({ entry: one }) => one),
      log,
    )
  const after = pageAt(page, log, made.rev + 1)
  const replayed = after === undefined ? undefined : replay(after, later)
  if (after === undefined || replayed === undefined || 'by' in replayed || !sameState(replayed.page, page)) {
    // The steps cannot be done again as they were done, e.g. by an earlier version of the program: then only an exact fit will do.
    if (blocking.length > 0 || !fits(page, simple, made))
      return inTheWay(
        blocking,
        later.map(({ entry: one }) => one),
        log,
      )
    return simple
  }
  const before = { ...applyDiff(after, reverse(made.diff)), rev: made.rev, edits: after.edits }
  const without = replay(before, later)
  if ('by' in without) return refuse('later-edit-in-the-way', { ...without.why, later: without.by.id })
  const diff = diffBetween(page, without.page)
  if (diff.length === 0 || !undoesAny(diff, simple))
    return inTheWay(
      blocking,
      later.map(({ entry: one }) => one),
      log,
    )
  return { ...simple, diff }
}

/** Whether the page without the step differs in any record that the step wrote. */
function undoesAny(diff: Undo['diff'], simple: Undo): boolean {
  const records = new Set(simple.diff.map(recordOf))
  return diff.some((change) => records.has(recordOf(change)))
}

function recordOf(change: Undo['diff'][number]): string {
  return change.do === 'set' ? change.id : change.record.id
}

/** A later step: what is done again, and the entry that it is known by. */
interface Later {
  readonly entry: Entry
  readonly operation: Operation
}

/** The place of the entry whose diff is in force for an edit: its own, or that of the redo which brought it again. */
function forcePlace(entry: Entry, log: readonly Entry[]): number {
  return log.findLastIndex((one) => one.id === entry.id || (one.operation.name === 'redo' && originOf(one, log)?.id === entry.id))
}

/**
 * What happened after a place of the log, without what was taken back again: an edit and its undo both fall away, a
 * redone edit stands where it was brought again. Undos of earlier steps and returns stay what they did.
 */
function laterSteps(log: readonly Entry[], from: number): Later[] {
  let steps: Later[] = []
  const gone = new Map<OperationId, Later>()
  const leave = (step: Later): void => {
    steps = steps.filter((one) => one !== step)
  }
  for (const entry of log.slice(from + 1)) {
    const { operation } = entry
    const target = operation.name === 'undo' || operation.name === 'redo' ? operation.target : undefined
    const taken = steps.find((one) => one.entry.id === target)
    const lost = target === undefined ? undefined : gone.get(target)
    if (taken !== undefined) {
      leave(taken)
      gone.set(entry.id, taken)
    } else if (lost !== undefined) steps.push(lost)
    else steps.push({ entry, operation })
  }
  return steps
}

type Replayed = { readonly page: Page } | { readonly by: Entry; readonly why: Refusal['data'] }

function replay(page: Page, steps: readonly Later[]): Replayed {
  let now = page
  for (const { entry, operation } of steps) {
    const planned = plan(now, operation, stampOf(entry))
    if (!planned.ok) return { by: entry, why: planned.data }
    now = planned.page
  }
  return { page: now }
}

/** Refuses, with the latest step that wrote one of the places. */
function inTheWay(places: readonly Mismatch[], later: readonly Entry[], log: readonly Entry[]): Refusal {
  const wrote = later.findLast((entry) => places.some((place) => writes(entry, place))) ?? later.at(-1) ?? log.at(-1)
  const [first] = places
  return refuse('later-edit-in-the-way', {
    ...(first === undefined ? {} : { type: first.type, id: first.id, field: first.field ?? '' }),
    ...(wrote === undefined ? {} : { later: wrote.id }),
  })
}

function writes({ diff }: Entry, { type, id, field }: Mismatch): boolean {
  return diff.some((change) =>
    change.do === 'set'
      ? change.type === type && change.id === id && (field === null || field in change.fields)
      : change.record.type === type && change.record.id === id,
  )
}

/** The edit that an undo, or a redo of one, is about in the end. */
function originOf(entry: Entry, log: readonly Entry[]): Entry | undefined {
  let at: Entry | undefined = entry
  while (at !== undefined && (at.operation.name === 'undo' || at.operation.name === 'redo')) {
    const { target }: Undo = at.operation
    at = log.find((one) => one.id === target)
  }
  return at
}
