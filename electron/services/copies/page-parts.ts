/** What a decision about copies does on one page: operations made of the page as it is when its turn comes. */
import type { ArticleId, BlockId, PageId } from '#shared/base/index.ts'
import { plainText, signatureOf } from '#shared/duplicates/index.ts'
import type { CopyVerdictName, Page } from '#shared/model/index.ts'
import { partnersOf, type SimpleOperation } from '#shared/operations/index.ts'

import { articleText, readBlocks, type CopyText, type StoredGroup } from '../library/index.ts'

/** A copy that is so much of its article goes with all of it. */
const WHOLE = 0.85

/** Makes what is to be done on a page. undefined: its text is not what was decided about. */
export type PagePart = (page: Page) => SimpleOperation | undefined

/** Says of an article what it is to another text; null takes back what was said. */
export function judging(article: ArticleId, other: CopyText, verdict: CopyVerdictName | null): PagePart {
  return (page) => {
    if (page.articles[article] === undefined) return undefined
    return { name: 'judgeCopy', article, of: { page: other.pageId, article: other.article, text: Math.abs(other.exact) }, verdict }
  }
}

export interface Dropping {
  readonly of: { readonly page: PageId; readonly article: ArticleId; readonly text: number }
  /** Normal text of what is kept. */
  readonly plain: string
  readonly exactOnly: boolean
}

/** Drops an article, or the part of it that is the copy, where its text still is what was compared. */
export function dropArticle(
  page: Page,
  text: CopyText,
  group: StoredGroup,
  { of, plain, exactOnly }: Dropping,
): SimpleOperation | undefined {
  const article = page.articles[text.article]
  if (article === undefined) return undefined
  const read = articleText(page, article)
  if (read.text.length !== text.raw) return undefined
  const same = plainText(read.text) === plain
  if (exactOnly && !same) return undefined
  if (!same && text.exact >= 0 && signatureOf(read.text).exact !== text.exact) return undefined
  const member = group.body.of === 'library' ? group.body.members.find((one) => one.text === text.n) : undefined
  const [start, end] = member?.span ?? [0, read.text.length]
  const all = same || end - start >= WHOLE * read.text.length
  const blocks = read.blocks.flatMap((block) => (all || (block.start >= start - 2 && block.end <= end + 2) ? [block.id] : []))
  if (blocks.length === 0) return undefined
  const reason = same ? 'exact' : member?.kind === 'contained' || group.kind === 'contained' ? 'contained' : 'near'
  return { name: 'dropCopy', blocks, reason, keep: [], of: { ...of, score: same ? 1 : (member?.score ?? group.score) } }
}

/** Drops a run of blocks that a page's own group names. */
export function dropRun(
  page: Page,
  run: readonly BlockId[],
  keep: readonly BlockId[],
  kind: StoredGroup['kind'],
): SimpleOperation | undefined {
  const standing = (ids: readonly BlockId[]): BlockId[] => ids.filter((id) => page.blocks[id]?.dropped === null)
  const [blocks, kept] = [standing(run), standing(keep)]
  if (blocks.length === 0 || kept.length === 0) return undefined
  const same = plainText(readBlocks(page, blocks).text) === plainText(readBlocks(page, kept).text)
  return { name: 'dropCopy', blocks, reason: same ? 'exact' : kind === 'exact' ? 'near' : kind, keep: partnersOf(page, blocks, kept) }
}
