import { afterEach, describe, expect, it } from 'vitest'

import { present, type PageId } from '#shared/base/index.ts'
import { NO_FILTER, type FindPart, type FindRequest } from '#shared/contract/index.ts'
import type { Search } from '#shared/finding/index.ts'

import { addTo, makePage, TestLibraries } from '../library/testing.ts'
import { Finding } from './index.ts'

const libraries = new TestLibraries()
afterEach(() => libraries.end())

const search = (text: string, more: Partial<Search> = {}): FindRequest => ({
  finder: { find: 'text', search: { text, pattern: false, matchCase: false, matchWidth: false, replacement: null, ...more } },
  filter: NO_FILTER,
  from: 0,
  limit: 1000,
})

async function world(texts: readonly string[]) {
  const { library, ids } = await libraries.use()
  const pages = texts.map((text, i) => makePage(ids, text, { info: { pageNo: String(i + 1), publication: i % 2 === 0 ? '甲报' : '乙报' } }))
  await addTo(library, pages)
  return { finding: new Finding(library), ids: pages.map((page): PageId => page.id) }
}

/** All parts put together, and how many there were. */
async function all(finding: Finding, request: FindRequest): Promise<{ readonly parts: number; readonly pages: FindPart['pages'] }> {
  const pages: FindPart['pages'][number][] = []
  for (let from: number | null = request.from, parts = 1; ; parts++) {
    const part: FindPart = await finding.find({ ...request, from: present(from, 'goes on') })
    pages.push(...part.pages)
    from = part.next
    if (from === null) return { parts, pages }
  }
}

describe('looking through the library', () => {
  it('[FR4] finds every page once, in the order of import, a part at a time', async () => {
    const { finding, ids } = await world(['标题\n被盜的玉米', '标题\n没有', '标题\n又是盜案,盜了', '标题\n盜'])
    const { pages, parts } = await all(finding, { ...search('盜'), limit: 1 })
    expect(pages.map(({ page, blocks }) => [page, blocks.map(({ hits }) => hits.length)])).toEqual([
      [ids[0], [1]],
      [ids[2], [2]],
      [ids[3], [1]],
    ])
    expect(parts).toBeGreaterThanOrEqual(3)
  })

  it('looks only where the filter lets it', async () => {
    const { finding, ids } = await world(['标题\n盜', '别的\n盜'])
    const { pages } = await all(finding, { ...search('盜'), filter: { ...NO_FILTER, publications: ['乙报'] } })
    expect(pages.map(({ page }) => page)).toEqual([ids[1]])
  })

  it('says what is wrong with a pattern, and what a replacement would be', async () => {
    const { finding } = await world(['标题\n11月25日'])
    expect(await finding.find(search('(', { pattern: true }))).toMatchObject({ fault: 'unclosed', pages: [] })
    const { pages } = await all(finding, search('(\\d+)月(\\d+)日', { pattern: true, replacement: '$2/$1' }))
    expect(pages[0]?.blocks[0]?.hits).toEqual([{ start: 0, end: 6, after: '25/11' }])
  })
})

describe('what the library has seen', () => {
  it('counts the other pages that hold a character or a pair', async () => {
    const { finding, ids } = await world(['标题\n已经', '标题\n已经,已经', '标题\n己'])
    expect(await finding.seen(present(ids[2], 'three pages'), ['已经', '已', '己', '经已', '三个字'])).toEqual({
      pages: 2,
      counts: [2, 2, 0, 0, 0],
    })
    expect(await finding.seen(present(ids[0], 'three pages'), ['已经', '己'])).toEqual({ pages: 2, counts: [1, 1] })
  })

  it('knows nothing in an empty library', async () => {
    const { finding, ids } = await world(['标题\n一'])
    expect(await finding.seen(present(ids[0], 'a page'), ['一'])).toEqual({ pages: 0, counts: [0] })
  })
})
