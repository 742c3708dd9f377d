import { describe, expect, it } from 'vitest'

import type { BlockId, PageId } from '#shared/base/index.ts'

import { hitLine, listed, tickedOf } from './find-list.ts'

const pages = [
  {
    page: 'p1' as PageId,
    blocks: [
      {
        block: 'b1' as BlockId,
        text: '一二一',
        hits: [
          { start: 0, end: 1, after: '壹' },
          { start: 2, end: 3, after: '壹' },
        ],
      },
      { block: 'b2' as BlockId, text: '一', hits: [{ start: 0, end: 1, after: '壹' }] },
    ],
  },
  { page: 'p2' as PageId, blocks: [{ block: 'b3' as BlockId, text: '一', hits: [{ start: 0, end: 1, after: '壹' }] }] },
]

describe('the list of hits', () => {
  it('names each hit once', () => {
    const keys = listed(pages).map(({ key }) => key)
    expect([keys.length, new Set(keys).size]).toEqual([4, 4])
  })

  it('[FR5] keeps what is ticked, without blocks and pages that have nothing left', () => {
    const keys = listed(pages).map(({ key }) => key)
    expect(tickedOf(pages, new Set())).toEqual(pages.map(({ page, blocks }) => ({ page, blocks })))
    const left = tickedOf(pages, new Set([keys[0] ?? '', keys[2] ?? '', keys[3] ?? '']))
    expect(left.map(({ page, blocks }) => [page, blocks.map(({ block, hits }) => [block, hits.length])])).toEqual([['p1', [['b1', 1]]]])
  })

  it('shows what stands around, cut between characters', () => {
    expect(hitLine('\u{20bb7}\u{20bb7}找到\u{20bb7}\u{20bb7}', { start: 4, end: 6 }, 1, 1)).toEqual({
      before: '…\u{20bb7}',
      found: '找到',
      after: '\u{20bb7}…',
    })
  })
})
