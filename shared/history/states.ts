/** Earlier states of a page, found by walking the log back from the page as it stands. Nothing is stored twice. */
import { present } from '#shared/base/index.ts'
import type { Page } from '#shared/model/index.ts'
import { applyDiff, diffBetween, editsAdded, reverse, type Entry } from '#shared/operations/index.ts'

/**
 * The page as it stood at a rev, which is its rev again. `log` must lead up to the page (its last entry made it) and reach back
 * to that rev; undefined where it does not reach so far, or the rev is still to come. Linear in the steps between.
 */
export function pageAt(page: Page, log: readonly Entry[], rev: number): Page | undefined {
  if (rev > page.rev || rev < (log[0]?.rev ?? page.rev)) return undefined
  let now = page
  for (let i = log.length - 1; i >= 0; i--) {
    const entry = present(log[i], 'the index runs over the log')
    if (entry.rev < rev) break
    now = { ...applyDiff(now, reverse(entry.diff)), rev: entry.rev, edits: now.edits - editsAdded(entry) }
  }
  return now
}

/** The rev of the page right after an entry. */
export function revAfter(entry: Entry): number {
  return entry.rev + 1
}

/** Whether two pages hold the same, whatever their revs are. */
export function sameState(a: Page, b: Page): boolean {
  return diffBetween(a, b).length === 0
}
