/** Dropped copies, as an export lists them: nothing that was taken out of the text goes unsaid. */
import { present } from '#shared/base/index.ts'
import { blocksInFileOrder, type Block, type Drop, type Page } from '#shared/model/index.ts'

import { spansOf, type Span } from './record.ts'

export interface RemovedRecord {
  /** The text as it stood when it was dropped, corrections included. */
  readonly text: string
  readonly place: { readonly page_no: string | null; readonly file: string; readonly sha256: string; readonly spans: readonly Span[] }
  readonly reason: Drop['reason']
  /** The text that is kept in its stead; null where the editor named none. */
  readonly partner: { readonly text: string; readonly spans: readonly Span[] } | null
  /** The editor's name, or `machine`. */
  readonly operator: string
  readonly at: string
}

/** The dropped copies of a page in file order. */
export function removedRecords(page: Page): RemovedRecord[] {
  const original = page.head.originals[0]
  return blocksInFileOrder(page).flatMap((block) => {
    if (block.dropped === null) return []
    const { reason, partner, by, at } = block.dropped
    const place = { page_no: page.head.info.pageNo, file: original?.name ?? '', sha256: original?.sha256 ?? '', spans: spansOf([block]) }
    return [{ text: block.text, place, reason, partner: partner === null ? null : partnerOf(page.blocks[partner]), operator: by, at }]
  })
}

function partnerOf(block: Block | undefined): RemovedRecord['partner'] {
  const kept = present(block, 'a partner is a block of the page [P6]')
  return { text: kept.text, spans: spansOf([kept]) }
}
