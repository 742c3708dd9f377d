/** What the engine knows about a page before it makes articles, and the units that it sees the page as. */
import type { Role } from '#shared/model/index.ts'

import type { PageWords } from './cohesion.ts'
import type { RoleChoice } from './heads.ts'
import type { PagePairs, Seam } from './joins.ts'
import type { PageHabits, Shape } from './roles.ts'
import type { View } from './views.ts'

export type UnitKind = 'head' | 'text' | 'verse' | 'byline' | 'photo' | 'ad' | 'loose'

export interface Unit {
  readonly kind: UnitKind
  readonly blocks: readonly RoleChoice[]
  /** A headline group whose words stand in the text above, which has no headline yet. */
  readonly after?: boolean
}

/** Everything the engine knows about a page before it makes articles. */
export interface PageFacts {
  readonly views: readonly View[]
  readonly shapes: readonly Shape[]
  readonly seams: readonly Seam[]
  readonly words: PageWords
  readonly habits: PageHabits
  readonly pairs: PagePairs
  /** Blocks that only repeat others: they take no part until the end, but break the row where they stand. */
  readonly dropped: ReadonlySet<number>
}

/** A line in the role that its shape gives it. */
export function choiceOf(facts: PageFacts, block: number, role: Role): RoleChoice {
  const shape = facts.shapes[block]
  return { block, role, roleP: shape?.p ?? 0.5, reasons: shape?.reasons ?? [] }
}

/** The unit begins with a paragraph that opens with a 电头. */
export function opensReport(facts: PageFacts, unit: Unit | undefined): boolean {
  return unit?.kind === 'text' && (facts.views[unit.blocks[0]?.block ?? 0]?.dateline ?? 0) > 0
}

/** Running text or a caption stands on this line, and takes part. */
export function isTextLine(facts: PageFacts, line: number): boolean {
  const form = facts.shapes[line]?.form
  return (form === 'text' || form === 'caption') && !facts.dropped.has(line)
}
