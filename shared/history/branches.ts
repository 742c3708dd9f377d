/**
 * The states that a page went through, as a tree. The log is a line and only grows, but an editor who goes back and then
 * edits leaves a branch behind. Nothing of it is lost: every state has its rev, and the page can go back to it. [H6]
 *
 * Why not a tree that is stored: it follows from the log alone, so that the desk, the library and an old page agree on it.
 */
import { present, type OperationId } from '#shared/base/index.ts'
import type { Entry } from '#shared/operations/index.ts'

/** One state. States with the same content by their way here are one: an edit and its undo lead back to where they began. */
interface State {
  readonly parent: number | null
  /** The entry that made it out of its parent; null for the state that the log begins with. */
  readonly made: Entry | null
  /** What an undo or redo names to take just this step back; null for the first state. */
  readonly target: OperationId | null
}

export interface StateTree {
  readonly states: readonly State[]
  /** The state after so many entries of the log: place 0 is before the first. */
  readonly at: readonly number[]
}

/** A line of work that the page does not follow any more. */
export interface Branch {
  /** The rev of its last state: look at it, or go back to it. */
  readonly rev: number
  /** Its steps, oldest first, from where it parts from what is in force. */
  readonly entries: readonly Entry[]
  /** The undo or return by which the page left it. */
  readonly left: Entry
}

/** Reads the tree off the log of one page, oldest entry first. */
export function stateTree(log: readonly Entry[]): StateTree {
  const states: State[] = [{ parent: null, made: null, target: null }]
  const at = [0]
  /** For an undo that led back to an earlier state: the state it left, so that its redo leads there again. */
  const left = new Map<OperationId, number>()
  const edits = new Map<OperationId, OperationId>()
  const first = log[0]?.rev ?? 0
  const stateOf = (place: number): State => present(states[place], 'places are those of the list')
  let here = 0
  const grow = (made: Entry, target: OperationId): number => states.push({ parent: here, made, target }) - 1
  for (const entry of log) {
    const { operation, id } = entry
    const { parent, target } = stateOf(here)
    if (operation.name === 'restorePage') {
      const to = at[operation.rev - first]
      if (to === undefined) here = grow(entry, id)
      else {
        left.set(id, here)
        here = to
      }
    } else if (operation.name !== 'undo' && operation.name !== 'redo') here = grow(entry, id)
    else {
      const from = left.get(operation.target)
      if (operation.name === 'undo') edits.set(id, operation.target)
      if (target === operation.target && parent !== null) {
        left.set(id, here)
        here = parent
      } else if (from !== undefined && backAt(log, at, operation.target, first) === here) {
        left.set(id, here)
        here = from
      } else here = grow(entry, (operation.name === 'redo' ? edits.get(operation.target) : undefined) ?? id)
    }
    at.push(here)
  }
  return { states, at }
}

/** The state to which an undo or return led. */
function backAt(log: readonly Entry[], at: readonly number[], id: OperationId, first: number): number | undefined {
  const entry = log.find((one) => one.id === id)
  return entry === undefined ? undefined : at[entry.rev + 1 - first]
}

/** The lines of work that were left behind, the one left last first. */
export function branchesOf(log: readonly Entry[]): Branch[] {
  const { states, at } = stateTree(log)
  const here = at.at(-1) ?? 0
  const inForce = new Set(pathTo(states, here))
  const parents = new Set(states.map(({ parent }) => parent))
  const branches: Branch[] = []
  for (const place of states.keys()) {
    if (parents.has(place) || inForce.has(place)) continue
    const path = pathTo(states, place).filter((state) => !inForce.has(state))
    const last = at.lastIndexOf(place)
    const entry = log[last]
    if (entry === undefined) continue
    branches.push({ rev: entry.rev, entries: path.flatMap((state) => states[state]?.made ?? []).reverse(), left: entry })
  }
  return branches.sort((a, b) => b.rev - a.rev)
}

/** From a state up to the first. */
function pathTo(states: readonly State[], place: number): number[] {
  const path: number[] = []
  for (let state: number | null = place; state !== null; state = states[state]?.parent ?? null) path.push(state)
  return path
}
