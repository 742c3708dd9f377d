/**
 * Copies on the page, and which of them takes part when articles are made.
 *
 * Of several equal copies the first is kept, but the one that takes part is the one whose surroundings speak of the
 * same thing: a paragraph that was printed before its headline and again at its article's end belongs at the end.
 */
import { findPageDuplicates, plainText, type PageDuplicate } from '#shared/duplicates/index.ts'

import type { PageWords } from '../lines/cohesion.ts'
import type { View } from '../lines/views.ts'

export interface Copies {
  readonly groups: readonly PageDuplicate[]
  /** Blocks that take no part in making articles. */
  readonly absent: ReadonlySet<number>
  /** For a block that takes part in another's stead: the block to put into its place afterwards. */
  readonly keptFor: ReadonlyMap<number, number>
}

/** Paragraphs before a copy that its words are compared with. */
const WINDOW = 3

/** Finds the copies and chooses their stand-ins. `seams[i]` judges whether line i goes on from line i - 1. */
export function findCopies(views: readonly View[], seams: readonly { readonly p: number }[], words: PageWords): Copies {
  const groups = findPageDuplicates(views.map((view, i) => ({ text: view.text, fits: fitsAt(seams, i), isCommon: isCommon(view) })))
  const absent = new Set<number>()
  const keptFor = new Map<number, number>()
  for (const group of groups) {
    const standIn = standInOf(group, views, words)
    for (const run of [group.keep, ...group.drop]) {
      if (run !== standIn) for (const block of run) absent.add(block)
    }
    if (standIn === group.keep) continue
    standIn.forEach((block, k) => {
      const kept = group.keep[k]
      if (kept !== undefined) keptFor.set(block, kept)
    })
  }
  return { groups, absent, keptFor }
}

/** Who wrote it, who took it, where it goes on: as many stories of a page say the same as there are of one writer. */
function isCommon(view: View): boolean {
  return view.credits !== undefined || view.jump === 'line'
}

function fitsAt(seams: readonly { readonly p: number }[], i: number): boolean {
  return (seams[i]?.p ?? 0) > 0.7 || (seams[i + 1]?.p ?? 0) > 0.7
}

function standInOf(group: PageDuplicate, views: readonly View[], words: PageWords): readonly number[] {
  const equal = [group.keep, ...group.drop].filter((run) => sayTheSame(views, run, group.keep))
  if (equal.length < 2 || equal.length > 6) return group.keep
  const copied = new Set([group.keep, ...group.drop].flat())
  let best = group.keep
  let most = likenessAbove(group.keep, copied, views, words) + 0.02
  for (const run of equal) {
    const likeness = likenessAbove(run, copied, views, words)
    if (likeness > most) {
      most = likeness
      best = run
    }
  }
  return best
}

/** Whether two copies are exact ones [DU1]: in a group with others that differ some may be so. */
export function sayTheSame(views: readonly View[], a: readonly number[], b: readonly number[]): boolean {
  const plain = (block: number | undefined): string => plainText(views[block ?? -1]?.text ?? '')
  return a.length === b.length && a.every((block, i) => block === b[i] || plain(block) === plain(b[i]))
}

/** How much a copy has in common with what stands above it, up to another copy: that one would always be the most alike. */
function likenessAbove(run: readonly number[], copied: ReadonlySet<number>, views: readonly View[], words: PageWords): number {
  const start = run[0] ?? 0
  const above: number[] = []
  for (let i = start - 1; i >= 0 && above.length < WINDOW && (views[i]?.width ?? 0) > 0 && !copied.has(i); i--) above.push(i)
  return words.likeness(run, above)
}
