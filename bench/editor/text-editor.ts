/**
 * The same corrections as cut-and-paste in a text editor. The file has a line a block, in the order of the articles, an
 * empty line between two articles, the shelf last; a line that is no body text begins with a letter and a space for its role;
 * a joined paragraph is one line. The editor looks ahead as it does at the desk, and takes the steps in any order:
 *
 * - a missing empty line: Enter at the start of the line; one too many: Delete on it
 * - lines in the wrong place: Shift+↓ for each, Ctrl+X, to the place, Ctrl+V
 * - copies: Shift+↓ for each, Delete
 * - a role: its two characters deleted, two typed
 * - a join: Backspace at the start of the line; a wrong one: a search to the place, Enter
 */
import type { Page } from '#shared/model/index.ts'

import { SEARCH, walk } from './keystrokes.ts'
import { fewestKeys, type Way } from './look-ahead.ts'
import { judge, type Target } from './target.ts'

type Groups = readonly (readonly number[])[]

/** The file as it is, and what of each line is still wrong beside its place. */
interface File {
  /** Articles and, last, the shelf. Copies stand in their places until they are deleted. */
  readonly groups: Groups
  /** Line of the caret. */
  readonly caret: number
  readonly copies: ReadonlySet<number>
  readonly roles: ReadonlySet<number>
  readonly joins: ReadonlySet<number>
}

/** Keystrokes from the page as it is to what is wanted. */
export function textEditorKeystrokes(page: Page, target: Target): number {
  const { articles, shelf, wrong } = judge(page, target)
  const all = [...articles, shelf].flat()
  const having = (kind: 'role' | 'join'): Set<number> =>
    new Set(all.filter((block) => target[block]?.dropped === false && wrong.get(block)?.includes(kind) === true))
  const start: File = {
    groups: [...articles, shelf],
    caret: 0,
    copies: new Set(all.filter((block) => target[block]?.dropped === true)),
    roles: having('role'),
    joins: having('join'),
  }
  const roles = Object.values(page.blocks)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((block) => block.role)
  const found = fewestKeys(start, wrongIn(start, target), (file) => [
    ...deletions(file, target),
    ...misplaced(file.groups, file.copies, target).flatMap((block) => placings(file, target, block)),
    ...marks(file, target, roles),
  ])
  if (found === undefined) throw new Error('cut-and-paste found no way to gold')
  return found.keystrokes + 1
}

function wrongIn({ groups, copies, roles, joins }: File, target: Target): number {
  return misplaced(groups, copies, target).length + copies.size + roles.size + joins.size
}

/** A step that leads to a file; what it sets right is found by comparing. */
function way(from: File, keys: number, words: string, detour: boolean, to: Partial<File>, target: Target): Way<File> {
  const next = { ...from, ...to }
  return { keys, words, detour, right: wrongIn(from, target) - wrongIn(next, target), go: () => next }
}

/** Copies that follow each other go at once. */
function deletions(file: File, target: Target): Way<File>[] {
  return runs(file.groups, file.copies).map((run) => {
    const at = lineOf(file.groups, run[0] ?? 0)
    const groups = file.groups.map((group) => group.filter((block) => !run.includes(block))).filter(keep(file.groups.length))
    const copies = new Set([...file.copies].filter((block) => !run.includes(block)))
    return way(file, walk(at - file.caret) + run.length + 1, `delete ${run.join()}`, false, { groups, copies, caret: at }, target)
  })
}

/** Blocks that do not follow what they should, copies passed over. */
function misplaced(groups: Groups, copies: ReadonlySet<number>, target: Target): number[] {
  return groups.flatMap((lines, g) => {
    const shelf = g === groups.length - 1
    const group = lines.filter((block) => !copies.has(block))
    return group.filter((block, i) => (shelf ? 'shelf' : (group[i - 1] ?? 'start')) !== target[block]?.before)
  })
}

