import { describe, expect, it } from 'vitest'

import { present, type BlockId } from '#shared/base/index.ts'
import type { Article, Page, PageHead } from '#shared/model/index.ts'
import { countingIds } from '#shared/testing/ids.ts'
import { articleAt, blockWith, pageOf, perform } from '#shared/testing/pages.ts'

import { pageKeys } from './names.ts'
import { articleRecord, type ArticleRecord } from './record.ts'
import { removedRecords } from './removed.ts'

const articleOfPage = (page: Page, index = 0): Article => present(page.articles[articleAt(page, index)], 'the test page has it')
const recordOf = (page: Page, punctuation: 'full' | 'source' = 'source', index = 0): ArticleRecord =>
  articleRecord(page, articleOfPage(page, index), { key: 'k', punctuation })

const lines = [
  { text: '镇街书记谈', role: 'section' as const },
  { text: '提升政治站位', role: 'kicker' as const },
  { text: '主题教育', role: 'headline' as const },
  { text: '落地落实', role: 'headline' as const },
  { text: '——一季度侧记', role: 'subhead' as const },
  { text: '记者 王燕 通讯员 孙安琪', role: 'byline' as const },
  '本报讯,3月5日,我市召开会',
  { text: '议。', role: 'body' as const, joins: 6 },
  { text: '抓好落实', role: 'subhead' as const },
  '会议要求。',
  { text: '图为会议现场。', role: 'caption' as const },
  { text: '通讯员 常川 张允 摄', role: 'credit' as const },
  { text: '下转第三版', role: 'jump' as const },
  { text: '■', role: 'noise' as const },
]

