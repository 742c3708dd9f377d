/** What a page's log says of the links of its articles. */
import { sameJson, type ArticleId, type PageId } from '#shared/base/index.ts'
import type { LinkDirection } from '#shared/contract/index.ts'
import type { Article, ArticleLink } from '#shared/model/index.ts'
import type { Entry } from '#shared/operations/index.ts'

/** One end of a link that an entry changed. */
export interface LinkChange {
  readonly here: ArticleLink
  readonly direction: LinkDirection
  readonly before: ArticleLink | null
  readonly after: ArticleLink | null
}

export const DIRECTIONS: readonly LinkDirection[] = ['continuesTo', 'continuedFrom']

export function opposite(direction: LinkDirection): LinkDirection {
  return direction === 'continuesTo' ? 'continuedFrom' : 'continuesTo'
}

/** The ends that an entry set, took off, or brought back with their article. An article that goes takes its ends with it: they are no change of a link. */
export function linkChanges(entry: Entry): LinkChange[] {
  return entry.diff.flatMap((change) => {
    if (change.do === 'add') return change.record.type === 'article' ? added(entry.page, change.record) : []
    if (change.do === 'remove' || change.type !== 'article') return []
    return DIRECTIONS.flatMap((direction) => {
      const field = change.fields[direction]
      if (field === undefined) return []
      const here = { page: entry.page, article: change.id as ArticleId }
      return [{ here, direction, before: field[0] as ArticleLink | null, after: field[1] as ArticleLink | null }]
    })
  })
}

function added(page: PageId, article: Article): LinkChange[] {
  return DIRECTIONS.flatMap((direction) => {
    const after = article[direction]
    return after === null ? [] : [{ here: { page, article: article.id }, direction, before: null, after }]
  })
}

/** Whether an editor has set this end or taken it off, or it was taken off because an editor did so at the other end. */
export function wasTouched(log: readonly Entry[], article: ArticleId, direction: LinkDirection): boolean {
  return log.some((entry) =>
    linkChanges(entry).some(
      (change) => change.here.article === article && change.direction === direction && (!entry.automatic || change.after === null),
    ),
  )
}

export function sameLink(one: ArticleLink | null, other: ArticleLink | null): boolean {
  return sameJson(one, other)
}