function placings(file: File, target: Target, block: number): Way<File>[] {
  const { groups, caret } = file
  const ways: Way<File>[] = []
  const g = groups.findIndex((group) => group.includes(block))
  const i = groups[g]?.indexOf(block) ?? 0
  const at = lineOf(groups, block)
  const wanted = target[block]?.before
  const push = (keys: number, to: number, next: Groups): void => {
    ways.push(way(file, walk(at - caret) + keys, `put ${String(block)}`, true, { groups: next, caret: to }, target))
  }
  const group = groups[g] ?? []
  if (wanted === 'start' && i > 0 && g < groups.length - 1)
    push(1, at + 1, [...groups.slice(0, g), group.slice(0, i), group.slice(i), ...groups.slice(g + 1)])
  if (i === 0 && g > 0 && g < groups.length - 1)
    push(1, at - 1, [...groups.slice(0, g - 1), [...(groups[g - 1] ?? []), ...group], ...groups.slice(g + 1)])
  // As many of the lines after it as are to follow it, and each fewer.
  let length = 1
  while (group[i + length] !== undefined && target[group[i + length] ?? 0]?.before === group[i + length - 1]) length++
  for (let take = 1; take <= length; take++) {
    const run = group.slice(i, i + take)
    const rest = groups.map((one, n) => (n === g ? one.filter((other) => !run.includes(other)) : one))
    const moved = pasted(rest, run, wanted)
    if (moved === undefined) continue
    push(take + 1 + walk(lineOf(moved, run[0] ?? 0) - at) + 1 + (wanted === 'start' ? 1 : 0), lineOf(moved, run[0] ?? 0) + take, moved)
  }
  return ways
}

/** The lines put where the first of them belongs; undefined where that is nowhere yet. */
function pasted(groups: Groups, run: readonly number[], wanted: unknown): (readonly number[])[] | undefined {
  if (wanted === 'shelf')
    return groups.map((group, g) => (g === groups.length - 1 ? [...group, ...run] : group)).filter(keep(groups.length))
  if (wanted === 'start') return [...groups.slice(0, -1).filter((group) => group.length > 0), [...run], groups.at(-1) ?? []]
  if (typeof wanted !== 'number' || !groups.some((group) => group.includes(wanted))) return undefined
  const next = groups.map((group) => {
    const i = group.indexOf(wanted)
    return i < 0 ? group : [...group.slice(0, i + 1), ...run, ...group.slice(i + 1)]
  })
  return next.filter(keep(next.length))
}

/** An article without lines is none; the last group is the shelf and stays. */
const keep =
  (count: number) =>
  (group: readonly number[], i: number): boolean =>
    group.length > 0 || i === count - 1

function lineOf(groups: Groups, block: number): number {
  let line = 0
  for (const group of groups) {
    const i = group.indexOf(block)
    if (i >= 0) return line + i
    line += group.length + 1
  }
  return line
}

function runs(groups: Groups, blocks: ReadonlySet<number>): number[][] {
  const found: number[][] = []
  for (const group of groups) {
    let last = -2
    group.forEach((block, i) => {
      if (!blocks.has(block)) return
      if (i === last + 1) found.at(-1)?.push(block)
      else found.push([block])
      last = i
    })
  }
  return found
}

/** Roles and joins. A line is joined to the one before it once that is the right one. */
function marks(file: File, target: Target, roles: readonly string[]): Way<File>[] {
  const { groups, caret } = file
  const without = (set: ReadonlySet<number>, block: number): ReadonlySet<number> => new Set([...set].filter((one) => one !== block))
  const retyped = [...file.roles].map((block) => {
    const at = lineOf(groups, block)
    const keys = (roles[block] === 'body' ? 0 : 2) + (target[block]?.role === 'body' ? 0 : 2)
    return way(file, walk(at - caret) + keys, `role of ${String(block)}`, false, { roles: without(file.roles, block), caret: at }, target)
  })
  const joined = [...file.joins].flatMap((block) => {
    const at = lineOf(groups, block)
    const to = target[block]?.joins ?? null
    const group = groups.find((lines) => lines.includes(block)) ?? []
    if (to !== null && group[group.indexOf(block) - 1] !== to) return []
    const keys = to === null ? SEARCH + 1 : walk(at - caret) + 1
    return [way(file, keys, `join of ${String(block)}`, false, { joins: without(file.joins, block), caret: at }, target)]
  })
  return [...retyped, ...joined]
}
