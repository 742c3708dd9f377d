/** Dropped copies, as an export lists them: nothing that was taken out of the text goes unsaid. */
import { present } from '#shared/base/index.ts'
import { articleOf, blocksInFileOrder, type ArticleLink, type Block, type Drop, type Page } from '#shared/model/index.ts'

import { articleId } from './names.ts'
import { spansOf, type Span } from './record.ts'

/** What is kept in the stead of a copy. */
export interface RemovedPartner {
  /** Id of its article's record; null where the article is not there any more, or the text lies on the shelf. */
  readonly id: string | null
  /** The article's title, '' where it has none. */
  readonly title: string
  /** The kept text and where it stands, where the editor named it; null and none where an article as a whole was named. */
  readonly text: string | null
  readonly spans: readonly Span[]
}

export interface RemovedRecord {
  /** The text as it stood when it was dropped, corrections included. */
  readonly text: string
  readonly place: { readonly page_no: string | null; readonly file: string; readonly sha256: string; readonly spans: readonly Span[] }
  readonly reason: Drop['reason']
  /** How like it is to what is kept, 0..1; null where that was not measured. */
  readonly score: number | null
  /** null where the editor named none. */
  readonly partner: RemovedPartner | null
  /** The editor's name, or `machine`. */
  readonly operator: string
  readonly at: string
}

/** What the export knows of articles of other pages. */
export interface Elsewhere {
  /** First part of the ids of this page's records. */
  readonly key: string
  readonly idOf: (link: ArticleLink) => string | null
  readonly titleOf: (link: ArticleLink) => string
}

/** The dropped copies of a page in file order. */
export function removedRecords(page: Page, elsewhere: Elsewhere): RemovedRecord[] {
  const original = page.head.originals[0]
  return blocksInFileOrder(page).flatMap((block) => {
    if (block.dropped === null) return []
    const { reason, by, at, of } = block.dropped
    const place = { page_no: page.head.info.pageNo, file: original?.name ?? '', sha256: original?.sha256 ?? '', spans: spansOf([block]) }
    const partner = partnerOf(page, block.dropped, elsewhere)
    return [{ text: block.text, place, reason, score: of?.score ?? null, partner, operator: by, at }]
  })
}

function partnerOf(page: Page, { partner, of }: Drop, { key, idOf, titleOf }: Elsewhere): RemovedPartner | null {
  if (of !== undefined) return { id: idOf(of), title: titleOf(of), text: null, spans: [] }
  if (partner === null) return null
  const kept: Block = present(page.blocks[partner], 'a partner is a block of the page [P6]')
  const article = articleOf(page, partner)
  const id = article === undefined ? null : articleId(key, page.head.articles.indexOf(article.id))
  return { id, title: article?.title ?? '', text: kept.text, spans: spansOf([kept]) }
}
