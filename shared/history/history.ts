/**
 * What can be undone and redone, read off a page's log. There is no second stack: the log is the history, on the
 * desk, in the library and after a restart alike.
 */
import { present, type OperationId } from '#shared/base/index.ts'
import { editsAdded, reverse, type Entry, type Undo } from '#shared/operations/index.ts'

/** Where an entry stands: in force, or taken back by an undo (which may itself have been taken back). */
export interface HistoryState {
  /** The entry that Ctrl+Z takes back: the latest edit in force. Automatic steps are left to the history view. */
  readonly undoable: Entry | undefined
  /** The undo that Ctrl+Shift+Z takes back. */
  readonly redoable: Entry | undefined
  /** Ids of entries that are not in force: an undo in force took them back, or the page went back to before them. */
  readonly undone: ReadonlySet<OperationId>
}

/** What going back to an earlier state changed in `undone`, so that it can be taken back and brought again. */
interface Return {
  readonly off: readonly OperationId[]
  readonly on: readonly OperationId[]
}

/** Reads the state off the log of one page, oldest entry first. Linear, and once more for each return to an earlier state. */
export function historyOf(log: readonly Entry[]): HistoryState {
  const undone = new Set<OperationId>()
  const edits: Entry[] = []
  let redoable: Entry[] = []
  const byId = new Map<OperationId, Entry>()
  const returns = new Map<OperationId, Return>()
  const turn = (id: OperationId, forth: boolean): void => {
    const { off = [], on = [] } = returns.get(id) ?? {}
    for (const one of forth ? off : on) undone.add(one)
    for (const one of forth ? on : off) undone.delete(one)
  }
  for (const [i, entry] of log.entries()) {
    byId.set(entry.id, entry)
    const { operation } = entry
    if (operation.name === 'undo') {
      turn(operation.target, false)
      undone.add(operation.target)
      drop(edits, operation.target)
      redoable.push(entry)
    } else if (operation.name === 'redo') {
      undone.add(operation.target)
      drop(redoable, operation.target)
      const restored = originOf(byId, operation.target)
      if (restored !== undefined) {
        undone.delete(restored.id)
        turn(restored.id, true)
        edits.push(restored)
      }
    } else {
      if (operation.name === 'restorePage') {
        returns.set(entry.id, returnTo(operation.rev, log.slice(0, i), undone))
        turn(entry.id, true)
      }
      if (!entry.automatic) {
        edits.push(entry)
        redoable = []
      }
    }
  }
  return { undoable: edits.at(-1), redoable: redoable.at(-1), undone }
}

/** At an earlier rev that was in force which was then, and nothing of what came later. */
function returnTo(rev: number, log: readonly Entry[], undone: ReadonlySet<OperationId>): Return {
  const then = historyOf(log.filter((entry) => entry.rev < rev)).undone
  const wanted = new Set([...then, ...log.flatMap((entry) => (entry.rev >= rev ? [entry.id] : []))])
  return { off: [...wanted].filter((id) => !undone.has(id)), on: [...undone].filter((id) => !wanted.has(id)) }
}

/**
 * The operation that takes an entry back; taking a redo back takes the edit back that it brought again. Whether it
 * still fits, its plan tells.
 */
export function undoOf(entry: Entry, log: readonly Entry[]): Undo {
  const { operation } = entry
  if (operation.name === 'redo') {
    const edit = originOf(new Map(log.map((one) => [one.id, one])), operation.target)
    return undoOf(present(edit, 'a redo stands in the log after the edit that it brings again'), log)
  }
  if (operation.name !== 'undo') {
    const latest = latestForce(entry, log)
    // A machine's step that an editor takes back is an edit; an edit that is taken back is none any more.
    return { name: 'undo', target: entry.id, diff: reverse(latest), edits: entry.automatic ? 1 : -editsAdded(entry) }
  }
  return { name: 'redo', target: entry.id, diff: reverse(entry.diff), edits: -editsAdded(entry) }
}

/** After undo and redo, the diff that is in force is the redo's: it may differ where other edits came between. */
function latestForce(entry: Entry, log: readonly Entry[]): Entry['diff'] {
  const byId = new Map(log.map((one) => [one.id, one]))
  const redo = log.findLast((one) => one.operation.name === 'redo' && originOf(byId, one.operation.target)?.id === entry.id)
  return redo?.diff ?? entry.diff
}

/** The edit that an undo (by id) took back. */
function originOf(byId: ReadonlyMap<OperationId, Entry>, undo: OperationId): Entry | undefined {
  const entry = byId.get(undo)
  return entry?.operation.name === 'undo' ? byId.get(entry.operation.target) : undefined
}

function drop(entries: Entry[], id: OperationId): void {
  const at = entries.findLastIndex((entry) => entry.id === id)
  if (at >= 0) entries.splice(at, 1)
}
