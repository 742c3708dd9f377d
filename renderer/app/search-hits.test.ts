import { describe, expect, it } from 'vitest'

import type { ArticleId, PageId } from '#shared/base/index.ts'
import type { SearchHit } from '#shared/contract/index.ts'

import { markIn, pagesOf } from './search-hits.ts'

const hit = (page: string, publication: string | null, pageNo: string): SearchHit => ({
  page: page as PageId,
  article: `${page} article` as ArticleId,
  title: '',
  info: { publication, date: '2021-11-25', pageNo, pageName: null, issueNo: null },
  file: `${page}.txt`,
  excerpt: '',
  start: 0,
  end: 0,
})

describe('what the search box makes of hits', () => {
  it('finds the words whatever their case', () => {
    expect(markIn('GDP增长', 'gdp')).toEqual({ start: 0, end: 3 })
    expect(markIn('玉米', '小麦')).toBeNull()
    expect(markIn('玉米', '')).toBeNull()
  })

  it('lists a page by its name, date or file, once', () => {
    const hits = [hit('a', '牡丹晚报', 'B07'), hit('a', '牡丹晚报', 'B07'), hit('b', null, '3')]
    expect(pagesOf(hits, '牡丹').map(({ page }) => page)).toEqual(['a'])
    expect(pagesOf(hits, '2021-11-25').map(({ page }) => page)).toEqual(['a', 'b'])
    expect(pagesOf(hits, 'b.txt').map(({ page }) => page)).toEqual(['b'])
    expect(pagesOf(hits, '牡丹晚报 2021-11-25').map(({ page }) => page)).toEqual(['a'])
    expect(pagesOf(hits, '玉米')).toEqual([])
  })
})
