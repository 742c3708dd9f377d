/**
 * The other copy of a text that an editor drops by hand: what the machine did not find when it cut the page. Whatever is
 * dropped names what stays in its stead, so a text of which no other copy stands on the page is not dropped at all. [V22]
 */
import type { BlockId } from '#shared/base/index.ts'
import { Comparer, normalise, type Normal } from '#shared/duplicates/index.ts'
import type { Block, Page } from '#shared/model/index.ts'

import { blockOf } from './page-index.ts'

export interface Partner {
  readonly block: BlockId
  /** How what is dropped lies in it: as the same, as another reading of it, or as a part of it. */
  readonly kind: 'exact' | 'near' | 'contained'
}

const comparer = new Comparer()
const normals = new WeakMap<Block, Normal>()

function normalOf(block: Block): Normal {
  const known = normals.get(block)
  if (known !== undefined) return known
  const normal = normalise(block.text)
  normals.set(block, normal)
  return normal
}

const known = new WeakMap<Page, Map<string, Partner | undefined>>()

/**
 * The block that holds all of this one's text: the same, else the likest, else the one that it is a part of. Neither a
 * dropped block nor one of `others` (what is dropped along with it) is one, nor one with other figures or dates. Time
 * grows with the page's text; found once for each state of the page.
 */
export function partnerOf(page: Page, block: BlockId, others: readonly BlockId[] = []): Partner | undefined {
  const found = known.get(page) ?? new Map<string, Partner | undefined>()
  known.set(page, found)
  const key = [block, ...others].join(' ')
  if (!found.has(key)) found.set(key, search(page, block, others))
  return found.get(key)
}

function search(page: Page, block: BlockId, others: readonly BlockId[]): Partner | undefined {
  const text = normalOf(blockOf(page, block))
  let best: (Partner & { readonly rank: number }) | undefined
  for (const other of Object.values(page.blocks)) {
    if (other.id === block || other.dropped !== null || others.includes(other.id)) continue
    const likeness = comparer.compare(text, normalOf(other))
    if (likeness === undefined || likeness.figures || (likeness.kind === 'contained' && likeness.whole !== 'a')) continue
    const rank = { exact: 2, near: 1, contained: 0 }[likeness.kind] + likeness.score
    if (best === undefined || rank > best.rank) best = { block: other.id, kind: likeness.kind, rank }
  }
  return best === undefined ? undefined : { block: best.block, kind: best.kind }
}
