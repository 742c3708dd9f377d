/**
 * What a page's group of copies still suggests, after what the editor dropped. The group itself stays as it was found: it says which
 * texts are alike; which of them is kept is read off the page.
 */
import type { BlockId } from '#shared/base/index.ts'

import type { DuplicateGroup } from './duplicate-group.ts'
import type { Page } from './page.ts'

export interface StandingGroup {
  /** The blocks of the copy that is kept, those that stand. Never empty. */
  readonly keep: readonly BlockId[]
  /** The other copies of which something stands, only what stands. Never empty. */
  readonly copies: readonly (readonly BlockId[])[]
}

/**
 * The suggestion as it stands; undefined where nothing is left to suggest: one copy stands, or an editor said that all are to stay or
 * are no copies. Where the copy that was to be kept is dropped itself, the longest that stands is kept in its stead, of equal ones the
 * first: a text must never lose its last copy to a suggestion.
 */
export function standingGroup(page: Page, group: DuplicateGroup): StandingGroup | undefined {
  if (group.said === 'kept' || group.said === 'different') return undefined
  const runs = [group.keep, ...group.copies].map((blocks) => {
    const stands = blocks.filter((id) => page.blocks[id]?.dropped === null)
    return { stands, length: lengthOf(page, stands), whole: lengthOf(page, blocks) }
  })
  const left = runs.filter(({ stands }) => stands.length > 0)
  const [first] = runs
  // Of a copy that went but for a byline nothing is kept.
  const kept =
    first !== undefined && first.stands.length > 0 && first.length * 2 >= first.whole
      ? first
      : left.reduce<(typeof left)[number] | undefined>(
          (best, run) => (best === undefined || run.length > best.length ? run : best),
          undefined,
        )
  const copies = left.flatMap((run) => (run === kept ? [] : [run.stands]))
  return kept === undefined || copies.length === 0 ? undefined : { keep: kept.stands, copies }
}

function lengthOf(page: Page, blocks: readonly BlockId[]): number {
  return blocks.reduce((sum, id) => sum + (page.blocks[id]?.text.length ?? 0), 0)
}
