import * as v from 'valibot'
import { describe, expect, it } from 'vitest'

import { newId, type BlockId, type PageId } from '#shared/base/index.ts'

import { testIds } from '../model/test-page.ts'
import { draftSchema, FRESH, pageStatesSchema, remember, remembered, reviewMemorySchema, type PageState } from './hot-exit.ts'
import { runsOf } from './lines.ts'

const ids = testIds()
const left = (page: PageId): PageState => ({ page, anchor: null, focus: null, unfolded: [], shown: [], top: null })

describe('how pages were left', () => {
  it('is remembered for the last pages, the latest first', () => {
    const pages = Array.from({ length: 40 }, () => newId<PageId>(ids))
    const states = pages.reduce<readonly PageState[]>((before, page) => remember(before, left(page)), [])
    expect(states).toHaveLength(30)
    expect(states[0]?.page).toBe(pages.at(-1))
    expect(remembered(states, pages[5] as PageId)).toBeUndefined()
    expect(remembered(states, pages[39] as PageId)).toEqual(left(pages[39] as PageId))
  })

  it('is remembered once for each page', () => {
    const page = newId<PageId>(ids)
    expect(remember(remember([], left(page)), left(page))).toHaveLength(1)
  })

  it('comes back through JSON, and what is damaged is as if it had never been kept', () => {
    const states = remember([], left(newId<PageId>(ids)))
    expect(v.parse(pageStatesSchema, JSON.parse(JSON.stringify(states)))).toEqual(states)
    expect(v.parse(reviewMemorySchema, JSON.parse(JSON.stringify(FRESH)))).toEqual(FRESH)
    expect(v.safeParse(reviewMemorySchema, { ...FRESH, tab: 'elsewhere' }).success).toBe(false)
    expect(v.safeParse(draftSchema, { page: newId<PageId>(ids), block: newId<BlockId>(ids), text: '半', caret: -1 }).success).toBe(false)
  })
})

describe('lines in words', () => {
  it('are runs, ascending and without repeats', () => {
    expect(runsOf([9, 3, 4, 5, 4])).toEqual([
      [3, 5],
      [9, 9],
    ])
    expect(runsOf([])).toEqual([])
  })
})
