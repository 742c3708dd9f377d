/**
 * The middle pane from top to bottom: sheets, approved articles folded to a line, dropped copies behind the
 * article that they stood in, the shelf at the end. And the stops that the arrow keys make on it.
 *
 * Sheets are made anew only where something of them changed: a sheet that is the same object need not be drawn again.
 */
import type { ArticleId, BlockId } from '#shared/base/index.ts'
import { articlesInOrder, type Article, type Block, type Page } from '#shared/model/index.ts'

import { blockOf, indexOf, listAt, type Place } from './page-index.ts'
import { sheetOf, shelfItems, type Sheet, type SheetItem } from './sheet.ts'

/** Blocks that were dropped as copies, one after the other in the file and of one place. Drawn as one line. */
export interface DroppedRun {
  readonly kind: 'dropped'
  readonly key: BlockId
  readonly place: Place
  readonly blocks: readonly Block[]
  /** First and last line. */
  readonly lines: readonly [number, number]
}

export type DeskRow =
  | { readonly kind: 'sheet'; readonly key: ArticleId; readonly sheet: Sheet }
  | { readonly kind: 'folded'; readonly key: ArticleId; readonly sheet: Sheet }
  | DroppedRun

export interface DeskLayout {
  readonly rows: readonly DeskRow[]
  readonly shelf: readonly SheetItem[]
  /** Where the arrow keys stop, top to bottom. */
  readonly stops: readonly BlockId[]
  /** The stop that stands for a block: its folded article's or dropped run's first, or itself. */
  readonly stopOf: ReadonlyMap<BlockId, BlockId>
}

/** What the editor opened and closed on the desk. */
export interface DeskView {
  readonly skim: boolean
  /** Articles that stay open although their status folds them. */
  readonly unfolded: ReadonlySet<ArticleId>
  /** Blocks that skimming would put away and the editor opened. */
  readonly shown: ReadonlySet<BlockId>
}

/** What is settled gets small: one line for an article that was judged. */
export function folds(article: Article, unfolded: ReadonlySet<ArticleId>): boolean {
  return (article.status === 'approved' || article.status === 'doubtful' || article.status === 'returned') && !unfolded.has(article.id)
}

/** Makes layouts of successive states of one page, keeping the sheets that did not change. */
export function layoutMaker(): (page: Page, view: DeskView) => DeskLayout {
  const kept = new Map<ArticleId, { readonly from: readonly unknown[]; readonly sheet: Sheet | undefined }>()
  const sheetFor = (page: Page, article: Article, view: DeskView): Sheet | undefined => {
    const from = dependencies(page, article, view)
    const last = kept.get(article.id)
    if (last?.from.length === from.length && last.from.every((one, i) => one === from[i])) return last.sheet
    const sheet = sheetOf(page, article, view.skim ? { shown: view.shown } : undefined)
    kept.set(article.id, { from, sheet })
    return sheet
  }
  return (page, view) => {
    for (const id of kept.keys()) if (page.articles[id] === undefined) kept.delete(id)
    return layout(page, view, sheetFor)
  }
}

/** All that a sheet is made of, by identity: records of a page are never changed in place. */
function dependencies(page: Page, article: Article, view: DeskView): readonly unknown[] {
  const { doubts, suggested } = indexOf(page)
  const blocks = article.blocks.map((id) => blockOf(page, id))
  return [
    article,
    view.skim,
    ...blocks,
    ...article.blocks.flatMap((id) => [...(doubts.get(id) ?? []), suggested.get(id)]),
    ...(view.skim ? article.blocks.map((id) => view.shown.has(id)) : []),
  ]
}

/**
 * Each sheet, and behind it what was dropped of its article: where the copies stood before. What was dropped of the shelf
 * stands among the sheets by its lines.
 */
function layout(page: Page, view: DeskView, sheetFor: (page: Page, article: Article, view: DeskView) => Sheet | undefined): DeskLayout {
  const rows: DeskRow[] = []
  const runs = droppedRuns(page)
  let waiting = runs.get(null) ?? []
  for (const article of articlesInOrder(page)) {
    const sheet = sheetFor(page, article, view)
    if (sheet !== undefined) {
      const start = firstLine(page, sheet)
      rows.push(...waiting.filter((run) => run.lines[0] < start))
      waiting = waiting.filter((run) => run.lines[0] >= start)
      rows.push({ kind: folds(article, view.unfolded) ? 'folded' : 'sheet', key: article.id, sheet })
    }
    rows.push(...(runs.get(article.id) ?? []))
  }
  rows.push(...waiting)
  const shelf = shelfItems(page)
  return { rows, shelf, ...stopsOf(rows, shelf) }
}

function firstLine(page: Page, sheet: Sheet): number {
  const { numbers } = indexOf(page)
  const blocks = sheet.kept.length > 0 ? sheet.kept.map((block) => block.id) : sheet.seen
  return Math.min(...blocks.map((id) => numbers.get(id) ?? Infinity))
}

/** Dropped runs by their place, in file order. */
function droppedRuns(page: Page): Map<Place, DroppedRun[]> {
  const { blocks, numbers, places } = indexOf(page)
  const runs = new Map<Place, DroppedRun[]>()
  let before: Block | undefined
  for (const block of blocks) {
    const place = places.get(block.id) ?? null
    const number = numbers.get(block.id) ?? 0
    if (block.dropped !== null) {
      const here = runs.get(place) ?? []
      runs.set(place, here)
      const last = here.at(-1)
      const goesOn = before?.dropped != null && last?.blocks.at(-1) === before
      if (goesOn) here[here.length - 1] = { ...last, blocks: [...last.blocks, block], lines: [last.lines[0], number] }
      else here.push({ kind: 'dropped', key: block.id, place, blocks: [block], lines: [number, number] })
    }
    before = block
  }
  return runs
}

function stopsOf(rows: readonly DeskRow[], shelf: readonly SheetItem[]): Pick<DeskLayout, 'stops' | 'stopOf'> {
  const stops: BlockId[] = []
  const stopOf = new Map<BlockId, BlockId>()
  const stopAt = (stop: BlockId | undefined, blocks: readonly BlockId[]): void => {
    if (stop === undefined) return
    stops.push(stop)
    for (const id of blocks) stopOf.set(id, stop)
  }
  const each = (id: BlockId): void => {
    stopAt(id, [id])
  }
  for (const row of rows) {
    if (row.kind === 'dropped')
      stopAt(
        row.key,
        row.blocks.map((block) => block.id),
      )
    else if (row.kind === 'folded')
      stopAt(row.sheet.kept[0]?.id ?? row.sheet.seen[0], [...row.sheet.kept.map((block) => block.id), ...row.sheet.seen])
    else row.sheet.seen.forEach(each)
  }
  for (const item of shelf) if (item.kind === 'text') each(item.key)
  return { stops, stopOf }
}

/** The stop that stands for a block, or the nearest one of its place where skimming put it away. */
export function stopFor(layout: DeskLayout, page: Page, block: BlockId): BlockId | undefined {
  const stop = layout.stopOf.get(block)
  if (stop !== undefined) return stop
  const place = indexOf(page).places.get(block)
  if (place === undefined) return undefined
  const list = listAt(page, place)
  const at = list.indexOf(block)
  const near = [...list.slice(0, at).toReversed(), ...list.slice(at + 1)].find((id) => layout.stopOf.has(id))
  return near === undefined ? undefined : layout.stopOf.get(near)
}
