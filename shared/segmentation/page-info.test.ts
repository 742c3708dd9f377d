import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { readPageInfo } from './index.ts'

const nothing = { publication: null, date: null, pageNo: null, pageName: null, issueNo: null }

describe('the file name', () => {
  it.each([
    ['牡丹晚报_2021-11-25_B07.txt', { publication: '牡丹晚报', date: '2021-11-25', pageNo: 'B07' }],
    ['2021.11.25 菏泽日报 第3版 要闻.md', { publication: '菏泽日报', date: '2021-11-25', pageNo: '3', pageName: '要闻' }],
    ['rmrb-1985-03-05-01', { publication: '人民日报', date: '1985-03-05', pageNo: '1' }],
    ['20211125A03', { date: '2021-11-25', pageNo: 'A03' }],
    ['济宁日报20230301第05版：综合.txt', { publication: '济宁日报', date: '2023-03-01', pageNo: '5', pageName: '综合' }],
    ['北京晚报 1984年5月6日 第十二版.txt', { publication: '北京晚报', date: '1984-05-06', pageNo: '12' }],
    ['C:\\扫描\\菏泽日报.txt', { publication: '菏泽日报' }],
  ])('[G13] %s', (name, found) => {
    expect(readPageInfo(name, '')).toEqual({ ...nothing, ...found })
  })

  it.each([
    '003_f35563e586983909.txt',
    '2021-13-25.txt',
    '2021-02-30_A1.txt',
    'scan-0001.txt',
    'IMG_20211125_103355.jpg',
    'hash_19990101abcdef.txt',
    '',
    '...',
  ])('[G13] tells nothing: %s', (name) => {
    expect(readPageInfo(name, '')).toEqual(nothing)
  })
})

describe('the lines at the head of the text', () => {
  it.each([
    ['2021年11月25日 星期四 第3版：要闻\n责任编辑：王五\n标题', { date: '2021-11-25', pageNo: '3', pageName: '要闻' }],
    ['菏泽日报\n2021年11月25日 星期四\n要闻 第3版\n', { publication: '菏泽日报', date: '2021-11-25', pageNo: '3', pageName: '要闻' }],
    ['总第 3456 期 今日8版\nB07版 2021年11月25日\n', { date: '2021-11-25', pageNo: 'B07', issueNo: '3456' }],
  ])('[G13] %s', (text, found) => {
    expect(readPageInfo('x.txt', text)).toEqual({ ...nothing, ...found })
  })

  it.each([
    '2023“世界地球日”和“爱鸟周”主题宣传活动启动\n本报讯(记者 张慧)2023年4月21日,由市林业局主办',
    '本报讯 2023年4月21日\n',
    '2021年2月30日 星期四\n',
    '纪念2021年11月25日的那次大会胜利召开十周年纪念活动侧记\n',
    `${'标题\n'.repeat(9)}2021年11月25日 星期四\n`,
  ])('[G13] are no folio: %s', (text) => {
    expect(readPageInfo('x.txt', text).date).toBeNull()
  })
})

describe('front matter', () => {
  const text = '---\ntitle: "旧报"\nnewspaper: 菏泽日报\ndate: 2021-11-25\npage_no: "03"\npage_name: \'要闻\'\n---\n\n# 标题\n'

  it('is read', () => {
    expect(readPageInfo('x.md', text)).toEqual({
      publication: '菏泽日报',
      date: '2021-11-25',
      pageNo: '3',
      pageName: '要闻',
      issueNo: null,
    })
  })

  it('[G13] goes before the file name', () => {
    expect(readPageInfo('牡丹晚报_2020-01-02_B07.md', text)).toMatchObject({ publication: '菏泽日报', date: '2021-11-25', pageNo: '3' })
  })

  it('[G13] with a day that does not exist gives no date', () => {
    expect(readPageInfo('x.md', text.replace('11-25', '02-30')).date).toBeNull()
  })
})

it('[G13] gives only days that exist and values of bounded length, whatever it reads', () => {
  const part = fc.constantFrom(
    '2021',
    '-',
    '年',
    '13',
    '02',
    '30',
    '月',
    '日',
    '第',
    '版',
    '菏泽日报',
    'A1',
    ' ',
    '\n',
    '---\n',
    'date: ',
    '\ud800',
  )
  const text = fc.array(fc.oneof(part, fc.string({ unit: 'binary', maxLength: 10 })), { maxLength: 20 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, text, (name, page) => {
      const info = readPageInfo(name, page)
      for (const value of Object.values(info)) if (value !== null) expect(String(value).length).toBeLessThanOrEqual(200)
      if (info.date !== null) expect(new Date(`${info.date}T00:00:00.000Z`).toISOString().slice(0, 10)).toBe(info.date)
    }),
    { seed: 2, numRuns: 500 },
  )
})
