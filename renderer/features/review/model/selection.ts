/** Which blocks are selected, how keys move the selection, and where it goes after an operation. Never lost. */
import type { ArticleId, BlockId } from '#shared/base/index.ts'
import type { Page } from '#shared/model/index.ts'
import type { Operation, SimpleOperation } from '#shared/operations/index.ts'

import { stopFor, type DeskLayout } from './desk-layout.ts'
import { articleAt, indexOf } from './page-index.ts'

/** From the block where it began to the block that has the focus, both included, as they are seen; and what was picked beside. */
export interface Selection {
  readonly anchor: BlockId
  readonly focus: BlockId
  /** Blocks picked one by one, wherever they stand. */
  readonly also?: readonly BlockId[]
  /** The focus only looks at its block and does not select it: `also` is all that is selected. */
  readonly loose?: boolean
}

export const only = (block: BlockId): Selection => ({ anchor: block, focus: block })

/** The selected blocks from top to bottom. A stop that stands for several (a dropped run) counts with all of them. [V11] */
export function blocksIn(layout: DeskLayout, selection: Selection | undefined): BlockId[] {
  return stopsIn(layout, selection).flatMap((stop) => runAt(layout, stop))
}

/** The selected stops from top to bottom; never empty while the focus is on one. */
export function stopsIn(layout: DeskLayout, selection: Selection | undefined): BlockId[] {
  if (selection === undefined) return []
  const { also = [], loose = false } = selection
  const picked = new Set(also.map((id) => layout.stopOf.get(id) ?? id))
  const kept = loose ? layout.stops.filter((stop) => picked.has(stop)) : []
  if (kept.length > 0) return kept
  const range = rangeOf(layout, selection)
  if (picked.size === 0) return range
  const all = new Set([...picked, ...range])
  return layout.stops.filter((stop) => all.has(stop))
}

function rangeOf(layout: DeskLayout, selection: Selection): BlockId[] {
  const from = layout.stops.indexOf(layout.stopOf.get(selection.anchor) ?? selection.anchor)
  const to = layout.stops.indexOf(layout.stopOf.get(selection.focus) ?? selection.focus)
  if (from < 0 || to < 0) return to < 0 ? [] : layout.stops.slice(to, to + 1)
  return layout.stops.slice(Math.min(from, to), Math.max(from, to) + 1)
}

function runAt(layout: DeskLayout, stop: BlockId): BlockId[] {
  const run = layout.rows.find((row) => row.kind === 'dropped' && row.key === stop)
  return run?.kind === 'dropped' ? run.blocks.map((block) => block.id) : [stop]
}

/** The selection a step further down (1) or up (-1); with `extend` its beginning stays. At the ends it stays. */
export function stepped(layout: DeskLayout, selection: Selection | undefined, step: number, extend: boolean): Selection | undefined {
  const [first] = layout.stops
  if (selection === undefined) return first === undefined ? undefined : only(first)
  const at = layout.stops.indexOf(layout.stopOf.get(selection.focus) ?? selection.focus)
  const to = layout.stops[Math.min(layout.stops.length - 1, Math.max(0, at + step))]
  if (to === undefined) return undefined
  if (!extend) return only(to)
  const { also, loose } = selection
  return { anchor: loose === true ? selection.focus : selection.anchor, focus: to, ...(also === undefined ? {} : { also }) }
}

/** What selecting needs of the state before and after an operation. */
export interface Moment {
  readonly page: Page
  readonly layout: DeskLayout
}

/** Where the selection goes; `reveal`: its block is to be seen even if it lies in a folded article or is put away. */
export interface Landing {
  readonly selection: Selection | undefined
  readonly reveal: boolean
}

/**
 * Where the selection goes after an operation: where the editor would look next. What left its place (to the shelf,
 * to another article) leaves the selection on what moved up into it, unless the editor follows it; what was dropped keeps it,
 * as the line that stands for it; an approved article gives way to the next open one, an answered doubt to the next doubt.
 */
export function selectionAfter(
  before: Moment,
  after: Moment,
  operation: Operation,
  selection: Selection | undefined,
  follow: boolean,
): Landing {
  const doubt = doubtTarget(before, after, operation)
  if (doubt !== undefined) return { selection: only(doubt), reveal: true }
  const target = follow ? undefined : blockTarget(before, after, operation, selection)
  const block = target ?? selection?.focus
  const stop = block === undefined ? undefined : (stopFor(after.layout, after.page, block) ?? nearest(before, after, [block]))
  const found = stop ?? after.layout.stops[0]
  if (found === undefined) return { selection: undefined, reveal: false }
  if (target !== undefined || selection === undefined) return { selection: only(found), reveal: false }
  const anchor = stopFor(after.layout, after.page, selection.anchor) ?? found
  const also = [...new Set((selection.also ?? []).flatMap((id) => stopFor(after.layout, after.page, id) ?? []))]
  if (also.length === 0) return { selection: { anchor, focus: found }, reveal: false }
  return { selection: { anchor, focus: found, also, ...(selection.loose === true ? { loose: true } : {}) }, reveal: false }
}

