import { describe, expect, it } from 'vitest'

import { fakePlatform } from '#electron/platform/index.ts'
import { present } from '#shared/base/index.ts'
import { applyDiff, type Operation } from '#shared/operations/index.ts'

import { articleFacts, pageFacts, pageKey, topicCounts } from './row.ts'
import { blockAt, makePage, type PageOptions } from './testing.ts'
import type { Page } from '#shared/model/index.ts'

const platform = fakePlatform({ seed: 1 })
await platform.release()

const make = (text: string, options?: PageOptions): Page => makePage(platform.ids, text, options).page

describe('the row of a page', () => {
  it('leads with the first headline that stands first on the page', () => {
    expect(pageFacts(make('大标题\n正文\n小标题\n正文', { articles: [2, 2] })).lead).toBe('大标题')
    const dropHead = (page: Page): Operation => ({ name: 'dropCopy', blocks: [blockAt(page, 0).id], reason: 'exact', keep: [] })
    expect(pageFacts(make('大标题\n正文\n小标题\n正文', { articles: [2, 2], edits: [dropHead] })).lead).toBe('小标题')
    const move = (page: Page): Operation => ({
      name: 'moveArticle',
      article: present(page.head.articles[1], 'two'),
      before: present(page.head.articles[0], 'one'),
    })
    expect(pageFacts(make('大标题\n正文\n小标题\n正文', { articles: [2, 2], edits: [move] })).lead).toBe('小标题')
    expect(pageFacts(make('散句', { articles: [] })).lead).toBe('')
  })

  it('puts the lines of a headline together and cuts a very long one between characters', () => {
    const both = (page: Page): Operation => ({ name: 'setRole', blocks: [blockAt(page, 0).id, blockAt(page, 1).id], role: 'headline' })
    expect(pageFacts(make('上行\n下行\n正文', { edits: [both] })).lead).toBe('上行 下行')
    const long = pageFacts(make(`a${'😀'.repeat(300)}\n正文`)).lead
    expect(long.length).toBe(199)
    expect(long.isWellFormed()).toBe(true)
  })

  it('counts characters without white space and without dropped copies', () => {
    const drop = (page: Page): Operation => ({ name: 'dropCopy', blocks: [blockAt(page, 1).id], reason: 'exact', keep: [] })
    expect(pageFacts(make('标 题　😀\n正文', { edits: [drop] })).characters).toBe(3)
    expect(pageFacts(make('标题\n正文')).characters).toBe(4)
  })

  it('counts open doubts, copies that still stand, and the work that they make', () => {
    const options: PageOptions = { articles: [2, 2], doubts: [1, 3], copies: [[1, 3]] }
    expect(pageFacts(make('甲题\n段\n乙题\n段', options))).toMatchObject({
      doubts: 2,
      duplicates: 1,
      articles: 2,
      approved: 0,
      effort: 27,
      status: 'unreviewed',
    })
    const settle = (page: Page): Operation => ({
      name: 'settleDoubt',
      doubt: present(Object.values(page.doubts)[0], 'two').id,
      state: 'later',
    })
    const drop = (page: Page): Operation => ({
      name: 'dropCopy',
      blocks: [blockAt(page, 3).id],
      reason: 'exact',
      keep: [blockAt(page, 1).id],
    })
    const approve = (page: Page): Operation => ({
      name: 'setStatus',
      page: false,
      articles: page.head.articles.slice(0, 1),
      status: 'approved',
    })
    const edited = make('甲题\n段\n乙题\n段', { ...options, edits: [settle, drop, approve] })
    expect(pageFacts(edited)).toMatchObject({ doubts: 0, duplicates: 0, approved: 1, effort: 4, status: 'in-review' })
    const close = (): Operation => ({ name: 'setStatus', page: true, articles: [], status: 'approved' })
    expect(pageFacts(make('甲题\n段\n乙题\n段', { ...options, edits: [close] }))).toMatchObject({
      doubts: 0,
      effort: 0,
      status: 'approved',
    })
  })

  it('orders page numbers as an editor counts', () => {
    const printed = ['B10', '10', 'B07', 'A12', '2', '９', 'B7', '第3版', 'b8']
    const sorted = printed.toSorted((a, b) => (pageKey(a) < pageKey(b) ? -1 : pageKey(a) > pageKey(b) ? 1 : 0))
    expect(sorted).toEqual(['2', '９', '10', 'A12', 'B07', 'B7', 'b8', 'B10', '第3版'])
    expect(pageKey('0')).not.toBe(pageKey(null))
    expect(pageKey('B07')).toBe(pageKey('B7'))
  })
})

describe('the rows of articles', () => {
  it('follow the page order, with joined paragraphs whole', () => {
    const page = make('甲题\n上半\n下半\n独立\n乙题\nAlpha\nbeta', {
      articles: [4, 3],
      joins: [
        [2, 1],
        [6, 5],
      ],
    })
    expect(articleFacts(page)).toMatchObject([
      { seq: 0, title: '甲题', text: '甲题\n上半下半\n独立', kind: 'news', status: 'unreviewed', topics: [] },
      { seq: 1, title: '乙题', text: '乙题\nAlpha beta' },
    ])
  })

  it('take the title that an editor wrote', () => {
    const name = (page: Page): Operation => ({
      name: 'setArticleInfo',
      article: present(page.head.articles[0], 'one'),
      title: '新题',
      authors: null,
    })
    expect(articleFacts(make('旧题\n正文', { edits: [name] }))).toMatchObject([{ title: '新题', text: '旧题\n正文' }])
  })

  it('count the topics that an editor tagged, not those that the machine suggests', () => {
    const tag = (page: Page): Operation => ({
      name: 'tagArticle',
      article: present(page.head.articles[0], 'one'),
      topic: 'medtop:01000000',
    })
    const tagOther = (page: Page): Operation => ({
      name: 'tagArticle',
      article: present(page.head.articles[1], 'two'),
      topic: 'medtop:01000000',
    })
    const page = make('甲题\n段\n乙题\n段', { articles: [2, 2], edits: [tag, tagOther] })
    const [first] = Object.values(page.articles)
    const suggested = applyDiff(page, [
      {
        do: 'set',
        type: 'article',
        id: present(first, 'two').id,
        fields: { topics: [[], [{ topic: 'medtop:02000000', by: 'machine', p: 0.5 }]] },
      },
    ])
    expect(topicCounts(page)).toEqual(new Map([['medtop:01000000', 2]]))
    expect(topicCounts(suggested)).toEqual(new Map([['medtop:01000000', 1]]))
  })
})
