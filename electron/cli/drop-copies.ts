/** Drops suggested copies in bulk, as the editor's "drop all exact copies" does: one operation a page, by `machine`. */
import { Bug, type BlockId, type IdSource } from '#shared/base/index.ts'
import { NO_FILTER } from '#shared/contract/index.ts'
import { blocksInFileOrder, isMeantTwice, standingGroup, type DuplicateGroup, type Page } from '#shared/model/index.ts'
import { newSubmission, partnersOf, type Batch } from '#shared/operations/index.ts'

import type { Services, Workplace } from './workplace.ts'

/** Which copies: none, those that are the same to the letter, or near and contained ones as well. */
export type Duplicates = 'keep' | 'drop-exact' | 'drop-all'

type DropCopy = Extract<Batch['operations'][number], { name: 'dropCopy' }>

/** Pages that are looked through at a time. Not only those with suggestions: dropping takes a page out of that list under the reader's feet. */
const PAGES = 500

/** Drops the copies of all pages; returns how many. */
export async function dropCopies({ services, ids }: Workplace, which: Duplicates, signal: AbortSignal): Promise<number> {
  if (which === 'keep') return 0
  let dropped = 0
  for (let offset = 0; ;) {
    const { total, rows } = await services.library.pages({ filter: NO_FILTER, sort: 'imported', descending: false, offset, limit: PAGES })
    for (const row of rows) {
      if (signal.aborted) return dropped
      const page = await services.pages.get(row.id)
      const operations = copiesToDrop(page, which)
      if (operations.length === 0) continue
      const meaning = which === 'drop-exact' ? 'drop-exact-copies' : 'accept-all'
      await submit(services, page, { name: 'batch', meaning, operations }, ids)
      dropped += operations.length
    }
    offset += rows.length
    if (rows.length === 0 || offset >= total) return dropped
  }
}

/** One operation for each copy that is not dropped yet. A copy whose kept text was itself dropped before stays. */
export function copiesToDrop(page: Page, which: Exclude<Duplicates, 'keep'>): DropCopy[] {
  const gone = new Set<BlockId>(Object.values(page.blocks).flatMap((block) => (block.dropped === null ? [] : [block.id])))
  const operations: DropCopy[] = []
  for (const group of groupsInOrder(page, which)) {
    for (const copy of group.copies) {
      const blocks = copy.filter((id) => !gone.has(id) && !group.keep.includes(id))
      if (blocks.length === 0 || group.keep.some((id) => gone.has(id))) continue
      operations.push({ name: 'dropCopy', blocks, reason: group.kind, keep: partnersOf(page, copy, group.keep, blocks) })
      for (const id of blocks) gone.add(id)
    }
  }
  return operations
}

/**
 * Exact copies first: what they keep is not then dropped as a near copy of something else. Then as they stand in the file. Left out are
 * those of which nothing is suggested, e.g. because an editor said that all stay, and those that are repeated on purpose. [U7] [C7]
 */
function groupsInOrder(page: Page, which: Exclude<Duplicates, 'keep'>): DuplicateGroup[] {
  const chosen = Object.values(page.groups).filter(
    (group) => (which === 'drop-all' || group.kind === 'exact') && !isMeantTwice(group.cause),
  )
  const groups = chosen.filter((group) => standingGroup(page, group) !== undefined)
  const rank = { exact: 0, near: 1, contained: 2 }
  const place = new Map(blocksInFileOrder(page).map((block, i) => [block.id, i]))
  const placeOf = ({ keep }: DuplicateGroup): number => (keep[0] === undefined ? 0 : (place.get(keep[0]) ?? 0))
  return groups.sort((a, b) => rank[a.kind] - rank[b.kind] || placeOf(a) - placeOf(b))
}

async function submit(services: Services, page: Page, operation: Batch, ids: IdSource): Promise<void> {
  const [outcome] = await services.operations.submit([newSubmission(ids, page, operation)])
  if (outcome?.outcome !== 'applied')
    throw new Bug(`dropping copies of page ${page.head.id} was not carried out: ${JSON.stringify(outcome)}`)
}
