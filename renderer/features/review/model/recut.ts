/** What a new cut of the page would make of it, before an editor takes it. */
import { instant, newId, type ArticleId, type BlockId, type IdSource, type OperationId } from '#shared/base/index.ts'
import { editedParts } from '#shared/history/index.ts'
import type { Page } from '#shared/model/index.ts'
import {
  asksTheSame,
  inputToCut,
  pageChanges,
  plan,
  resegmentation,
  type Entry,
  type PageChange,
  type PageInput,
  type Refusal,
  type ResegmentPage,
  type Scope,
  type SegmentPage,
} from '#shared/operations/index.ts'

/** A new cut that could be taken. */
export interface Recut {
  readonly ok: true
  readonly operation: ResegmentPage
  readonly changes: readonly PageChange[]
  /** The page as it would be. */
  readonly after: Page
  /** Neither the articles nor the questions would be others. */
  readonly same: boolean
}

/** The blocks to ask the engine about. */
export function blocksToAsk(page: Page, log: readonly Entry[], scope: Scope): PageInput {
  return inputToCut(page, editedParts(page, log), scope)
}

/** True where an editor touched some article, so that the two scopes differ. */
export function hasEdits(page: Page, log: readonly Entry[]): boolean {
  return blocksToAsk(page, log, 'untouched').blocks.length < blocksToAsk(page, log, 'all').blocks.length
}

/** The engine's proposal brought together with the page; a refusal where the page has changed since it was asked. */
export function recutOf(page: Page, log: readonly Entry[], proposal: SegmentPage, scope: Scope, ids: IdSource): Recut | Refusal {
  const operation = resegmentation(page, proposal, editedParts(page, log), scope)
  const stamp = { operation: newId<OperationId>(ids), editor: '-', at: instant(ids.now()), automatic: false }
  const planned = plan(page, operation, stamp)
  if (!planned.ok) return planned.code === 'already-so' ? { ok: true, operation, changes: [], after: page, same: true } : planned
  const changes = pageChanges(page, planned.page)
  return { ok: true, operation, changes, after: planned.page, same: changes.length === 0 && asksTheSame(page, planned.page) }
}

/** The blocks that a change is about, and the articles: where they stand now, else where they would stand. */
export function subjectOf(change: PageChange): { readonly blocks: readonly BlockId[]; readonly articles: readonly (ArticleId | null)[] } {
  switch (change.what) {
    case 'cut':
    case 'merged':
    case 'moved':
      return { blocks: change.blocks, articles: [change.from, change.to] }
    case 'reordered':
      return { blocks: change.blocks, articles: [change.article] }
    case 'role':
    case 'join':
      return { blocks: [change.block], articles: [] }
    case 'kind':
    case 'status':
      return { blocks: [], articles: [change.article] }
  }
}
