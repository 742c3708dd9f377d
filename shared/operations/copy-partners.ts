/** Which block of a kept run each block of a dropped one is a copy of, for `dropCopy`. */
import type { BlockId } from '#shared/base/index.ts'
import type { Page } from '#shared/model/index.ts'

/**
 * For each dropped block of a run the kept one that says the same: the one with its text, else the one with its role, else the one at
 * its place, else the last. A copy may lack a line that the kept run has, so that places alone mislead. `dropped`: blocks of the run.
 */
export function partnersOf(page: Page, run: readonly BlockId[], keep: readonly BlockId[], dropped: readonly BlockId[] = run): BlockId[] {
  return dropped.flatMap((id) => {
    const block = page.blocks[id]
    const same = (field: 'text' | 'role'): BlockId | undefined => keep.find((kept) => page.blocks[kept]?.[field] === block?.[field])
    return same('text') ?? same('role') ?? keep[run.indexOf(id)] ?? keep.at(-1) ?? []
  })
}
