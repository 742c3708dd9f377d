import { describe, expect, it } from 'vitest'

import { present } from '#shared/base/index.ts'
import type { Page } from '#shared/model/index.ts'
import { countingIds } from '#shared/testing/ids.ts'
import { articleAt, pageOf } from '#shared/testing/pages.ts'

import { documentName, markdownOf, plainTextOf } from './documents.ts'
import { fileName } from './names.ts'
import { articleRecord, type ArticleRecord } from './record.ts'

const page = pageOf(
  [
    {
      lines: [
        { text: '镇街书记谈', role: 'section' },
        { text: '引题', role: 'kicker' },
        { text: '主*题* <b>', role: 'headline' },
        { text: '副题', role: 'subhead' },
        { text: '■白建喜', role: 'byline' },
        '+ 不是标题',
        '1. 不是列表 <img src=x onerror=alert(1)>',
        { text: '小标题', role: 'subhead' },
        '---',
        { text: '图说。', role: 'caption' },
      ],
    },
  ],
  [],
  countingIds(),
)
const recordOf = (of: Page): ArticleRecord =>
  articleRecord(of, present(of.articles[articleAt(of, 0)], 'the page has one'), { key: 'k', punctuation: 'source' })

describe('markdownOf', () => {
  it('[E8] writes a front matter, headings and text that stays text', () => {
    const [, front, body] = markdownOf(recordOf(page)).split(/^---$/m)
    expect(front).toContain('\ntitle: "主*题* <b>"\n')
    expect(front).toContain('\nbyline: ["■白建喜"]\n')
    expect(front).toContain('\ndate: null\n')
    expect(body).toBe(
      '\n\n# 主\\*题\\* \\<b\\>\n\n\\+ 不是标题\n\n1\\. 不是列表 \\<img src=x onerror=alert(1)\\>\n\n## 小标题\n\n\\---\n\n> 图说。\n',
    )
  })
})

describe('plainTextOf', () => {
  it('[E8] writes the article as it is printed, one paragraph a line', () => {
    expect(plainTextOf(recordOf(page)).split('\n').slice(0, 6)).toEqual([
      '镇街书记谈',
      '引题',
      '主*题* <b>',
      '副题',
      '■白建喜',
      '+ 不是标题',
    ])
  })
})

describe('fileName', () => {
  it.each([
    [['2021-11-25', '03', '001', '标题'], '2021-11-25-03-001-标题.md'],
    [['a/b\\c:d*e?f"g<h>i|j'], 'a_b_c_d_e_f_g_h_i_j.md'],
    [['CON'], '_CON.md'],
    [['com¹.x'], '_com¹.x.md'],
    [['尾点. . '], '尾点.md'],
    [['..'], '_.md'],
    [[''], '_.md'],
    [['换\n行\u0000零\u200b宽\u202e反'], '换行零宽反.md'],
    [['半\ud800'], '半.md'],
  ])('[E9] makes %j to %s', (parts, wanted) => {
    expect(fileName(parts, '.md')).toBe(wanted)
  })

  it('[E9] cuts to 200 bytes between characters', () => {
    const name = fileName(['001', '𠮷'.repeat(100)], '.md')
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200)
    expect(Buffer.byteLength(name)).toBeGreaterThan(190)
    expect(name.isWellFormed()).toBe(true)
  })
})

describe('documentName', () => {
  it('[E9] names date, page number, number and title, or the file where the date is unknown', () => {
    expect(documentName(page, recordOf(page), '.md')).toBe('page-001-主_题_ _b_.md')
    const dated = { ...page, head: { ...page.head, info: { ...page.head.info, date: '2021-11-25', pageNo: '3' } } }
    expect(documentName(dated, recordOf(dated), '.txt')).toBe('2021-11-25-3-001-主_题_ _b_.txt')
  })
})
