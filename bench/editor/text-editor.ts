/**
 * The same corrections as cut-and-paste in a text editor. The file has a line a block, in the order of the articles, an
 * empty line between two articles, the shelf last; a line that is no body text begins with a letter and a space for its role;
 * a joined paragraph is one line. Each step does what is wrong at one place in the cheapest way:
 *
 * - a missing empty line: Enter at the start of the line; one too many: Delete on it
 * - lines in the wrong place: Shift+↓ for each, Ctrl+X, to the place, Ctrl+V
 * - copies: Shift+↓ for each, Delete
 * - a role: its two characters deleted, two typed
 * - a join: Backspace at the start of the line; a wrong one: a search to the place, Enter
 */
import { SEARCH, walk } from './keystrokes.ts'
import { judge, type Judged, type Lists, type Target } from './target.ts'
import type { Page } from '#shared/model/index.ts'

interface Step {
  readonly keys: number
  /** Line at which the caret stands after it. */
  readonly caret: number
  readonly groups: readonly (readonly number[])[]
  readonly right: number
}

/** Keystrokes from the page as it is to what is wanted. */
export function textEditorKeystrokes(page: Page, target: Target): number {
  const start = judge(page, target)
  let groups = [...start.articles, start.shelf].map((list) => [...list])
  let keys = 0
  let caret = 0
  // Copies first: what goes needs no place.
  const gone = groups.flat().filter((block) => target[block]?.dropped === true)
  for (const run of runs(groups, gone)) {
    const at = lineOf(groups, run[0] ?? 0)
    keys += walk(at - caret) + run.length + 1
    caret = at
    groups = groups.map((group) => group.filter((block) => !run.includes(block)))
  }
  for (;;) {
    const wrong = misplaced(groups, target)
    if (wrong.length === 0) break
    const best = wrong
      .flatMap((block) => placings(groups, target, block, caret, wrong.length))
      .sort((a, b) => b.right / b.keys - a.right / a.keys)[0]
    if (best === undefined || best.right <= 0) throw new Error('cut-and-paste found no step that helps')
    keys += best.keys
    caret = best.caret
    groups = best.groups.map((group) => [...group])
  }
  return keys + marks(start, groups, target, page) + 1
}

/** Blocks that do not follow what they should, by line. An empty shelf group stays where it is. */
function misplaced(groups: readonly (readonly number[])[], target: Target): number[] {
  return groups.flatMap((group, g) => {
    const shelf = g === groups.length - 1
    return group.filter((block, i) => (shelf ? 'shelf' : (group[i - 1] ?? 'start')) !== target[block]?.before)
  })
}

function placings(groups: readonly (readonly number[])[], target: Target, block: number, caret: number, wrong: number): Step[] {
  const steps: Step[] = []
  const g = groups.findIndex((group) => group.includes(block))
  const i = groups[g]?.indexOf(block) ?? 0
  const at = lineOf(groups, block)
  const wanted = target[block]?.before
  const push = (keys: number, to: number, next: readonly (readonly number[])[]): void => {
    steps.push({ keys: walk(at - caret) + keys, caret: to, groups: next, right: wrong - misplaced(next, target).length })
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
  return steps
}

/** The lines put where the first of them belongs; undefined where that is nowhere yet. */
function pasted(groups: readonly (readonly number[])[], run: readonly number[], wanted: unknown): (readonly number[])[] | undefined {
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

function lineOf(groups: readonly (readonly number[])[], block: number): number {
  let line = 0
  for (const group of groups) {
    const i = group.indexOf(block)
    if (i >= 0) return line + i
    line += group.length + 1
  }
  return line
}

function runs(groups: readonly (readonly number[])[], blocks: readonly number[]): number[][] {
  const found: number[][] = []
  for (const group of groups) {
    let last = -2
    group.forEach((block, i) => {
      if (!blocks.includes(block)) return
      if (i === last + 1) found.at(-1)?.push(block)
      else found.push([block])
      last = i
    })
  }
  return found
}

/** Roles and joins, in one walk down the file. */
function marks({ wrong }: Judged, groups: Lists['articles'], target: Target, page: Page): number {
  let keys = 0
  let caret = 0
  const roles = Object.values(page.blocks)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((block) => block.role)
  for (const block of groups.flat()) {
    const kinds = (wrong.get(block) ?? []).filter((kind) => kind === 'role' || kind === 'join')
    if (kinds.length === 0 || target[block]?.dropped === true) continue
    const at = lineOf(groups, block)
    keys += walk(at - caret)
    caret = at
    if (kinds.includes('role')) keys += (roles[block] === 'body' ? 0 : 2) + (target[block]?.role === 'body' ? 0 : 2)
    if (kinds.includes('join')) keys += target[block]?.joins === null ? SEARCH + 1 : 1
  }
  return keys
}
