import { describe, expect, it } from 'vitest'

import type { PageId } from '#shared/base/index.ts'

import { aroundOn, follow, NO_TRAIL } from './trail.ts'

const [a, b, c, d] = ['a', 'b', 'c', 'd'] as PageId[] as [PageId, PageId, PageId, PageId]

describe('turning pages', () => {
  it('follows the library’s order', () => {
    expect(aroundOn(follow(NO_TRAIL, b, null), { before: [a], after: [c, d] })).toEqual({ before: a, after: c })
    expect(aroundOn(follow(NO_TRAIL, a, null), { before: [], after: [] })).toEqual({ before: null, after: null })
  })

  it('leads back to where one came from, though the order has changed meanwhile', () => {
    const walked = follow(follow(NO_TRAIL, a, null), b, 'after')
    expect(aroundOn(walked, { before: [], after: [a, c] })).toEqual({ before: a, after: c })
  })

  it('goes forward again along the way it came back', () => {
    const back = follow(follow(follow(NO_TRAIL, a, null), b, 'after'), a, 'before')
    expect(aroundOn(back, { before: [], after: [d] })).toEqual({ before: null, after: b })
  })

  it('goes further back than it began', () => {
    const walked = follow(follow(NO_TRAIL, b, null), a, 'before')
    expect(aroundOn(walked, { before: [d], after: [c] })).toEqual({ before: d, after: b })
  })

  it('begins a new walk where a page was chosen', () => {
    const walked = follow(follow(follow(NO_TRAIL, a, null), b, 'after'), d, null)
    expect(aroundOn(walked, { before: [b], after: [a] })).toEqual({ before: b, after: a })
  })
})
