/**
 * Copies of a page about which nobody has decided yet: suggested to be dropped, still standing, so an export writes them. Whoever
 * approves answers for them, by one of two decisions.
 */
import type { ArticleId, BlockId, DoubtId, GroupId } from '#shared/base/index.ts'
import { isMeantTwice, standingGroup, type DuplicateGroup, type Page } from '#shared/model/index.ts'

import { partnersOf } from './copy-partners.ts'
import type { SetStatus } from './marking.ts'
import type { Batch, SimpleOperation } from './operation.ts'

export interface UndecidedCopy {
  /** The group that suggests it; null where only a doubt does. */
  readonly group: GroupId | null
  /** The doubt that asks about it, where no group is there to remember the answer. */
  readonly doubt: DoubtId | null
  readonly kind: DuplicateGroup['kind'] | 'other'
  /** What would be dropped: a whole run, those of its blocks that stand. Never empty. */
  readonly blocks: readonly BlockId[]
  readonly keep: readonly BlockId[]
  /** Articles in which it lies. Never empty: on the shelf nothing is written. */
  readonly articles: readonly ArticleId[]
}

/** The undecided copies of some articles, or of all, in the order of the page's groups. What was put off is undecided, too. */
export function undecidedCopies(page: Page, articles: readonly ArticleId[] = page.head.articles): UndecidedCopy[] {
  const places = new Map(articles.flatMap((id) => (page.articles[id]?.blocks ?? []).map((block) => [block, id] as const)))
  const inArticles = (copy: Omit<UndecidedCopy, 'articles'>): UndecidedCopy[] => {
    const held = [...new Set(copy.blocks.flatMap((id) => places.get(id) ?? []))]
    return held.length === 0 ? [] : [{ ...copy, articles: held }]
  }
  const found = Object.values(page.groups).flatMap((group) => {
    if (isMeantTwice(group.cause)) return []
    const standing = standingGroup(page, group)
    return (standing?.copies ?? []).flatMap((blocks) =>
      inArticles({ group: group.id, doubt: null, kind: group.kind, blocks, keep: standing?.keep ?? [] }),
    )
  })
  const stands = (id: BlockId): boolean => page.blocks[id]?.dropped === null
  const asked = Object.values(page.doubts).flatMap((doubt) => {
    const drop = doubt.answers.flatMap(({ answer }) => (answer.do === 'drop-copy' && answer.group === null ? [answer] : []))[0]
    const blocks = drop?.blocks.filter(stands) ?? []
    if (doubt.state === 'settled' || drop === undefined || blocks.length === 0) return []
    return inArticles({ group: null, doubt: doubt.id, kind: 'other', blocks, keep: drop.keep.filter(stands) })
  })
  return [...found, ...asked]
}

/**
 * Approving together with the decision about its copies, as one step: `drop` puts them into the bin, `keep` notes that all stay. A
 * group is judged as a whole, so what stays of it elsewhere on the page is decided too.
 */
export function approvalWith(page: Page, approval: SetStatus, how: 'drop' | 'keep'): SetStatus | Batch {
  const copies = approvalCopies(page, approval)
  if (copies.length === 0) return approval
  const decisions =
    how === 'drop'
      ? copies.map(({ blocks, keep, kind }): SimpleOperation => ({
          name: 'dropCopy',
          blocks,
          reason: kind,
          keep: partnersOf(page, blocks, keep),
        }))
      : keepAll(copies)
  return { name: 'batch', meaning: 'other', operations: [...decisions, approval] }
}

/** The copies that an approval would let pass; none where it approves nothing. */
export function approvalCopies(page: Page, { status, page: whole, articles }: SetStatus): UndecidedCopy[] {
  return status === 'approved' ? undecidedCopies(page, whole ? undefined : articles) : []
}

function keepAll(copies: readonly UndecidedCopy[]): SimpleOperation[] {
  const groups = new Set(copies.flatMap(({ group }) => group ?? []))
  return [
    ...[...groups].map((group): SimpleOperation => ({ name: 'judgeGroup', group, verdict: 'kept' })),
    ...copies.flatMap(({ doubt }): SimpleOperation[] => (doubt === null ? [] : [{ name: 'settleDoubt', doubt, state: 'settled' }])),
  ]
}
