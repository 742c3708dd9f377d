/** Hits as a list with ticks: what the editor goes through before anything is replaced. */
import type { BlockId, PageId } from '#shared/base/index.ts'
import type { PageHits } from '#shared/contract/index.ts'
import type { BlockHits, Hit } from '#shared/finding/index.ts'

/** One line of the list. */
export interface ListedHit {
  /** Names the hit as long as its block's text stays. */
  readonly key: string
  readonly page: PageId
  readonly block: BlockId
  readonly hit: Hit
  /** The block's text. */
  readonly text: string
}

export function hitKey(page: PageId, block: BlockId, hit: Pick<Hit, 'start' | 'end'>): string {
  return `${page} ${block} ${String(hit.start)}-${String(hit.end)}`
}

export function listed(pages: readonly Pick<PageHits, 'page' | 'blocks'>[]): readonly ListedHit[] {
  return pages.flatMap(({ page, blocks }) =>
    blocks.flatMap(({ block, text, hits }) => hits.map((hit) => ({ key: hitKey(page, block, hit), page, block, hit, text }))),
  )
}

/** What is left when unticked hits are taken out; blocks and pages without any go too. */
export function tickedOf(
  pages: readonly Pick<PageHits, 'page' | 'blocks'>[],
  unticked: ReadonlySet<string>,
): { readonly page: PageId; readonly blocks: readonly BlockHits[] }[] {
  return pages.flatMap(({ page, blocks }) => {
    const left = blocks.flatMap((one) => {
      const hits = one.hits.filter((hit) => !unticked.has(hitKey(page, one.block, hit)))
      return hits.length === 0 ? [] : [{ ...one, hits }]
    })
    return left.length === 0 ? [] : [{ page, blocks: left }]
  })
}

/** A hit with the text around it, for one line: what stands before and behind, and what is found. */
export interface HitLine {
  readonly before: string
  readonly found: string
  readonly after: string
}

/** `lead`, `trail`: how many characters are shown before and behind; the line is cut at its end where it has no room. */
export function hitLine(text: string, { start, end }: Pick<Hit, 'start' | 'end'>, lead: number, trail: number): HitLine {
  const before = Array.from(text.slice(0, start))
  const after = Array.from(text.slice(end))
  return {
    before: (before.length > lead ? '…' : '') + before.slice(-lead).join(''),
    found: text.slice(start, end),
    after: after.slice(0, trail).join('') + (after.length > trail ? '…' : ''),
  }
}