describe('articleRecord', () => {
  it('[E1] has the title, then one paragraph a line, and fields of their own for the rest', () => {
    const record = recordOf(pageOf([{ lines }], [], countingIds()))
    expect(record).toMatchObject({
      id: 'k-001',
      text: '主题教育 落地落实\n本报讯,3月5日,我市召开会议。\n抓好落实\n会议要求。\n图为会议现场。',
      title: '主题教育 落地落实',
      title_kicker: '提升政治站位',
      title_sub: '——一季度侧记',
      byline: ['记者 王燕 通讯员 孙安琪'],
      authors: ['王燕', '孙安琪'],
      dateline: '本报讯',
      column: '镇街书记谈',
      figures: [{ caption: '图为会议现场。', credit: '通讯员 常川 张允 摄', page: null }],
      newspaper: null,
      date: null,
      language: 'zh',
      script: 'Hans',
      article_type: 'news',
      status: 'unreviewed',
      rev: 2,
    })
    expect(record.paragraphs.map(({ type, ops }) => [type, ...ops])).toEqual([['body', 'joined'], ['subhead'], ['body'], ['caption']])
  })

  it('[E1] always has the same fields in the same order', () => {
    const full = recordOf(pageOf([{ lines }], [], countingIds()))
    const bare = recordOf(pageOf([{ lines: ['一'] }], [], countingIds()))
    expect(Object.keys(bare)).toEqual(Object.keys(full))
    expect(bare).toMatchObject({ title: '', title_kicker: '', dateline: '', byline: [], figures: [], topics: [], script: null })
  })

  it('[E4] gives spans that yield the text in the original', () => {
    const page = pageOf([{ lines }], [], countingIds())
    const record = recordOf(page)
    for (const paragraph of record.paragraphs)
      expect(paragraph.spans.map(([start, end]) => page.text.slice(start, end)).join('')).toBe(paragraph.text)
    expect(record.source.spans.map(([start, end]) => page.text.slice(start, end))).toEqual(
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13].map((i) => {
        const line = lines[i]
        return typeof line === 'string' ? line : line?.text
      }),
    )
  })

  it('[E3] leaves a dropped copy out of the text and lists it with its partner', () => {
    const ids = countingIds()
    let page = pageOf([{ lines: ['一。', '二。'] }, { lines: ['一。'] }], ['架'], ids)
    const [keep] = articleOfPage(page).blocks
    const [copy] = articleOfPage(page, 1).blocks
    const named = (id: BlockId | undefined): BlockId => present(id, 'the article has a block')
    page = perform(page, { name: 'dropCopy', blocks: [named(copy)], reason: 'exact', keep: [named(keep)] }, ids)
    expect(recordOf(page).text).toBe('一。\n二。')
    expect(recordOf(page, 'source', 1).text).toBe('')
    const elsewhere = { key: 'k', idOf: () => null, titleOf: () => '' }
    expect(removedRecords(page, elsewhere)).toMatchObject([
      {
        text: '一。',
        place: { file: 'page.txt', spans: [[6, 8]] },
        reason: 'exact',
        partner: { id: 'k-001', text: '一。', spans: [[0, 2]] },
        operator: '林一',
      },
    ])
  })

  it('[E5] takes what the editor wrote for title and authors', () => {
    const ids = countingIds()
    let page = pageOf([{ lines }], [], ids)
    page = perform(page, { name: 'setArticleInfo', article: articleAt(page, 0), title: '改过的\n标题', authors: ['李四'] }, ids)
    expect(recordOf(page)).toMatchObject({ title: '改过的 标题', authors: ['李四'] })
    expect(recordOf(page).text.startsWith('改过的 标题\n')).toBe(true)
  })

  it('[E5] writes topics that an editor tagged, never suggestions', () => {
    const ids = countingIds()
    let page = pageOf([{ lines: ['一'] }], [], ids)
    page = perform(page, { name: 'tagArticle', article: articleAt(page, 0), topic: 'medtop:11000000' }, ids)
    expect(recordOf(page).topics).toEqual([{ scheme: 'medtop', code: '11000000', name: '政治' }])
    const article = articleOfPage(page)
    const suggested = {
      ...page,
      articles: { [article.id]: { ...article, topics: [{ topic: 'medtop:15000000', by: 'machine' as const, p: 0.9 }] } },
    }
    expect(recordOf(suggested).topics).toEqual([])
  })

  it('[E6] writes punctuation full-width where asked, and says so', () => {
    const page = pageOf([{ lines }], [], countingIds())
    const record = recordOf(page, 'full')
    expect(record.paragraphs[0]).toMatchObject({ text: '本报讯，3月5日，我市召开会议。', ops: ['joined', 'punctuation'] })
    expect(record.text).toContain('本报讯，3月5日，')
  })

  it('[E1] marks text that an editor corrected', () => {
    const ids = countingIds()
    let page = pageOf([{ lines: ['错字。'] }], [], ids)
    page = perform(page, { name: 'editText', block: blockWith(page, '错字。'), text: '对字。' }, ids)
    expect(recordOf(page).paragraphs).toMatchObject([{ text: '对字。', ops: ['edited'], spans: [[0, 3]] }])
  })

  it('[E1] names the photographers of a photo story as its authors', () => {
    const page = pageOf(
      [
        {
          kind: 'photo',
          lines: [
            { text: '三小车辆', role: 'headline' },
            { text: '图为现场。', role: 'caption' },
            { text: '通讯员 常川 摄', role: 'credit' },
          ],
        },
      ],
      [],
      countingIds(),
    )
    expect(recordOf(page)).toMatchObject({ authors: ['常川'], text: '三小车辆\n图为现场。' })
  })

  it('[E14] tells photographers from writers, and reads pen names, titles and a dateline behind the text', () => {
    const page = pageOf(
      [
        {
          lines: [
            { text: '古镇五点醒来', role: 'headline' },
            { text: '晨报记者 宋海洋 文 贺斌 图', role: 'byline' },
            '天还没亮。',
            '灯还亮着。（本报抚安２月２８日电）',
            { text: '古镇清晨。', role: 'caption' },
          ],
        },
        { lines: [{ text: '缸里的雨', role: 'headline' }, { text: '石板滩镇党委书记 老 饕', role: 'byline' }, '父亲留下一口缸。'] },
      ],
      [],
      countingIds(),
    )
    expect(recordOf(page)).toMatchObject({
      byline: ['晨报记者 宋海洋 文 贺斌 图'],
      authors: ['宋海洋'],
      dateline: '本报抚安２月２８日电',
      figures: [{ caption: '古镇清晨。', credit: '贺斌' }],
    })
    expect(recordOf(page, 'source', 1).authors).toEqual(['老饕'])
  })
})

describe('pageKeys', () => {
  const named = (publication: string | null, date: string | null, pageNo: string | null, name = 'a b?.txt', sha = 'f'): PageHead => {
    const page = pageOf([{ lines: ['一'] }], [], countingIds())
    const original = { ...present(page.head.originals[0], 'one'), name, sha256: sha.repeat(64) as never }
    return { ...page.head, originals: [original], info: { publication, date, pageNo, pageName: null, issueNo: null } }
  }

  it('[E7] makes ids of publication, date and page number, or of the file’s name', () => {
    const key = pageKeys()
    expect(key(named('菏泽日报', '2021-11-25', 'B07'))).toBe('菏泽日报-2021-11-25-B07')
    expect(key(named(null, null, null))).toBe('a_b')
    expect(key(named(null, '2021-11-25', null))).toBe('a_b-2021-11-25')
    expect(key(named(null, null, null, '???.txt'))).toBe('f'.repeat(12))
  })

  it('[E7] never gives two pages the same key, not even in another case', () => {
    const key = pageKeys()
    const keys = [
      key(named('A', null, '1')),
      key(named('a', null, '1', 'x', 'e')),
      key(named('A', null, '1', 'x', 'd')),
      key(named('A-1-' + 'e'.repeat(8), null, null)),
    ]
    expect(new Set(keys.map((one) => one.toLowerCase())).size).toBe(4)
  })
})
