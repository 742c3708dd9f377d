import * as v from 'valibot'
import { describe, expect, it } from 'vitest'

import { newId, type PageId } from '#shared/base/index.ts'

import { testIds } from '../model/test-page.ts'
import { FRESH, remember, remembered, reviewMemorySchema, type PageState } from './hot-exit.ts'
import { runsOf } from './lines.ts'

const ids = testIds()
const left = (page: PageId): PageState => ({ page, anchor: null, focus: null, unfolded: [], shown: [], top: null, draft: null })

describe('how pages were left', () => {
  it('is remembered for the last pages, the latest first', () => {
    const pages = Array.from({ length: 40 }, () => newId<PageId>(ids))
    const memory = pages.reduce((before, page) => remember(before, left(page)), FRESH)
    expect(memory.pages).toHaveLength(30)
    expect(memory.pages[0]?.page).toBe(pages.at(-1))
    expect(remembered(memory, pages[5] as PageId)).toBeUndefined()
    expect(remembered(memory, pages[39] as PageId)).toEqual(left(pages[39] as PageId))
  })

  it('is remembered once for each page', () => {
    const page = newId<PageId>(ids)
    expect(remember(remember(FRESH, left(page)), left(page)).pages).toHaveLength(1)
  })

  it('comes back through JSON, and what is damaged is as if it had never been kept', () => {
    const memory = remember(FRESH, left(newId<PageId>(ids)))
    expect(v.parse(reviewMemorySchema, JSON.parse(JSON.stringify(memory)))).toEqual(memory)
    expect(v.safeParse(reviewMemorySchema, { ...memory, tab: 'elsewhere' }).success).toBe(false)
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