/** The next doubt's block, where the operation answered or put off one. */
function doubtTarget(before: Moment, after: Moment, operation: Operation): BlockId | undefined {
  const settled = operation.name === 'batch' ? operation.operations.find((one) => one.name === 'settleDoubt') : operation
  if (settled?.name !== 'answerDoubt' && (settled?.name !== 'settleDoubt' || settled.state === 'open')) return undefined
  return nextDoubt(after, before, before.page.doubts[settled.doubt]?.block)
}

function blockTarget(before: Moment, after: Moment, operation: Operation, selection: Selection | undefined): BlockId | undefined {
  switch (operation.name) {
    case 'answerDoubt':
      return operation.operation === null ? undefined : simpleTarget(before, after, operation.operation)
    case 'undo':
    case 'redo':
    case 'restorePage':
      return changedBlock(before, after, selection)
    case 'batch': {
      const approval = operation.operations.find((one) => one.name === 'setStatus')
      return approval === undefined ? undefined : simpleTarget(before, after, approval)
    }
    default:
      return simpleTarget(before, after, operation)
  }
}

function simpleTarget(before: Moment, after: Moment, operation: SimpleOperation): BlockId | undefined {
  switch (operation.name) {
    case 'moveBlocks': {
      const [first] = operation.blocks
      const stays = first !== undefined && indexOf(before.page).places.get(first) === operation.to
      return stays ? undefined : nearest(before, after, operation.blocks)
    }
    case 'dropCopy':
    case 'restoreCopy':
      // On the line that stands for it, or on what is back: the same key takes either back.
      return operation.blocks[0]
    case 'startArticle':
      return operation.blocks[0]
    case 'splitArticle':
      return operation.at
    case 'splitBlock':
      return operation.second
    case 'mergeBlocks':
      return operation.first
    case 'setStatus':
      return operation.status === 'approved' && !operation.page ? nextOpenArticle(after, operation.articles.at(-1)) : undefined
    default:
      return undefined
  }
}

/** The stop that now stands where the blocks stood: the next one below that is not of them, else the one above. */
function nearest(before: Moment, after: Moment, blocks: readonly BlockId[]): BlockId | undefined {
  const gone = new Set(blocks.map((id) => before.layout.stopOf.get(id) ?? id))
  const stops = before.layout.stops
  const last = stops.findLastIndex((stop) => gone.has(stop))
  const first = stops.findIndex((stop) => gone.has(stop))
  const [one] = blocks
  const place = one === undefined ? undefined : indexOf(before.page).places.get(one)
  const lives = (stop: BlockId): boolean => !gone.has(stop) && after.layout.stopOf.has(stop)
  const here = (stop: BlockId): boolean => lives(stop) && indexOf(before.page).places.get(stop) === place
  const below = stops.slice(last + 1)
  const above = stops.slice(0, Math.max(0, first)).toReversed()
  return below.slice(0, 1).find(here) ?? above.slice(0, 1).find(here) ?? below.find(lives) ?? above.find(lives)
}

/** The open doubt that follows a block as the page is seen, round to the top; undefined where none is open. */
export function nextDoubt(after: Moment, before: Moment, from: BlockId | undefined): BlockId | undefined {
  const order = doubtOrder(after, 'open')
  if (order.length === 0) return undefined
  const stops = [...after.layout.stops]
  const at =
    from === undefined ? -1 : stops.indexOf(stopFor(after.layout, after.page, from) ?? stopFor(before.layout, before.page, from) ?? from)
  return order.find((id) => stops.indexOf(stopFor(after.layout, after.page, id) ?? id) >= at) ?? order[0]
}

/** Blocks with a doubt of a state, as they are seen from top to bottom. */
export function doubtOrder({ page, layout }: Moment, state: 'open' | 'later'): BlockId[] {
  const { doubts } = indexOf(page)
  const rank = new Map(layout.stops.map((stop, i) => [stop, i]))
  const blocks = [...doubts].filter(([, list]) => list.some((doubt) => doubt.state === state)).map(([block]) => block)
  const at = (block: BlockId): number => rank.get(stopFor(layout, page, block) ?? block) ?? Infinity
  return blocks.sort((a, b) => at(a) - at(b))
}

/** The first block of the next article that still waits for the editor, round the page. */
function nextOpenArticle({ page }: Moment, from: ArticleId | undefined): BlockId | undefined {
  const order = page.head.articles
  const at = from === undefined ? -1 : order.indexOf(from)
  const waiting = [...order.slice(at + 1), ...order.slice(0, Math.max(0, at))].find((id) => {
    const article = page.articles[id]
    return (
      (article?.status === 'unreviewed' || article?.status === 'in-review') &&
      article.blocks.some((block) => page.blocks[block]?.dropped === null)
    )
  })
  return waiting === undefined ? undefined : page.articles[waiting]?.blocks.find((id) => page.blocks[id]?.dropped === null)
}

/** What an undo or redo changed: the selected block if it is among it, else the first changed one that is seen. */
function changedBlock(before: Moment, after: Moment, selection: Selection | undefined): BlockId | undefined {
  const changed = (id: BlockId): boolean =>
    before.page.blocks[id] !== after.page.blocks[id] ||
    indexOf(before.page).places.get(id) !== indexOf(after.page).places.get(id) ||
    articleAt(before.page, id)?.status !== articleAt(after.page, id)?.status
  if (selection !== undefined && after.page.blocks[selection.focus] !== undefined && changed(selection.focus)) return undefined
  return after.layout.stops.find(changed)
}
